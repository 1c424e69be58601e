"""Each format opens in a program that people use for it."""

import csv
import datetime as dt
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from small_ledger import KIDAL_TOWN, LEAVE, RADIO, WIRE

from sayso.exports.atom import entry
from sayso.exports.gdelt import EVENT_COLUMNS, MENTION_COLUMNS

duckdb = pytest.importorskip("duckdb")
pandas = pytest.importorskip("pandas")

Make = Callable[..., Path]
Export = Callable[..., bytes]


def test_acled_in_pandas(file: Make) -> None:
    frame = pandas.read_csv(file("acled"), parse_dates=["event_date"])
    assert list(frame["sub_event_type"]) == ["Attack", "Peaceful protest", "Government regains territory"]
    assert list(frame["fatalities"].dropna()) == [12]
    assert frame["event_date"].dt.year.unique().tolist() == [2023]


def test_ucdp_in_duckdb(file: Make) -> None:
    query = "select side_a, best, deaths_a + deaths_b + deaths_civilians + deaths_unknown, type_of_violence from '{}'"
    assert duckdb.sql(query.format(file("ucdp"))).fetchall() == [("JNIM", 12, 12, 3)]


@pytest.mark.parametrize(
    ("name", "columns", "rows"), [("gdelt-events", EVENT_COLUMNS, 3), ("gdelt-mentions", MENTION_COLUMNS, 4)]
)
def test_gdelt_in_pandas(file: Make, name: str, columns: tuple[str, ...], rows: int) -> None:
    frame = pandas.read_csv(file(name), sep="\t", header=None, names=columns, dtype={"EventCode": str}, quoting=3)
    assert frame.shape == (rows, len(columns))
    assert frame[columns[0]].is_unique == (rows == 3)


def test_polecat_and_plover_in_pandas(file: Make) -> None:
    table = pandas.read_csv(file("polecat"), sep="\t", na_values=["None"], quoting=3)
    lines = pandas.read_json(file("plover"), lines=True)
    assert list(table["Event Type"]) == ["COERCE", "ASSAULT", "PROTEST"]
    assert [event[0] for event in lines["event"]] == ["COERCE", "ASSAULT", "PROTEST", "COERCE"]
    assert lines["mode"].iloc[3] == ["seize", "negation"]


def test_viina_in_duckdb(file: Make) -> None:
    rows = duckdb.sql(f"select geonameid, date, status from '{file('viina')}' order by date").fetchall()
    assert rows[0] == (2455290, 20231114, "CONTESTED")
    assert len(rows) == 3


def test_geojson_in_gdal(file: Make) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    meta, _, geometry, _ = pyogrio.raw.read(file("geojson"))
    assert meta["crs"] == "EPSG:4326"
    assert len(geometry) == 5


def test_hxl_in_libhxl(file: Make) -> None:
    hxl = pytest.importorskip("hxl")
    with file("hxl").open(newline="", encoding="utf-8") as lines:
        source = hxl.data(list(csv.reader(lines)))
        killed = [row.get("#affected+killed") for row in source.with_rows("#event+type+sub=Attack")]
    assert killed == ["12"]


def test_calendar_in_icalendar(export: Export) -> None:
    icalendar = pytest.importorskip("icalendar")
    (entry,) = icalendar.Calendar.from_ical(export("icalendar")).walk("VEVENT")
    assert entry.decoded("dtstart") == dt.date(2023, 12, 31)
    assert LEAVE.quote in str(entry["description"])


def test_feed_is_atom(export: Export) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(export("atom"))  # noqa: S314 (our own)
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == 5
    assert all(entry.find(f"{atom}{tag}").text for entry in entries for tag in ("id", "title", "updated"))
    assert entries[-1].find(f"{atom}link").get("href") == WIRE.url


def test_feed_links_only_to_the_web() -> None:
    made = entry(
        "1", "<b>", "2024-01-01T00:00:00Z", "a\x00\x0bb", links=["javascript:alert(1)", "https://a.example/?b&c"]
    )
    assert "javascript" not in made
    assert '<link href="https://a.example/?b&amp;c"/>' in made
    assert ET.fromstring(made).findtext("title") == "<b>"  # noqa: S314 (our own)


def test_timemap_holds_only_texts(export: Export) -> None:
    made = json.loads(export("timemap"))
    assert {source["id"] for source in made["sources"]} == {WIRE.id, RADIO.id}
    values = [value for event in made["events"] for value in event.values() if not isinstance(value, list)]
    assert all(isinstance(value, str) for value in values)


def test_annotations_point_to_their_words(export: Export) -> None:
    texts = {WIRE.url: WIRE.text, f"urn:sayso:report:{RADIO.id}": RADIO.text}
    for one in json.loads(export("annotations"))["items"]:
        text, (quote, place) = texts[one["target"]["source"]], one["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, by its own parser
def test_provenance_in_rdflib(export: Export) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=export("prov"), format="json-ld")
    asked = """
        prefix prov: <http://www.w3.org/ns/prov#> prefix foaf: <http://xmlns.com/foaf/0.1/>
        select ?quote where { ?s prov:value ?quote; prov:wasAttributedTo/foaf:name "Malian Armed Forces";
                                 prov:wasQuotedFrom/prov:wasAttributedTo/foaf:name "Halyard Wire" }"""
    assert [str(row.quote) for row in graph.query(asked)] == ["The army entered Kidal on Tuesday"]


def test_entities_in_followthemoney(export: Export) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    frame = pandas.read_csv(io.BytesIO(export("ftm")), dtype=str)
    for _, rows in frame[frame["prop"] != "id"].groupby("entity_id"):
        schema = followthemoney.model.get(rows["schema"].iloc[0])
        assert set(rows["prop"]) <= schema.properties.keys()
        for row in rows.itertuples():
            assert schema.get(row.prop).type.name == row.prop_type
            assert schema.get(row.prop).type.validate(row.value) or row.prop_type == "entity"


def test_workbook_in_openpyxl(file: Make) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.load_workbook(file("excel"), read_only=True)
    cells = [cell for row in workbook["Statements"].iter_rows() for cell in row]
    workbook.close()
    assert workbook.sheetnames == ["Statements", "Events", "About"]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert "'=SUM(1;2) was written on a wall in Kidal on Tuesday" in [cell.value for cell in cells]


def test_database_in_sqlite(file: Make) -> None:
    with closing(sqlite3.connect(file("sqlite"))) as connection:
        found = connection.execute(
            "select s.kind, r.publisher, e.sub_event_type from statements_fts f join statements s on s.rowid = f.rowid "
            "join reports r on r.id = s.report_id join event_statements l on l.statement = s.id "
            "join events e on e.id = l.event where statements_fts match 'villagers'"
        ).fetchall()
        assert found == [("attack_on_civilians", "Halyard Wire", "Attack")]
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_parquet_in_duckdb(file: Make) -> None:
    query = f"select date_start, killed_low from '{file('parquet')}' where kind = 'attack_on_civilians'"
    assert duckdb.sql(query).fetchall() == [(dt.date(2023, 11, 13), 12)]


def test_geoparquet_tells_its_geometry(file: Make) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(file("geoparquet"))
    assert json.loads(table.schema.metadata[b"geo"])["primary_column"] == "geometry"
    shapely = pytest.importorskip("shapely")
    points = shapely.from_wkb(table.column("geometry").to_pylist())
    assert (points[0].x, points[0].y) == (KIDAL_TOWN.lon, KIDAL_TOWN.lat)
