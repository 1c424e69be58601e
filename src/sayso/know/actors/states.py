"""The parts of any state: its army, government, police, named as reports name them."""

from __future__ import annotations

import functools
from importlib import resources
from types import MappingProxyType

from sayso.errors import KnowledgeError
from sayso.know.actors.known import KnownActor
from sayso.know.actors.packs import actor_packs
from sayso.know.countries import country_by_iso

_COLUMNS = 2
STATE_ROLES = MappingProxyType(
    {
        "government": ("government", "Government of {country}"),
        "army": ("military", "{adjective} Armed Forces"),
        "air_force": ("military", "{adjective} Air Force"),
        "navy": ("military", "{adjective} Navy"),
        "general_staff": ("military", "{adjective} general staff"),
        "police": ("police", "{adjective} police"),
        "security_forces": ("military", "{adjective} security forces"),
        "junta": ("government", "{adjective} junta"),
        "parliament": ("government", "{adjective} parliament"),
        "president": ("government", "President of {country}"),
    }
)
"""Role to actor type and the usual form of its name."""
_THE = (
    "United ",
    "Democratic ",
    "Central ",
    "Republic ",
    "Philippines",
    "Netherlands",
    "Gambia",
    "Maldives",
    "Bahamas",
)


@functools.cache
def _adjectives() -> dict[str, str]:
    text = resources.files(__package__).joinpath("adjectives.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    if any(len(row) != _COLUMNS for row in rows):
        raise KnowledgeError(f"actors/adjectives.tsv: {_COLUMNS} columns are expected")
    return dict(rows)


def adjective_of(country: str) -> str:
    """Return the adjective of a country by its ISO code ("Malian"), else its name, or "" for no country."""
    known = country_by_iso(country)
    return _adjectives().get(country) or (known.name if known else "")


@functools.cache
def state_actor(country: str, role: str) -> KnownActor | None:
    """Return a country's army, government, police or other part.

    Args:
        country: ISO 3166 alpha-2.
        role: one of `STATE_ROLES`.

    Returns:
        The actor of the packs where one has this role, else one named in the usual form, with an id made of both
        ("ml-army"); None for an unknown country or role.
    """
    known = actor_packs().by_role(country, role)
    if known or role not in STATE_ROLES:
        return known
    place = country_by_iso(country)
    if place is None:
        return None
    type, form = STATE_ROLES[role]
    the = "the " if place.name.startswith(_THE) else ""
    name = form.format(country=the + place.name, adjective=adjective_of(country))
    return KnownActor(f"{country.lower()}-{role.replace('_', '-')}", name, type, country, role=role)
