"""Readers side by side: accuracy on annotated reports, and CPU seconds.

usage: python benchmarks/reading/readers.py --corpus DIR [--seed DIR] [--write]

Scores each reader on the English, French, real and conflict-free reports of the corpus and on the seed report, and
times it on one thread: articles of 500 words a CPU second, loading apart. --write stores the figures in reading.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import time
from pathlib import Path
from typing import Any

from sayso.evaluate import (
    FIGURES,
    AnnotatedReport,
    Result,
    calibration_error,
    load_corpus,
    reliability,
    results_of,
    total,
)
from sayso.read import READERS, reader_named
from sayso.report import Report

ARTICLE = 500
"""Words in an article."""


def figures_of(results: list[Result]) -> dict[str, float]:
    """Return F1 of each figure."""
    scores = total(result.scores for result in results)
    return {name: round(scores.figures[name].f1, 4) for name in FIGURES}


def false_alarms(results: list[Result]) -> dict[str, float]:
    """Return how many statements are read in a report that has none, in the mean."""
    empty = [result for result in results if not result.annotated.statements]
    return {
        "reports": len(empty),
        "statements_per_report": round(sum(len(r.read) for r in empty) / max(1, len(empty)), 2),
    }


def parts_of(corpus: tuple[AnnotatedReport, ...]) -> dict[str, list[AnnotatedReport]]:
    """Return the parts of a corpus that are scored apart."""
    english = [one for one in corpus if one.report.lang == "en"]
    return {
        "english": english,
        "english real": [one for one in english if not one.synthetic],
        "french": [one for one in corpus if one.report.lang == "fr"],
    }


def scored(name: str, corpus: tuple[AnnotatedReport, ...]) -> dict[str, Any]:
    """Return a reader's figures on a corpus."""
    reader = reader_named(name)
    reader.read(Report("The army entered the town on Tuesday."))  # loads what it needs
    began = time.process_time()
    results = list(results_of(reader, corpus))
    seconds = time.process_time() - began
    words = sum(len(one.report.text.split()) for one in corpus)
    by_id = {id(result.annotated): result for result in results}
    row: dict[str, Any] = {
        part: figures_of([by_id[id(one)] for one in some]) for part, some in parts_of(corpus).items() if some
    }
    row["no conflict"] = false_alarms(results)
    row["cpu_seconds"] = round(seconds, 2)
    row["articles_per_cpu_second"] = round(words / ARTICLE / seconds, 2)
    row["max_rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    table = [one for one in reliability(results) if one.count]
    if table:
        row["calibration_error"] = round(calibration_error(table), 4)
        row["reliability"] = [
            {"from": one.low, "count": one.count, "mean": round(one.confidence, 3), "right": round(one.right, 3)}
            for one in table
        ]
    return row


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of annotated reports")
    parser.add_argument("--seed", type=Path, help="folder of the annotated seed report")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    corpus = load_corpus(options.corpus)
    rows: dict[str, Any] = {"machine": f"{platform.machine()}, Python {platform.python_version()}", "readers": {}}
    for name in READERS:
        rows["readers"][name] = scored(name, corpus)
        if options.seed:
            rows["readers"][name]["seed"] = figures_of(list(results_of(reader_named(name), load_corpus(options.seed))))
    text = json.dumps(rows, indent=1) + "\n"
    print(text)
    if options.write:
        Path(__file__).with_name("reading.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
