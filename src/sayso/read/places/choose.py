"""Choose which bearer of a name is meant, or none, and say why."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass

from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import Entry, Gazetteer, weight
from sayso.know.gazetteer.fold import fold
from sayso.read.places.candidate import STRONG, Candidate
from sayso.read.places.focus import POINTS, Focus
from sayso.read.places.lexicon import Lexicon

# What context adds to the logarithm of the population. Calibrated on the corpus's training part; they balance one
# another, so none is moved alone.
COUNTRY_BONUS = 5.0
NEAR_BONUS = 1.5
REGION_BONUS = 2.5
NEIGHBOUR_BONUS = 1.0
BESIDE_BONUS = 1.0
CONTAINED_BONUS = 4.0
LISTED_BONUS = 2.5
_TOWN_BEHIND_REGION = 2.2
"""A bare name means the town unless the region of that name outweighs it by more than this."""
_KNOWN_WEIGHT = 6.3
"""Weight from which a bare name is a place without any word around that says so: a town of some sixty thousand."""
_FAR_WEIGHT = 6.5
"""Weight from which a town in a country that the report is not about is meant all the same: some hundred thousand."""
_LIKELY_SHARE = 0.2
"""Share of the votes from which a name in looser spelling is looked up in a country."""
_MAIN_SHARE = 0.3
"""Share of the votes from which the reason names the country's focus."""
_OWN_SHARE = 0.15
"""Share of the votes of a country from which a bare name of a small place in it is one."""
_SHORTEST_LOOSE = 4
"""Letters of the shortest name that is looked up in looser spelling."""
_LARGE_TOWN = 50_000
"""Inhabitants from which a name that is also a usual word can be a town's."""
_NEXT_TO = 24
"""Characters between a name and the one that it may lie in."""
_LONGEST_UNLISTED = 4
"""Words of the longest unknown name that a preposition alone makes a place."""
_ACRONYM = 5
"""Letters of the longest acronym: a body's, not a town's, in a text that is not all in capitals."""
_CLEAR_NEAR = 0.6
"""Share of a paragraph's votes from which it is about a country."""
_CLEAR_FOCUS = 0.4
"""Share of the votes from which a report is about a country."""

