"""Count what the keys of MUC-4's DEV part call things, and write the tables that the filler looks words up in.

    python training/muc/tables.py DEV_FOLDER

writes `{people,things,instruments}.tsv` in `src/sayso/evaluate/muc/fill/data/`: the last word of a description, and
the type that most keys give it. TST1 to TST3 are not looked at.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from sayso.evaluate.muc.heads import head_of
from sayso.evaluate.muc.parse import read_templates
from sayso.evaluate.muc.template import Template
from sayso.gather.casing import cased

DATA = Path("src/sayso/evaluate/muc/fill/data")
TABLES = {
    "people": ("hum-tgt-desc", "hum-tgt-type"),
    "things": ("phys-tgt-id", "phys-tgt-type"),
    "instruments": ("inc-instr-id", "inc-instr-type"),
}
LEAST = 2
LEAD = "THE MEN SAID THAT IN THE COURSE OF THAT NIGHT THEY HAD FOUND NOTHING AT ALL BUT"
WORD = re.compile(r"[A-Z][A-Z-]+")


def main() -> None:
    """Write the tables."""
    templates = [
        template
        for path in sorted(Path(sys.argv[1]).glob("key-dev-*"))
        for found in read_templates(path).values()
        for template in found
    ]
    for name, (words, types) in TABLES.items():
        counts = heads(templates, words, types)
        rows = [
            f"{head}\t{kinds.most_common(1)[0][0]}\t{kinds.total()}"
            for head, kinds in sorted(counts.items())
            if kinds.total() >= LEAST and WORD.fullmatch(head) and is_word(head)
        ]
        text = "\n".join([f"# {name}: last word, type, how often. Made by training/muc/tables.py.", *rows, ""])
        (DATA / f"{name}.tsv").write_text(text, encoding="utf-8")


def is_word(head: str) -> bool:
    """Say whether a head is a word of the language rather than somebody's name."""
    return cased(f"{LEAD} {head}").endswith(head.lower())


def heads(templates: list[Template], words: str, types: str) -> dict[str, Counter[str]]:
    """Count the types that descriptions with the same last word have."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for template in templates:
        typed = {
            word: fill.options[0].value for fill in template.of(types) for o in fill.options for word in o.reference
        }
        for fill in template.of(words):
            found = {head_of(option.value) for option in fill.options}
            kinds = {typed[word] for o in fill.options for word in (o.value, *o.reference) if word in typed}
            for head in found:
                counts[head].update(kinds)
    return counts


if __name__ == "__main__":
    main()
