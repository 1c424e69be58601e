"""The actor packs: what they know, how names are looked up, and how a malformed pack is refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.codebook import codebook
from sayso.errors import KnowledgeError
from sayso.know.actors import ActorPacks, KnownActor, actor_packs
from sayso.know.actors.packs import read_pack
from sayso.know.actors.spelling import spelled
from sayso.know.countries import country_by_iso
from sayso.know.gazetteer.fold import MAX_NAME

EVERY = tuple(actor_packs())
THEATRES = tuple(dict.fromkeys(actor.theatre for actor in EVERY))
MOST = 45


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("JNIM", "jnim"),
        ("Jama'at Nusrat al-Islam wal-Muslimin", "jnim"),
        ("Groupe de soutien à l’islam et aux musulmans", "jnim"),
        ("ISGS", "issp"),
        ("Islamic State Sahel Province", "issp"),
        ("CMA", "cma"),
        ("Coordination of Azawad Movements", "cma"),
        ("the Permanent Strategic Framework", "csp"),
        ("Permanent Strategic Framework for Peace, Security and Development", "csp"),
        ("MNLA", "mnla"),
        ("HCUA", "hcua"),
        ("MAA", "maa"),
        ("GATIA", "gatia"),
        ("FLA", "fla"),
        ("Ansar Dine", "ansar-dine"),
        ("Ansar Eddine", "ansar-dine"),
        ("Dan Na Ambassagou", "dan-na-ambassagou"),
        ("FAMa", "ml-army"),
        ("the Malian Armed Forces", "ml-army"),
        ("armée malienne", "ml-army"),
        ("MINUSMA", "minusma"),
        ("Wagner", "wagner"),
        ("Africa Corps", "africa-corps"),
        ("Barkhane", "barkhane"),
        ("G5 Sahel", "g5-sahel"),
        ("VDP", "vdp"),
        ("Rapid Support Forces", "rsf"),
        ("M23", "m23"),
        ("al-Shabab", "al-shabaab"),
        ("U.N. Security Council", "un-security-council"),
        ("UN SECURITY COUNCIL", "un-security-council"),
        ("CEDEAO", "ecowas"),
        ("Médecins sans frontières", "msf"),
        ("Medecins Sans Frontieres", "msf"),
    ],
)
def test_a_name_in_any_spelling_is_found(name: str, id: str) -> None:
    assert [actor.id for actor in actor_packs().find(name)] == [id]


@pytest.mark.parametrize("name", ["", "the", "...", "Nobody's Front", "a" * 10_000])
def test_an_unknown_name_finds_nobody(name: str) -> None:
    assert actor_packs().find(name) == ()


def test_of_several_bearers_of_a_name_the_country_s_own_comes_first() -> None:
    assert actor_packs().find("JEM", country="SD")[0].id == "jem"
    assert actor_packs().find("JeM", country="PK")[0].id == "jaish-e-mohammed"


def test_the_coordination_is_part_of_the_framework_from_the_day_of_its_founding() -> None:
    cma = actor_packs().by_id("cma")
    assert cma is not None
    assert [(part.of, part.start, part.end) for part in cma.memberships] == [("csp", dt.date(2021, 5, 6), None)]


def test_the_general_staff_is_part_of_the_army() -> None:
    staff = actor_packs().by_id("ml-general-staff")
    assert staff is not None
    assert staff.memberships[0].of == "ml-army"
    assert staff.side == "ml-government"


def test_nobody_has_an_unknown_id() -> None:
    assert actor_packs().by_id("no-such-actor") is None


@pytest.mark.parametrize("theatre", THEATRES)
def test_each_actor_of_a_theatre_is_found_by_each_of_its_names(theatre: str) -> None:
    actors = [actor for actor in EVERY if actor.theatre == theatre]
    lost = [name for actor in actors for name in (actor.name, *actor.aliases) if actor not in actor_packs().find(name)]
    assert lost == []


@pytest.mark.parametrize("theatre", THEATRES)
def test_the_actors_of_a_theatre_have_types_of_the_codebook_and_real_countries(theatre: str) -> None:
    actors = [actor for actor in EVERY if actor.theatre == theatre]
    assert {actor.type for actor in actors} <= set(codebook().actor_types)
    assert [actor.id for actor in actors if actor.country and country_by_iso(actor.country) is None] == []


def test_no_theatre_is_larger_than_a_person_can_review() -> None:
    theatres = [actor.theatre for actor in EVERY]
    assert {name: theatres.count(name) for name in theatres if theatres.count(name) > MOST} == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: 1", r"broken\.yaml: a list of actors is expected"),
        ("- [1", r"broken\.yaml: "),
        ("- 7", r"broken\.yaml: entry 1: an actor needs id, name and type"),
        ("- {id: x, name: X}", r"broken\.yaml: entry 1: an actor needs id, name and type"),
        ("- {id: x, name: X, type: rebels, colour: red}", r"entry 1 \('x'\): unknown fields: colour"),
        ("- {id: x, name: X, type: knights}", r"entry 1 \('x'\): the codebook has no actor type 'knights'"),
        ("- {id: x, name: X, type: rebels, country: Mali}", r"entry 1 \('x'\): no country has the code 'Mali'"),
        ("- {id: 7, name: X, type: rebels}", r"entry 1 \('7'\): 'id' is no text"),
        ("- {id: x, name: '...', type: rebels}", r"entry 1 \('x'\): 'name' is no text"),
        ("- {id: x, name: X, type: rebels, aliases: Y}", r"entry 1 \('x'\): aliases are a list of names"),
        ("- {id: x, name: X, type: rebels, member_of: 7}", r"entry 1 \('x'\): member_of is a list"),
        ("- {id: x, name: X, type: rebels, member_of: [y]}", r"entry 1 \('x'\): member_of"),
        ("- {id: x, name: X, type: rebels, member_of: [{id: y, from: soon}]}", "from and to are dates"),
    ],
)
def test_a_malformed_pack_is_refused_with_its_file_and_entry(text: str, reason: str) -> None:
    with pytest.raises(KnowledgeError, match=reason):
        read_pack("broken", text)


def test_two_actors_of_one_id_are_refused() -> None:
    with pytest.raises(KnowledgeError, match=r"two\.yaml: the id 'x' is taken"):
        ActorPacks([KnownActor("x", "X", "rebels", theatre="one"), KnownActor("x", "Y", "rebels", theatre="two")])


def test_a_membership_in_nobody_is_refused() -> None:
    actors = read_pack("one", "- {id: x, name: X, type: rebels, member_of: [{id: y}]}")
    with pytest.raises(KnowledgeError, match=r"one\.yaml: 'x' names 'y', which is nobody"):
        ActorPacks(actors)


def test_a_country_code_that_yaml_takes_for_no_stays_a_country() -> None:
    (actor,) = read_pack("one", "- {id: x, name: X, type: military, country: NO}")
    assert actor.country == "NO"


@given(st.text())
def test_a_spelling_forgets_case_and_is_bounded(name: str) -> None:
    assert spelled(name) == spelled(name).lower()
    assert len(spelled(name)) <= 4 * MAX_NAME


@pytest.mark.parametrize(
    ("name", "id", "type", "side"),
    [
        ("Putin", "putin", "government", "ru-government"),
        ("Volodymyr Zelenskyy", "zelensky", "government", "ua-government"),
        ("Abdel-Fattah al-Burhan", "burhan", "military", "sd-army"),
        ("Hemedti", "hemedti", "militia", "rsf"),
        ("Recep Tayyip Erdoğan", "erdogan", "government", "tr-government"),
    ],
)
def test_a_leader_is_known_with_whom_he_speaks_for(name: str, id: str, type: str, side: str) -> None:
    (actor,) = actor_packs().find(name)
    assert (actor.id, actor.type, actor.side, actor.role) == (id, type, side, "person")


def test_a_party_s_own_outlet_speaks_for_it() -> None:
    (outlet,) = actor_packs().find("Radio Venceremos")
    assert (outlet.type, outlet.side) == ("media", "fmln")
