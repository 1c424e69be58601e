"""Datelines at the head of a text."""

import pytest

from sayso.read.places import dateline_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BAMAKO — Mali's army said", "BAMAKO"),
        ("Bamako, 12 mai (AFP) - Des hommes armés", "Bamako"),
        ("SAN SALVADOR, 14 NOV 89 (ACAN - EFE) -- [TEXT] THE ARMY", "SAN SALVADOR"),
        ("SAN JOSE (COSTA RICA), 10 DEC 89 (ACAN - EFE) -- [TEXT]", "SAN JOSE"),
        ("GOMA, Nov 20 (Agency) – Rebels entered", "GOMA"),
    ],
)
def test_a_dateline_is_found(text: str, place: str) -> None:
    assert dateline_of(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The army - which left - came back.",
        "CLANDESTINE, 13 NOV 89 (RADIO) -- [TEXT]",
        "Bamako was calm on Monday.",
        "-- " * 200,
    ],
)
def test_a_text_without_a_dateline_has_none(text: str) -> None:
    assert dateline_of(text) is None
