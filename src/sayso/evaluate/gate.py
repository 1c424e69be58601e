"""The quality gate: a change that lowers a score on the annotated corpus does not pass.

usage: python -m sayso.evaluate.gate CORPUS [--reader NAME] [--floors FILE] [--update [--allow-regression]]

For each reader that has floors, its scores on the corpus are compared with them. `--update` pins the scores as they
are, and refuses to lower a floor unless `--allow-regression` is given too, so that lowering one is a decision that
shows in a diff. The design follows trafilatura's `eval_gate.py`.

Exits 0 where all scores hold, 1 where one does not, 2 for wrong use.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import GateError, SaysoError
from sayso.evaluate.corpus import corpus_digest, load_corpus, results_of
from sayso.evaluate.floors import Floors, floors_path, load_floors, rounded_down, save_floors, with_reader
from sayso.evaluate.scores import total
from sayso.read import reader_named

EPSILON = 1e-9
"""How far below its floor a score may lie. Readers are deterministic and floors are rounded down, so all that is to be
forgiven is the last bit of a division on another machine; the least real change, one value of the corpus, is 1e-4."""
SLACK = {"trained": 0.004}
"""The same for readers whose arithmetic is the processor's: int8 products are summed differently on each kind, which
moves a few decisions in a thousand."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A score below its floor.

    Args:
        figure: one of `scores.FIGURES`.
        floor: the least F1 that is pinned.
        score: the F1 measured; 0 where the figure is no longer measured.
    """

    figure: str
    floor: float
    score: float


def falls(floors: Mapping[str, float], scores: Mapping[str, float], slack: float = EPSILON) -> tuple[Fall, ...]:
    """Return the scores that lie further below their floors than the slack, in the order of the floors."""
    measured = (Fall(figure, floor, scores.get(figure, 0.0)) for figure, floor in floors.items())
    return tuple(fall for fall in measured if fall.score < fall.floor - slack)


def check(floors: Floors, reader: str, digest: str, scores: Mapping[str, float]) -> None:
    """Hold a reader's scores to its floors.

    Raises:
        GateError: a score fell, the reader has no floors, or they were measured on another corpus.
    """
    if digest != floors.digest:
        raise GateError("the corpus is not the one that the floors were measured on: measure them anew with --update")
    if reader not in floors.readers:
        raise GateError(f"the reader '{reader}' has no floors: pin them with --update --reader {reader}")
    fallen = falls(floors.readers[reader], scores, SLACK.get(reader, EPSILON))
    if fallen:
        listed = ", ".join(f"{fall.figure} {fall.score:.4f} < {fall.floor:.4f}" for fall in fallen)
        raise GateError(f"the reader '{reader}' fell below its floors: {listed}")


def update(
    floors: Floors, reader: str, digest: str, scores: Mapping[str, float], *, allow_regression: bool = False
) -> Floors:
    """Return floors with a reader's scores pinned.

    Raises:
        GateError: a floor on the same corpus would be lowered, and that is not allowed.
    """
    pinned = floors.readers.get(reader, {}) if digest == floors.digest else {}
    fallen = falls(pinned, scores)
    if fallen and not allow_regression:
        listed = ", ".join(fall.figure for fall in fallen)
        raise GateError(f"this would lower the floors of {listed}: if it is meant, add --allow-regression")
    return with_reader(floors, reader, digest, {figure: rounded_down(score) for figure, score in scores.items()})


def _names(asked: str | None, floors: Floors) -> tuple[str, ...]:
    if asked:
        return (asked,)
    if not floors.readers:
        raise GateError("no floors are pinned: pin a reader's with --update --reader NAME")
    return tuple(floors.readers)


def run(options: argparse.Namespace) -> None:
    """Check or update, for the reader that is asked for or for all that have floors.

    Raises:
        GateError: a check fails, or an update would lower a floor.
        SourceError: the corpus is missing or malformed.
    """
    floors = load_floors(options.floors)
    digest = corpus_digest(options.corpus)
    corpus = load_corpus(options.corpus)
    for name in _names(options.reader, floors):
        scores = total(result.scores for result in results_of(reader_named(name), corpus)).f1
        listed = " ".join(f"{figure} {score:.4f}" for figure, score in scores.items())
        sys.stdout.write(f"{name}: {listed}\n")
        if options.update:
            floors = update(floors, name, digest, scores, allow_regression=options.allow_regression)
            save_floors(options.floors, floors)
        else:
            check(floors, name, digest, scores)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate from the command line and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m sayso.evaluate.gate", description="Hold scores to their floors.")
    parser.add_argument("corpus", type=Path, help="folder of the annotated corpus")
    parser.add_argument("--reader", help="only this reader; otherwise all that have floors")
    parser.add_argument("--floors", type=Path, default=floors_path(), help="the file of the floors")
    parser.add_argument("--update", action="store_true", help="pin the scores as they are")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    options = parser.parse_args(arguments)
    try:
        run(options)
    except SaysoError as fault:
        sys.stderr.write(f"gate: {fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
