"""What the words around a name say of it: its kind, a direction, "near", or that it is a person's or a body's name."""

from __future__ import annotations

from dataclasses import replace

from sayso.know.countries import country_by_demonym
from sayso.read.places.candidate import Candidate, Line, Pointer


_WITHIN = frozenset({"in", "near", "above", "outside", "around", "at", "à"})
"""Joiners after which a country or region only says where the thing lies ("a highway in Colombia")."""


def dressed(line: Line, at: int, stop: int, candidate: Candidate) -> Candidate:
    """Return the candidate of words `at` to `stop` with what its surroundings say."""
    candidate = _typed(line, at, stop, candidate)
    begin = _index_of(line, candidate.start, at)
    candidate = _directed(line, begin, stop, candidate)
    begin = _index_of(line, candidate.start, begin)
    candidate = _located(line, begin, candidate)
    return _doubted(line, at, stop, candidate)


def _index_of(line: Line, offset: int, at: int) -> int:
    """Return the number of the word that begins at an offset at or before word `at`."""
    while at > 0 and line.words[at].start > offset:
        at -= 1
    return at


def _typed(line: Line, at: int, stop: int, candidate: Candidate) -> Candidate:
    """Take in a type word after the name ("Kidal region"), before it ("town of Kidal") or in front ("Lake Chad")."""
    lexicon = line.lexicon
    after, end = (
        line.phrase_after(stop, lexicon.types) if stop < len(line.words) and line.joined(stop - 1, stop) else ("", stop)
    )
    if after:
        begin = _leftmost(line, at)
        return _grown(line, begin, end, candidate, after, lexicon.types[after])
    joiner, begin = line.phrase_before(at, lexicon.joiners)
    if joiner:
        _, begin = _skipped_article(line, begin, at)
        before, type_at = line.phrase_before(begin, lexicon.types)
        wide = bool(candidate.entries) and candidate.entries[0].kind in {"country", "region"}
        if before and not (wide and joiner in _WITHIN):
            grown = _grown(line, _leftmost(line, type_at), stop, candidate, before, lexicon.types[before])
            return replace(grown, against="part of a longer name") if _is_inside_name(line, type_at) else grown
    before, type_at = line.phrase_before(at, lexicon.types)
    if before and (before in lexicon.before or lexicon.types[before][0] in {"city", "district", "region"}):
        kinds = lexicon.before.get(before, lexicon.types[before])
        grown = _grown(line, _leftmost(line, type_at), stop, candidate, before, kinds)
        return replace(grown, type_before=before in lexicon.before)
    return candidate


def _is_inside_name(line: Line, at: int) -> bool:
    """Say whether a capitalised type word continues a name on its left ("Islamic State of Iraq")."""
    if not line.words[at].text[0].isupper() or line.words[at].plain or at == 0 or not line.joined(at - 1, at):
        return False
    before = line.words[at - 1]
    return before.text[0].isupper() and not before.plain and before.lower not in line.lexicon.adjectives and before.lower not in line.lexicon.articles


def _skipped_article(line: Line, begin: int, at: int) -> tuple[str, int]:
    return ("", begin) if begin < at else ("", at)


def _grown(line: Line, begin: int, stop: int, candidate: Candidate, word: str, kinds: tuple[str, ...]) -> Candidate:
    start, end = line.words[begin].start, line.words[stop - 1].end
    return replace(
        candidate, start=min(start, candidate.start), end=max(end, candidate.end), type_word=word, kinds=kinds
    )


def _leftmost(line: Line, at: int) -> int:
    """Return where a phrase begins whose first content word is `at`: adjectives and one article before it belong to it."""
    lexicon = line.lexicon
    begin = at
    while begin > 0 and line.words[begin - 1].lower in lexicon.adjectives and line.joined(begin - 1, begin):
        begin -= 1
    if begin > 0 and line.words[begin - 1].lower in lexicon.articles and line.joined(begin - 1, begin):
        begin -= 1
    elif begin == at or begin > 0:
        begin = begin if begin < at and line.words[begin].lower not in lexicon.directions else begin
    return begin


def _directed(line: Line, begin: int, stop: int, candidate: Candidate) -> Candidate:
    """Read "northern Mali", "the north of Mali", "le nord du Mali"; with a type word the direction stays an adjective."""
    lexicon = line.lexicon
    if candidate.type_word and candidate.kinds[0] in {"city", "camp", "facility"}:
        return candidate
    at = begin
    if at > 0 and line.words[at - 1].lower in lexicon.directions and line.joined(at - 1, at):
        direction = lexicon.directions[line.words[at - 1].lower]
        start = _leftmost(line, at - 1)
        return replace(candidate, start=line.words[start].start, direction=direction)
    joiner, joined_at = line.phrase_before(at, frozenset({"of", "de", "du", "des", "d'", "de la", "de l'", "of the"}))
    if not joiner or joined_at == 0 or line.words[joined_at - 1].lower not in lexicon.directions:
        return candidate
    if joined_at < 2 or line.words[joined_at - 2].lower not in lexicon.articles:
        return candidate
    direction = lexicon.directions[line.words[joined_at - 1].lower]
    return replace(candidate, start=line.words[joined_at - 2].start, direction=direction)


def _located(line: Line, begin: int, candidate: Candidate) -> Candidate:
    """Read the preposition before the phrase."""
    lexicon = line.lexicon
    at = begin
    if line.words[at].lower in lexicon.articles:
        at += 1
    elif at > 0 and line.words[at - 1].lower in lexicon.articles and line.joined(at - 1, at):
        begin = at - 1
    near = bool(line.phrase_before(begin, lexicon.near)[0])
    if line.phrase_before(begin, lexicon.strong)[0] or near:
        return replace(candidate, cue=2, near=near)
    if line.phrase_before(begin, lexicon.taking)[0]:
        return replace(candidate, cue=1, taken=True)
    if line.phrase_before(begin, lexicon.locative)[0]:
        return replace(candidate, cue=1)
    return candidate


