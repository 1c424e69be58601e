"""Count the word lists by which names of places are told from common words.

usage: python training/gazetteer/vocabulary.py TREEBANKS_DIR CORPUS_DIR

TREEBANKS_DIR holds UD treebanks whose licence allows it (`ud_*/**/*.conllu`), CORPUS_DIR annotated reports (its `train`
part). Writes `vocabulary.txt` (frequent lower-case words) and `common.txt` (words that are also names in the gazetteer)
in `src/sayso/read/places`. Only words go into the files, no text.
"""

from __future__ import annotations

import argparse
import collections
import pathlib
import re
from collections.abc import Iterator

import yaml

from sayso.know.gazetteer import gazetteer

OUT = pathlib.Path(__file__).parents[2] / "src" / "sayso" / "read" / "places"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
PLAIN = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
TEXT = "# text = "
FREQUENT = 4
"""Uses from which a word counts as frequent."""
LOWER_SHARE = 0.3
"""Lower-case uses for each capitalised one, at least."""
HEAD = "# {} Counted by training/gazetteer/vocabulary.py.\n"


def texts(treebanks: pathlib.Path, corpus: pathlib.Path) -> Iterator[str]:
    """Yield the sentences of the treebanks and the bodies of the reports."""
    for path in sorted(treebanks.glob("ud_*/**/*.conllu")):
        with path.open(encoding="utf-8") as lines:
            yield from (line[len(TEXT) :] for line in lines if line.startswith(TEXT))
    for path in sorted(corpus.glob("*.yaml")):
        yield yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["body"]


def main() -> None:
    """Count and write both lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=pathlib.Path)
    parser.add_argument("corpus", type=pathlib.Path)
    options = parser.parse_args()
    lower: collections.Counter[str] = collections.Counter()
    capitalised: collections.Counter[str] = collections.Counter()
    for text in texts(options.treebanks, options.corpus):
        for word in WORD.findall(text):
            if word.islower():
                lower[word] += 1
            elif word[0].isupper():
                capitalised[word.lower()] += 1
    places = gazetteer()
    common = sorted(w for w, n in lower.items() if len(w) > 1 and n >= capitalised[w] and places.find(w, loose=False))
    frequent = sorted(
        w for w, n in lower.items() if n >= FREQUENT and n >= capitalised[w] * LOWER_SHARE and PLAIN.fullmatch(w)
    )
    write("common.txt", "Words that are also names of places: alone, and in lower case, they name none.", common)
    write("vocabulary.txt", "Frequent words: in capitals, or at the head of a sentence, they begin no name.", frequent)


def write(name: str, what: str, words: list[str]) -> None:
    """Write a list, one word a line."""
    (OUT / name).write_text(HEAD.format(what) + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{name}: {len(words)} words")


if __name__ == "__main__":
    main()
