"""Live-blog entries and wire credits: literal paragraphs in, literal times and names out."""

import datetime as dt

import pytest

from sayso.gather.address import canonical
from sayso.gather.noted import live_entries, wire_credits


@pytest.mark.parametrize(
    ("head", "time", "zone"),
    [
        ("14:32 GMT - The army says it is in.", dt.time(14, 32), "GMT"),
        ("14.32: The army says it is in.", dt.time(14, 32), ""),
        ("2:15 p.m. ET — The army says it is in.", dt.time(14, 15), "ET"),
        ("12.05am The army says it is in.", dt.time(0, 5), ""),
        ("14h32 : l'armée dit y être.", dt.time(14, 32), ""),
        ("9 am | The army says it is in.", dt.time(9), ""),
        ("14:32", dt.time(14, 32), ""),
    ],
)
def test_entry_of_a_live_blog(head: str, time: dt.time, zone: str) -> None:
    text = f"Follow our live coverage.\n\n{head}\n\nIt gave no details.\n\n{head}"
    first, second = live_entries(text)
    assert (first.time, first.zone, second.time) == (time, zone, time)
    assert text[first.start : first.end] == f"{head}\n\nIt gave no details."


@pytest.mark.parametrize(
    "text",
    [
        "14:32 GMT - One time alone is no live blog.",
        "10.5 percent voted.\n\n11.5 percent did not.",
        "At 14:32 the army came.\n\nAt 15:10 it left.",
    ],
)
def test_no_live_blog(text: str) -> None:
    assert live_entries(text) == ()


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("PORT-AU-PRINCE, Haiti (AP) — Gangs attacked.", ("AP",)),
        ("BAMAKO, 14 Nov 2023 (AFP) - The army said so.\n\nIt ended.", ("AFP",)),
        ("The army said so.\n\n(With Reuters and AFP)", ("Reuters", "AFP")),
        ("L'armée l'a dit.\n\nAvec AFP et Reuters", ("AFP", "Reuters")),
        ("The army said so.\n\n© 2023 Agence France-Presse", ("AFP",)),
        ("The army (FAMa) said so - again.", ()),
        ("The army said so.\n\nWith tanks and guns.", ()),
    ],
)
def test_wire_credits(text: str, credits: tuple[str, ...]) -> None:
    assert wire_credits(text) == credits


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTP://A.Example:80/x/?utm_source=f&id=3#top", "http://a.example/x/?id=3"),
        ("https://a.example", "https://a.example/"),
        ("https://user:secret@a.example/x", "https://a.example/x"),
        ("https://é.example/é?q=é", "https://xn--9ca.example/%C3%A9?q=%C3%A9"),
        ("https://[::1]:8080/x", "https://[::1]:8080/x"),
        ("https://a.example/x?b=1&a=%20", "https://a.example/x?b=1&a=%20"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://a.example:99999/", ""),
        ("https://a.example/" + "x" * 2_000, ""),
    ],
)
def test_canonical_address(address: str, expected: str) -> None:
    assert canonical(address) == expected
