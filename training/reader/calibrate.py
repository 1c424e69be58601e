"""Choose the thresholds of an exported reader and make its confidence mean what it says.

usage: python training/reader/calibrate.py --weights DIR --reports DIR --every N [--to DIR]

Reads the reports that training with `--without N` held out. For triggers (of the right kind) and for each role it takes
the threshold of the best F1; the confidence of a statement is fitted (Platt 1999) to whether it is annotated with its
kind. Both are written into labels.json of --to (of --weights if not given).
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from examples import ROLES, Annotated, annotated, cover, fillers_of, read_rows
from sayso.read.sentences import sentences_of
from sayso.read.trained.confidence import FEATURES, logit
from sayso.read.trained.network import Network, Thresholds
from sayso.read.trained.proposals import Proposal, Tape, proposals_of
from sayso.read.trained.windows import windows_of

LOW = 0.15
"""The least score that is looked at."""
GRID = np.round(np.arange(0.2, 0.76, 0.025), 3)


@dataclass(slots=True)
class Tally:
    """Scores of what was proposed, whether each was right, and how many there were to find."""

    scores: list[float]
    right: list[bool]
    wanted: int = 0

    def best(self) -> float:
        """Return the threshold of the best F1."""
        scores, right = np.array(self.scores), np.array(self.right)

        def f1(least: float) -> float:
            taken = scores >= least
            return float(2 * right[taken].sum() / max(1, taken.sum() + self.wanted))

        return float(max(GRID, key=f1))


def proposed(network: Network, report: Annotated) -> Iterator[tuple[Tape, Proposal]]:
    """Yield what the network proposes for a report."""
    windows = list(windows_of(report.body, sentences_of(report.body, report.lang)))
    for tape, proposals in proposals_of(network, windows):
        for proposal in proposals:
            yield tape, proposal


def matched(tape: Tape, proposal: Proposal, statements: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the annotated statements whose trigger the proposal's overlaps."""
    start, end = tape.tokens[proposal.span.first].start, tape.tokens[proposal.span.last].end
    return [s for s in statements if s["trigger_start"] < end and s["trigger_end"] > start]


def tallies(network: Network, reports: Sequence[Annotated]) -> tuple[dict[str, Tally], list[tuple[list[float], bool]]]:
    """Return the tallies of triggers and roles, and for each trigger its features and whether its kind is right."""
    found = {name: Tally([], []) for name in ("trigger", *ROLES)}
    features: list[tuple[list[float], bool]] = []
    for report in reports:
        found["trigger"].wanted += len(report.statements)
        taken: set[int] = set()
        for tape, proposal in proposed(network, report):
            gold = [s for s in matched(tape, proposal, report.statements) if id(s) not in taken]
            found["trigger"].scores.append(proposal.span.score)
            found["trigger"].right.append(bool(gold) and gold[0]["kind"] == proposal.kind)
            features.append(
                ([logit(score) for score in proposal.scores], bool(gold) and gold[0]["kind"] == proposal.kind)
            )
            if gold:
                taken.add(id(gold[0]))
                count_fillers(found, tape, proposal, gold[0], report.body)
    return found, features


def count_fillers(
    found: dict[str, Tally], tape: Tape, proposal: Proposal, statement: dict[str, Any], body: str
) -> None:
    """Add what one matched proposal fills its roles with to the tallies."""
    wanted: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for role, (start, end), _, _ in fillers_of(statement, body):
        span = cover(tape.tokens, start, end)
        if span:
            wanted[role].append(span)
    for role, fillers in proposal.fillers.items():
        found[role].wanted += len(wanted[role])
        for filler in fillers:
            found[role].scores.append(filler.span.score)
            found[role].right.append(
                any(first <= filler.span.last and last >= filler.span.first for first, last in wanted[role])
            )


def platt(features: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> tuple[float, list[float]]:
    """Fit a logistic model by Newton's method with a slight ridge; return its constant and weights."""
    inputs = np.hstack([np.ones((len(features), 1)), features])
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (right - chance) - 1e-2 * weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + 1e-2 * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return round(float(weights[0]), 4), [round(float(w), 4) for w in weights[1:]]


def main() -> None:
    """Calibrate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=pathlib.Path, required=True)
    parser.add_argument("--reports", type=pathlib.Path, nargs="+", required=True)
    parser.add_argument("--every", type=int, required=True)
    parser.add_argument("--to", type=pathlib.Path)
    options = parser.parse_args()
    rows = [row for folder in options.reports for row in read_rows(folder)]
    reports = [annotated(row) for number, row in enumerate(rows) if number % options.every == 0]
    network = Network(options.weights)
    network.thresholds = Thresholds(LOW, dict.fromkeys(ROLES, LOW))
    found, _ = tallies(network, reports)
    network.thresholds = Thresholds(found["trigger"].best(), {role: found[role].best() for role in ROLES})
    _, features = tallies(network, reports)
    bias, weights = platt(
        np.array([one for one, _ in features]), np.array([right for _, right in features], dtype=np.float64)
    )
    target = (options.to or options.weights) / "labels.json"
    card = json.loads(target.read_text(encoding="utf-8"))
    card["thresholds"] = {"trigger": network.thresholds.trigger, "roles": dict(network.thresholds.roles)}
    card["calibration"] = {"features": FEATURES, "bias": bias, "weights": weights, "statements": len(features)}
    target.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"thresholds": card["thresholds"], "calibration": card["calibration"]}))


if __name__ == "__main__":
    main()
