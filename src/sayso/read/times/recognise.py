"""Finding expressions of time: the longest match of a rule at each word that can begin one.

Every word is looked up once, and the rules that it can begin are tried there; their patterns have bounded length, so
the whole is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sayso.read.times.builders import Stretch, build
from sayso.read.times.expression import Clock, Edge, Expression, Length
from sayso.read.times.grammar import DIGITS
from sayso.read.times.lexicon import Lexicon, Rule, plain

LOOK_BACK = 40
"""Characters before a match in which its preposition and edge are looked for."""

_WORD = re.compile(r"[^\W_]+")
_MONEY_OR_MORE = re.compile(r"(?:[$£€#№]|[0-9][.,:/-]|[0-9]['’]|[+°])\Z")
_AFTER_NUMBER = re.compile(r"\s?(?:%|°|per cent|percent|km|kg|mm|cm|m\b|ft\b|mph|million|billion|thousand|hundred)")
_COUNTED_NOUN = re.compile(r"[^\S\n]+(?!is\b|was\b|has\b|as\b|this\b|us\b|does\b|its\b|his\b)[a-zà-ÿ]{3,}s\b")
_COLLAPSE = re.compile(r"\bfall\Z", re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\s+of\s+(?:the\s+)?[^\d\s]|\s+from\b|\s+in\b")
_SPACES = re.compile(r"\s+")
_AFTER_DIGIT = re.compile(r"[0-9][\s-]\Z")
_YEARLIKE = re.compile(r"[0-9]{4}\Z")
_APPOSED_AGE = re.compile(r"[\w.’'-], \Z")
_YOUNGEST, _OLDEST = 10, 110
"""Years between which a number of years after a name and a comma is an age."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression where it stands.

    Args:
        start, end: offsets in the text.
        made: what it says.
        split: for two dates joined, where the first ends and the second begins.
        weak: a word that is a time only beside another: "evening", "spring".
    """

    start: int
    end: int
    made: Expression | Stretch
    split: tuple[int, int] | None = None
    weak: bool = False


def atoms_of(text: str, lexicon: Lexicon) -> list[Atom]:
    """Return the expressions of a text, in order, not overlapping, with an edge ("early") taken in."""
    atoms: list[Atom] = []
    free = 0
    old = lexicon.era.search(text) is not None
    words = [(match.start(), match.group().lower()) for match in _WORD.finditer(text)]
    for (at, word), (_, following) in pairwise((*words, (len(text), ""))):
        if at < free:
            continue
        key = DIGITS if word[0].isdigit() else word
        rules = lexicon.rules_by_first.get(key)
        if rules and key is not DIGITS and following not in lexicon.vocabulary and not following[:1].isdigit():
            rules = lexicon.rules_alone.get(key)
        atom = _longest(text, at, rules, lexicon, old=old) if rules else None
        if atom is not None:
            atom = _with_edge(text, atom, free, lexicon)
            atoms.append(atom)
            free = atom.end
    return atoms


def _longest(text: str, at: int, rules: tuple[Rule, ...], lexicon: Lexicon, *, old: bool) -> Atom | None:
    before = text[max(0, at - LOOK_BACK) : at]
    matches = [(rule, match) for rule in rules if (match := rule.regex.match(text, at))]
    for rule, match in sorted(matches, key=lambda pair: -pair[1].end()):
        if rule.make == "oldyear" and (not old or lexicon.era.match(text, match.end() + 1)):
            continue
        if not _plausible(text, before, match, rule, lexicon):
            continue
        made = build(rule, match, lexicon)
        if made is not None:
            split = made.split if isinstance(made, Stretch) else None
            weak = plain(match.group()) in lexicon.shy and not _backed(match.group(), before, lexicon)
            return Atom(_start(match, rule), match.end(), made, split, weak)
    return None


def _start(match: re.Match[str], rule: Rule) -> int:
    """Return where the time begins in a match: after the words that are only its context."""
    captured = [match.start(name) for name in match.groupdict() if match.group(name) is not None]
    if rule.settings.trim and captured:
        return min(captured)
    space = _SPACES.search(match.group()) if rule.settings.trim or rule.settings.trim_first else None
    return match.start() + space.end() if space else match.start()


def _plausible(text: str, before: str, match: re.Match[str], rule: Rule, lexicon: Lexicon) -> bool:
    """Whether the neighbours let a match be a time: no money, no count, no age, no shy word by itself."""
    words = match.group()
    if words[0].isdigit() and (_MONEY_OR_MORE.search(before) or _AFTER_NUMBER.match(text, match.end())):
        return False
    if rule.make == "relative" and rule.settings.n < 0 and lexicon.part_of.match(text, match.end()):
        return False
    if rule.make == "monthless":
        return bool(lexicon.before_day.search(before) and lexicon.after_day.match(text, match.end()))
    if rule.make == "length" and _is_age(text, before, match, lexicon):
        return False
    if _YEARLIKE.match(words):
        return _is_year(text, before, match.end(), lexicon)
    if _COLLAPSE.search(words) and _OF_SOMETHING.match(text, match.end()):
        return False
    if plain(words) not in lexicon.shy:
        return True
    if lexicon.meaning("weekday", words):
        return words[0].isupper() and words[1:2].islower()
    if lexicon.meaning("month", words) is None:
        return True
    return (words[0].isupper() or not lexicon.capital_names) and _backed(words, before, lexicon)


def _backed(words: str, before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a shy word make it a time."""
    if lexicon.meaning("weekday", words):
        return bool(lexicon.beside_day.search(before))
    beside = lexicon.beside if lexicon.meaning("month", words) else lexicon.beside_word
    return bool(beside.search(before) or lexicon.edges.search(before))


def _is_age(text: str, before: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a length is an age: "10 years old", "Jean Burget, 87 ans, "."""
    if lexicon.aged.match(text, match.end()) or lexicon.age_of.search(before):
        return True
    if _AFTER_DIGIT.search(before) and match.group()[0].isalpha():
        return True  # the rest of a number of years that was found to be an age
    digits = re.match(r"[0-9]+(?= ans\Z)", match.group())
    between = text[match.end() : match.end() + 1] in (",", ".", ")")
    return bool(digits and between and _YOUNGEST <= int(digits.group()) <= _OLDEST and _APPOSED_AGE.search(before))


def _is_year(text: str, before: str, end: int, lexicon: Lexicon) -> bool:
    """Whether four digits are a year and not a number of things."""
    if lexicon.counting.search(before) or lexicon.people.match(text, end) or _AFTER_DIGIT.search(before):
        return False
    return bool(lexicon.dating.search(before)) or not _COUNTED_NOUN.match(text, end)


def _with_edge(text: str, atom: Atom, free: int, lexicon: Lexicon) -> Atom:
    """Take in a phrase that picks a part of the stretch: "early" of "early October"."""
    if isinstance(atom.made, Stretch) or isinstance(atom.made.core, (Clock, Length)) or atom.made.edge:
        return atom
    window = max(free, atom.start - LOOK_BACK)
    found = lexicon.edges.search(text[window : atom.start])
    if not found:
        return atom
    edge: Edge = lexicon.edge_of[plain(found.group(1))]
    made = atom.made
    expression = Expression(made.core, edge, made.part, made.clock, made.within)
    return Atom(window + found.start(1), atom.end, expression, atom.split)
