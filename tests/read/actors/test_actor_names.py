"""Who is named: actors of the packs, parts of states, bodies, persons and what is said of them."""

import pytest

from sayso.read.actors import ActorMention, find_actors
from sayso.report import Report


def read(text: str, lang: str = "en", publisher: str = "") -> list[ActorMention]:
    """The mentions of a text."""
    return list(find_actors(Report(text=text, lang=lang, publisher=publisher)))


def triples(text: str, lang: str = "en") -> list[tuple[str, str, str]]:
    """Text, name and type of each mention."""
    return [(one.actor.text, one.actor.name, one.actor.type) for one in read(text, lang)]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("JNIM attacked the base.", "jnim"),
        ("RSF fighters entered the town.", "rsf"),
        ("The bombing was claimed by Boko Haram.", "boko-haram"),
        ("Some 2,000 Wagner mercenaries arrived in Mali.", "wagner"),
        ("The Security Council met on Monday.", "un-security-council"),
        ("Human Rights Watch said soldiers had shot civilians.", "hrw"),
        ("Mali's army entered Kidal.", "ml-army"),
        ("Malian troops entered Kidal.", "ml-army"),
        ("The army of Mali entered Kidal.", "ml-army"),
        ("Israeli air strikes hit Gaza.", "il-army"),
        ("The Colombian police arrested two men in Cali.", "co-police"),
        ("The government of Niger denied it.", "ne-government"),
    ],
)
def test_the_first_mention_is_known(text: str, id: str) -> None:
    assert read(text)[0].actor.id == id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Popular Front for the Recovery of Azawad (PFRA) seized Ber. The PFRA holds it.",
            ("The PFRA", "Popular Front for the Recovery of Azawad", "rebels"),
        ),
        ("Lecha Dudayev, the mayor, was killed.", ("Lecha Dudayev, the mayor", "Lecha Dudayev", "government")),
        (
            "Gen. John Smith, the army chief, left Bamako.",
            ("Gen. John Smith, the army chief", "John Smith", "military"),
        ),
        ("A resident, Anna Keller, said so.", ("A resident, Anna Keller", "Anna Keller", "witnesses")),
        ("Residents of Bama said the market burned.", ("Residents of Bama", "residents of Bama", "witnesses")),
        ("They killed residents of Bama.", ("residents of Bama", "residents of Bama", "civilians")),
        ("The U.N. mission, MINUSMA, left Kidal.", ("The U.N. mission, MINUSMA", "MINUSMA", "peacekeepers")),
    ],
)
def test_a_phrase_is_read_whole(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée malienne a pris Kidal.", ("L'armée malienne", "Malian Armed Forces", "military")),
        ("Des hommes armés ont tué dix civils.", ("Des hommes armés", "armed men", "unknown")),
        ("Selon des habitants de Mopti, il est mort.", ("des habitants de Mopti", "residents of Mopti", "witnesses")),
        ("La Minusma a quitté Kidal.", ("La Minusma", "MINUSMA", "peacekeepers")),
        ("Les rebelles tchadiens ont fui.", ("Les rebelles tchadiens", "Chadian rebels", "rebels")),
    ],
)
def test_french_phrases_have_english_names(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Social media were full of it.",
        "A bomb went off near the railway line.",
        "It is unclear what happened.",
        "Fighting went on in Mali.",
        "Over 300 km of road are mined.",
    ],
)
def test_nobody_acts(text: str) -> None:
    assert read(text) == []


def test_a_surname_is_the_person_named_before() -> None:
    mentions = read("President Emmanuel Macron spoke on Monday. Macron said he would go.")
    assert [one.actor.name for one in mentions] == ["Emmanuel Macron", "Emmanuel Macron", "Emmanuel Macron"]


def test_an_army_abroad_is_foreign() -> None:
    mentions = read("French troops fought near Gao, in Mali. The Malian army held Gao and Kidal.")
    assert [(one.actor.name, one.actor.type) for one in mentions] == [
        ("French Armed Forces", "foreign_military"),
        ("Malian Armed Forces", "military"),
    ]


def test_the_first_part_of_a_compound_acts() -> None:
    assert triples("Jets bombed rebel-held areas of Aleppo.")[-1] == ("rebel", "rebel", "rebels")


def test_texts_in_capitals_are_read() -> None:
    text = "THE FARABUNDO MARTI NATIONAL LIBERATION FRONT ATTACKED THE ARMY BARRACKS IN SAN SALVADOR TODAY."
    assert [one.actor.id for one in read(text)][:2] == ["fmln", "sv-army"]
