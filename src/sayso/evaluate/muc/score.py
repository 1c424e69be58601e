"""Slot scores of one pair of templates, and their sums, as the official scorer counts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.evaluate.muc.judge import judge
from sayso.evaluate.muc.judgements import Judgements
from sayso.evaluate.muc.slots import SLOTS, Slot
from sayso.evaluate.muc.template import Fill, Option, Template
from sayso.evaluate.muc.verdict import Verdict

NO_JUDGEMENTS = Judgements()


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for a slot.

    Args:
        correct, partial, incorrect: fills that answer one of the key.
        spurious: fills of the response that answer nothing.
        missing: fills of the key that nothing answers.
    """

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.correct + other.correct,
            self.partial + other.partial,
            self.incorrect + other.incorrect,
            self.spurious + other.spurious,
            self.missing + other.missing,
        )

    @property
    def possible(self) -> int:
        """Fills of the key that count."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """Fills of the response that count."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def recall(self) -> float:
        """(correct + half of partial) of the possible, in per cent."""
        return _share(self.correct + 0.5 * self.partial, self.possible)

    @property
    def precision(self) -> float:
        """(correct + half of partial) of the actual, in per cent."""
        return _share(self.correct + 0.5 * self.partial, self.actual)

    @property
    def f(self) -> float:
        """The harmonic mean of recall and precision ("P&R"), in per cent."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def _share(part: float, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def summed(counts: Iterable[Count]) -> Count:
    """Add counts up."""
    return sum(counts, Count())


def score_slot(slot: Slot, key: Template, response: Template, judgements: Judgements = NO_JUDGEMENTS) -> Count:
    """Count one slot of a response's template against the key's that it answers.

    Each fill of the response answers at most one of the key, the best pairs first; what is left over on both sides is
    incorrect, on one side spurious or missing. A fill of the key marked "?" is never missing.
    """
    keys, given = list(key.of(slot.name)), list(response.of(slot.name))
    pairs = sorted(
        (-judge(slot, fill.options[0], wanted, judgements, (key.message, key.number)), wanted.optional, at, to)
        for at, fill in enumerate(given)
        for to, wanted in enumerate(keys)
    )
    shared = {at for at, fill in enumerate(given) if is_shared(slot, fill.options[0], judgements, key)}
    used_given: set[int] = set()
    used_keys: set[int] = set()
    found = {Verdict.CORRECT: 0, Verdict.PARTIAL: 0}
    for minus, _, at, to in pairs:
        verdict = Verdict(-minus)
        if verdict is Verdict.INCORRECT or to in used_keys or (at in used_given and at not in shared):
            continue
        used_given.add(at)
        used_keys.add(to)
        found[verdict] += 1
    return _counted(found, keys, used_keys, len(given) - len(used_given))


def is_shared(slot: Slot, given: Option, judgements: Judgements, key: Template) -> bool:
    """Say whether it was decided that one fill answers several of the key ("distributed")."""
    return any(known.shared for known in judgements.find(key.message, key.number, slot.name, given))


def _counted(found: dict[Verdict, int], keys: list[Fill], used: set[int], spare: int) -> Count:
    spared = [fill.optional for to, fill in enumerate(keys) if to not in used]
    return Count(
        found[Verdict.CORRECT],
        found[Verdict.PARTIAL],
        incorrect=min(len(spared), spare),
        spurious=max(0, spare - len(spared)),
        missing=max(0, spared.count(False) - spare),
    )


def score_pair(key: Template, response: Template, judgements: Judgements = NO_JUDGEMENTS) -> dict[str, Count]:
    """Count every slot of a pair of templates."""
    return {slot.name: score_slot(slot, key, response, judgements) for slot in SLOTS}


def score_missing(key: Template) -> dict[str, Count]:
    """Count a template of the key that nothing answers; an optional one misses nothing."""
    if key.optional:
        return {}
    return {slot.name: Count(missing=sum(not fill.optional for fill in key.of(slot.name))) for slot in SLOTS}


def score_spurious(response: Template) -> dict[str, Count]:
    """Count a template of the response that answers nothing."""
    return {slot.name: Count(spurious=len(response.of(slot.name))) for slot in SLOTS}
