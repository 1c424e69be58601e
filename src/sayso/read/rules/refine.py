"""What a word names once it is known who does it to whom: who is killed makes an attack, or an attack on civilians."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import yaml

from sayso.codebook import codebook
from sayso.errors import KnowledgeError
from sayso.read.rules.roles import Roles
from sayso.statement import Actor

_COMBATANTS = frozenset(
    {
        "military",
        "rebels",
        "jihadists",
        "militia",
        "police",
        "mercenaries",
        "gang",
        "peacekeepers",
        "foreign_military",
    },
)


@dataclass(frozen=True, slots=True)
class _Rule:
    stems: tuple[str, ...]
    kind: str
    actors: str | None
    targets: str | None
    by: str | None


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    text = resources.files("sayso.read.rules").joinpath("data/refine.yaml").read_text(encoding="utf-8")
    rules = []
    for number, row in enumerate(yaml.safe_load(text), 1):
        if row.get("kind") not in codebook().kinds or not row.get("stems"):
            raise KnowledgeError(f"refine.yaml, rule {number}: stems and a kind of the codebook are expected")
        rules.append(_Rule(tuple(row["stems"]), row["kind"], row.get("actors"), row.get("targets"), row.get("by")))
    return tuple(rules)


def refined(kind: str, trigger: str, roles: Roles) -> str:
    """Return the kind of a statement, given the trigger's word and who does it to whom; an idiom says it all itself.

    Args:
        kind: as the lexicon has it.
        trigger: the words that name the event.
        roles: who does and who suffers it.
    """
    words = trigger.lower()
    for rule in _rules():
        if " " not in words and words.startswith(rule.stems) and _fits(rule, roles):
            return rule.kind
    return kind


def _fits(rule: _Rule, roles: Roles) -> bool:
    actors = "some" if roles.actors else "none"
    by = roles.actors[0].type if roles.actors else None
    return rule.actors in {None, actors} and rule.targets in {None, _class_of(roles.targets)} and rule.by in {None, by}


def _class_of(targets: tuple[Actor, ...]) -> str:
    if not targets:
        return "none"
    return "combatants" if targets[0].type in _COMBATANTS else "civilians"
