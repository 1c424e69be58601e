"""The small language that the patterns of a lexicon are written in, and its translation to regular expressions.

A pattern is a row of items that white space separates: a word; a class, `{month}`, or `{month=second}` where one class
stands twice; `[an optional item]`; `(one|of|several)`. A comma is optional. A hyphen joins without white space, and
matches any dash. Classes are lists of words from the lexicon or one of the shapes below. Every repetition is bounded,
so that a match costs a bounded number of steps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.errors import KnowledgeError

SPACE = r"(?:[^\S\n]{1,4}\n?[^\S\n]{0,8}|\n[^\S\n]{0,8}(?!\n))"
"""White space within a paragraph."""

DASH = "[-\u2010\u2011\u2013]"
"""A hyphen, a hyphen that does not break, or the dash between two numbers."""

DIGITS = "#"
"""What stands for any number in the set of first words."""

SHAPES = {
    "year": r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9]|[,.][0-9])",
    "yy": r"[0-9]{2}(?![0-9]|[,.:][0-9])",
    "dom": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|er|d)?(?![0-9a-z]|[,.:][0-9])",
    "domth": r"(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)",
    "mm": r"(?:1[0-2]|0?[1-9])(?![0-9])",
    "dd": r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])",
    "mm2": r"(?:1[0-2]|0[1-9])(?![0-9])",
    "dd2": r"(?:3[01]|[12][0-9]|0[1-9])(?![0-9])",
    "hh": r"(?:2[0-4]|1[0-9]|0?[0-9])(?![0-9])",
    "hh2": r"(?:2[0-4]|[01][0-9])",
    "earlyhh": r"(?:0[0-9]|1[0-3])",
    "min": r"[0-5][0-9](?![0-9])",
    "int": r"[0-9]{1,4}(?![0-9]|[,.][0-9])",
    "oldyear": r"[1-9][0-9]{1,2}(?![0-9]|[,.][0-9])",
    "bcyear": r"[1-9][0-9]{0,3}(?![0-9]|[,.][0-9])",
    "decadeyear": r"(?:1[0-9]{2}0|20[0-9]0|[1-9]0)(?=['’]?s)",
}
_ITEM = re.compile(r"\{(\w+)(?:=(\w+))?\}|[^\s\[\]()|{},]+|[\[\]()|,]|\s+")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern as a regular expression.

    Args:
        source: the regular expression.
        first: the words, lower-cased, that a match can begin with; `DIGITS` for a number.
    """

    source: str
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Node:
    source: str
    first: frozenset[str]
    optional: bool = False
    tight: bool = False  # joined to what precedes without white space


def phrase_source(phrase: str) -> str:
    """Return the regular expression of words that are given as they are written."""
    return joined_source(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "")


def joined_source(phrase: str) -> str:
    """Return the regular expression of words that another item may follow without white space."""
    return re.escape(phrase).replace("\\ ", SPACE).replace("'", "['’]").replace("\\-", DASH)


def first_word(phrase: str) -> str:
    """Return the leading run of word characters, lower-cased; `DIGITS` where it begins with a number."""
    found = re.match(r"\w+", phrase)
    if not found:
        raise KnowledgeError(f"a phrase begins with a letter or a number, not {phrase!r}")
    return DIGITS if phrase[0].isdigit() else found.group().lower()


def alternatives(phrases: tuple[str, ...]) -> str:
    """Return one regular expression for any of the phrases, the longest first."""
    return "(?:" + "|".join(phrase_source(phrase) for phrase in sorted(phrases, key=len, reverse=True)) + ")"


