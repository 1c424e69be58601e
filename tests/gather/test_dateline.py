import pytest

from sayso.gather.dateline import dateline_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BAMAKO — Mali's army on Tuesday said it had entered Kidal.", "Bamako"),
        ("BAMAKO—Mali's army said it had entered Kidal.", "Bamako"),
        ("KYIV, Ukraine (AP) — Russian forces shelled Kherson.", "Kyiv"),
        ("GOMA, 12 novembre (AFP) - Les rebelles ont pris Sake.", "Goma"),
        ("BAMAKO, Mali, Nov. 14 (Reuters) - The army entered Kidal.", "Bamako"),
        ("ADDIS ABABA, May 26 (NW) - The spokeswoman said so.", "Addis Ababa"),
        ("PORT-AU-PRINCE, Haiti (AP) — Gangs attacked a prison.", "Port-au-Prince"),
        ("N'DJAMENA - Bodies littered the avenues.", "N'Djamena"),
        ("BISSAU, Guinea-Bissau — Soldiers seized the radio.", "Bissau"),
        ("ISLAMABAD/NEW DELHI - India and Pakistan agreed on Saturday.", "Islamabad/New Delhi"),
        ("San Salvador, 19 Mar 89 (Radio Cadena YSKL) -- [Report] Only hours before", "San Salvador"),
        ("Havana (Cuba), 13 Nov 89 (TASS) -- [Text] According to reports", "Havana"),
        ("SAN SALVADOR, 14 NOV 89 (ACAN - EFE) -- [TEXT] THE PRESIDENT DENIED IT", "San Salvador"),
        ("GENEVA (12 May 2023) - There are strong indications", "Geneva"),
        ("(Nairobi) – The armed forces executed dozens of civilians.", "Nairobi"),
        ("Khartoum — Rebels and the army each claimed Kassala.", "Khartoum"),
        ("Goma, Democratic Republic of Congo — Rebels entered the town.", "Goma"),
        ("Mekelle, Ethiopia — “They came at night,” she said.", "Mekelle"),
        ("FILE - The town of Kidal in 2020.\n\nBAMAKO — The army entered Kidal.", "Bamako"),
    ],
)
def test_dateline_is_told(text: str, place: str) -> None:
    assert dateline_of(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "The army entered Kidal on Tuesday - three days late.",
        "FLASH - The army entered Kidal.",
        "UPDATE 2 - The army entered Kidal.",
        "Kidal — the rebels' stronghold — fell on Tuesday.",
        "Clandestine, 13 Nov 89 (Radio Venceremos) -- [Text] We have a report",
        "THE ARMY SAID - AND ALL AGREED - THAT KIDAL HAD FALLEN",
        "General Diarra, 54, is the army's new chief.",
        "MINUSMA left Kidal - and the rebels came.",
        "",
    ],
)
def test_what_is_no_dateline_is_left(text: str) -> None:
    assert dateline_of(text) is None
