"""What the words around a name say of it: its kind, a direction, "near", or that it is a person's or a body's name."""

from __future__ import annotations

from sayso.know.countries import country_by_demonym
from sayso.read.places.candidate import STRONG, WEAK, Candidate, Line

_PART = "part of an organisation's name"
_POSSESSIVES = frozenset({"'s ", "\u2019s "})
_WIDE = frozenset({"country", "region"})
_APPOSED = frozenset({"city", "district", "region"})
"""Kinds whose type word may stand right before a name ("village Sobane Da")."""


def dressed(line: Line, at: int, stop: int, candidate: Candidate) -> Candidate:
    """Return the candidate of words `at` to `stop` with what its surroundings say."""
    candidate = _typed(line, at, stop, candidate)
    begin = _index_of(line, candidate.start, at)
    candidate = _divided(line, stop, _directed(line, begin, candidate))
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
    inner = _typed_inside(line, at, stop, candidate)
    if inner is not None:
        return inner
    if stop < len(line.words) and line.joined(stop - 1, stop):
        after, end = line.phrase_after(stop, lexicon.types)
        if after:
            return _grown(line, (_leftmost(line, at), end), candidate, after, lexicon.types[after])
    joiner, begin = line.phrase_before(at, lexicon.joiners)
    before, type_at = line.phrase_before(begin, lexicon.types) if joiner else ("", at)
    wide = _is_wide(candidate)
    if before and (_is_seat(line, before, candidate) or (joiner in lexicon.within and _is_inside_name(line, type_at))):
        return candidate
    if before and not (wide and joiner in lexicon.within) and not _is_taken(line, type_at):
        grown = _grown(line, (_leftmost(line, type_at), stop), candidate, before, lexicon.types[before])
        return grown._replace(against="part of a longer name") if _is_inside_name(line, type_at) else grown
    before, type_at = line.phrase_before(at, lexicon.types)
    if before and (before in lexicon.before or lexicon.types[before][0] in _APPOSED):
        kinds = lexicon.before.get(before, lexicon.types[before])
        grown = _grown(line, (_leftmost(line, type_at), stop), candidate, before, kinds)
        return grown._replace(type_before=before in lexicon.before)
    return candidate


def _is_seat(line: Line, before: str, candidate: Candidate) -> bool:
    """Say whether a name is that of the area whose seat is spoken of: "the capital of North Darfur"."""
    return before in line.lexicon.seats and any(entry.kind in _WIDE for entry in candidate.entries)


def _is_wide(candidate: Candidate) -> bool:
    """Say whether a name can only be a country or a region: "a camp in" it is not its camp."""
    kinds = [entry.kind for entry in candidate.entries]
    return bool(kinds) and (kinds[0] == "country" or all(kind in _WIDE for kind in kinds))


def _typed_inside(line: Line, at: int, stop: int, candidate: Candidate) -> Candidate | None:
    """Take a type word that is the first or last word of an unknown name ("Camp Hurriya", "Guazapa Hill")."""
    lexicon = line.lexicon
    if stop - at == 1 or candidate.entries:
        return None
    first, last = line.words[at].lower, line.words[stop - 1].lower
    if last in lexicon.types:
        return _grown(line, (_leftmost(line, at), stop), candidate, last, lexicon.types[last])
    if first in lexicon.before:
        grown = _grown(line, (_leftmost(line, at), stop), candidate, first, lexicon.before[first])
        return grown._replace(type_before=True)
    return None


def _is_taken(line: Line, at: int) -> bool:
    """Say whether a lower-case type word already belongs to the name on its left ("the Kidal region of Mali")."""
    word = line.words[at]
    if not word.text.islower() or not line.is_capital(at - 1) or not line.joined(at - 1, at):
        return False
    divides = line.lexicon.types.get(word.lower, ("",))[0] in {"region", "district"}
    return divides and country_by_demonym(line.words[at - 1].text) is None


def _is_inside_name(line: Line, at: int) -> bool:
    """Say whether a capitalised type word continues a name on its left ("Islamic State of Iraq")."""
    if not line.words[at].text[0].isupper() or line.words[at].plain or at == 0 or not line.joined(at - 1, at):
        return False
    before = line.words[at - 1]
    return (
        before.text[0].isupper()
        and not before.plain
        and before.lower not in line.lexicon.adjectives
        and before.lower not in line.lexicon.articles
    )


def _grown(line: Line, span: tuple[int, int], candidate: Candidate, word: str, kinds: tuple[str, ...]) -> Candidate:
    start, end = line.words[span[0]].start, line.words[span[1] - 1].end
    start, end = min(start, candidate.start), max(end, candidate.end)
    return candidate._replace(start=start, end=end, type_word=word, kinds=kinds)


