"""Numbers, by the codebook's rules."""

import pytest

from sayso.read.counts import counts_in, number_of
from sayso.read.tokens import tokens_of


def counted(text: str, default: str | None = None, lang: str = "en") -> list[tuple[str, int | None, int | None]]:
    tokens = tokens_of(text)
    return [(c.what, c.low, c.high) for c in counts_in(text, tokens, (0, len(tokens) - 1), lang, default)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 14 civilians were killed", [("killed", 14, None)]),
        ("up to 40 fighters were killed", [("killed", None, 40)]),
        ("killing 12 people and wounding 30 others", [("killed", 12, 12), ("wounded", 30, 30)]),
        ("Dozens of people were wounded", [("wounded", 24, None)]),
        ("thousands of residents fled", [("displaced", 2000, None)]),
        ("Some 25,000 people live in the area", [("population", 25000, 25000)]),
        ("destroyed three tanks", [("vehicles", 3, 3)]),
        ("two soldiers died", [("killed", 2, 2)]),
        ("twenty-two people were abducted", [("abducted", 22, 22)]),
        ("nearly 6,000 personnel have been withdrawn", [("personnel", None, 6000)]),
        ("one civilian was killed", [("killed", 1, 1)]),
        ("about 200 houses were burned", [("homes", 200, 200)]),
    ],
)
def test_counts(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a 34-year-old man",
        "40 km north of the town",
        "after 12 days of fighting",
        "in 2012 the rebels attacked",
        "$500 was paid",
        "on 14 November",
        "40 percent of the town",
    ],
)
def test_other_numbers_count_nothing(text: str) -> None:
    assert counted(text) == []


def test_people_without_a_fate_are_what_the_kind_makes_of_them() -> None:
    assert counted("300 soldiers to the town", default="personnel") == [("personnel", 300, 300)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Au moins 20 civils ont été tués", [("killed", 20, None)]),
        ("une dizaine de véhicules", []),
        ("des centaines de personnes ont fui", [("displaced", 200, None)]),
    ],
)
def test_french(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert counted(text, lang="fr") == expected


@pytest.mark.parametrize(
    ("text", "lang", "low", "high"),
    [
        ("30,000 to 40,000", "en", 30000, 40000),
        ("between five and seven men", "en", 5, 7),
        ("one or two shells", "en", 1, 2),
        ("10-15 men", "en", 10, 15),
        ("several hundred people", "en", 200, None),
        ("tens of thousands of people", "en", 20000, None),
        ("hundreds of thousands", "en", 200000, None),
        ("a dozen men", "en", 12, 12),
        ("two dozen rebels", "en", 24, 24),
        ("at least five", "en", 5, None),
        ("eight soldiers and 28 rebels", "en", 8, 8),
        ("the commander", "en", 1, 1),
        ("une vingtaine d'orpailleurs", "fr", 20, 20),
        ("entre 20 et 30 morts", "fr", 20, 30),
        ("plusieurs centaines de personnes", "fr", 200, None),
        ("des dizaines de milliers", "fr", 20000, None),
    ],
)
def test_words_known_to_be_a_count(text: str, lang: str, low: int | None, high: int | None) -> None:
    assert number_of(tokens_of(text), lang) == (low, high)
