"""Countries by name and by adjective, in English and French."""

import pytest

from sayso.know.countries import country_by_demonym, country_by_iso, country_by_name


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Mali", "ML"),
        ("RDC", "CD"),
        ("Congo", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("Côte d'Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Burma", "MM"),
        ("U.S.", "US"),
        ("États-Unis", "US"),
        ("Syrie", "SY"),
        ("Bosnia", "BA"),
        ("burkina faso", "BF"),
        ("Kosovo", "XK"),
    ],
)
def test_country_by_name(text: str, iso: str) -> None:
    country = country_by_name(text)
    assert country is not None
    assert country.iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Malian", "ML"),
        ("Malians", "ML"),
        ("maliennes", "ML"),
        ("Burkinabè", "BF"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("nigériens", "NE"),
        ("nigérianes", "NG"),
        ("Turks", "TR"),
        ("turque", "TR"),
        ("Congolese", "CD"),
        ("French", "FR"),
    ],
)
def test_country_by_demonym(text: str, iso: str) -> None:
    country = country_by_demonym(text)
    assert country is not None
    assert country.iso == iso


@pytest.mark.parametrize("text", ["", " ", "Kidal", "nobody"])
def test_what_is_no_country_is_none(text: str) -> None:
    assert country_by_name(text) is None
    assert country_by_demonym(text) is None


def test_a_country_knows_its_names_capital_and_neighbours() -> None:
    mali = country_by_iso("ML")
    assert mali is not None
    assert (mali.name, mali.name_fr, mali.capital) == ("Mali", "Mali", "Bamako")
    assert {"NE", "BF", "DZ"} <= set(mali.neighbours)
