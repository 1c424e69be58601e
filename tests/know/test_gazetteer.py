"""The gazetteer: names in any spelling, four kinds of Kidal, ids, hostile input."""

import hashlib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import KnowledgeError
from sayso.know.gazetteer import Gazetteer, gazetteer
from sayso.know.gazetteer.fold import fold, key_hash, loosen


@pytest.mark.parametrize(
    ("name", "kind", "id"),
    [
        ("Kidal", "city", "geonames:2455290"),
        ("Kidal", "district", "geonames:7701465"),
        ("Kidal", "region", "iso:ML-8"),
        ("Kidal camp", "camp", "sayso:ml-kidal-camp"),
        ("Mali", "country", "iso:ML"),
        ("northern Mali", "area", "sayso:ml-north"),
        ("Lake Chad", "terrain", "sayso:x-lake-chad"),
        ("Hodeidah airport", "facility", "sayso:ye-hodeidah-airport"),
    ],
)
def test_town_district_region_and_camp_are_different_entries(name: str, kind: str, id: str) -> None:
    assert gazetteer().find(name, kinds=(kind,))[0].id == id


@pytest.mark.parametrize(
    ("spelling", "country", "name"),
    [
        ("Tombouctou", "ML", "Timbuktu"),
        ("Tinzawaten", "ML", "Tinzaouaten"),
        ("Ti-n-Zaouâtene", "ML", "Tinzaouaten"),
        ("Aguel'hoc", "ML", "Aguelhok"),
        ("Léré", "ML", "Léré"),
        ("LERE", "ML", "Léré"),
        ("Al-Fashir", "SD", "El Fasher"),
        ("Wad Medani", "SD", "Wad Madani"),
        ("Avdeevka", "UA", "Avdiivka"),
        ("Artemovsk", "UA", "Bakhmut"),
        ("Ugledar", "UA", "Vuhledar"),
        ("Saraqeb", "SY", "Saraqib"),
        ("Deir Ezzor", "SY", "Deir ez-Zor"),
        ("Laukkaing", "MM", "Laukkai"),
        ("Ndjamena", "TD", "N'Djamena"),
        ("Hodeida", "YE", "Hodeidah"),
    ],
)
def test_a_town_is_found_in_the_spellings_of_the_press(spelling: str, country: str, name: str) -> None:
    assert gazetteer().find(spelling, countries=(country,), kinds=("city",))[0].name == name


def test_the_largest_bearer_of_a_name_comes_first() -> None:
    assert [entry.country for entry in gazetteer().find("Paris", kinds=("city",))[:2]] == ["FR", "US"]


def test_a_loose_spelling_is_not_tried_when_not_wanted() -> None:
    assert gazetteer().find("Avdeeevka", loose=False) == ()


@pytest.mark.parametrize("name", ["", " ", "?!", "Qqxqzzv", "x" * 10_000])
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert gazetteer().find(name) == ()


@pytest.mark.parametrize("id", ["geonames:2455290", "iso:ML", "iso:ML-8", "sayso:ml-ber-camp"])
def test_by_id_returns_the_entry_with_that_id(id: str) -> None:
    entry = gazetteer().by_id(id)
    assert entry is not None
    assert entry.id == id


@pytest.mark.parametrize("id", ["", "geonames:", "geonames:1", "geonames:²", "geonames:99999999999", "iso:QQ", "zzz"])
def test_by_id_of_an_unknown_id_is_none(id: str) -> None:
    assert gazetteer().by_id(id) is None


def test_a_town_knows_its_region_and_its_point() -> None:
    kidal = gazetteer().by_id("geonames:2455290")
    assert kidal is not None
    assert (kidal.country, kidal.admin1) == ("ML", "iso:ML-8")
    assert (kidal.lat, kidal.lon) == pytest.approx((18.44, 1.41), abs=0.05)


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.bin"
    path.write_bytes(b"not a gazetteer")
    with pytest.raises(KnowledgeError, match="not a gazetteer file"):
        Gazetteer.open(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.bin"):
        Gazetteer.open(tmp_path / "nowhere.bin")


def _supplements() -> list[str]:
    folder = resources.files("sayso.know.gazetteer").joinpath("supplement")
    return sorted(file.name for file in folder.iterdir() if file.name.endswith(".tsv"))


@pytest.mark.parametrize("name", _supplements())
def test_the_file_was_built_from_the_supplement_that_ships(name: str) -> None:
    content = resources.files("sayso.know.gazetteer").joinpath("supplement", name).read_bytes()
    assert gazetteer().inputs[name] == hashlib.sha256(content).hexdigest()


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=200))
def test_a_loose_key_is_empty_or_long_enough_to_tell_names_apart(name: str) -> None:
    key = loosen(fold(name))
    assert not key or len(key) >= 4


@given(st.text(max_size=60))
def test_any_name_can_be_looked_up(name: str) -> None:
    assert len(gazetteer().find(name)) <= 60


def test_hashes_do_not_depend_on_the_run() -> None:
    assert key_hash("kidal", 44) == 0xE225814CDC3
