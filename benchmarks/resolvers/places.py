"""Score the search for places: one command, no network.

usage: benchmarks/resolvers/places.py [--write]

Needs the folder of public data (SAYSO_SHARED, or ../shared beside the repository). Three measures:
  corpus    of the places of annotated statements in the training part, how many have a mention that overlaps and means
            the same (the corpus's own scorer), and how many literal mentions no annotation touches
  lgl, geovirus   toponyms with coordinates: the scorer and loaders that the peers were scored with; only mentions with
            a point count as given, as the peers give no others
  press     38 towns of conflicts in the spellings of the press: right country, a point within 25 km

`--write` stores the result beside this file in `places.json`.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import peers
import yaml

from sayso.know.gazetteer import gazetteer
from sayso.read.places import PlaceMention, find_places
from sayso.report import Report

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("SAYSO_SHARED") or ROOT.parent / "shared")
RESULT = Path(__file__).with_suffix(".json")
PEERS = Path(__file__).with_name("places_peers.json")
NEAR_KM = 25.0
REACH_KM, FAR_KM = 161.0, 1000.0
USES = frozenset({"literal", "metonymic", "modifier"})
"""Uses that toponym corpora annotate."""

Json = dict[str, Any]


def module(path: Path) -> Any:
    """Load a module of the shared folder by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    loaded = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(loaded)
    return loaded


def corpus() -> Json:
    """Score the training part of the annotated corpus."""
    score = module(SHARED / "codebook" / "score.py")
    total = right = kind = literal = stray = 0
    for path in sorted((SHARED / "corpus" / "train").glob("**/*.yaml")):
        report = yaml.safe_load(path.read_text(encoding="utf-8"))
        mentions = find_places(_report(report))
        spans = []
        for statement, place in ((s, p) for s in report["statements"] for p in s["places"]):
            start = _start(report["body"], statement["quote"], place["text"])
            spans.append((start, start + len(place["text"])))
            same = [m for m in mentions if _overlaps(m, spans[-1]) and score.same_place(place, _json(m))]
            total, right = total + 1, right + bool(same)
            kind += any(m.place.kind == place["kind"] for m in same)
        named = [m for m in mentions if m.use == "literal"]
        literal += len(named)
        stray += sum(not any(_overlaps(m, span) for span in spans) for m in named)
    return {
        "places": total,
        "same": _share(right, total),
        "same with kind": _share(kind, total),
        "literal mentions": literal,
        "of them never annotated": _share(stray, literal),
    }


def _report(row: Json) -> Report:
    title, publisher = row["title"] or "", row["publisher"] or ""
    return Report(text=row["body"], title=title, publisher=publisher, lang=row["lang"], dateline=row["dateline"])


def _start(body: str, quote: str, text: str) -> int:
    """Return where a place's words stand: in the quote, else nearest to it."""
    at = body.find(quote)
    if text in quote:
        return at + quote.find(text)
    return min((m.start() for m in re.finditer(re.escape(text), body)), key=lambda start: abs(start - at), default=0)


def _overlaps(mention: PlaceMention, span: tuple[int, int]) -> bool:
    return mention.start < span[1] and span[0] < mention.end


def _json(mention: PlaceMention) -> Json:
    return {"name": mention.place.name, "text": mention.place.text, "country": mention.place.country}


def toponyms(name: str) -> Json:
    """Score a corpus of toponyms with coordinates."""
    loaders, scores = (module(SHARED / "benchmarks" / "scoring" / f"{n}.py") for n in ("gcorpora", "gscore"))
    docs = loaders.load(name)
    started, given, literal, words = time.process_time(), {}, {}, 0
    for doc in docs:
        mentions = find_places(Report(text=doc["text"], title=doc["title"] or ""))
        words += len(doc["text"].split())
        given[doc["id"]] = [
            (m.start, m.end, m.place.text, m.place.lat, m.place.lon)
            for m in mentions
            if m.use in USES and m.place.lat is not None
        ]
        literal[doc["id"]] = [
            (m.start, m.end, m.place.text, m.place.lat, m.place.lon)
            for m in mentions
            if m.use == "literal" and m.place.lat is not None
        ]
    seconds = time.process_time() - started
    result = scores.score(docs, given)
    return {
        "literal only, relaxed P": round(100 * scores.score(docs, literal)["relaxed"][0], 1),
        "errors": errors(docs, given, scores),
        "peers": _peers(name, docs, scores),
        "relaxed P/R/F1": [round(100 * part, 1) for part in result["relaxed"]],
        "A@161 km": round(100 * result["acc161"], 1),
        "end to end F1@161 km": round(100 * result["e2ef"], 1),
        "documents a second": round(len(docs) / seconds),
        "ms for 500 words": round(seconds / words * 500_000, 1),
    }


def errors(docs: Any, given: Json, scores: Any) -> Json:
    """Count what went wrong: names missed, names that are no toponyms, and toponyms put elsewhere, by how far."""
    counts = {"missed": 0, "no toponym": 0, "161 to 1000 km off": 0, "farther off": 0}
    for doc in docs:
        gold, ours = scores.dedupe(doc["gold"]), sorted(given.get(doc["id"], ()))
        pairs = scores.match(gold, ours)
        counts["missed"] += len(gold) - len(pairs)
        counts["no toponym"] += len(ours) - len(pairs)
        for i, j in pairs:
            if gold[i]["lat"] is not None:
                km = scores.hav(gold[i]["lat"], gold[i]["lon"], *ours[j][3:])
                counts["161 to 1000 km off"] += REACH_KM < km <= FAR_KM
                counts["farther off"] += km > FAR_KM
    return counts


def _peers(name: str, docs: Any, scores: Any) -> Json:
    """Return the stored figures of peers, and that of geotext run in the same go where it is installed."""
    told: Json = json.loads(PEERS.read_text(encoding="utf-8"))[name]
    if peers.has("geotext"):
        made = scores.score(docs, {doc["id"]: list(peers.geotext_spans(doc["text"])) for doc in docs})
        told["geotext, this run"] = {
            "relaxed_f1": round(100 * made["relaxed"][2], 1),
            "at_161_km": round(100 * made["acc161"], 1),
            "end_to_end_f1": round(100 * made["e2ef"], 1),
        }
    return told


def press() -> Json:
    """Score look-ups of conflict towns in the spellings of the press."""
    tried = found = 0
    with (SHARED / "benchmarks" / "places" / "press_places.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for spelling in dict.fromkeys((row["press_spelling"], *row["other_spellings"].split("|"))):
                entries = gazetteer().find(spelling, countries=tuple(row["country"].split("|")), kinds=("city",))
                point = float(row["lat"]), float(row["lon"])
                tried, found = tried + 1, found + any(_km(e.lat, e.lon, *point) < NEAR_KM for e in entries)
    return {"spellings": tried, "within 25 km": _share(found, tried)}


def _km(lat: float | None, lon: float | None, other_lat: float, other_lon: float) -> float:
    if lat is None or lon is None:
        return math.inf
    north, east = (lat - other_lat) * 111.2, (lon - other_lon) * 111.2 * math.cos(math.radians(lat))
    return math.hypot(north, east)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def main() -> None:
    """Print the result, and store it where asked."""
    result = {"corpus": corpus(), "lgl": toponyms("lgl"), "geovirus": toponyms("geovirus"), "press": press()}
    text = json.dumps(result, indent=2)
    print(text)
    if "--write" in sys.argv[1:]:
        RESULT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
