"""Score the recogniser of times on public corpora, beside the stored figures of its peers.

    python benchmarks/resolvers/times.py [--store]

Reads the corpora from `SAYSO_SHARED`, or from the folder `shared` beside the repository. Matching and scores are those
of TempEval-3 (UzZaman et al. 2013): strict F1, identical extents; relaxed F1, overlapping ones; value F1, overlapping
with an equal value. `--store` writes the figures to times.json, beside this file.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import json
import os
import pathlib
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import peers
import yaml

from sayso.read.times import TimeMention, find_times

HERE = pathlib.Path(__file__).resolve().parent
STORED = HERE / "times.json"
PEERS = HERE / "times_peers.json"

_TAG = re.compile(r"<(/?)([A-Za-z0-9_]+)([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'([A-Za-z_]+)="([^"]*)"')
_BODY = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_CREATED = re.compile(
    r'functionInDocument="(?:CREATION|PUBLICATION)_TIME"[^>]*?value="(\d{4}-\d\d-\d\d)'
    r'|value="(\d{4}-\d\d-\d\d)[^>]*?functionInDocument="(?:CREATION|PUBLICATION)_TIME"'
)
_DATETIME = re.compile(r"<DATETIME>.*?(\d{4}-\d\d-\d\d)", re.DOTALL)
_SECONDS = re.compile(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d):00$")
_DECADE = re.compile(r"^(\d{3})X$")
_CENTURY = re.compile(r"^(\d{2})XX$")
_CLASSES = (
    ("day", re.compile(r"(?:BC)?\d{4}-\d\d-\d\d$")),
    ("time", re.compile(r".*T(?:\d\d|MO|AF|EV|NI|DT|MI)")),
    ("month", re.compile(r"\d{4}-\d\d$")),
    ("year", re.compile(r"(?:BC)?\d{4}$")),
    ("week, season, quarter", re.compile(r"\d{4}-(?:W|Q|H|SP|SU|FA|WI)")),
    ("decade, century", re.compile(r"\d{2,3}X{0,2}$")),
    ("duration", re.compile(r"PT?[\dX.]")),
    ("reference", re.compile(r".*_REF$")),
    ("set", re.compile(r"XXXX")),
)
_SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


@dataclass(frozen=True, slots=True)
class Span:
    """One expression, of the corpus or of ours."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated text."""

    text: str
    published: dt.date | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """One corpus: its files, its markup, its language, and whether it writes decades as "198" or "198X"."""

    name: str
    folder: str
    pattern: str
    tag: str
    attribute: str
    lang: str
    short_decades: bool


CORPORA = (
    Corpus("wikiwars-01-16", "wikiwars/keyinline", "*.xml", "TIMEX2", "val", "en", short_decades=True),
    Corpus("timebank", "tbaq-cleaned/TimeBank", "*.tml", "TIMEX3", "value", "en", short_decades=True),
    Corpus("aquaint", "tbaq-cleaned/AQUAINT", "*.tml", "TIMEX3", "value", "en", short_decades=False),
    Corpus("fr-timebank-54", "fr-timebank", "*.tml", "TIMEX3", "value", "fr", short_decades=False),
)


def shared_folder() -> pathlib.Path:
    """Return the folder that holds the corpora."""
    told = os.environ.get("SAYSO_SHARED")
    return pathlib.Path(told) if told else HERE.parents[2] / "shared"


def documents(corpus: Corpus, root: pathlib.Path) -> Iterator[Document]:
    """Yield the texts of a corpus, with markup removed."""
    for path in sorted((root / "benchmarks/times" / corpus.folder).glob(corpus.pattern)):
        source = path.read_text(encoding="utf-8", errors="replace")
        body = _BODY.search(source)
        created = (_DATETIME if corpus.tag == "TIMEX2" else _CREATED).search(source)
        day = next((group for group in created.groups() if group), None) if created else None
        text, spans = _unmarked(body.group(1) if body else source, corpus)
        yield Document(text, dt.date.fromisoformat(day) if day else None, spans)


