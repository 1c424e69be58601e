"""When two names are one place, and what a name that somebody asks for means."""

import datetime as dt

import pytest

from sayso.statement import Place
from sayso.weigh import PlaceIndex, field_of, holding_on, places_named
from sayso.weigh.places import by_place, key_of_name, same_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kidal", "kidal"),
        ("Léré", "Lere"),
        ("N'Djamena", "Ndjamena"),
        ("Kidal Region", "region of Kidal"),
        ("Kidal camp", "camp de Kidal"),
        ("The Gambia", "Gambia"),
        ("Кідаль", "КІДАЛЬ"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert key_of_name(one, "city") == key_of_name(other, "city")


@pytest.mark.parametrize(("one", "other"), [("Kidal", "Gao"), ("Camp", "Base"), ("La Paz", "Paz"), ("Кідаль", "Київ")])
def test_two_names(one: str, other: str) -> None:
    assert key_of_name(one, "city") != key_of_name(other, "city")


@pytest.mark.parametrize(
    ("kinds", "countries", "same"),
    [
        (("city", "city"), ("ML", "ML"), True),
        (("city", "city"), ("ML", None), True),
        (("city", "city"), ("LY", "LB"), False),
        (("city", "region"), ("ML", "ML"), False),
        (("city", "camp"), ("ML", "ML"), False),
    ],
)
def test_kind_and_country_tell_places_apart(
    kinds: tuple[str, str], countries: tuple[str | None, str | None], same: bool
) -> None:
    one, other = (Place("x", "Tripoli", kind, country) for kind, country in zip(kinds, countries, strict=True))
    assert same_place(one, other) is same


def test_a_mention_without_a_country_goes_to_the_only_one(tell) -> None:
    told = [tell("2023-11-14", "control", "army", country=country) for country in ("ML", None)]
    assert [(place.country, len(about)) for place, about in by_place(told)] == [("ML", 2)]


def test_a_mention_without_a_country_stays_apart_from_several(tell) -> None:
    told = [tell("2023-11-14", "control", "army", place="Tripoli", country=country) for country in ("LY", "LB", None)]
    assert [(place.country, len(about)) for place, about in by_place(told)] == [(None, 1), ("LB", 1), ("LY", 1)]


@pytest.mark.parametrize(
    ("asked", "kind", "found"),
    [
        ("Kidal", None, ["Kidal", "Kidal camp", "Kidal Region"]),
        ("Kidal region", None, ["Kidal Region", "Kidal", "Kidal camp"]),
        ("camp de Kidal", None, ["Kidal camp", "Kidal", "Kidal Region"]),
        ("Kidal", "camp", ["Kidal camp"]),
        ("Malakal", "camp", ["UN base at Malakal"]),
        ("Tinzaouaten", None, ["Ti-n-Zaouatene"]),
        ("Menaka", None, []),
    ],
)
def test_what_a_name_means(tell, asked: str, kind: str | None, found: list[str]) -> None:
    told = [
        tell("2023-11-14", "control", "army", place=name, place_kind=kind)
        for name, kind in [
            ("Kidal Region", "region"),
            ("Kidal camp", "camp"),
            ("Kidal", "city"),
            ("UN base at Malakal", "camp"),
            ("Ti-n-Zaouatene", "city"),
        ]
    ]
    assert [place.name for place in places_named(told, asked, kind)] == found


def test_an_index_answers_as_of_a_day(tell) -> None:
    told = [tell("2023-11-01", "control", "rebels"), tell("2023-11-14", "capture", "army", on="2023-11-14")]
    index = PlaceIndex(told)
    (kidal,) = index.named("Kidal")
    on = dt.date(2023, 11, 14)
    assert holding_on(field_of(index, kidal), on) == holding_on(field_of(told, kidal), on)
    assert holding_on(field_of(index.known_by(dt.date(2023, 11, 2)), kidal), on).holder == "rebels"
    assert index.known_by(dt.date(2023, 10, 1)).named("Kidal") == ()


def test_a_place_is_found_by_its_id_under_another_name(tell) -> None:
    told = [tell("2023-11-14", "control", "army", place="Tombouctou", place_id="geonames:2449066")]
    assert [place.name for place in places_named(told, "Timbuktu", ids={"geonames:2449066"})] == ["Tombouctou"]
