"""Names of the packs that a text may hold without meaning the actor."""

import pytest

from sayso.know.actors import KnownActor, actor_packs
from sayso.know.actors.spelling import spelled
from sayso.know.countries import country_by_demonym, country_by_name
from sayso.read.places.lexicon import lexicon

WORDS_TOO = {"Amnesty", "Dawn"}
"""Names that are words as well: a capital inside a sentence tells them apart."""
SHARED = {"jem", "ahlu sunna wal jamaa", "cpc"}
"""Spellings that actors of two countries share."""
EVERY = tuple(actor_packs())


def names_of(actor: KnownActor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def test_no_name_is_a_plain_word_but_for_acronyms() -> None:
    plain = {name for actor in EVERY for name in names_of(actor) if name.lower() in lexicon().vocabulary}
    assert {name for name in plain if not name.isupper()} == WORDS_TOO


def test_no_name_is_a_country_s_or_a_people_s() -> None:
    every = [name for actor in EVERY for name in names_of(actor) if len(name) > len("UA")]
    assert [name for name in every if country_by_name(name) or country_by_demonym(name)] == []


def test_no_spelling_is_shared_within_a_country() -> None:
    bearers: dict[str, set[KnownActor]] = {}
    for actor in EVERY:
        for name in names_of(actor):
            bearers.setdefault(spelled(name), set()).add(actor)
    shared = {key: actors for key, actors in bearers.items() if len(actors) > 1}
    assert set(shared) == SHARED
    assert [key for key, actors in shared.items() if len({one.country for one in actors}) < len(actors)] == []


@pytest.mark.parametrize("type", ["rebels", "jihadists", "militia", "mercenaries", "gang"])
def test_no_part_of_a_state_is_of_a_type_that_fights_states(type: str) -> None:
    assert [actor.id for actor in EVERY if actor.role not in {None, "person"} and actor.type == type] == []


def test_only_persons_and_parts_of_states_have_roles() -> None:
    roles = {actor.role for actor in EVERY if actor.role}
    parts = {
        "government",
        "army",
        "air_force",
        "navy",
        "general_staff",
        "police",
        "security_forces",
        "junta",
        "parliament",
    }
    assert roles == parts | {"mission", "person"}


def test_a_person_is_on_a_side_that_is_no_person_s() -> None:
    sides = {actor.side for actor in EVERY if actor.role == "person" and actor.side}
    assert [side for side in sides if (body := actor_packs().by_id(side)) is None or body.role == "person"] == []