def _unmarked(body: str, corpus: Corpus) -> tuple[str, tuple[Span, ...]]:
    pieces: list[str] = []
    spans: list[Span] = []
    opened: list[tuple[int, str]] = []
    at = length = 0
    for match in _TAG.finditer(body):
        piece = html.unescape(body[at : match.start()])
        pieces.append(piece)
        length += len(piece)
        at = match.end()
        if match.group(2).upper() != corpus.tag:
            continue
        if not match.group(1) and not match.group(4):
            opened.append((length, dict(_ATTRIBUTE.findall(match.group(3))).get(corpus.attribute, "")))
        elif match.group(1) and opened:
            start, value = opened.pop()
            spans.append(Span(start, length, value))
    pieces.append(html.unescape(body[at:]))
    return "".join(pieces), _outermost(spans)


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def spans_of(mentions: tuple[TimeMention, ...], corpus: Corpus) -> list[Span]:
    """Return our mentions as spans: a stretch between two dates as its two ends, as the corpora have it."""
    parts = [part for mention in mentions for part in (mention.parts or (mention,))]
    return [Span(part.start, part.end, _exported(part, corpus)) for part in parts]


def _exported(mention: TimeMention, corpus: Corpus) -> str:
    """Return a value as a corpus writes it: TIMEX2 has "XXXX" for "yearly", and some have "194" for the 1940s."""
    value = mention.value
    if corpus.tag == "TIMEX2" and mention.type == "SET":
        return _SETS.get(value, value)
    return _CENTURY.sub(r"\1", _DECADE.sub(r"\1", value)) if corpus.short_decades else value


def normal(value: str) -> str:
    """Return a value as the scorer compares it."""
    return _SECONDS.sub(r"\1", value.strip().upper())


def matched(gold: tuple[Span, ...], ours: list[Span]) -> list[tuple[Span, Span]]:
    """Pair gold and our spans one to one: identical extents first, then overlapping ones from left to right."""
    pairs: list[tuple[Span, Span]] = []
    free = list(ours)
    left: list[Span] = []
    for span in gold:
        same = next((other for other in free if (other.start, other.end) == (span.start, span.end)), None)
        if same is None:
            left.append(span)
        else:
            pairs.append((span, same))
            free.remove(same)
    for span in left:
        over = next((other for other in free if span.start < other.end and other.start < span.end), None)
        if over is not None:
            pairs.append((span, over))
            free.remove(over)
    return pairs


