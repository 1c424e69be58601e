"""Actor packs of one's own: merged, checked, with dates."""

import datetime as dt
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.know.actors import actor_packs
from sayso.know.actors.check import doubts_of
from sayso.know.actors.known import Membership
from sayso.know.actors.packs import pack_of, read_pack, shipped_packs

LIONS = (
    "- {id: lions, name: Lions of the North, type: militia, country: ML, aliases: [LN], member_of: [{id: platform}]}"
)
MNLA = "- {id: mnla, name: MNLA, type: rebels, aliases: [Azawad fighters]}"


def test_a_new_actor_is_found_beside_those_that_ship() -> None:
    packs = shipped_packs().merged(read_pack("own", LIONS))
    assert [actor.id for actor in packs.find("lions of the north")] == ["lions"]
    assert packs.find("JNIM")[0].id == "jnim"


def test_one_with_a_known_id_adds_to_it() -> None:
    actor = shipped_packs().merged(read_pack("own", MNLA)).by_id("mnla")
    assert actor is not None
    assert (actor.name, actor.country) == ("MNLA", "ML")
    assert {"National Movement for the Liberation of Azawad", "Azawad fighters"} <= set(actor.aliases)
    assert actor.memberships == (Membership("cma", dt.date(2014, 6, 9)),)


def test_whom_a_pack_names_must_be_known() -> None:
    rows = read_pack("own", "- {id: x, name: Xs, type: militia, member_of: [{id: nobody}]}")
    with pytest.raises(KnowledgeError, match="'x' names 'nobody', which is nobody"):
        shipped_packs().merged(rows)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {id: x, name: X}", "an actor needs id, name and type"),
        ("- {id: x, name: X, type: army}", "the codebook has no actor type 'army'"),
        ("- {id: x, name: X, type: rebels, succeeded_by: y}", "succeeded_by is a list of"),
        ("- {id: x, name: X, type: rebels, member_of: [{id: y, from: 2020}]}", "from and to are dates"),
        (
            "- {id: x, name: X, type: rebels, member_of: [{id: y, from: 2020-01-02, to: 2020-01-01}]}",
            "before it begins",
        ),
        ("- {id: x, name: X, type: rebels, side: [a]}", "'side' is no text"),
        ("{", "own.yaml"),
        ("text", "a list of actors is expected"),
    ],
)
def test_a_malformed_pack_names_entry_and_field(text: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=told):
        read_pack("own", text)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * 5_000_001])
def test_a_file_that_is_no_pack_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"own\.yaml"):
        pack_of(path)


@pytest.mark.parametrize(
    ("day", "bodies"),
    [
        (dt.date(2013, 1, 1), []),
        (dt.date(2015, 1, 1), ["cma"]),
        (dt.date(2022, 1, 1), ["cma", "csp"]),
        (None, ["cma", "csp"]),
    ],
)
def test_memberships_have_dates(day: dt.date | None, bodies: list[str]) -> None:
    assert [body.id for body in shipped_packs().bodies_of("mnla", day)] == bodies


@pytest.mark.parametrize(
    ("id", "successor"),
    [
        ("csp", Membership("fla", dt.date(2024, 11, 30))),
        ("nusra", Membership("hts", dt.date(2017, 1, 28))),
        ("monuc", Membership("monusco", dt.date(2010, 7, 1))),
        ("mss-ht", Membership("gsf-ht", dt.date(2025, 9, 30))),
    ],
)
def test_successors_have_dates(id: str, successor: Membership) -> None:
    actor = actor_packs().by_id(id)
    assert actor is not None
    assert actor.successors == (successor,)


def test_wings_of_one_group_are_on_two_sides() -> None:
    loyal, rebel = shipped_packs().by_id("gatia"), shipped_packs().by_id("gatia-fahad")
    assert loyal is not None
    assert rebel is not None
    assert (loyal.side, [one.of for one in rebel.memberships]) == ("ml-government", ["csp"])


def test_doubtful_names_are_told() -> None:
    rows = read_pack("own", "- {id: x, name: JNIM, type: rebels, country: ML, aliases: [LN]}")
    assert list(doubts_of(rows, shipped_packs())) == [
        "x: 'JNIM' also names jnim (JNIM), and no country tells which",
        "x: 'LN' is too short to be told from other words",
    ]


@pytest.mark.parametrize("theatre", ["sahel", "sudan", "great_lakes", "haiti", "colombia", "yemen", "myanmar", "horn"])
def test_the_theatres_have_packs(theatre: str) -> None:
    assert any(actor.theatre == theatre for actor in shipped_packs())