_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r"\s*(?:,|\()\s*(?:the |le |la |l')?")
_INSIDE = re.compile(
    r"\s*,?\s*(?:in|inside|within|au|en|dans|of|de|du)\s+"
    r"(?:the |le |la |l'|central |northern |southern |eastern |western )?"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was found to mean.

    Args:
        entry: the place, or None where the gazetteer has none that fits.
        base: without an entry, the place that the name's own words point to (the town of "Goma airport"), or None.
        reason: why.
        part: whether the entry is the part that a direction names ("northern Mali"), not the whole.
    """

    entry: Entry | None
    base: Entry | None
    reason: str
    part: bool = False


def is_capital(entry: Entry) -> bool:
    """Say whether an entry is the capital of its country."""
    country = country_by_iso(entry.country or "")
    return country is not None and entry.kind == "city" and fold(entry.name) == fold(country.capital)


class Chooser:
    """Chooses with what one report tells: its focus, and what stands next to what."""

    def __init__(
        self, text: str, candidates: list[Candidate], focus: Focus, places: Gazetteer, lexicon: Lexicon
    ) -> None:
        """Keep the report's text, all its names in order, and the focus."""
        self._text = text
        self._focus = focus
        self._places = places
        self._lexicon = lexicon
        self._after = {a.name_start: b for a, b in itertools.pairwise(candidates)}
        self._before = {b.name_start: a for a, b in itertools.pairwise(candidates)}
        self._neighbours = frozenset(focus.neighbours())
        self._unlisted_names: set[str] = set()
        self._senses: dict[tuple[str, tuple[str, ...]], str] = {}

    def choose(self, candidate: Candidate) -> Choice | None:
        """Return what a name means, or None where it is no place."""
        if candidate.against == "a person's name" or candidate.name.lower() in self._lexicon.neutral:
            return None
        if candidate.direction and (part := self._part(candidate)):
            return part
        entries = candidate.entries or self._loosely(candidate)
        kinds = candidate.kinds or self._own_kinds(candidate.name)
        fitting = self._as_spoken(candidate) if candidate.kinds else ()
        fitting = fitting or tuple(e for e in entries if not kinds or e.kind in kinds)
        fitting = fitting or (self._with_type(candidate) if candidate.kinds else ())
        best, reason = self._best(candidate, fitting or entries)
        if best is None or not self._accepted(candidate, best):
            return self._unlisted(candidate)
        if self._is_far(candidate, best):
            return self._unlisted(candidate)
        if not fitting and candidate.kinds:
            if best.country and best.country not in self._focus.countries and best.kind != "country":
                return self._unlisted(candidate)
            return Choice(None, best, f"no {candidate.kinds[0]} of that name is listed; {reason}")
        return Choice(best, None, reason)

    def _own_kinds(self, name: str) -> tuple[str, ...]:
        """Return the kinds that a name tells by its last word where that is a water's or a hill's ("Red Sea")."""
        kinds = self._lexicon.types.get(name.lower().rpartition(" ")[2], ())
        return kinds if kinds == ("terrain",) else ()

    def _as_spoken(self, candidate: Candidate) -> tuple[Entry, ...]:
        """Look the whole phrase up, where its type word is a part of the name itself ("lac Tchad", "bande de Gaza")."""
        if candidate.name_start == candidate.start:
            return ()
        words = self._text[candidate.start : candidate.name_end].split(" ")
        at = next((n for n, word in enumerate(words) if word.lower() == candidate.type_word), None)
        spoken = " ".join(words[at:]) if at is not None else ""
        return self._places.find(spoken, kinds=candidate.kinds, loose=False) if spoken else ()

    def _with_type(self, candidate: Candidate) -> tuple[Entry, ...]:
        """Look a name up with its type word ("Kidal camp", "Oskil River"), which is an entry's name as often as not."""
        english = self._lexicon.english.get(candidate.type_word, candidate.type_word)
        return self._places.find(f"{candidate.name} {english}", kinds=candidate.kinds, loose=False) if english else ()

    def _part(self, candidate: Candidate) -> Choice | None:
        """Return the part of a place that has an entry of its own ("northern Mali", "east Jerusalem")."""
        spoken = self._text[candidate.start : candidate.name_end].removeprefix("the ").removeprefix("The ")
        for name in dict.fromkeys((spoken, f"{candidate.direction} {candidate.name}")):
            entries = self._places.find(name, kinds=("area", "district", "region", "terrain"), loose=False)
            best, _ = self._best(candidate, entries)
            if best is not None:
                return Choice(best, None, "a part that has an entry of its own", part=True)
        return None

    def _loosely(self, candidate: Candidate) -> tuple[Entry, ...]:
        """Look an unknown name up in looser spelling, in the countries that the report is about."""
        if len(candidate.name) < _SHORTEST_LOOSE or (candidate.name.isupper() and not candidate.capitals):
            return ()
        shares = {**self._focus.countries, **self._focus.near(candidate.block)}
        likely = tuple(iso for iso, share in shares.items() if share >= _LIKELY_SHARE)
        return self._places.find(candidate.name, countries=likely) if likely else ()

    def _best(self, candidate: Candidate, entries: tuple[Entry, ...]) -> tuple[Entry | None, str]:
        if not entries:
            return None, ""
        key = fold(candidate.name)
        scored = [(self._score(candidate, entry, key), entry) for entry in entries]
        top, best = max(scored, key=lambda pair: (pair[0], pair[1].id))
        sense = self._senses.get((key, candidate.kinds))
        if sense is not None and not self._contained(candidate, best):
            return next((entry for entry in entries if entry.id == sense), best), "as elsewhere in the report"
        best = self._town_first(candidate, best, scored, top)
        if self._contained(candidate, best):
            self._senses[key, candidate.kinds] = best.id
            return best, "lies in the place named next to it"
        share = self._focus.countries.get(best.country or "", 0.0)
        if len(entries) == 1:
            return best, "the only place of that name"
        return (
            best,
            "in the country that the report is about" if share >= _MAIN_SHARE else "the largest place of that name",
        )

    def _town_first(self, candidate: Candidate, best: Entry, scored: list[tuple[float, Entry]], top: float) -> Entry:
        if candidate.kinds or candidate.direction or best.kind not in {"region", "district"}:
            return best
        towns = [(score, e) for score, e in scored if e.kind == "city" and e.country == best.country]
        score, town = max(towns, key=lambda pair: (pair[0], pair[1].id), default=(0.0, best))
        return town if score >= top - _TOWN_BEHIND_REGION else best

    def _score(self, candidate: Candidate, entry: Entry, key: str) -> float:
        score: float = weight(entry, key) + self._contained(candidate, entry)
        if entry.country in self._neighbours:
            score += NEIGHBOUR_BONUS
        score += COUNTRY_BONUS * math.sqrt(self._focus.countries.get(entry.country or "", 0.0))
        score += NEAR_BONUS * math.sqrt(self._focus.near(candidate.block).get(entry.country or "", 0.0))
        if entry.kind in POINTS and self._focus.beside(candidate.name, entry):
            score += BESIDE_BONUS
        return score + REGION_BONUS * math.sqrt(self._focus.regions.get(entry.admin1 or "", 0.0))

    def _contained(self, candidate: Candidate, entry: Entry) -> float:
        """Return the bonus of an entry that lies in the place named right after the name ("Paris, Texas")."""
        after = self._after.get(candidate.name_start)
        if after is None or after.start < candidate.end or after.start - candidate.end > _NEXT_TO or not after.entries:
            return 0.0
        gap = self._text[candidate.end : after.name_start if after.start == after.name_start else after.start]
        inside = _INSIDE.fullmatch(gap) is not None
        if not inside and not _COMMA.fullmatch(gap):
            return 0.0
        wide = [e for e in after.entries if e.kind in {"country", "region", "district"}]
        holds = any(
            (e.kind == "country" and e.country == entry.country and entry.kind != "country")
            or (e.kind == "region" and e.id == entry.admin1 and e.id != entry.id)
            for e in wide
        )
        return (CONTAINED_BONUS if inside else LISTED_BONUS) if holds else 0.0

    def _contains(self, candidate: Candidate, best: Entry) -> bool:
        """Say whether the name right before a comma lies in this region or country ("Paris, Tex.")."""
        before = self._before.get(candidate.name_start)
        return (
            before is not None
            and best.kind in {"region", "country"}
            and any(
                self._contained(before, entry) and best.id in {entry.admin1, f"iso:{entry.country}"}
                for entry in before.entries
            )
        )

    def _is_far(self, candidate: Candidate, best: Entry) -> bool:
        """Say whether the best bearer is a small place in a country that the report is not about: likely a namesake."""
        if best.country is None or best.kind not in {"city", "district", "camp", "facility"}:
            return False
        near = self._focus.near(candidate.block)
        main = self._focus.countries.get(self._focus.main or "", 0.0)
        if self._contained(candidate, best) or (main < _CLEAR_FOCUS and max(near.values(), default=0.0) < _CLEAR_NEAR):
            return False
        here = best.country in self._focus.likely() or best.country in near
        return not here and weight(best, fold(candidate.name)) < _FAR_WEIGHT

    def _accepted(self, candidate: Candidate, best: Entry) -> bool:
        """Say whether a name is a place at all."""
        lower = candidate.name.lower()
        said = bool(candidate.kinds or candidate.direction or candidate.cue == STRONG)
        if lower in self._lexicon.directions:
            return bool(candidate.kinds)
        if self._contained(candidate, best) or self._contains(candidate, best):
            return True
        if candidate.name.isupper() and len(lower) <= _ACRONYM and not candidate.capitals:
            return best.kind == "country" or bool(candidate.kinds)
        if candidate.speaks and best.kind == "city" and not is_capital(best):
            return False
        if self._is_usual(lower):
            known = best.kind in {"country", "region"} or best.population >= _LARGE_TOWN
            known = known or (candidate.near and self._is_here(best))
            cued = bool(candidate.kinds) or (candidate.cue == STRONG and not candidate.first)
            return cued and candidate.whole and known
        if not candidate.whole:
            return best.kind == "country" or bool(candidate.kinds)
        if lower in self._lexicon.first_names and not said:
            return best.kind == "country"
        if said or best.kind in {"country", "region", "area", "terrain"}:
            return True
        inside = self._focus.countries.get(best.country or "", 0.0) >= _OWN_SHARE
        return inside or weight(best, fold(candidate.name)) >= _KNOWN_WEIGHT

    def _is_usual(self, lower: str) -> bool:
        """Say whether a name is also a usual word, or one with an article ("The Mission")."""
        lexicon = self._lexicon
        article, _, bare = lower.partition(" ")
        noun = article in lexicon.articles and (bare in lexicon.vocabulary or bare in lexicon.organisations)
        return noun or lower in lexicon.doubtful or lower in lexicon.common

    def _is_here(self, best: Entry) -> bool:
        """Say whether a place lies in the country that the report is about, beyond doubt."""
        return self._focus.countries.get(best.country or "", 0.0) >= _CLEAR_FOCUS

    def _unlisted(self, candidate: Candidate) -> Choice | None:
        """Return a place without an entry where the words around make the name one."""
        if candidate.name.isdigit() or candidate.against:
            return None
        words = candidate.name.lower().split()
        if any(word in self._lexicon.organisations or word in self._lexicon.neutral for word in words):
            return None
        if candidate.kinds:
            return None if self._is_office(candidate) else Choice(None, None, "the gazetteer does not have the name")
        if candidate.name in self._unlisted_names:
            return Choice(None, None, "the gazetteer does not have the name; it is a place elsewhere in the report")
        if (
            (candidate.cue != STRONG and not candidate.taken)
            or candidate.name.isupper()
            or len(words) > _LONGEST_UNLISTED
            or words[0] in self._lexicon.common
        ):
            return None
        if not candidate.listed and not candidate.taken and not self._strictly(candidate):
            return None
        sole = self._sole(candidate)
        if sole is not None:
            return Choice(sole, None, "the words before it make it a place, and all of that name lie in one country")
        self._unlisted_names.add(candidate.name)
        return Choice(None, None, "the gazetteer does not have the name; the words before it make it a place")

    def _sole(self, candidate: Candidate) -> Entry | None:
        """Return the largest bearer where no country is in focus and all bearers lie in one, in looser spelling too."""
        if self._focus.main is not None:
            return None
        entries = candidate.entries or self._places.find(candidate.name)
        return entries[0] if len({entry.country for entry in entries}) == 1 else None

    def _is_office(self, candidate: Candidate) -> bool:
        """Say whether an unknown name after a capitalised type word is an office's ("the Department of Health")."""
        before = self._text[candidate.start : candidate.name_start]
        return candidate.kinds[0] in {"region", "country", "district"} and candidate.type_word.capitalize() in before

    def _strictly(self, candidate: Candidate) -> bool:
        """Say whether a preposition stands before the phrase that persons and bodies rarely follow."""
        before = self._text[max(0, candidate.start - 12) : candidate.start].lower().split()
        return before[-1:] != [] and before[-1] in self._lexicon.place_only and not _DIGIT.search(candidate.name)
