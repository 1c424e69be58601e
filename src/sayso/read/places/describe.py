"""Turn what was chosen into a `Place`: its English name, kind, point and precision."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sayso.know.countries import country_by_iso
from sayso.know.gazetteer import Entry
from sayso.read.places.candidate import Candidate
from sayso.read.places.choose import Choice
from sayso.read.places.lexicon import lexicon
from sayso.statement import Place

EXACT, SMALL_AREA, LARGE_AREA = 1, 2, 3
"""ACLED's geo_precision (codebook of 2023): the place itself, near it or a small area, a larger region."""
_PRECISION = {
    "country": LARGE_AREA,
    "region": LARGE_AREA,
    "area": LARGE_AREA,
    "district": SMALL_AREA,
    "road": SMALL_AREA,
}
# Letters that are no accented form of another, and curly marks.
_LETTERS = str.maketrans(
    {
        "\u00f8": "o", "\u00d8": "O", "\u0111": "d", "\u0110": "D", "\u0142": "l", "\u0141": "L", "\u0131": "i",
        "\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u0259": "a", "\u2019": "'", "\u2018": "'", "\u02bc": "'",
        "\u02bf": "'", "\u02be": "'",
    }
)  # fmt: skip
_CENTRAL = "central"
"""As a direction of a town: the town itself."""
_PLAIN_KINDS = frozenset({"city", "country"})


@dataclass(frozen=True, slots=True)
class Sense:
    """A choice with what the focus adds where the gazetteer has nothing."""

    choice: Choice
    country: str | None


def described(text: str, candidate: Candidate, sense: Sense) -> Place:
    """Return the place that a candidate means.

    Args:
        text: the report's text.
        candidate: the name and what stands around it.
        sense: what was chosen, and the country in focus for a place that the gazetteer does not have.
    """
    entry, base = sense.choice.entry, sense.choice.base
    if sense.choice.part or (candidate.direction == _CENTRAL and entry is not None and entry.kind == "city"):
        candidate = candidate._replace(direction="", type_word="")
    found = None if base is not None and base.kind == "country" else entry or base
    kind = kind_of(candidate, entry)
    point = found if found is not None and found.lat is not None else None
    country = found.country if found else sense.country
    return Place(
        text=text[candidate.start : candidate.end],
        name=plain(name_of(candidate, entry or base, kind)),
        kind=kind,
        country=country,
        near=candidate.near,
        id=None if entry is None or candidate.direction else entry.id,
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        precision=_precision(candidate, entry, kind) if point else None,
    )


def kind_of(candidate: Candidate, entry: Entry | None) -> str:
    """Return the codebook's kind: of the part for "northern Mali", else of the entry, else what the type word says."""
    if candidate.direction and not (candidate.type_word and candidate.kinds[0] == "terrain"):
        return "area"
    if entry is not None:
        return entry.kind
    return candidate.kinds[0] if candidate.kinds else "city"


def name_of(candidate: Candidate, entry: Entry | None, kind: str) -> str:
    """Return the English name: "Kidal", "Kidal Region", "Kidal camp", "northern Mali"."""
    if candidate.label:
        return candidate.label
    name = entry.name if entry is not None else candidate.name
    if entry is not None and entry.kind == "country":
        country = country_by_iso(entry.country or "")
        name = country.name if country else name
    if candidate.type_word and kind not in _PLAIN_KINDS and not _tells_kind(name, candidate.type_word, kind):
        word = lexicon().english.get(candidate.type_word, candidate.type_word)
        word = word.title() if kind == "region" else word
        name = f"{word.title()} {name}" if candidate.type_before else f"{name} {word}"
    return f"{candidate.direction} {name}" if candidate.direction else name


def _tells_kind(name: str, word: str, kind: str) -> bool:
    """Say whether a name holds the type word, or another one of the kind ("Tessalit camp", called a base)."""
    lower = name.lower()
    lists = (lexicon().types, lexicon().before)
    return word in lower or any(kind in words.get(part, ())[:1] for part in lower.split() for words in lists)


def plain(name: str) -> str:
    """Return a name without accents, as the press writes it in English: "Sevare", "Medellin"."""
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _precision(candidate: Candidate, entry: Entry | None, kind: str) -> int:
    if candidate.direction:
        return LARGE_AREA if entry is None or entry.kind in {"country", "region", "area"} else SMALL_AREA
    usual = _PRECISION.get(kind, EXACT)
    return max(usual, SMALL_AREA) if candidate.near or entry is None else usual