def _doubted(line: Line, at: int, stop: int, candidate: Candidate) -> Candidate:
    """Say whether neighbours make the name a body's, and whether a country acts as its government."""
    against = _body(line, at, stop)
    whole = not _continues(line, at, stop)
    metonymic = speaks = False
    if not candidate.cue and not candidate.type_word and not candidate.direction and stop < len(line.words) and line.joined(stop - 1, stop):
        metonymic = bool(line.phrase_after(stop, line.lexicon.speech)[0])
        speaks = bool(line.phrase_after(stop, line.lexicon.spoke)[0])
    return replace(candidate, against=candidate.against or against, whole=whole, metonymic=metonymic, speaks=speaks)


def _body(line: Line, at: int, stop: int) -> str:
    """Say whether a capitalised word of an organisation's name stands next to the name."""
    lexicon, words = line.lexicon, line.words
    if (
        stop < len(words)
        and words[stop].text[0].isupper()
        and line.joined(stop - 1, stop)
        and words[stop].lower in lexicon.organisations
    ):
        return "part of an organisation's name"
    if stop - at > 1 and any(word.lower in lexicon.organisations for word in words[at:stop]):
        return "part of an organisation's name"
    joiner, begin = line.phrase_before(at, frozenset({"of", "for", "de", "du", "des", "of the", "for the", "de la"}))
    if (
        joiner
        and begin > 0
        and words[begin - 1].text[0].isupper()
        and not words[begin - 1].first
        and words[begin - 1].lower in lexicon.organisations
    ):
        return "part of an organisation's name"
    return ""


def _continues(line: Line, at: int, stop: int) -> bool:
    """Say whether the run of capitalised words goes on beyond the name with a word that nothing explains."""
    if line.is_capital(stop) and line.joined(stop - 1, stop) and not is_explained(line, stop):
        return True
    return (
        at > 0
        and line.is_capital(at - 1)
        and line.joined(at - 1, at)
        and not line.words[at - 1].first
        and not is_explained(line, at - 1)
    )


def is_explained(line: Line, at: int) -> bool:
    """Say whether a capitalised word next to a name is no part of a longer name."""
    lexicon, lower = line.lexicon, line.words[at].lower
    return (
        lower in lexicon.types
        or lower in lexicon.neutral
        or lower in lexicon.directions
        or lower in lexicon.organisations
        or lower in lexicon.before
        or lower in lexicon.articles
        or line.words[at].text.isdigit()
        or country_by_demonym(lower) is not None
    )


def pointer_at(line: Line, at: int) -> Pointer | None:
    """Return the pointer that ends with the word `at`, or None."""
    lexicon, word = line.lexicon, line.words[at]
    if word.lower in lexicon.there:
        return _there(line, at)
    is_noun = word.lower in lexicon.anaphors or word.lower in lexicon.facility_anaphors
    if not is_noun and not _is_part(line, at):
        return None
    if _named(line, at):
        return None
    begin = at
    while begin > 0 and line.words[begin - 1].lower in lexicon.adjectives and line.joined(begin - 1, begin):
        begin -= 1
    if is_noun and _is_compound(line, at):
        return None
    if begin == 0 or line.words[begin - 1].lower not in lexicon.definite or not line.joined(begin - 1, begin):
        return None
    start = line.words[begin - 1].start
    near = bool(line.phrase_before(begin - 1, lexicon.near)[0])
    if is_noun:
        kinds = lexicon.anaphors.get(word.lower, ("facility",))
        return Pointer(start, word.end, word.lower, kinds, near=near, block=line.block)
    return Pointer(start, word.end, word.lower, ("area",), lexicon.directions[word.lower], near, line.block)


def _is_compound(line: Line, at: int) -> bool:
    """Say whether another noun of place follows, whose adjective this one is ("the port city")."""
    if at + 1 >= len(line.words) or not line.joined(at, at + 1):
        return False
    following = line.words[at + 1].lower
    return following in line.lexicon.types or following in line.lexicon.organisations


def _is_part(line: Line, at: int) -> bool:
    """Say whether a word is a direction that stands as a noun ("the north", not "the northern" or "the north side")."""
    lower = line.words[at].lower
    if lower not in line.lexicon.directions or lower == "rural" or lower.endswith("ern") or lower in {"central", "upper"}:
        return False
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    return (
        following is None
        or following.lower not in line.lexicon.types
        and following.lower not in {"side", "part", "bank", "wing"}
    )


def _there(line: Line, at: int) -> Pointer | None:
    """Return "there" as a pointer unless it only fills the subject's place ("there was fighting")."""
    following = line.words[at + 1].lower if at + 1 < len(line.words) else ""
    if following in {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "a",
        "should",
        "'s",
        "remain",
        "remains",
    }:
        return None
    if line.words[at].first or line.words[at].lower == "y":
        return None
    return Pointer(
        line.words[at].start, line.words[at].end, "there", ("city", "camp", "district", "region", "country", "area")
    )


def _named(line: Line, at: int) -> bool:
    """Say whether a name follows ("the town of Kidal", "the north of Mali") or precedes, so that nothing points back."""
    joiner, stop = line.phrase_after(at + 1, line.lexicon.joiners)
    if joiner and line.is_capital(stop):
        return True
    if (
        joiner
        and stop + 1 < len(line.words)
        and line.words[stop].lower in line.lexicon.articles
        and line.is_capital(stop + 1)
    ):
        return True
    return line.is_capital(at + 1) and line.joined(at, at + 1) or (line.is_capital(at - 1) and line.joined(at - 1, at))
