"""Times in French, told on Tuesday 14 November 2023."""

import datetime as dt

import pytest

from sayso.read.times import TimeMention, find_times

PUBLISHED = dt.date(2023, 11, 14)


def only(text: str) -> TimeMention:
    (mention,) = find_times(text, published=PUBLISHED, lang="fr")
    return mention


def days(mention: TimeMention) -> tuple[str | None, str | None]:
    interval = mention.interval
    if interval is None:
        return (None, None)
    first, last = (day.isoformat() if day else None for day in (interval.first, interval.last))
    return (first, "open" if interval.ongoing else last)


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Des affrontements ont éclaté mardi.", "2023-11-14", "2023-11-14", "2023-11-14"),
        ("L'armée est entrée à Kidal ce mardi.", "2023-11-14", "2023-11-14", "2023-11-14"),
        ("Il se tiendra vendredi.", "2023-11-17", "2023-11-17", "2023-11-17"),
        ("Il est mort avant-hier.", "2023-11-12", "2023-11-12", "2023-11-12"),
        ("Il est arrivé hier soir.", "2023-11-13TEV", "2023-11-13", "2023-11-13"),
        ("La veille, ils avaient fui.", "2023-11-13", "2023-11-13", "2023-11-13"),
        ("Le lendemain, ils ont fui.", "2023-11-15", "2023-11-15", "2023-11-15"),
        ("Les violences se sont aggravées depuis août.", "2023-08", "2023-08-01", "open"),
        ("Ils tiennent depuis trois jours.", "P3D", "2023-11-11", "open"),
        ("Ils ont perdu entre 2012 et 2014.", "2012/2014", "2012-01-01", "2014-12-31"),
        ("La trêve court du 21 au 25 décembre 2022.", "2022-12-21/2022-12-25", "2022-12-21", "2022-12-25"),
        ("La ville est tombée en 2012.", "2012", "2012-01-01", "2012-12-31"),
        ("Il a été tué il y a trois jours.", "2023-11-11", "2023-11-11", "2023-11-11"),
        ("Ils ont attaqué dans la nuit de lundi à mardi.", "2023-11-13TNI", "2023-11-13", "2023-11-14"),
        ("Ils sont partis début novembre.", "2023-11", "2023-11-01", "2023-11-10"),
        ("Ils sont partis fin août.", "2023-08", "2023-08-21", "2023-08-31"),
        ("Ils sont partis à la mi-janvier.", "2023-01", "2023-01-11", "2023-01-20"),
        ("La ville est tombée la semaine dernière.", "2023-W45", "2023-11-06", "2023-11-12"),
        ("Ils partiront le mois prochain.", "2023-12", "2023-12-01", "2023-12-31"),
        ("Ils ont fui pendant le week-end.", "2023-W45-WE", "2023-11-11", "2023-11-12"),
        ("La ville est tombée l'an dernier.", "2022", "2022-01-01", "2022-12-31"),
        ("La ville est tombée le 1er octobre 2023.", "2023-10-01", "2023-10-01", "2023-10-01"),
        ("Le 30 juin, ils sont partis.", "2023-06-30", "2023-06-30", "2023-06-30"),
        ("Ils ont frappé vers 9 heures.", "2023-11-14T09:00", "2023-11-14", "2023-11-14"),
        ("Ils ont frappé samedi à 14h30.", "2023-11-11T14:30", "2023-11-11", "2023-11-11"),
        ("C'était un bastion dans les années 1990.", "199X", "1990-01-01", "1999-12-31"),
        ("Ils ont fui l'été dernier.", "2023-SU", "2023-06-01", "2023-08-31"),
    ],
)
def test_french(text: str, value: str, first: str, last: str) -> None:
    mention = only(text)
    assert (mention.value, *days(mention)) == (value, first, last)


def test_a_french_deadline() -> None:
    text = "La mission doit partir d'ici au 31 décembre."
    mention = only(text)
    assert mention.deadline
    assert days(mention) == ("2023-11-14", "2023-12-31")
    assert text[slice(*mention.with_preposition)] == "d'ici au 31 décembre"


def test_curly_apostrophes_and_capitals() -> None:
    assert only("AUJOURD’HUI, ils ont fui.").value == "2023-11-14"


def test_an_unknown_language_is_read_as_english() -> None:
    (mention,) = find_times("It fell on 3 March 2020.", published=None, lang="xx")
    assert mention.value == "2020-03-03"
