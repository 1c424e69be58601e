"""How exactly a place is known: distances, radius, UCDP's where_prec, the areas that it lies in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.know.gazetteer import gazetteer
from sayso.read.places import PlaceMention, admin_chain, find_places, where_prec_of
from sayso.read.places.away import Away, away_before
from sayso.report import Report


def mention(text: str, words: str, lang: str = "en") -> PlaceMention:
    found = find_places(Report(text=text, lang=lang))
    return next(one for one in found if words in one.place.text)


@pytest.mark.parametrize(
    ("words", "km", "bearing"),
    [
        ("some 40 km north of ", 40, 0),
        ("15 kilometres (9 miles) east of ", 15, 90),
        ("about 80km from ", 80, None),
        ("7.5 kilometers of ", 7.5, None),
        ("1,200 km to the west of ", 1200, 270),
        ("nine kilometres from ", 9, None),
        ("ten miles southwest of ", 16.09, 225),
        ("à une quarantaine de kilomètres au nord de ", 40, 0),
        ("à 45 km au sud-est de ", 45, 135),
        ("à 10 kilomètres à l'est de ", 10, 90),
    ],
)
def test_words_before_a_name_tell_how_far_and_which_way(words: str, km: float, bearing: float | None) -> None:
    assert away_before(words, len(words)) == Away(km, bearing)


@pytest.mark.parametrize(
    "words", ["40 men of ", "the road north of ", "at kilometre of ", "5000 km from ", "0 km from "]
)
def test_other_numbers_are_no_distance(words: str) -> None:
    assert away_before(words, len(words)) is None


def test_a_distance_moves_the_point_and_gives_a_radius() -> None:
    one = mention("Two soldiers died 40 km north of Kidal.", "Kidal")
    assert (one.place.lat, one.place.lon, one.place.near, one.radius_km) == (18.80316, 1.40921, True, 8.0)
    assert one.place.id == "geonames:2455290"


def test_without_a_direction_the_radius_is_the_whole_way() -> None:
    one = mention("They were stopped about 80 km from Gao.", "Gao")
    assert (one.place.lat, one.radius_km) == (16.27, 80.0)


def test_a_place_told_again_is_where_it_was() -> None:
    found = find_places(Report(text="Two died 40 km north of Kidal. Soldiers patrol Kidal in Mali."))
    assert [round(one.place.lat or 0, 2) for one in found[:2]] == [18.8, 18.44]


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(0.1, 1500), st.floats(0, 359))
def test_a_point_far_off_is_on_the_globe(lat: float, lon: float, km: float, bearing: float) -> None:
    north, east = Away(km, bearing).point(lat, lon)
    assert -90 <= north <= 90
    assert -180 <= east <= 180


@pytest.mark.parametrize(
    ("text", "words", "prec", "chain"),
    [
        ("Troops entered Kidal in Mali.", "Kidal", 1, ("Mali", "Kidal")),
        ("Troops stand near Kidal in Mali.", "Kidal", 2, ("Mali", "Kidal")),
        ("A mine went off in the cercle of Kidal in Mali.", "cercle", 3, ("Mali", "Kidal")),
        ("Fighting went on in the Kidal region of Mali.", "region", 4, ("Mali", "Kidal")),
        ("Fighting went on in northern Mali.", "northern Mali", 5, ("Mali",)),
        ("Fighting went on in Mali.", "Mali", 6, ()),
        ("A ship sank in the Red Sea.", "Red Sea", 7, ()),
    ],
)
def test_where_prec_and_admin_chain(text: str, words: str, prec: int, chain: tuple[str, ...]) -> None:
    place = mention(text, words).place
    assert where_prec_of(place) == prec
    assert admin_chain(place, gazetteer()) == chain


def test_a_place_without_a_point_has_neither() -> None:
    one = mention("They fled to the village of Qwertyville.", "Qwertyville")
    assert (one.place.id, where_prec_of(one.place), one.radius_km) == (None, None, None)
    assert one.reason == "the gazetteer does not have the name"
