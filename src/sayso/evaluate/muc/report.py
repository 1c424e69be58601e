"""Scores of a whole set of messages, in the official report's four ways of counting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.evaluate.muc.align import align
from sayso.evaluate.muc.judgements import Judgements
from sayso.evaluate.muc.score import NO_JUDGEMENTS, Count, score_missing, score_pair, score_spurious, summed
from sayso.evaluate.muc.slots import SLOTS
from sayso.evaluate.muc.template import Templates

Slots = Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class MucScores:
    """Scores over messages.

    Args:
        messages: how many were scored.
        templates: the templates themselves: paired, spurious, missing.
        slots: each slot, all templates counted.
        all_templates: missing templates cost recall, spurious ones precision: the headline of 1992.
        matched_missing: spurious templates are left out.
        matched_spurious: missing templates are left out.
        matched_only: only paired templates.
    """

    messages: int
    templates: Count
    slots: Slots
    all_templates: Count
    matched_missing: Count
    matched_spurious: Count
    matched_only: Count

    def part(self, group: str) -> Count:
        """Return the subtotal of a group of slots: "inc", "perp", "phys-tgt" or "hum-tgt"."""
        return summed(self.slots[slot.name] for slot in SLOTS if slot.group == group)


def score_messages(keys: Templates, responses: Templates, judgements: Judgements = NO_JUDGEMENTS) -> MucScores:
    """Score the responses to every message of the key.

    Args:
        keys: the key, a message with no relevant incident included.
        responses: the response; a message that it does not name has no incident.
        judgements: decisions taken by hand about fills that the rules call a mismatch.
    """
    matched: list[Slots] = []
    missing: list[Slots] = []
    spurious: list[Slots] = []
    templates = Count()
    for message, wanted in keys.items():
        given = responses.get(message, ())
        pairs = align(wanted, given, judgements)
        matched += [score_pair(key, response, judgements) for key, response in pairs]
        left = [key for key in wanted if all(key is not paired for paired, _ in pairs) and not key.optional]
        spare = [one for one in given if all(one is not paired for _, paired in pairs)]
        missing += [score_missing(key) for key in left]
        spurious += [score_spurious(one) for one in spare]
        templates += Count(correct=len(pairs), missing=len(left), spurious=len(spare))
    parts = [summed(count for row in rows for count in row.values()) for rows in (matched, missing, spurious)]
    rows = [*matched, *missing, *spurious]
    return MucScores(
        messages=len(keys),
        templates=templates,
        slots={slot.name: summed(row.get(slot.name, Count()) for row in rows) for slot in SLOTS},
        all_templates=summed(parts),
        matched_missing=parts[0] + parts[1],
        matched_spurious=parts[0] + parts[2],
        matched_only=parts[0],
    )
