"""Give a text in capitals the letters that it would have in print: wires and telegrams came without small ones.

Invariant: the cased text has the length of the given one, and every letter is the same but for its size, so that
offsets and quotes can be found again.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from importlib import resources

import yaml

from sayso.errors import KnowledgeError
from sayso.know.actors import actor_packs
from sayso.know.countries import country_by_demonym, country_by_name
from sayso.know.gazetteer import gazetteer

CAPITALS_SHARE = 0.9
"""A text is in capitals where at least this share of its letters is."""
LEAST_LETTERS = 60
"""Shorter texts are left as they are: a headline or an acronym may well be in capitals."""
LONGEST_NAME = 6
"""Words of a name that are looked up together."""
LONGEST_PLACE = 3
TITLE_GAP = 2
"""Characters between a title and its name: a point and a space."""
LONGEST_ACRONYM = 6
SHORTEST_COUNTRY = 4
"""Shorter names of countries are acronyms, or words: CAR."""

WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?(?<![A-ZÀ-ÞŒ]{2}\.)|[^\W\d_]+")
SENTENCE_END = re.compile(r"""(?:[.!?]["”')\]]*|--|\n[ \t]*\n|^|:[ ]+["“])\s*(?:\[[A-Z ]+\]\s*)*["“]?$""")
VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
JOINT = re.compile(r"[ \n]+|-")
BRACKETED = re.compile(r"\s*\[\s*([A-Z-]{2,8})\s*\]")


@dataclass(frozen=True, slots=True)
class _Knowledge:
    small: frozenset[str]
    capital: frozenset[str]
    months: frozenset[str]
    titles: frozenset[str]
    kept: frozenset[str]
    joining: frozenset[str]
    names: dict[str, str]


@functools.cache
def _known() -> _Knowledge:
    data = resources.files("sayso.gather").joinpath("data")
    words = data.joinpath("words.en.txt").read_text(encoding="utf-8").splitlines()
    loaded = yaml.safe_load(data.joinpath("casing.yaml").read_text(encoding="utf-8"))
    names = {
        spelling.upper(): spelling
        for actor in actor_packs()
        for spelling in (actor.name, *actor.aliases)
        if spelling.upper().isascii() or len(spelling.upper()) == len(spelling)
    }
    try:
        return _Knowledge(
            frozenset(word for word in words if not word.startswith("#")),
            frozenset(loaded["capital_words"]),
            frozenset(loaded["capital_after_day"]),
            frozenset(loaded["titles"]),
            frozenset(loaded["kept"]),
            frozenset(loaded["small_in_names"]),
            names,
        )
    except (KeyError, TypeError) as fault:
        raise KnowledgeError(f"gather/data/casing.yaml: {fault!r}") from fault


def is_in_capitals(text: str) -> bool:
    """Say whether a text is written in capitals throughout."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= LEAST_LETTERS and sum(map(str.isupper, letters)) >= CAPITALS_SHARE * len(letters)


def cased(text: str) -> str:
    """Return a text in capitals in the usual case; a text that is not in capitals is returned as it is.

    Names are known from the actor packs, the gazetteer, the countries, and by not being words of the language; the
    words before an acronym in brackets that it stands for begin with capitals too.
    """
    if not is_in_capitals(text):
        return text
    words = [(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
    made = [_alone(text, start, word) for start, _, word in words]
    for at in range(len(words)):
        _expand_acronym(text, words, made, at)
    at = 0
    while at < len(words):
        at += _name(text, words, made, at) or 1
    _titles(words, made)
    return _joined(text, words, made)


Words = list[tuple[int, int, str]]


def _alone(text: str, start: int, word: str) -> str:
    """Case a word by itself."""
    known, low = _known(), word.lower()
    bare = low.removesuffix("'s").removesuffix("’s").rstrip(".")
    if low in known.kept or bare in known.kept:
        return word
    if bare in known.months:
        return _title(word) if re.match(r"\d\s*$", text[max(0, start - 2) : start]) else low
    if bare in known.capital or (len(bare) >= SHORTEST_COUNTRY and (country_by_name(bare) or country_by_demonym(bare))):
        return _title(word)
    if len(word) == 1:
        return low if word == "A" else word
    if bare in known.small or bare in known.joining:
        return low
    if word in known.names:
        return known.names[word]
    return word if _is_acronym(word) else _title(word)


def _is_acronym(word: str) -> bool:
    bare = word.replace(".", "")
    return len(bare) <= LONGEST_ACRONYM and ("." in word[:-1] or not VOWEL.search(bare))


def _title(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _expand_acronym(text: str, words: Words, made: list[str], at: int) -> None:
    """Begin the words before "[ABC]" with capitals where they spell it, and keep the acronym."""
    found = BRACKETED.match(text, words[at][1])
    if not found:
        return
    if at + 1 < len(words):
        made[at + 1] = words[at + 1][2]
    letters, back = found[1].replace("-", ""), at
    for letter in reversed(letters):
        while back >= 0 and words[back][2].lower() in _known().joining and words[back][2][0] != letter:
            back -= 1
        if back < 0 or words[back][2][0] != letter:
            return
        back -= 1
    for inner in range(back + 1, at + 1):
        if words[inner][2].lower() not in _known().joining:
            made[inner] = _title(words[inner][2])


def _name(text: str, words: Words, made: list[str], at: int) -> int:
    """Case the longest known name that begins at a word; return how many words it has, 0 for none."""
    known = _known()
    for length in range(min(LONGEST_NAME, len(words) - at), 1, -1):
        span = words[at : at + length]
        if any(not JOINT.fullmatch(text, a[1], b[0]) for a, b in itertools.pairwise(span)):
            continue
        joined = " ".join(word for _, _, word in span)
        spelling = known.names.get(joined)
        if spelling:
            parts = [match[0] for match in WORD.finditer(spelling)]
            made[at : at + length] = (
                parts if list(map(len, parts)) == [len(w) for *_, w in span] else made[at : at + length]
            )
            return length
        if length <= LONGEST_PLACE and _is_place(joined):
            made[at : at + length] = [
                w.lower() if n and w.lower() in known.joining else _title(w) for n, (*_, w) in enumerate(span)
            ]
            return length
    return 0


@functools.lru_cache(maxsize=20_000)
def _is_place(name: str) -> bool:
    """Say whether several words are a place's name: they begin as names of places do, or not all are words."""
    parts = name.lower().split()
    small = _known().small
    if parts[0] in small and all(part in small or part in _known().joining for part in parts):
        return False
    return bool(gazetteer().find(name, loose=False))


def _titles(words: Words, made: list[str]) -> None:
    """Begin titles before a name with capitals, and small words of names stay small only between names."""
    known = _known()
    for at in range(len(words) - 2, -1, -1):
        if (
            words[at][2].lower().rstrip(".") in known.titles
            and made[at + 1][:1].isupper()
            and words[at + 1][0] - words[at][1] <= TITLE_GAP
        ):
            made[at] = _title(words[at][2])


def _joined(text: str, words: Words, made: list[str]) -> str:
    parts: list[str] = []
    last = 0
    for (start, end, word), cased_word in zip(words, made, strict=True):
        first = SENTENCE_END.search(text[max(0, start - 90) : start]) is not None
        spelled = cased_word[:1].upper() + cased_word[1:] if first else cased_word
        parts += [text[last:start], spelled if len(spelled) == len(word) else word]
        last = end
    return "".join((*parts, text[last:]))
