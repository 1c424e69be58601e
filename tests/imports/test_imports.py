"""People's tables as statements: what each column becomes, what is refused, and that it comes back as it went out."""

import csv
import datetime as dt
import io
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_factory import fresh
from small_ledger import exported, small

from sayso.errors import SourceError, UsageError
from sayso.exports import format_named, written
from sayso.imports import Told, compare, mapping_named, told_in, told_rows
from sayso.interval import Interval
from sayso.statement import CONTESTED, Count, check_statement

DAY = dt.date(2024, 6, 1)
ACLED = {
    "event_id_cnty": "MLI1",
    "event_date": "2023-11-14",
    "sub_event_type": "Government regains territory",
    "actor1": "Military Forces of Mali (2021-)",
    "inter1": "State forces",
    "actor2": "",
    "country": "Mali",
    "location": "Kidal",
    "latitude": "18.44",
    "longitude": "1.41",
    "geo_precision": "1",
    "notes": "On 14 November, the army   entered Kidal.",
    "fatalities": "0",
    "timestamp": "1700000000",
}


def test_row_of_acled_is_a_report_with_its_note() -> None:
    told = told_in(ACLED, mapping_named("acled"), "x, row 2", None)
    report, statement = told.report, told.statement
    check_statement(report, statement)
    assert (report.publisher, report.name, report.published) == ("ACLED", "MLI1", dt.date(2023, 11, 14))
    assert statement.quote == "On 14 November, the army entered Kidal."
    assert statement.kind == "capture"
    assert [(actor.name, actor.type) for actor in statement.actors] == [("Malian Armed Forces", "military")]
    assert statement.holders == ("Malian Armed Forces",)
    assert [(place.name, place.id, place.lat) for place in statement.places] == [("Kidal", "geonames:2455290", 18.44)]
    assert statement.when.interval == Interval.day(dt.date(2023, 11, 14))
    assert statement.counts == (Count("killed", 0, 0, "0"),)


def test_row_without_words_is_quoted_as_a_sentence() -> None:
    told = told_in({**ACLED, "notes": ""}, mapping_named("acled"), "x, row 2", None)
    check_statement(told.report, told.statement)
    assert told.statement.quote == (
        "Government regains territory: actor1 Military Forces of Mali (2021-); location Kidal; country Mali; "
        "event_date 2023-11-14; fatalities 0 (row MLI1)."
    )
    assert told.statement.trigger == "Government regains territory"


def test_row_of_ucdp_has_the_day_of_the_release() -> None:
    row = {
        "id": "7", "type_of_violence": "3", "side_a": "JNIM", "side_b": "Civilians", "date_start": "2023-11-13",
        "date_end": "2023-11-15", "where_coordinates": "Ber", "country": "Mali", "low": "10", "high": "14",
        "source_headline": "Twelve killed",
    }  # fmt: skip
    told = told_in(row, mapping_named("ucdp"), "x", DAY)
    assert told.report.published == DAY
    assert told.statement.kind == "attack_on_civilians"
    assert told.statement.when.interval == Interval.inclusive(dt.date(2023, 11, 13), dt.date(2023, 11, 15))
    assert told.statement.counts == (Count("killed", 10, 14, "10"),)
    with pytest.raises(SourceError, match="no day of publication"):
        told_in(row, mapping_named("ucdp"), "x", None)


def test_kind_that_the_codebook_lacks_is_left_out() -> None:
    assert told_in({**ACLED, "sub_event_type": "Other"}, mapping_named("acled"), "x", None) is None


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("event_date", "yesterday", "x: column 'event_date': 'yesterday' is no day"),
        ("latitude", "north", "x: column 'latitude': 'north' is no number"),
        ("fatalities", "nan", "x: column 'fatalities': 'nan' is no number"),
        ("timestamp", "9" * 30, "x: column 'timestamp': '9+' is no day"),
    ],
)
def test_cell_that_cannot_be_read_is_named(column: str, value: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        told_in({**ACLED, column: value}, mapping_named("acled"), "x", None)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(ACLED)), st.text(max_size=20)))
def test_any_row_stands_word_for_word_or_is_refused(cells: dict[str, str]) -> None:
    try:
        told = told_in({**ACLED, **cells}, mapping_named("acled"), "x", DAY)
    except SourceError:
        return
    if told:
        check_statement(told.report, told.statement)


def table(folder: Path, *rows: dict[str, str], separator: str = ",") -> Path:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_control_is_taken_where_it_changes(tmp_path: Path) -> None:
    days = [("20231113", "A"), ("20231114", "A"), ("20231115", "CONTESTED"), ("20231116", "")]
    rows = [{"geonameid": "2455290", "date": day, "status": status} for day, status in days]
    left_out: Counter[str] = Counter()
    told = list(told_rows(table(tmp_path, *rows, separator=";"), mapping_named("viina"), left_out=left_out))
    assert [one.statement.holders for one in told] == [("A",), (CONTESTED,)]
    assert told[0].statement.when.interval == Interval.inclusive(dt.date(2023, 11, 13), None, ongoing=True)
    assert left_out == {"rows that change nothing": 1, "rows without a holder": 1}


