"""Who holds which town: sayso beside simple rules, on a public change log and a public table. One command, no network.

usage: benchmarks/control/run.py [--write]

Needs the folder of public data (SAYSO_SHARED, or ../shared beside the repository). Claims are picked from the change
log by the wording in `words.yaml`; the truth is Wikipedia's table, as it stood each day and as its text dates changes.
Rates are fitted to the last 90 days of 2022; the figures are of 2023. `--write` stores them beside this file in
`results.json`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from town_claims import Claim, Wording, by_town, claims_in
from town_fit import fitted
from town_rules import ONE_DAY, Asked, by_rule, fitted_plain, last_claim, last_decisive, persistence
from town_scores import Cells, Forecast, cells, differences, intervals, totals
from town_table import Table, load_table
from town_weighed import Rates, forecasts, prepared

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("SAYSO_SHARED") or HERE.parents[2] / "shared")
DATA = SHARED / "benchmarks" / "control"
RESULT = HERE / "results.json"
LOG_BEGINS = dt.date(2022, 5, 1)
TRAIN = (LOG_BEGINS, dt.date(2022, 12, 31))
LATELY = (dt.date(2022, 10, 3), dt.date(2022, 12, 31))
"""The last 90 days of the training stretch: the tempo of the war as it stood when the test begins."""
TEST = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
TRUTHS: dict[str, Callable[[Table, str, dt.date, dt.date], list[str | None]]] = {
    "as dated in its text": Table.as_dated,
    "as it stood": Table.as_it_stood,
}

Case = tuple[Asked, list[str | None]]
Model = Callable[[Asked], list[Forecast]]


def cases(
    table: Table, claims: dict[str, list[Claim]], truth: str, span: tuple[dt.date, dt.date], *, every: bool
) -> list[Case]:
    """Return the towns with their true days: of all, or of those that the log names or that change in the stretch."""
    found = []
    for town in table.towns:
        series = TRUTHS[truth](table, town.id, span[0] - ONE_DAY, span[1])
        start = next((n for n, held in enumerate(series) if held), None)
        if start is None or start == len(series) - 1:
            continue
        if not every and town.id not in claims and len(set(series[start:])) == 1:
            continue
        first = span[0] + start * ONE_DAY
        told = tuple(claim for claim in claims.get(town.id, ()) if first <= claim.day <= span[1])
        found.append((Asked(town.id, first, span[1], series[start] or "", told), series[start + 1 :]))
    return found


def scored(model: Model, data: Sequence[Case]) -> dict[str, Cells]:
    """Score a model town by town."""
    return {asked.town: cells(model(asked), truth) for asked, truth in data}


def row(parts: dict[str, Cells]) -> dict[str, Any]:
    """Return the figures of a model with their intervals."""
    figures = {name: round(value, 4) for name, value in totals(list(parts.values())).items()}
    switches = {name: sum(getattr(part, name) for part in parts.values()) for name in ("switches", "false")}
    return {**figures, **switches, "interval_95": intervals(parts)}


def measured(table: Table, claims: dict[str, list[Claim]], truth: str) -> dict[str, Any]:
    """Fit and score on one truth."""
    lately = cases(table, claims, truth, LATELY, every=True)
    rates = fitted([(prepared(asked), held) for asked, held in lately])
    plain = fitted_plain(cases(table, claims, truth, TRAIN, every=False))
    models: dict[str, Model] = {
        "persistence": lambda asked: by_rule(asked, persistence),
        "last decisive claim": lambda asked: by_rule(asked, last_decisive),
        "last claim": lambda asked: by_rule(asked, last_claim),
        "plain hidden Markov model": plain.forecasts,
        "sayso as it ships": lambda asked: forecasts(prepared(asked), Rates()),
        "sayso, rates fitted to the end of 2022": lambda asked: forecasts(prepared(asked), rates),
    }
    found: dict[str, Any] = {"fitted": {"hazard_days": round(1 / rates.hazard), "contest": str(rates.fights)}}
    for name, every in (("towns that the log names or that change", False), ("all towns", True)):
        data = cases(table, claims, truth, TEST, every=every)
        parts = {model: scored(forecast, data) for model, forecast in models.items()}
        ours = parts["sayso as it ships"]
        found[name] = {
            "towns": len(data),
            "days": sum(part.days for part in ours.values()),
            "changes": sum(_changes(asked, held) for asked, held in data),
            "claims of a capture": sum(c.type == "take" for asked, _ in data for c in asked.claims),
            "models": {model: row(part) for model, part in parts.items()},
            "sayso as it ships less the rule, 95 %": {
                rule: differences(ours, parts[rule]) for rule in ("persistence", "last decisive claim")
            },
        }
    return found


def _changes(asked: Asked, held: Sequence[str | None]) -> int:
    return sum(a != b for a, b in zip([asked.given, *held], held, strict=False))


def main() -> None:
    """Measure and print; with --write also store."""
    table = load_table(DATA / "wikipedia_cities_ukraine" / "daily_snapshots.csv.gz")
    wording = Wording(HERE / "words.yaml")
    claims = by_town(claims_in(DATA / "change_log_to_2023.jsonl", table.towns, wording))
    result = {truth: measured(table, claims, truth) for truth in TRUTHS}
    for truth, parts in result.items():
        for name in ("towns that the log names or that change", "all towns"):
            part = parts[name]
            print(f"\ntable {truth}; {name}: {part['towns']} towns, {part['days']} days, {part['changes']} changes")
            for model, figures in part["models"].items():
                numbers = " ".join(f"{figures[k]:.4f}" for k in ("accuracy", "brier", "log", "calibration_error"))
                print(f"  {model:40} {numbers}  {figures['false']}/{figures['switches']}")
    if "--write" in sys.argv[1:]:
        RESULT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