class Grammar:
    """Translates patterns over the classes of one lexicon."""

    def __init__(self, classes: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the classes: name to the words that belong to it."""
        self._sources = {name: alternatives(words) for name, words in classes.items()}
        self._firsts = {name: frozenset(first_word(word) for word in words) for name, words in classes.items()}
        # A class that is written in digits as well as in words.
        for name, shape in (("num", r"[0-9]{1,3}(?![0-9]|[.,][0-9])"),):
            if name in self._sources:
                self._sources[name] = f"(?:{shape}|{self._sources[name]})"
                self._firsts[name] |= {DIGITS}

    def compile(self, pattern: str) -> Compiled:
        """Translate a pattern.

        Raises:
            KnowledgeError: the pattern is malformed, or names an unknown class.
        """
        items = list(_ITEM.finditer(pattern))
        if "".join(item.group() for item in items) != pattern:
            raise KnowledgeError(f"malformed pattern of times: {pattern!r}")
        node, at = self._row(items, 0, pattern)
        if at != len(items) or node.optional:
            raise KnowledgeError(f"unbalanced or empty pattern of times: {pattern!r}")
        return Compiled(node.source + r"(?!\w)", node.first)

    def _row(self, items: list[re.Match[str]], at: int, pattern: str) -> tuple[_Node, int]:
        nodes: list[_Node] = []
        spaced = False
        while at < len(items) and items[at].group() not in "])|":
            text = items[at].group()
            if text.isspace():
                spaced, at = True, at + 1
            elif text == ",":
                nodes.append(_Node(r"(?:[^\S\n]?,)?", frozenset(), optional=True, tight=True))
                at += 1
            else:
                node, at = self._item(items, at, pattern)
                nodes.append(_Node(node.source, node.first, node.optional, tight=not spaced))
                spaced = False
        return _joined(nodes), at

    def _item(self, items: list[re.Match[str]], at: int, pattern: str) -> tuple[_Node, int]:
        text = items[at].group()
        if text in "[(":
            return self._group(items, at, pattern)
        if text.startswith("{"):
            return self._class(items[at], pattern), at + 1
        if text.startswith("-"):
            rest = text[1:]
            return _Node(DASH + (phrase_source(rest) if rest else ""), frozenset()), at + 1
        if text.endswith("-"):
            return _Node(phrase_source(text[:-1]) + DASH, frozenset({first_word(text)})), at + 1
        first = frozenset({first_word(text)}) if text[0].isalnum() else frozenset()
        followed = at + 1 < len(items) and items[at + 1].group().startswith("{")
        return _Node(joined_source(text) if followed else phrase_source(text), first), at + 1

    def _group(self, items: list[re.Match[str]], at: int, pattern: str) -> tuple[_Node, int]:
        opening, closing = items[at].group(), "]" if items[at].group() == "[" else ")"
        options: list[_Node] = []
        at += 1
        while True:
            node, at = self._row(items, at, pattern)
            options.append(node)
            if at >= len(items):
                raise KnowledgeError(f"unbalanced pattern of times: {pattern!r}")
            if items[at].group() != "|":
                break
            at += 1
        if items[at].group() != closing:
            raise KnowledgeError(f"unbalanced pattern of times: {pattern!r}")
        source = "(?:" + "|".join(node.source for node in options) + ")"
        first = frozenset(word for node in options for word in node.first)
        return _Node(source, first, optional=opening == "["), at + 1

    def _class(self, match: re.Match[str], pattern: str) -> _Node:
        name, alias = match.group(1), match.group(2) or match.group(1)
        if name in SHAPES:
            return _Node(f"(?P<{alias}>{SHAPES[name]})", frozenset({DIGITS}))
        if name not in self._sources:
            raise KnowledgeError(f"pattern of times {pattern!r}: unknown class {name!r}")
        return _Node(f"(?P<{alias}>{self._sources[name]})", self._firsts[name])


def _joined(nodes: list[_Node]) -> _Node:
    """Join a row: optional items that lead bring the space behind them, all others the space before them."""
    parts: list[str] = []
    first: set[str] = set()
    leading = True
    for number, node in enumerate(nodes):
        if leading:
            first |= node.first
        space_after = leading and node.optional and number + 1 < len(nodes)
        space_before = not leading and not node.tight
        if node.optional and node.source.startswith("(?:[^"):  # the comma
            parts.append(node.source)
        elif node.optional and space_after:
            parts.append(f"(?:{node.source}{'' if nodes[number + 1].tight else SPACE})?")
        elif node.optional:
            parts.append(f"(?:{SPACE if space_before else ''}{node.source})?")
        else:
            parts.append((SPACE if space_before else "") + node.source)
            leading = False
    return _Node("".join(parts), frozenset(first), optional=leading)
