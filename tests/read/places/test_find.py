"""Places in sentences: the words, what they mean, how they are used."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.places import find_places
from sayso.report import Report


def found(text: str, **about: str) -> list[tuple[str, str, str, str | None]]:
    return [
        (m.place.text, m.place.name, m.place.kind, m.place.country) for m in find_places(Report(text=text, **about))
    ]


def uses(text: str, **about: str) -> list[tuple[str, str]]:
    return [(m.place.name, m.use) for m in find_places(Report(text=text, **about))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army took the town of Kidal in Mali.",
            [("the town of Kidal", "Kidal", "city", "ML"), ("Mali", "Mali", "country", "ML")],
        ),
        (
            "Fighting went on in the Kidal region of Mali.",
            [("the Kidal region", "Kidal Region", "region", "ML"), ("Mali", "Mali", "country", "ML")],
        ),
        (
            "The mission left the Kidal camp in northern Mali.",
            [("the Kidal camp", "Kidal camp", "camp", "ML"), ("northern Mali", "northern Mali", "area", "ML")],
        ),
        (
            "Shells fell on Kharkiv Oblast in Ukraine.",
            [("Kharkiv Oblast", "Kharkiv Oblast", "region", "UA"), ("Ukraine", "Ukraine", "country", "UA")],
        ),
        (
            "Des combats ont eu lieu dans la ville de Djibo, au Burkina Faso.",
            [("la ville de Djibo", "Djibo", "city", "BF"), ("Burkina Faso", "Burkina Faso", "country", "BF")],
        ),
        (
            "The road between El Geneina and Zalingei in Sudan is cut.",
            [
                ("The road between El Geneina and Zalingei", "El Geneina-Zalingei road", "road", "SD"),
                ("Sudan", "Sudan", "country", "SD"),
            ],
        ),
        ("A boat sank on Lake Chad.", [("Lake Chad", "Lake Chad", "terrain", None)]),
        (
            "TROOPS ENTERED SAN MIGUEL, EL SALVADOR, ON MONDAY AND LEFT AGAIN.",
            [("SAN MIGUEL", "San Miguel", "city", "SV"), ("EL SALVADOR", "El Salvador", "country", "SV")],
        ),
    ],
)
def test_words_of_kind_tell_town_region_camp_and_road_apart(
    text: str, expected: list[tuple[str, str, str, str | None]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Paris, Texas, was quiet.", "geonames:4717560"),
        ("In Paris, France, the talks went on.", "geonames:2988507"),
        ("Tripoli is Libya's capital. In Tripoli shells fell.", "geonames:2210247"),
        ("Lebanon is tense. In Tripoli, in northern Lebanon, shots were fired.", "geonames:266826"),
    ],
)
def test_what_stands_around_tells_bearers_of_one_name_apart(text: str, id: str) -> None:
    assert id in [m.place.id for m in find_places(Report(text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bamako said the town was safe.", ("Bamako", "metonymic")),
        ("The Malian army left.", ("Mali", "demonym")),
        ("They took Gao, in Mali. The town was empty.", ("Gao", "anaphor")),
        ("In Mali, violence grew in the north.", ("northern Mali", "anaphor")),
        ("Mali is at war. The army held the capital.", ("Bamako", "anaphor")),
        ("They met in the Indian capital.", ("New Delhi", "anaphor")),
        ("The Bank of Ghana closed.", ("Ghana", "modifier")),
    ],
)
def test_how_a_place_is_used(text: str, expected: tuple[str, str]) -> None:
    assert expected in uses(text)


@pytest.mark.parametrize(
    "text",
    [
        "President Lincoln spoke to the troops.",
        "Jack London wrote books.",
        "MINUSMA and ELN signed.",
        "On Monday in August they met.",
        "Nice weather, he thought.",
        "The Islamic State of things is grave.",
    ],
)
def test_persons_bodies_and_usual_words_are_no_places(text: str) -> None:
    assert [m for m in find_places(Report(text=text)) if m.use == "literal"] == []


def test_a_place_that_nobody_knows_is_kept_with_the_reason() -> None:
    mentions = find_places(Report(text="In Mali, gunmen attacked the village of Zzorbaka on Monday."))
    assert [(m.place.name, m.place.id, m.place.country) for m in mentions][-1] == ("Zzorbaka", None, "ML")
    assert mentions[-1].reason == "the gazetteer does not have the name"


def test_near_and_precision() -> None:
    mentions = find_places(Report(text="A convoy was hit 40 km north of Gao, in Mali."))
    assert [(m.place.name, m.place.near, m.place.precision) for m in mentions] == [("Gao", True, 2), ("Mali", False, 3)]


def test_the_dateline_is_a_modifier_and_tells_the_country() -> None:
    text = "BAMAKO — Clashes broke out in Ber."
    assert uses(text) == [("Bamako", "modifier"), ("Ber", "literal")]
    assert find_places(Report(text=text))[1].place.id == "sayso:ml-ber"


def test_a_dateline_after_a_caption_is_a_modifier_too() -> None:
    assert uses("A photo of Kidal in Mali.\n\nBAMAKO — Mali's army left.")[2] == ("Bamako", "modifier")


PIECES = [
    "Kidal",
    "the",
    "town",
    "of",
    "north",
    "road",
    "between",
    "and",
    "San",
    "José",
    ",",
    ".",
    "-",
    "’s",
    "U.S.",
    "Camp",
]
MORE_PIECES = ["MALI", "d'", "Al-", "St.", "in", "near", "there", "\n", "\x00", "  ", "\U0001f600", "\ufdfa", "\u0400"]
HOSTILE = st.lists(st.sampled_from(PIECES + MORE_PIECES), max_size=60).map(" ".join)


@settings(deadline=None)
@given(st.one_of(HOSTILE, st.text(max_size=300)))
def test_mentions_stand_in_the_text_in_order_and_apart(text: str) -> None:
    mentions = find_places(Report(text=text))
    spans = [(m.start, m.end) for m in mentions]
    assert [text[m.start : m.end] for m in mentions] == [m.place.text for m in mentions]
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@settings(deadline=None)
@given(HOSTILE)
def test_the_same_report_gives_the_same_places(text: str) -> None:
    assert find_places(Report(text=text)) == find_places(Report(text=text))


@pytest.mark.parametrize(
    "piece", ["Kidal ", "the north of the ", "San José, ", "A", "d'", "U.S.", "road between Kidal and ", "-A"]
)
def test_a_long_text_without_a_break_is_read(piece: str) -> None:
    find_places(Report(text=piece * (100_000 // len(piece))))
