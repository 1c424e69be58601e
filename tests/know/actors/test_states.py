"""Parts of a state, named as reports name them."""

import pytest

from sayso.know.actors import adjective_of, state_actor


@pytest.mark.parametrize(
    ("country", "role", "name", "type"),
    [
        ("ML", "army", "Malian Armed Forces", "military"),
        ("ML", "junta", "Malian junta", "government"),
        ("ML", "government", "Government of Mali", "government"),
        ("ML", "mission", "MINUSMA", "peacekeepers"),
        ("SD", "army", "Sudanese Armed Forces", "military"),
        ("ET", "army", "Ethiopian National Defense Force", "military"),
        ("UA", "army", "Armed Forces of Ukraine", "military"),
        ("TN", "army", "Tunisian Armed Forces", "military"),
        ("TN", "police", "Tunisian police", "police"),
        ("TN", "government", "Government of Tunisia", "government"),
        ("GM", "government", "Government of the Gambia", "government"),
    ],
)
def test_a_part_of_a_state_has_its_usual_name(country: str, role: str, name: str, type: str) -> None:
    actor = state_actor(country, role)
    assert actor is not None
    assert (actor.name, actor.type, actor.country) == (name, type, country)


@pytest.mark.parametrize(("country", "role"), [("ML", "choir"), ("", "army"), ("QQ", "army"), ("TN", "mission")])
def test_there_is_no_part_of_an_unknown_state_and_no_unknown_part(country: str, role: str) -> None:
    assert state_actor(country, role) is None


@pytest.mark.parametrize(
    ("country", "adjective"),
    [("ML", "Malian"), ("SV", "Salvadoran"), ("GB", "British"), ("US", "US"), ("", ""), ("QQ", "")],
)
def test_a_country_has_an_adjective(country: str, adjective: str) -> None:
    assert adjective_of(country) == adjective
