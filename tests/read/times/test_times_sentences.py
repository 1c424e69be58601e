"""Sentences as the press writes them, told on Tuesday 14 November 2023, each with its times: TIMEX3 value and days."""

import datetime as dt

import pytest

from sayso.interval import Interval
from sayso.read.times import find_times

PUBLISHED = dt.date(2023, 11, 14)

ENGLISH = [
    ("Rebels attacked the base on Sunday.", ["2023-11-12 2023-11-12..2023-11-12"]),
    ("The army will leave on Friday.", ["2023-11-17 2023-11-17..2023-11-17"]),
    ("The ceasefire begins next Monday.", ["2023-11-20 2023-11-20..2023-11-20"]),
    ("Two officers were killed last Thursday.", ["2023-11-09 2023-11-09..2023-11-09"]),
    ("The shelling went on overnight.", ["2023-11-14TNI 2023-11-13..2023-11-14"]),
    ("Gunmen struck early on Saturday morning.", ["2023-11-11TMO 2023-11-11..2023-11-11"]),
    ("Clashes resumed this week.", ["2023-W46 2023-11-13..2023-11-14"]),
    ("Thousands have fled in recent days.", ["PXD 2023-11-10..2023-11-14"]),
    ("Thousands have fled in the past two weeks.", ["P2W 2023-10-31..2023-11-14"]),
    ("The mission must leave by December 31.", ["2023-12-31 2023-11-14..2023-12-31"]),
    ("The rebels have until Wednesday to surrender.", ["2023-11-15 2023-11-14..2023-11-15"]),
    ("The state of emergency was extended until 3 March 2024.", ["2024-03-03 2023-11-14..2024-03-03"]),
    ("The town has been under siege since August.", ["2023-08 2023-08-01..open"]),
    ("It has been under siege since 2012.", ["2012 2012-01-01..open"]),
    ("The blockade has lasted for three months.", ["P3M ?..2023-11-14"]),
    ("The camp was handed over on 31 October 2023.", ["2023-10-31 2023-10-31..2023-10-31"]),
    ("The camp was handed over on October 31, 2023.", ["2023-10-31 2023-10-31..2023-10-31"]),
    ("The camp was handed over on 31/10/2023.", ["2023-10-31 2023-10-31..2023-10-31"]),
    (
        "The report covers the period from 1 July to 30 September 2023.",
        ["2023-07-01/2023-09-30 2023-07-01..2023-09-30"],
    ),
    ("The report covers January-March 2023.", ["2023-01/2023-03 2023-01-01..2023-03-31"]),
    ("Fighting lasted from 3 to 7 November.", ["2023-11-03/2023-11-07 2023-11-03..2023-11-07"]),
    ("Fighting lasted between 3 and 7 November.", ["2023-11-03/2023-11-07 2023-11-03..2023-11-07"]),
    ("The vote is planned for February 2024.", ["2024-02 2024-02-01..2024-02-29"]),
    ("The offensive began in early October.", ["2023-10 2023-10-01..2023-10-10"]),
    ("The offensive began in mid-October.", ["2023-10 2023-10-11..2023-10-20"]),
    ("The offensive began in late October.", ["2023-10 2023-10-21..2023-10-31"]),
    ("They met at the end of September.", ["2023-09 2023-09-24..2023-09-30"]),
    ("They met at the beginning of the year.", ["2023 2023-01-01..2023-03-31"]),
    ("The crisis began in the 1990s.", ["199X 1990-01-01..1999-12-31"]),
    ("In the first half of 2023, 300 people died.", ["2023-H1 2023-01-01..2023-06-30"]),
    ("In the third quarter of 2023, 300 people died.", ["2023-Q3 2023-07-01..2023-09-30"]),
    ("Last year 2,000 people died.", ["2022 2022-01-01..2022-12-31"]),
    ("Violence rose in the spring of 2022.", ["2022-SP 2022-03-01..2022-05-31"]),
    ("Violence rose last summer.", ["2023-SU 2023-06-01..2023-08-31"]),
    ("Three days later, the rebels returned.", ["2023-11-17 2023-11-17..2023-11-17"]),
    (
        "The coup took place on 18 August 2020. Three days later, the junta met.",
        ["2020-08-18 2020-08-18..2020-08-18", "2020-08-21 2020-08-21..2020-08-21"],
    ),
    (
        "The coup took place on 18 August 2020. The following month, elections were promised.",
        ["2020-08-18 2020-08-18..2020-08-18", "2020-09 2020-09-01..2020-09-30"],
    ),
    (
        "The coup took place on 18 August 2020. A week after the coup, borders reopened.",
        ["2020-08-18 2020-08-18..2020-08-18", "2020-W35 2020-08-25..2020-08-25"],
    ),
    ("The day before, drones had hit the town.", ["2023-11-13 2023-11-13..2023-11-13"]),
    ("He was arrested a month ago.", ["2023-10 2023-10-01..2023-10-31"]),
    ("He was arrested two years ago.", ["2021 2021-01-01..2021-12-31"]),
    ("He was arrested three weeks ago.", ["2023-W43 2023-10-23..2023-10-29"]),
    ("He was arrested earlier this month.", ["2023-11 2023-11-01..2023-11-14"]),
    ("He was arrested later that day.", ["2023-11-14 2023-11-14..2023-11-14"]),
    ("The attack happened on Tuesday night.", ["2023-11-14TNI 2023-11-14..2023-11-14"]),
    ("The attack happened on the night of 12 November.", ["2023-11-12TNI 2023-11-12..2023-11-12"]),
    ("The attack happened at 05:30 on Monday.", ["2023-11-13T05:30 2023-11-13..2023-11-13"]),
    ("The attack happened at dawn on 11 November.", ["2023-11-11TMO 2023-11-11..2023-11-11"]),
    ("Strikes are carried out every day.", ["P1D -"]),
    ("Strikes are carried out twice a week.", ["P1W -"]),
    ("The talks will resume within ten days.", ["P10D 2023-11-14..2023-11-24"]),
    ("The talks will resume in two weeks.", ["P2W 2023-11-14..2023-11-28"]),
    ("A new round is expected before the end of the year.", ["2023 2023-11-14..2023-12-31"]),
    ("The deadline expires on November 30.", ["2023-11-30 2023-11-30..2023-11-30"]),
    ("Aid stopped on the weekend.", ["2023-W45-WE 2023-11-11..2023-11-12"]),
    ("Aid stopped over the weekend.", ["2023-W45-WE 2023-11-11..2023-11-12"]),
    ("Aid stopped yesterday.", ["2023-11-13 2023-11-13..2023-11-13"]),
    ("The rebels said today that they hold the town.", ["2023-11-14 2023-11-14..2023-11-14"]),
    ("Tomorrow the council will vote.", ["2023-11-15 2023-11-15..2023-11-15"]),
    ("He may march on the capital.", []),
    ("At least 2,012 people died.", []),
    ("The 2020 coup ended his rule.", ["2020 2020-01-01..2020-12-31"]),
    ("Some 300 men of the 1st brigade fled.", []),
    ("The road reopened on the 5th of November.", ["2023-11-05 2023-11-05..2023-11-05"]),
    ("Independence Day is on 22 September.", ["2023-09-22 2023-09-22..2023-09-22"]),
    ("It was the deadliest month since March 2022.", ["2022-03 2022-03-01..open"]),
    ("On Christmas Day the guns fell silent.", ["2023-12-25 2023-12-25..2023-12-25"]),
    ("The deal of June 2015 is dead.", ["2015-06 2015-06-01..2015-06-30"]),
    ("So far, nobody has claimed the attack.", ["PRESENT_REF ?..2023-11-14"]),
    ("The army has held it since last Tuesday.", ["2023-11-07 2023-11-07..open"]),
    ("Nothing has changed in ten years.", ["P10Y 2013-11-14..2023-11-14"]),
    ("The UN will close its camps by mid-December.", ["2023-12 2023-11-14..2023-12-15"]),
    ("The ultimatum runs out at midnight on Thursday.", ["2023-11-16T00:00 2023-11-16..2023-11-16"]),
    ("On 9 and 10 November, drones hit the town.", ["2023-11-09/2023-11-10 2023-11-09..2023-11-10"]),
    ("The ultimatum expires on Friday.", ["2023-11-17 2023-11-17..2023-11-17"]),
    ("They have held it for two weeks.", ["P2W ?..2023-11-14"]),
    ("They held it for two weeks.", ["P2W -"]),
]
FRENCH = [
    ("Les rebelles ont attaqué dimanche.", ["2023-11-12 2023-11-12..2023-11-12"]),
    ("L'armée partira vendredi prochain.", ["2023-11-17 2023-11-17..2023-11-17"]),
    ("La mission doit partir d'ici au 31 décembre.", ["2023-12-31 2023-11-14..2023-12-31"]),
    ("Le couvre-feu dure depuis trois mois.", ["P3M 2023-08-14..open"]),
    ("Ils ont fui dans la nuit de samedi à dimanche.", ["2023-11-11TNI 2023-11-11..2023-11-12"]),
    ("Les combats ont repris la semaine dernière.", ["2023-W45 2023-11-06..2023-11-12"]),
    ("Il a été arrêté il y a deux ans.", ["2021 2021-01-01..2021-12-31"]),
    ("Ils se sont réunis fin septembre.", ["2023-09 2023-09-21..2023-09-30"]),
    ("Ils se sont réunis début octobre.", ["2023-10 2023-10-01..2023-10-10"]),
    ("Ils se sont réunis à la mi-octobre.", ["2023-10 2023-10-11..2023-10-20"]),
    ("Le vote est prévu en février 2024.", ["2024-02 2024-02-01..2024-02-29"]),
    ("Du 3 au 7 novembre, des drones ont frappé la ville.", ["2023-11-03/2023-11-07 2023-11-03..2023-11-07"]),
    ("Le 9 novembre à l'aube, la base a été visée.", ["2023-11-09TMO 2023-11-09..2023-11-09"]),
    ("Jeudi soir, une bombe a explosé.", ["2023-11-09TEV 2023-11-09..2023-11-09"]),
    ("Depuis 2012, le nord échappe à l'État.", ["2012 2012-01-01..open"]),
    ("Au cours des derniers jours, des milliers de personnes ont fui.", ["PXD 2023-11-10..2023-11-14"]),
    ("Trois jours plus tard, ils sont revenus.", ["2023-11-17 2023-11-17..2023-11-17"]),
    ("L'an dernier, deux mille civils sont morts.", ["2022 2022-01-01..2022-12-31"]),
    ("Dans les années 1990, la rébellion a commencé.", ["199X 1990-01-01..1999-12-31"]),
    ("Au premier semestre 2023, 300 personnes sont mortes.", ["2023-H1 2023-01-01..2023-06-30"]),
    ("La trêve prendra fin le 30 novembre.", ["2023-11-30 2023-11-30..2023-11-30"]),
    ("Hier, un convoi a sauté sur une mine.", ["2023-11-13 2023-11-13..2023-11-13"]),
]


def told(text: str, lang: str) -> list[str]:
    return [f"{m.value} {days(m.interval)}" for m in find_times(text, published=PUBLISHED, lang=lang)]


def days(interval: Interval | None) -> str:
    """Write the first and the last day; "?" where one is unknown, "open" where it is still so, "-" for no days."""
    if interval is None:
        return "-"
    return f"{interval.first or '?'}..{'open' if interval.ongoing else interval.last or '?'}"


@pytest.mark.parametrize(("text", "times"), ENGLISH)
def test_an_english_sentence_tells_its_times(text: str, times: list[str]) -> None:
    assert told(text, "en") == times


@pytest.mark.parametrize(("text", "times"), FRENCH)
def test_a_french_sentence_tells_its_times(text: str, times: list[str]) -> None:
    assert told(text, "fr") == times
