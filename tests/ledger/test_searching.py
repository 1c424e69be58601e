"""Finding reports and statements by words, and statements by where they are."""

import pytest
from ledger_factory import KIDAL, day, quotes, report, say

from sayso.errors import UsageError
from sayso.ledger import Box, Circle, Ledger
from sayso.statement import Place

ENGLISH = report("Rebels attacked two villages near Gao. Air strikes followed.", name="english", title="Gao attacked")
FRENCH = report(
    "Les rebelles ont attaqué des villages près de Gao. L’armée a mené des frappes aériennes.",
    "2023-11-16",
    name="french",
    lang="fr",
    title="Attaques à Gao",
)
GAO = Place("Gao", "Gao", "city", "ML", id="gn:2457161", lat=16.27, lon=-0.04, precision=1)
FIJI = Place("Taveuni", "Taveuni", "area", "FJ", lat=-16.86, lon=-179.97)
NOWHERE = Place("Tin Nowhere", "Tin Nowhere", "city")


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    attack = say(ENGLISH, "Rebels attacked two villages near Gao", "attacked", places=(GAO, KIDAL))
    strikes = say(ENGLISH, "Air strikes followed", "strikes", places=(FIJI,))
    french = say(FRENCH, "Les rebelles ont attaqué des villages près de Gao", "attaqué", places=(NOWHERE,))
    ledger.add(ENGLISH, [attack, strikes], reader="rules")
    ledger.add(FRENCH, [french], reader="rules")
    return ledger


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("villages", ["french", "english"]),
        ("VILLAGE", ["french", "english"]),
        ("attacks", ["english"]),
        ("attaquer", ["french"]),
        ("frappe aérienne", ["french"]),
        ("armee", ["french"]),
        ('"air strike"', ["english"]),
        ('"strike air"', []),
        ("strike air", ["english"]),
        ("gao", ["french", "english"]),
        ("Gao Kidal", []),
        ("rebel'; DROP TABLE reports; --", []),
        ('NOT "villages" OR NEAR(gao)', []),
        ("two* villages", ["english"]),
    ],
)
def test_reports_are_found_by_words_in_any_form(told: Ledger, asked: str, names: list[str]) -> None:
    assert [row.name for row in told.as_of().search(asked)] == names


def test_search_sees_what_was_known(told: Ledger) -> None:
    assert [row.name for row in told.as_of(known=day("2023-11-14")).search("village")] == ["english"]
    told.retract(ENGLISH.id, reason="a forgery", by="Awa")
    assert [row.name for row in told.as_of().search("village")] == ["french"]
    told.restore(ENGLISH.id, reason="it was genuine", by="Awa")
    assert [row.name for row in told.as_of().search("village", most=1)] == ["french"]
    assert [row.name for row in told.as_of().search("village")] == ["french", "english"]


@pytest.mark.parametrize("asked", ["", '""', "?!"])
def test_search_for_nothing_is_wrong_use(told: Ledger, asked: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        told.as_of().search(asked)
    assert told.as_of().statements(search=asked) == ()


@pytest.mark.parametrize(
    ("asked", "number"), [("village", 2), ("attack", 1), ("striking follows", 1), ('"two villages"', 1), ("camp", 0)]
)
def test_quotes_are_found_by_words(told: Ledger, asked: str, number: int) -> None:
    assert len(told.as_of().statements(search=asked)) == number


@pytest.mark.parametrize(
    ("area", "found"),
    [
        (Box(16, -1, 17, 1), ["Rebels attacked two villages near Gao"]),
        (Box(16.27, -0.04, 16.27, -0.04), ["Rebels attacked two villages near Gao"]),
        (Box(-90, -180, 90, 180), ["Rebels attacked two villages near Gao", "Air strikes followed"]),
        (Box(-20, 179, -10, -179), ["Air strikes followed"]),
        (Box(-20, -179, -10, 179), []),
        (Circle(16.27, -0.04, 0), ["Rebels attacked two villages near Gao"]),
        (Circle(17.27, -0.04, 112), ["Rebels attacked two villages near Gao"]),
        (Circle(17.27, -0.04, 111), []),
        (Circle(-16.86, 179.97, 10), ["Air strikes followed"]),
        (Circle(90, 0, 9000), ["Rebels attacked two villages near Gao"]),
    ],
)
def test_statements_are_found_by_area(told: Ledger, area: Box | Circle, found: list[str]) -> None:
    assert quotes(told.as_of(), area=area) == found


@pytest.mark.parametrize("degrees", [(1, 0, 0, 0), (0, 0, 91, 0), (0, -181, 0, 0), (float("nan"), 0, 0, 0)])
def test_box_that_is_none_is_wrong_use(degrees: tuple[float, float, float, float]) -> None:
    with pytest.raises(UsageError, match="a box is south, west, north, east"):
        Box(*degrees)


@pytest.mark.parametrize("numbers", [(91, 0, 1), (0, 181, 1), (0, 0, -1), (0, 0, float("nan"))])
def test_circle_that_is_none_is_wrong_use(numbers: tuple[float, float, float]) -> None:
    with pytest.raises(UsageError, match="a circle is"):
        Circle(*numbers)


def test_statements_are_found_by_country(told: Ledger) -> None:
    assert quotes(told.as_of(), country="ml") == ["Rebels attacked two villages near Gao"]
    assert quotes(told.as_of(), country="FR") == []


def test_places_are_told_once_each(told: Ledger) -> None:
    view = told.as_of()
    assert sorted(place.name for place in view.places().values()) == ["Gao", "Kidal", "Taveuni", "Tin Nowhere"]
    assert [place.id for place in view.places(words=["gao"]).values()] == [GAO.id]
    assert sorted(p.name for p in view.places(words=["gao"], ids=[KIDAL.id or ""]).values()) == ["Gao", "Kidal"]
    assert sorted(p.name for p in view.places(country="ML").values()) == ["Gao", "Kidal", "Tin Nowhere"]
    assert told.as_of(recorded=None).places(words=["%"]) == {}
    number = next(iter(view.places(words=["gao"])))
    assert quotes(view, numbers=[number]) == ["Rebels attacked two villages near Gao"]
    assert quotes(view, numbers=[]) == []
