"""The clause around a word: what a quote shows, and where its roles are looked for."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.read.tokens import Token

LEAST_WORDS = 5
MOST_WORDS = 45
"""The codebook's bounds of a quote, in words."""

# A hyphen that stands alone is a dash.
_HARD = frozenset(";:—–-")
# After a comma these open a clause of their own.
_OPENERS = frozenset(
    [
        "and",
        "but",
        "or",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "while",
        "as",
        "after",
        "before",
        "because",
        "since",
        "although",
        "though",
        "with",
        "without",
        "saying",
        "adding",
        "accusing",
        "leaving",
        "killing",
        "wounding",
        "including",
        "et",
        "mais",
        "ou",
        "qui",
        "que",
        "dont",
        "où",
        "quand",
        "tandis",
        "alors",
        "après",
        "avant",
        "car",
    ],
)
# These open a clause even without a comma, when they stand between two verbs; as cut points they are taken only where
# what is left on both sides is long enough.
_JOINERS = frozenset(
    [
        "after",
        "before",
        "while",
        "when",
        "where",
        "which",
        "who",
        "although",
        "because",
        "qui",
        "où",
        "tandis",
        "lorsque",
        "après",
        "avant",
    ]
)
_COMPLEMENTIZERS = frozenset({"that", "que"})
_COMPLEMENTIZER_REACH = 4
_EDGE_MARKS = frozenset(',;:—–-.!?“”«»"')
_EDGE_WORDS = frozenset(["and", "but", "or", "et", "mais", "ou"])


def clause_around(tokens: Sequence[Token], first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """Return the indices of the first and last token of the clause around tokens `first` to `last`.

    Args:
        tokens: of the sentence.
        first: index of the first token that the clause must hold.
        last: index of the last one.
        low: index that the clause may not begin before (where the words of one speaker begin, say).
        high: index that it may not end after.

    Returns:
        Indices with `low <= start <= first` and `last <= end <= high`; at least `LEAST_WORDS` words where the sentence
        has them, at most `MOST_WORDS`.
    """
    start, end = first, last
    while start > low and not _opens(tokens, start):
        start -= 1
    while end < high and not _closes(tokens, end):
        end += 1
    start, end = _widen(tokens, start, end, low, high)
    return _tidy(tokens, *_shorten(tokens, start, end, first, last), first, last)


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause begins with this token."""
    before = tokens[index - 1].text
    if before in _HARD or tokens[index].lower in _JOINERS:
        return True
    return before == "," and (tokens[index].lower in _OPENERS or tokens[index].lower.endswith("ing"))


def _closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause ends with this token."""
    following = tokens[index + 1]
    if following.text in _HARD or following.lower in _JOINERS:
        return True
    if following.text != "," or index + 2 >= len(tokens):
        return False
    word = tokens[index + 2].lower
    return word in _OPENERS or word.endswith("ing")


def _words(tokens: Sequence[Token], start: int, end: int) -> int:
    return sum(token.text[0].isalnum() for token in tokens[start : end + 1])


def _widen(tokens: Sequence[Token], start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Take in the clause before, then the one after, until the words suffice."""
    while _words(tokens, start, end) < LEAST_WORDS and start > low:
        start -= 1
        while start > low and not _opens(tokens, start):
            start -= 1
    while _words(tokens, start, end) < LEAST_WORDS and end < high:
        end += 1
        while end < high and not _closes(tokens, end):
            end += 1
    return start, end


def _shorten(tokens: Sequence[Token], start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Drop tokens at the edge that is farther from the trigger until the words are few enough."""
    surplus = _words(tokens, start, end) - MOST_WORDS
    while surplus > 0 and (start < first or end > last):
        at = start if first - start > end - last else end
        surplus -= tokens[at].text[0].isalnum()
        start, end = (start + 1, end) if at == start else (start, end - 1)
    return start, end


def _tidy(tokens: Sequence[Token], start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Drop marks and bare conjunctions at the edges."""
    while start < first and (tokens[start].text in _EDGE_MARKS or tokens[start].lower in _EDGE_WORDS):
        start += 1
    while end > last and tokens[end].text in _EDGE_MARKS:
        end -= 1
    return _after_complementizer(tokens, start, first), end


def _after_complementizer(tokens: Sequence[Token], start: int, first: int) -> int:
    """Leave out what belongs to the verb of saying: "(said) on Tuesday that" ..."""
    for index in range(start, min(first, start + _COMPLEMENTIZER_REACH)):
        if tokens[index].lower in _COMPLEMENTIZERS:
            return index + 1
    return start
