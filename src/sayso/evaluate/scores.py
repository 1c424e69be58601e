"""Scores of a reader: precision, recall and F1 of each figure, for a report or for many.

The figures are those of the annotated corpus (its `score.py`; a test holds them equal):

- `found`: something is said here;
- `kind`: a found statement of the right kind;
- `modality`, `speaker`, `actors`, `targets`, `places`, `when`, `counts`, `holder`: the values of a field, counted over
  all statements, so that a statement missed or invented costs its fields too;
- `record`: a statement whose kind, modality, speaker, actors, places and when are all right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.evaluate.coded import Coded
from sayso.evaluate.pairing import pairs
from sayso.evaluate.sameness import SAME, hits

FIELDS = tuple(SAME)
FIGURES = ("found", "kind", *FIELDS, "record")
"""All figures, in the order in which they are shown."""
_RECORD = ("kind", "modality", "speaker", "actors", "places", "when")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts behind one figure.

    Args:
        hit: right.
        wanted: in the corpus.
        given: read.
    """

    hit: int = 0
    wanted: int = 0
    given: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.wanted + other.wanted, self.given + other.given)

    @property
    def precision(self) -> float:
        """Share of what was read that is right, in [0, 1]."""
        return self.hit / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of what is in the corpus that was read rightly, in [0, 1]."""
        return self.hit / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in [0, 1]."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Tallies of one report, or of many added up.

    Args:
        reports: how many.
        figures: by the names of `FIGURES`.
        kinds: for each kind, statements of that kind.
    """

    reports: int = 0
    figures: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(FIGURES, Tally()))
    kinds: dict[str, Tally] = field(default_factory=dict)

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            reports=self.reports + other.reports,
            figures={name: self.figures[name] + other.figures[name] for name in FIGURES},
            kinds={
                kind: self.kinds.get(kind, Tally()) + other.kinds.get(kind, Tally())
                for kind in sorted(self.kinds.keys() | other.kinds.keys())
            },
        )

    @property
    def f1(self) -> dict[str, float]:
        """F1 of each figure, by name."""
        return {name: tally.f1 for name, tally in self.figures.items()}


def total(scores: Iterable[Scores]) -> Scores:
    """Add up the scores of several reports."""
    return sum(scores, start=Scores())


def wrong_parts(gold: Coded, read: Coded) -> tuple[str, ...]:
    """Return what differs between two paired statements: "kind" and names of `FIELDS`."""
    kind = () if gold.kind == read.kind else ("kind",)
    return (*kind, *(name for name in FIELDS if not _all_right(gold, read, name)))


def score_report(gold: Sequence[Coded], read: Sequence[Coded]) -> Scores:
    """Score what was read from one report against its annotation."""
    paired = [(gold[i], read[j]) for i, j in pairs(gold, read)]
    kinds_right = [wanted.kind for wanted, given in paired if wanted.kind == given.kind]
    records = sum(not set(wrong_parts(wanted, given)).intersection(_RECORD) for wanted, given in paired)
    statements = {"found": len(paired), "kind": len(kinds_right), "record": records}
    figures = {name: Tally(hit, len(gold), len(read)) for name, hit in statements.items()}
    fields = {name: _field_tally(gold, read, paired, name) for name in FIELDS}
    return Scores(
        reports=1,
        figures={name: (figures | fields)[name] for name in FIGURES},
        kinds={kind: _kind_tally(kind, gold, read, kinds_right) for kind in {s.kind for s in (*gold, *read)}},
    )


def _field_tally(gold: Sequence[Coded], read: Sequence[Coded], paired: list[tuple[Coded, Coded]], name: str) -> Tally:
    return Tally(
        hit=sum(hits(getattr(wanted, name), getattr(given, name), SAME[name]) for wanted, given in paired),
        wanted=sum(len(getattr(statement, name)) for statement in gold),
        given=sum(len(getattr(statement, name)) for statement in read),
    )


def _kind_tally(kind: str, gold: Sequence[Coded], read: Sequence[Coded], right: list[str]) -> Tally:
    return Tally(
        hit=right.count(kind),
        wanted=sum(statement.kind == kind for statement in gold),
        given=sum(statement.kind == kind for statement in read),
    )


def _all_right(gold: Coded, read: Coded, name: str) -> bool:
    wanted, given = getattr(gold, name), getattr(read, name)
    return hits(wanted, given, SAME[name]) == len(wanted) == len(given)
