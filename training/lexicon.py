"""Count the trigger lexicon of the rules reader on annotated reports.

usage: python training/lexicon.py CORPUS_DIR

CORPUS_DIR holds reports in the corpus's YAML format (its `train` part). Writes
`src/sayso/read/rules/data/triggers.{en,fr}.tsv`: one row a run of stems with the kind that it names most often, the
share of its uses that name an event, and how often it was seen doing so. Only words go into the file, no text.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from sayso.read.rules.triggers import stem
from sayso.read.sentences import sentences_of
from sayso.read.tokens import tokens_of

DATA = pathlib.Path(__file__).parent.parent / "src" / "sayso" / "read" / "rules" / "data"
LONGEST = 4
"""Stems in the longest run that is counted."""
LEAST_SEEN = 2
"""A run seen once only may be chance; a single long word seen once and never otherwise is kept."""
LEAST_SHARE = 0.15
PRIOR_HITS, PRIOR_USES = 0.3, 1.0
"""Smoothing: a run seen once as a trigger and never otherwise counts as 0.65."""
# Runs made of these alone name nothing.
EMPTY_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "to",
        "and",
        "or",
        "for",
        "by",
        "with",
        "at",
        "from",
        "that",
        "it",
        "its",
        "is",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "as",
        "his",
        "her",
        "their",
        "he",
        "she",
        "they",
        "this",
        "not",
        "no",
        "into",
        "out",
        "up",
        "off",
        "down",
        "over",
        "who",
        "which",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "de",
        "du",
        "d",
        "en",
        "à",
        "au",
        "aux",
        "et",
        "ou",
        "par",
        "pour",
        "avec",
        "que",
        "qui",
        "dans",
        "sur",
        "il",
        "elle",
        "ils",
        "ont",
        "a",
        "été",
        "est",
        "sont",
        "se",
        "s",
        "n",
        "ne",
        "pas",
    ],
)
WHITE = re.compile(r"\s+")
BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass
class Counts:
    """Uses of each run of stems: all, and those inside a trigger by kind."""

    uses: collections.Counter[tuple[str, ...]] = field(default_factory=collections.Counter)
    kinds: dict[tuple[str, ...], collections.Counter[str]] = field(
        default_factory=lambda: collections.defaultdict(collections.Counter),
    )


def body_of(report: dict[str, str]) -> str:
    """Return the body with paragraphs separated by one blank line and no other line break."""
    return "\n\n".join(WHITE.sub(" ", part).strip() for part in BLANK_LINE.split(report["body"].strip()))


def trigger_spans(report: dict[str, object], body: str) -> list[tuple[int, int, str]]:
    """Return the offsets and kinds of the annotated triggers."""
    spans = []
    statements = report["statements"]
    assert isinstance(statements, list)  # noqa: S101 (the corpus's own checker has passed)
    for statement in statements:
        quote, trigger = WHITE.sub(" ", statement["quote"]).strip(), WHITE.sub(" ", statement["trigger"]).strip()
        start = body.find(quote) + quote.find(trigger)
        spans.append((start, start + len(trigger), statement["kind"]))
    return spans


def count(body: str, spans: list[tuple[int, int, str]], lang: str, counts: Counts) -> None:
    """Count the runs of one report."""
    for sentence in sentences_of(body, lang):
        tokens = tokens_of(body, sentence.start, sentence.end)
        stems = [stem(token.lower, lang) for token in tokens]
        owners = [next((n for n, (a, b, _) in enumerate(spans) if t.start < b and t.end > a), None) for t in tokens]
        for first in range(len(tokens)):
            for length in range(1, min(LONGEST, len(tokens) - first) + 1):
                run = tuple(stems[first : first + length])
                counts.uses[run] += 1
                owner = owners[first]
                if owner is not None and set(owners[first : first + length]) == {owner}:
                    counts.kinds[run][spans[owner][2]] += 1


def rows(counts: Counts) -> Iterator[tuple[str, str, float, int]]:
    """Yield the rows of the lexicon, in the order of their words."""
    for run, kinds in sorted(counts.kinds.items()):
        seen = kinds.total()
        uses = counts.uses[run]
        rare = seen < LEAST_SEEN and not (len(run) == 1 and uses == seen)
        share = (seen + PRIOR_HITS) / (uses + PRIOR_USES)
        if (
            rare
            or share < LEAST_SHARE
            or all(word in EMPTY_WORDS or word.isnumeric() or not word[0].isalnum() for word in run)
        ):
            continue
        kind = max(sorted(kinds), key=lambda name: kinds[name])
        yield " ".join(run), kind, share, seen


def main() -> None:
    """Count the reports of the folder and write one lexicon a language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    corpus = parser.parse_args().corpus
    by_lang: dict[str, Counts] = collections.defaultdict(Counts)
    digest = hashlib.sha256()
    for path in sorted(corpus.glob("*.yaml")):
        raw = path.read_bytes()
        digest.update(raw)
        report = yaml.load(raw, Loader=yaml.CSafeLoader)
        body = body_of(report)
        count(body, trigger_spans(report, body), report["lang"], by_lang[report["lang"]])
    DATA.mkdir(parents=True, exist_ok=True)
    for lang, counts in sorted(by_lang.items()):
        lines = [f"{words}\t{kind}\t{share:.3f}\t{seen}" for words, kind, share, seen in rows(counts)]
        head = f"# stems, kind, share, seen; counted on annotated reports, SHA-256 {digest.hexdigest()[:16]}"
        (DATA / f"triggers.{lang}.tsv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        print(f"triggers.{lang}.tsv: {len(lines)} rows")


if __name__ == "__main__":
    main()
