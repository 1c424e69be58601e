"""Words that point back to a place: "the town", "there", "the north"."""

from __future__ import annotations

from sayso.read.places.candidate import Line, Pointer

_ANYWHERE = ("city", "camp", "district", "region", "country", "area")


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
    vague = word.lower in lexicon.vague
    while (
        not vague and begin > 0 and line.words[begin - 1].lower in lexicon.adjectives and line.joined(begin - 1, begin)
    ):
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
    lower, lexicon = line.words[at].lower, line.lexicon
    if lower not in lexicon.directions or lower.endswith("ern") or lower in lexicon.adjectival:
        return False
    if at > 1 and line.words[at - 2].lower in lexicon.towards:
        return False
    following = line.words[at + 1].lower if at + 1 < len(line.words) else ""
    return following not in lexicon.types and following not in lexicon.sides


def _there(line: Line, at: int) -> Pointer | None:
    """Return "there" as a pointer unless it only fills the subject's place ("there was fighting")."""
    word = line.words[at]
    following = line.words[at + 1].lower if at + 1 < len(line.words) else ""
    around = line.is_capital(at - 1) or line.is_capital(at + 1)
    if word.first or around or following in line.lexicon.existential:
        return None
    return Pointer(word.start, word.end, "there", _ANYWHERE, block=line.block)


def _named(line: Line, at: int) -> bool:
    """Say whether a name follows ("the town of Kidal", "the north of Mali") or precedes: then nothing points back."""
    joiner, stop = line.phrase_after(at + 1, line.lexicon.joiners)
    if joiner and stop < len(line.words) and line.words[stop].lower in line.lexicon.articles:
        stop += 1
    if joiner and line.is_capital(stop):
        return True
    after = line.is_capital(at + 1) and line.joined(at, at + 1)
    return after or (line.is_capital(at - 1) and line.joined(at - 1, at))
