"""Score the search for actors by who is meant: one command, no network.

    python benchmarks/resolvers/actors.py [--write]

Needs the annotated corpus (SAYSO_SHARED, or ../shared beside the repository). Of the actors and targets of annotated
statements, how many have a mention that overlaps their words and is the same actor: one id of the packs, or, for those
whom no pack knows, one folded name. Pronouns count where they stand in the annotation. `--write` stores the result
beside this file in `actors.json`.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from sayso.know.sides import affiliations
from sayso.read.actors import ActorMention, find_actors
from sayso.read.places import find_places
from sayso.report import Report

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("SAYSO_SHARED") or ROOT.parent / "shared")
RESULT = Path(__file__).with_suffix(".json")

Json = dict[str, Any]


def score(part: str) -> Json:
    """Score one part of the corpus."""
    total = touched = same = words = 0
    seconds = 0.0
    for path in sorted((SHARED / "corpus" / part).glob("**/*.yaml")):
        row = yaml.safe_load(path.read_text(encoding="utf-8"))
        report = Report(
            text=row["body"], title=row["title"] or "", publisher=row["publisher"] or "", lang=row["lang"],
            dateline=row["dateline"],
        )  # fmt: skip
        places = find_places(report)
        began = time.process_time()
        mentions = find_actors(report, places)
        seconds += time.process_time() - began
        words += len(report.text.split())
        for statement in row["statements"]:
            for actor in (*statement["actors"], *statement["targets"]):
                over = _over(mentions, row["body"], statement["quote"], actor["text"])
                wanted = affiliations().identity(actor["name"], None)
                right = any(affiliations().identity(m.actor.name, m.actor.id) == wanted for m in over)
                total, touched, same = total + 1, touched + bool(over), same + right
    return {
        "actors and targets": total,
        "with a mention": _share(touched, total),
        "of the same identity": _share(same, total),
        "ms for 500 words, without places": round(seconds / words * 500_000, 1),
    }


def _over(mentions: tuple[ActorMention, ...], body: str, quote: str, text: str) -> list[ActorMention]:
    """Return the mentions that overlap an actor's words: in the quote, else nearest to it."""
    at = body.find(quote)
    inside = quote.find(text)
    if inside < 0:
        places = [match.start() for match in re.finditer(re.escape(text), body)]
        start = min(places, key=lambda place: abs(place - at), default=-1)
    else:
        start = at + inside
    return [m for m in mentions if start >= 0 and m.start < start + len(text) and start < m.end]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def main() -> None:
    """Print the result, and store it where asked."""
    text = json.dumps({part: score(part) for part in ("train", "dev")}, indent=2)
    print(text)
    if "--write" in sys.argv[1:]:
        RESULT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
