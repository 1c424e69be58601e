"""Imported gazetteers: three formats, joined with what ships, idempotent, taken out again, hostile files refused."""

import hashlib
from pathlib import Path

import pytest

from sayso.errors import KnowledgeError, UsageError
from sayso.know.gazetteer import Entry, Gazetteer, gazetteer
from sayso.know.gazetteer.gazetteer import OVERLAY
from sayso.know.gazetteer.imports import forget, import_places, imported

GEONAMES = (
    "9000001\tNew Well\tNew Well\tPuits Neuf\t18.5\t1.5\tP\tPPL\tML\t\t10\t7701465\t\t\t320\t\t290\t\t2023-10-22\n"
    "9000002\tDry Bed\tDry Bed\t\t18.6\t1.6\tH\tWAD\tML\t\t10\t\t\t\t0\t\t290\t\t2023-10-22\n"
    "2455290\tKidal\tKidal\tKidalle\t18.4411\t1.4078\tP\tPPLA\tML\t\t10\t7701465\t\t\t25617\t\t458\t\t2023-10-22\n"
    "2597449\tKidal Region\tKidal Region\t\t19.4\t1.2\tA\tADM1\tML\t\t10\t\t\t\t67638\t\t529\t\t2021-03-09\n"
    "7701465\tKidal Cercle\tKidal Cercle\t\t18.44\t1.33\tA\tADM2\tML\t\t10\t7701465\t\t\t0\t\t502\t\t2023-07-09\n"
)
WHOS_ON_FIRST = (
    "421\tHarbour Point\tSD\tlocality\t19.5\t37.2\t900\tPoint du Port|ميناء\t85673\t\t\t\n"
    "85673\tRed Sea\tSD\tregion\t19.9\t35.9\t0\t\t\t\t\t\n"
)
PCODES = (
    "admin2Name_fr,admin2Pcode,admin1Name_fr,admin1Pcode,admin0Pcode,center_lat,center_lon\n"
    "Nouveau Cercle,ML0899,Kidal,ML08,ML,20.1,1.9\n"
    "Kidal,ML0802,Kidal,ML08,ML,18.5,1.4\n"
)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAYSO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def overlay(home: Path) -> Gazetteer:
    return Gazetteer.open(over=Gazetteer.open(home / OVERLAY))


def best(home: Path, name: str, kind: str) -> Entry:
    return overlay(home).find(name, kinds=(kind,), loose=False)[0]


def test_a_geonames_dump_adds_towns_and_spellings(tmp_path: Path, own_home: Path) -> None:
    made = import_places(written(tmp_path, "ML.txt", GEONAMES), gazetteer())
    assert made.tally is not None
    assert (made.places, made.tally.passed, made.tally.malformed, made.new) == (4, 1, 0, True)
    new = best(own_home, "Puits Neuf", "city")
    assert (new.id, new.name, new.country, new.admin1, new.admin2) == (
        "geonames:9000001",
        "New Well",
        "ML",
        "iso:ML-8",
        "Kidal",
    )
    known = best(own_home, "Kidalle", "city")
    assert (known.id, known.name) == ("geonames:2455290", "Kidal")


def test_a_table_of_whos_on_first_is_read(tmp_path: Path, own_home: Path) -> None:
    import_places(written(tmp_path, "wof.tsv", WHOS_ON_FIRST), gazetteer())
    new = best(own_home, "Point du Port", "city")
    assert (new.id, new.admin1, new.radius_km) == ("wof:421", "iso:SD-RS", 2.0)


def test_p_codes_name_areas_and_are_names_themselves(tmp_path: Path, own_home: Path) -> None:
    import_places(written(tmp_path, "mli_adm2.csv", PCODES), gazetteer())
    assert best(own_home, "ML08", "region").id == "iso:ML-8"
    assert best(own_home, "ML0802", "district").id == "geonames:7701465"
    assert best(own_home, "Nouveau Cercle", "district").id == "ocha:ML0899"


def test_importing_again_changes_nothing_and_forgetting_takes_it_out(tmp_path: Path, own_home: Path) -> None:
    path = written(tmp_path, "ML.txt", GEONAMES)
    first = import_places(path, gazetteer())
    before = (own_home / OVERLAY).read_bytes()
    again = import_places(path, gazetteer())
    assert (again.new, again.name) == (False, first.name)
    assert (own_home / OVERLAY).read_bytes() == before
    assert [one.name for one in imported()] == [first.name]
    forget(first.name, gazetteer())
    assert imported() == ()
    assert not (own_home / OVERLAY).exists()


def test_the_order_of_imports_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [written(tmp_path, "a.txt", GEONAMES), written(tmp_path, "b.csv", PCODES)]
    digests = set()
    for number, order in enumerate((files, files[::-1])):
        home = tmp_path / str(number)
        monkeypatch.setenv("SAYSO_HOME", str(home))
        for path in order:
            import_places(path, gazetteer())
        digests.add(hashlib.sha256((home / OVERLAY).read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\xff\xfe\x00junk", "not UTF-8"),
        (b"one\ttwo\tthree\n", "neither of"),
        (b"x" * 1_000_001, "more than 1000000 bytes"),
        (b"admin1Pcode,other\nML08,1\n", "without a column of names"),
        (GEONAMES.replace("18.", "918.").replace("19.4", "999").encode(), "are malformed"),
        (b"1\tX\tX" + b"\tZ" * 16 + b"\n", "none of a town"),
    ],
)
def test_a_file_that_is_no_gazetteer_is_refused_and_leaves_nothing(
    content: bytes, told: str, tmp_path: Path, own_home: Path
) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=told):
        import_places(path, gazetteer())
    assert imported() == ()
    assert not (own_home / OVERLAY).exists()


def test_a_malformed_row_is_passed_by_and_named(tmp_path: Path) -> None:
    made = import_places(written(tmp_path, "ML.txt", GEONAMES + "1\t2\t3\n"), gazetteer())
    assert made.tally is not None
    assert (made.places, made.tally.malformed) == (4, 1)
    assert "line 6: 3 cells where 19 are expected" in made.tally.faults[0]


def test_an_unknown_import_cannot_be_forgotten() -> None:
    with pytest.raises(UsageError, match="there is no import 'x'; there are: none"):
        forget("x", gazetteer())
