import pytest

from sayso.gather.language import language_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The army said on Tuesday that it had entered the town.", "en"),
        ("L'armée a annoncé mardi être entrée dans la ville de Kidal.", "fr"),
        ("THE ARMY SAID THAT IT HAD ENTERED THE TOWN.", "en"),
        ("El ejército entró el martes en la ciudad y los rebeldes se retiraron.", "es"),
        ("Die Armee ist am Dienstag in die Stadt eingerückt.", "de"),
        ("Армия вошла в город во вторник, но бои не прекратились.", "ru"),
        ("دخل الجيش إلى المدينة في يوم الثلاثاء", "ar"),
        ("KIDAL - FLASH", "en"),
        ("軍は火曜日に町に入った", "und"),
        ("", "en"),
    ],
)
def test_language_is_told_by_the_commonest_words(text: str, lang: str) -> None:
    assert language_of(text) == lang
