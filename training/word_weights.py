"""Count in how many annotated reports each stem stands, for how alike the words of two statements are.

usage: python training/word_weights.py CORPUS_DIR

CORPUS_DIR holds reports in the corpus's YAML format (its `train` part). Writes `src/sayso/weigh/word_weights.tsv`: the
number of reports, then a stem a line with the number of reports that it stands in. Only words go into the file.
"""

from __future__ import annotations

import argparse
import collections
import pathlib

import yaml

from sayso.weigh.names import folded_words
from sayso.weigh.wording import stems_of

TABLE = pathlib.Path(__file__).parent.parent / "src" / "sayso" / "weigh" / "word_weights.tsv"
LEAST = 6
"""Reports that a stem must stand in: of a rarer one nothing has to be known but that it is rare."""


def main() -> None:
    """Count and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    files = sorted(parser.parse_args().corpus.glob("*.yaml"))
    counted: collections.Counter[str] = collections.Counter()
    for file in files:
        body = yaml.safe_load(file.read_text(encoding="utf-8"))["body"]
        counted.update({stem for line in body.split("\n") for stem in stems_of(folded_words(line))})
    rows = [f"{stem}\t{often}" for stem, often in sorted(counted.items()) if often >= LEAST]
    head = "# reports, then a stem and in how many of them it stands; made by training/word_weights.py"
    TABLE.write_text("\n".join([head, f"\t{len(files)}", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