def f1(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall, in per cent, to one decimal."""
    return round(200 * right / (found + gold), 1) if found + gold else 0.0


Finder = Callable[[Document, Corpus], list[Span]]
"""Finds the expressions of a text."""


def ours(document: Document, corpus: Corpus) -> list[Span]:
    """Find with sayso."""
    return spans_of(find_times(document.text, published=document.published, lang=corpus.lang), corpus)


def dateparser(document: Document, corpus: Corpus) -> list[Span]:
    """Find with dateparser."""
    return [Span(*found) for found in peers.dateparser_spans(document.text, document.published, corpus.lang)]


def class_of(value: str) -> str:
    """Return the class of a gold value, by its shape."""
    return next((name for name, shape in _CLASSES if shape.match(value)), "other")


def score(corpus: Corpus, root: pathlib.Path, finder: Finder = ours) -> dict[str, Any]:
    """Return the figures of one corpus."""
    classes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    gold = found = strict = relaxed = value = chars = 0
    seconds = 0.0
    for document in documents(corpus, root):
        began = time.process_time()
        given = finder(document, corpus)
        seconds += time.process_time() - began
        pairs = matched(document.spans, given)
        gold, found, relaxed = gold + len(document.spans), found + len(given), relaxed + len(pairs)
        for span in document.spans:
            classes[class_of(span.value)][1] += 1
        for g, o in pairs:
            classes[class_of(g.value)][0] += normal(g.value) == normal(o.value) != ""
        strict += sum((g.start, g.end) == (o.start, o.end) for g, o in pairs)
        value += sum(normal(g.value) == normal(o.value) != "" for g, o in pairs)
        chars += len(document.text)
    return {
        "gold": gold,
        "found": found,
        "strict_f1": f1(strict, found, gold),
        "relaxed_f1": f1(relaxed, found, gold),
        "value_f1": f1(value, found, gold),
        "chars_per_cpu_second": round(chars / seconds) if seconds else 0,
        "value_right_by_class": {
            name: f"{right} of {all}" for name, (right, all) in sorted(classes.items(), key=lambda pair: -pair[1][1])
        },
    }


def corpus_rate(root: pathlib.Path, part: str) -> dict[str, float | int]:
    """Return how often a mention has the very days that an annotator of the codebook gave.

    Counts every statement with a `when`, save those of undated texts whose `when` has no day.
    """
    total = right = overlapping = 0
    for path in sorted((root / "corpus" / part).glob("*.yaml")):
        report = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
        paragraphs = re.split(r"\n\s*\n", report["body"].strip())
        body = "\n\n".join(re.sub(r"\s+", " ", paragraph).strip() for paragraph in paragraphs)
        published = None if report["published"] == "2000-01-01" else dt.date.fromisoformat(report["published"])
        mentions = find_times(body, published=published, lang=report["lang"])
        for statement in report["statements"]:
            counted = _judged(statement, body, mentions, dated=published is not None)
            if counted is not None:
                total += 1
                overlapping += counted[0]
                right += counted[1]
    rate = round(100 * right / total, 1) if total else 0.0
    return {"statements": total, "overlapping": overlapping, "right": right, "right_percent": rate}


def _judged(
    statement: dict[str, object], body: str, mentions: tuple[TimeMention, ...], *, dated: bool
) -> tuple[bool, bool] | None:
    when = statement.get("when")
    if not isinstance(when, dict):
        return None
    days = tuple(None if when[key] in ("null", "", "~") else str(when[key]) for key in ("start", "end"))
    at = _place(str(when["text"]), re.sub(r"\s+", " ", str(statement["quote"])).strip(), body)
    if at is None or (not dated and days == (None, None)):
        return None
    end = at + len(str(when["text"]))
    over = [mention for mention in mentions if mention.with_preposition[0] < end and at < mention.end]
    return bool(over), any(_days(mention) == days for mention in over)


def _days(mention: TimeMention) -> tuple[str | None, ...]:
    if mention.interval is None:
        return (None, None)
    return tuple(None if day is None else day.isoformat() for day in (mention.interval.first, mention.interval.last))


def _place(words: str, quote: str, body: str) -> int | None:
    """Return where the words stand: within the quote, or else nearest to it."""
    quoted = body.find(quote)
    places = [match.start() for match in re.finditer(re.escape(words), body)]
    if not places:
        return None
    return min(places, key=lambda at: (not quoted <= at < quoted + len(quote), abs(at - quoted)))


def main() -> None:
    """Print the table; store it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", action="store_true", help="write the figures to times.json")
    options = parser.parse_args()
    root = shared_folder()
    told = json.loads(PEERS.read_text(encoding="utf-8"))
    figures = {corpus.name: score(corpus, root) for corpus in CORPORA}
    figures |= {f"corpus-{part}": corpus_rate(root, part) for part in ("train", "dev")}
    if peers.has("dateparser"):
        for corpus in (CORPORA[0], CORPORA[3]):
            figures[f"{corpus.name} dateparser"] = score(corpus, root, dateparser)
    for name, row in figures.items():
        print(f"{name:16} sayso      " + "  ".join(f"{key} {number}" for key, number in row.items()))
        for peer, stored in told.get(name, {}).items():
            print(f"{'':16} {peer:10} " + "  ".join(f"{key} {number}" for key, number in stored.items()))
    if options.store:
        STORED.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