def _leftmost(line: Line, at: int) -> int:
    """Return where a phrase begins whose first content word is `at`: adjectives and one article before are its own."""
    lexicon = line.lexicon
    while at > 0 and line.words[at - 1].lower in lexicon.adjectives and line.joined(at - 1, at):
        at -= 1
    if at > 0 and line.words[at - 1].lower in lexicon.articles and line.joined(at - 1, at):
        at -= 1
    return at


def _directed(line: Line, at: int, candidate: Candidate) -> Candidate:
    """Read "northern Mali", "the north of Mali"; with a type word of a point the direction stays an adjective."""
    lexicon = line.lexicon
    if candidate.type_word and candidate.kinds[0] in {"city", "camp", "facility"}:
        return candidate
    if at > 0 and line.words[at - 1].lower in lexicon.directions and line.joined(at - 1, at):
        direction = lexicon.directions[line.words[at - 1].lower]
        start = _leftmost(line, at - 1)
        return candidate._replace(start=line.words[start].start, direction=direction)
    joiner, joined_at = line.phrase_before(at, lexicon.of)
    if not joiner or joined_at == 0 or line.words[joined_at - 1].lower not in lexicon.directions:
        return candidate
    if joined_at == 1 or line.words[joined_at - 2].lower not in lexicon.articles:
        return candidate
    direction = lexicon.directions[line.words[joined_at - 1].lower]
    return candidate._replace(start=line.words[joined_at - 2].start, direction=direction)


def _divided(line: Line, stop: int, candidate: Candidate) -> Candidate:
    """Read "Mali's north" as a part of Mali."""
    if candidate.direction or candidate.type_word or stop >= len(line.words):
        return candidate
    after, gap = line.words[stop], line.text[candidate.name_end : line.words[stop].start]
    if gap not in _POSSESSIVES or after.lower not in line.lexicon.directions or after.lower in line.lexicon.adjectival:
        return candidate
    if after.lower.endswith("ern"):
        return candidate
    return candidate._replace(end=after.end, direction=line.lexicon.directions[after.lower])


def _located(line: Line, begin: int, candidate: Candidate) -> Candidate:
    """Read the preposition before the phrase."""
    lexicon = line.lexicon
    own_article = line.words[begin].lower in lexicon.articles
    if (
        not own_article
        and begin > 0
        and line.words[begin - 1].lower in lexicon.articles
        and line.joined(begin - 1, begin)
    ):
        begin -= 1
    near = bool(line.phrase_before(begin, lexicon.near)[0])
    if line.phrase_before(begin, lexicon.strong)[0] or near:
        return candidate._replace(cue=STRONG, near=near)
    if line.phrase_before(begin, lexicon.taking)[0]:
        return candidate._replace(cue=WEAK, taken=True)
    if line.phrase_before(begin, lexicon.locative)[0]:
        return candidate._replace(cue=WEAK)
    return candidate


def _doubted(line: Line, at: int, stop: int, candidate: Candidate) -> Candidate:
    """Say whether neighbours make the name a body's, and whether a country acts as its government."""
    against = candidate.against or _body(line, at, stop)
    candidate = candidate._replace(against=against, whole=not _continues(line, at, stop))
    bare = not (candidate.cue or candidate.type_word or candidate.direction)
    if not bare or stop >= len(line.words) or not line.joined(stop - 1, stop):
        return candidate
    metonymic = bool(line.phrase_after(stop, line.lexicon.speech)[0])
    return candidate._replace(metonymic=metonymic, speaks=bool(line.phrase_after(stop, line.lexicon.spoke)[0]))


def _body(line: Line, at: int, stop: int) -> str:
    """Say whether a capitalised word of an organisation's name stands in or next to the name."""
    lexicon, words = line.lexicon, line.words
    after = words[stop] if stop < len(words) and line.joined(stop - 1, stop) else None
    joiner, begin = line.phrase_before(at, lexicon.of)
    before = words[begin - 1] if joiner and begin > 0 and not words[begin - 1].first else None
    if any(word and word.text[0].isupper() and word.lower in lexicon.organisations for word in (after, before)):
        return _PART
    if stop - at > 1 and any(word.lower in lexicon.organisations for word in words[at:stop]):
        return _PART
    return ""


def _continues(line: Line, at: int, stop: int) -> bool:
    """Say whether the run of capitalised words goes on beyond the name with a word that nothing explains."""
    if line.is_capital(stop) and line.joined(stop - 1, stop) and not is_explained(line, stop):
        return True
    if at == 0 or not line.is_capital(at - 1) or not line.joined(at - 1, at):
        return False
    return not line.words[at - 1].first and not is_explained(line, at - 1)


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
