"""Make `gather/data/words.en.txt`: words that are written small within a sentence.

Source: `frequency_dictionary_en_82_765.txt` of the package symspellpy (MIT; words of SCOWL that Google's n-grams know),
without names of people, countries and large towns, which it has in small letters too. Surnames are those of the census
of the United States of 1990 (`dist.all.last` of the package names, MIT; the figures are in the public domain).

    python training/casing/words.py FREQUENCIES SURNAMES > src/sayso/gather/data/words.en.txt
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from sayso.know.countries import country_by_name
from sayso.know.gazetteer import gazetteer

KEPT = 55_000
SURE = 1_500  # so frequent a word is a word, though people are called by it too
SHORTEST = 2
ACRONYM = 3  # so short a name of a country is an acronym


PLACES = Path("src/sayso/read/places")
LARGE = 100_000
SURNAMES = 12_000
AMERICAN = (
    (re.compile(r"(?<=[a-z]{2})our"), "or"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|ers?$)"), "l"),
    (re.compile(r"(?<=[tb])re(?=s?$)"), "er"),
    (re.compile(r"is(?=e[ds]?$|ing$|ations?$)"), "iz"),
    (re.compile(r"(?<=e)nc(?=es?$)"), "ns"),
)


def main() -> None:
    """Print the list."""
    sure = set((PLACES / "vocabulary.txt").read_text(encoding="utf-8").split())
    names = set((PLACES / "names.txt").read_text(encoding="utf-8").split())
    names |= {line.split()[0].lower() for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()[:SURNAMES]}
    seen = (line.split()[0] for line in Path(sys.argv[1]).read_text(encoding="utf-8-sig").splitlines())
    words = [word for word in seen if len(word) >= SHORTEST and word.isalpha()][:KEPT]
    sure |= {word for word in words[:SURE] if len(word) <= ACRONYM or country_by_name(word) is None}
    kept = {word for word in words if word in sure or not (word in names or is_place(word))}
    kept |= {form for word in kept for form in american(word) if not is_place(form)}
    print("# Words written small within a sentence. Made by training/casing/words.py from symspellpy's list (MIT).")
    print("\n".join(sorted({"a", *kept})))


def american(word: str) -> set[str]:
    """Return how a word of the British list is spelt in America: "labor", "leveled", "center"."""
    return {pattern.sub(to, word) for pattern, to in AMERICAN if pattern.search(word)}


def is_place(word: str) -> bool:
    """Say whether a word is a country or a large town."""
    found = gazetteer().find(word, loose=False)
    return country_by_name(word) is not None or any(entry.population >= LARGE for entry in found)


if __name__ == "__main__":
    main()
