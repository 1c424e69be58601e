"""Which template of a response answers which of the key, within one message."""

from __future__ import annotations

from sayso.evaluate.muc.judge import judge
from sayso.evaluate.muc.judgements import Judgements
from sayso.evaluate.muc.score import score_pair, summed
from sayso.evaluate.muc.slots import SLOT_BY_NAME
from sayso.evaluate.muc.template import Template
from sayso.evaluate.muc.verdict import Verdict

SHARED = (
    *("perp-ind-id", "perp-org-id", "phys-tgt-id", "phys-tgt-type"),
    *("hum-tgt-name", "hum-tgt-desc", "hum-tgt-type"),
)
"""Templates answer one another only where one of these agrees, at least in part (guidelines, 3.2.1)."""

Pair = tuple[Template, Template]


def align(keys: tuple[Template, ...], given: tuple[Template, ...], judgements: Judgements) -> list[Pair]:
    """Pair templates one to one, the best pair first.

    A pair must agree on the type of incident and on a perpetrator or target, each at least in part; among those the
    pair with the highest F goes first.

    Args:
        keys: the key's templates of one message.
        given: the response's.
        judgements: decisions taken by hand.
    """
    ranked = sorted(
        (
            (
                -summed(score_pair(key, response, judgements).values()).f,
                key.optional,
                key.number,
                response.number,
                (key, response),
            )
            for key in keys
            for response in given
            if agree(key, response, judgements)
        ),
        key=lambda row: row[:4],
    )
    pairs: list[Pair] = []
    for *_, (key, response) in ranked:
        if all(key is not k and response is not r for k, r in pairs):
            pairs.append((key, response))
    return pairs


def agree(key: Template, response: Template, judgements: Judgements) -> bool:
    """Say whether two templates may answer one another."""
    return _touch("inc-type", key, response, judgements) and any(
        _touch(name, key, response, judgements) for name in SHARED
    )


def _touch(name: str, key: Template, response: Template, judgements: Judgements) -> bool:
    return any(
        judge(SLOT_BY_NAME[name], given.options[0], fill, judgements, (key.message, key.number)) > Verdict.INCORRECT
        for given in response.of(name)
        for fill in key.of(name)
    )