def test_own_table_by_a_mapping_file(tmp_path: Path) -> None:
    mapping = tmp_path / "ours.yaml"
    mapping.write_text(
        "publisher: Our desk\nkind: {column: what, values: {fight: armed_clash}}\nstart: day\nplace: town\n"
        "said_by: who\nquote: text\n"
    )
    rows = [
        {"what": "fight", "day": "2023-11-14", "town": "Ber", "who": "residents", "text": "=They fought."},
        {"what": "fight", "day": "soon", "town": "Ber", "who": "", "text": ""},
        {"what": "rain", "day": "", "town": "", "who": "", "text": ""},
    ]
    faults: list[SourceError] = []
    told = list(told_rows(table(tmp_path, *rows), mapping_named(str(mapping)), published=DAY, faults=faults))
    assert [(one.statement.quote, one.statement.said_by.name) for one in told] == [("=They fought.", "residents")]
    assert [str(fault) for fault in faults] == ["table.csv, row 3: column 'day': 'soon' is no day"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("publisher: x", "kind: Field required"),
        ("publisher: x\nkind: {always: dance}", "'dance' is no kind of the codebook"),
        ("publisher: x\nkind: {always: control}\ncolour: red", "colour: Extra inputs"),
        ("- [", "malformed YAML"),
    ],
)
def test_malformed_mapping_names_the_field(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(text)
    with pytest.raises(UsageError, match=message):
        mapping_named(str(path))


def test_missing_column_and_mapping_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no column 'sub_event_type'; there are: a"):
        list(told_rows(table(tmp_path, {"a": "1"}), mapping_named("acled")))
    with pytest.raises(UsageError, match="nor one of acled, ucdp, viina"):
        mapping_named(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_what_went_out_comes_back(tmp_path: Path, name: str) -> None:
    """Events leave as one format, come in again, and leave the same but for ids, sources and the words."""
    with small(tmp_path) as ledger:
        before = b"".join(written(format_named(name), exported(ledger)))
    path = tmp_path / "out.csv"
    path.write_bytes(before)
    with fresh(tmp_path, "again.db") as ledger:
        for told in told_rows(path, mapping_named(name), published=DAY):
            ledger.add(told.report, [told.statement], reader="import")
        after = b"".join(written(format_named(name), exported(ledger)))
    kept = {
        "acled": ("event_date", "event_type", "sub_event_type", "actor1", "inter1", "country", "location", "latitude",
                  "longitude", "geo_precision", "fatalities"),
        "ucdp": ("type_of_violence", "side_a", "side_b", "latitude", "longitude", "country", "date_start", "date_end",
                 "best", "low", "high"),
    }[name]  # fmt: skip
    assert _columns(after, kept) == _columns(before, kept)


INVERTIBLE = (
    "Armed clash", "Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
    "Sexual violence", "Attack", "Abduction/forced disappearance", "Peaceful protest", "Violent demonstration",
    "Agreement", "Arrests", "Change to group/activity", "Looting/property destruction",
    "Non-violent transfer of territory",
)  # fmt: skip
"""Sub-event types whose kind leaves as the same sub-event type."""


@settings(max_examples=20, deadline=None)
@given(
    kind=st.sampled_from(INVERTIBLE),
    day=st.dates(dt.date(1997, 1, 1), dt.date(2023, 11, 14)),
    place=st.sampled_from([("Kidal", 18.44, 1.41), ("Ber", 16.83, -2.53), ("Nowhere Wells", 0.5, -0.5)]),
    actor=st.sampled_from([("Malian Armed Forces", "State forces"), ("Well Guards", "Political militia")]),
    dead=st.integers(1, 10**6),
    note=st.text(st.characters(categories=["L", "N", "P", "Sm"]), max_size=40),
)
def test_any_row_leaves_as_it_came(
    *, kind: str, day: dt.date, place: tuple[str, float, float], actor: tuple[str, str], dead: int, note: str
) -> None:
    row = {
        **ACLED,
        "sub_event_type": kind,
        "event_date": day.isoformat(),
        **dict(zip(("location", "latitude", "longitude"), map(str, place), strict=True)),
        **dict(zip(("actor1", "inter1"), actor, strict=True)),
        "fatalities": str(dead),
        "notes": note,
    }
    told = told_in(row, mapping_named("acled"), "x", None)
    with TemporaryDirectory() as folder, fresh(Path(folder)) as ledger:
        ledger.add(told.report, [told.statement], reader="import")
        (line,) = csv.DictReader(io.StringIO(b"".join(written(format_named("acled"), exported(ledger))).decode()))
    kept = ("sub_event_type", "event_date", "location", "latitude", "longitude", "actor1", "inter1", "fatalities")
    assert {column: line[column] for column in kept} == {column: row[column] for column in kept}
    assert told.statement.quote in line["notes"]


def test_control_that_went_out_comes_back(tmp_path: Path) -> None:
    with small(tmp_path) as ledger:
        before = b"".join(written(format_named("viina"), exported(ledger)))
    path = tmp_path / "out.csv"
    path.write_bytes(before)
    with fresh(tmp_path, "again.db") as ledger:
        for told in told_rows(path, mapping_named("viina")):
            ledger.add(told.report, [told.statement], reader="import")
        assert b"".join(written(format_named("viina"), exported(ledger))) == before


def _columns(content: bytes, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    rows = csv.DictReader(io.StringIO(content.decode()))
    return sorted(tuple(row[column] for column in columns) for row in rows)


def test_comparison_tells_what_each_lacks(tmp_path: Path) -> None:
    with small(tmp_path) as ledger:
        ours = exported(ledger).incidents()
    rows = [_told(), _told(event_date="2023-11-20"), _told(location="Gao", latitude="16.27", longitude="-0.04")]
    found = {one.place: (len(one.both), len(one.theirs), len(one.ours)) for one in compare(rows, ours)}
    assert found == {"Ber, ML": (0, 0, 1), "Gao, ML": (0, 1, 0), "Kidal, ML": (1, 1, 1)}


def _told(**cells: str) -> Told:
    told = told_in({**ACLED, **cells}, mapping_named("acled"), "x", None)
    assert told
    return told
