"""What pages draw from: marked text, the map's base, marks, and tables as files."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.holding import Holding, Since, Status, Told
from sayso.interval import Interval
from sayso.statement import Place, Statement
from sayso.web.atlas import WIDTH, atlas_of
from sayso.web.basemap import Frame, within
from sayso.web.marked import paragraphs
from sayso.web.tabular import csv_of, geojson_of

DAY = dt.date(2023, 11, 14)


def told(text, start, end):
    quote = text[start:end]
    statement = Statement(quote, start, end, quote[:1], start, start + 1, "capture")
    return Told(f"{start}-{end}", statement, "r", "r", "Wire", DAY)


def held(name, lat, lon, holder, status=Status.HELD):
    place = Place(name, name, "city", "ML", lat=lat, lon=lon)
    return Holding(place, Interval.day(DAY), status, holder, (), Since(None, None, None))


@st.composite
def marked(draw):
    text = draw(st.lists(st.text("ab c", min_size=1, max_size=9), min_size=1, max_size=4).map("\n\n".join))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))), max_size=5))
    return text, [told(text, start, end) for start, end in spans if start < end]


@given(marked())
def test_segments_put_together_are_the_text_and_cover_each_quote(case):
    text, statements = case
    segments = paragraphs(text, statements)
    assert "\n\n".join("".join(one.text for one in part) for part in segments) == text
    for number, one in enumerate(statements, 1):
        covered = "".join(part.text for line in segments for part in line if number in part.numbers)
        assert covered == one.statement.quote.replace("\n", "")


def test_overlapping_statements_are_numbered_where_they_begin():
    text = "abcdef"
    [line] = paragraphs(text, [told(text, 0, 4), told(text, 2, 6)])
    assert [(one.text, one.numbers, one.opens) for one in line] == [
        ("a", (1,), (1,)),
        ("b", (1,), ()),
        ("c", (1, 2), (2,)),
        ("d", (1, 2), ()),
        ("ef", (2,), ()),
    ]


def test_outlines_end_at_the_frame():
    frame = Frame(-6, 12, 5, 22)
    parts = list(within(frame))
    assert {"Mali", "Niger", "Algeria"} <= {name for name, _ in parts}
    assert all(-6 <= lon <= 5 and 12 <= lat <= 22 for _, points in parts for lon, lat in points)


def test_the_frame_holds_every_mark_and_the_legend_every_holder():
    places = [held("Kidal", 18.44, 1.41, "Army"), held("Gao", 16.27, -0.04, "Army"), held("Ber", 16.7, -2.5, "Rebels")]
    atlas = atlas_of([*places, held("Somewhere", None, None, "Army")])
    assert [(key.number, key.name, key.places) for key in atlas.legend] == [(1, "Army", 3), (2, "Rebels", 1)]
    assert all(0 <= mark.x <= WIDTH and 0 <= mark.y <= atlas.height for mark in atlas.marks)
    assert atlas.off == 1


def test_places_at_one_point_stand_apart():
    atlas = atlas_of([held("Kidal", 18.44, 1.41, "A"), held("Kidal camp", 18.44, 1.41, "B")])
    first, second = atlas.marks
    assert abs(first.x - second.x) + abs(first.y - second.y) > 15
    assert first.name_y != second.name_y


@pytest.mark.parametrize("points", [[], [(89.9, 179.9)], [(-60.0, -179.0), (70.0, 179.0)]])
def test_any_points_make_a_map(points):
    atlas = atlas_of([held(str(point), *point, "A") for point in points])
    assert 0 < atlas.height < 3 * WIDTH
    assert len(atlas.marks) == len(points)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([], "\r\n"),
        ([{"a": 1, "b": None}, {"a": "x", "c": True}], "a,b,c\r\n1,,\r\nx,,true\r\n"),
        ([{"when": {"start": "2023-11-14"}, "names": ["A", "B"]}], "when.start,names\r\n2023-11-14,A; B\r\n"),
        ([{"a": "=1+1"}, {"a": "-2"}, {"a": -2}], "a\r\n'=1+1\r\n'-2\r\n-2\r\n"),
    ],
)
def test_rows_as_csv(rows, text):
    assert csv_of(rows) == text


def test_rows_as_geojson_have_a_point_for_each_place_with_one():
    rows = [{"places": [{"lat": 1.0, "lon": 2.0}, {"lat": None, "lon": None}]}, {"place": {"lat": 3.0, "lon": 4.0}}]
    found = geojson_of(rows)["features"]
    assert [one["geometry"]["coordinates"] for one in found] == [[2.0, 1.0], [4.0, 3.0]]
