"""Which statements are of one event, and which of two on one day in one town."""

import pytest

from sayso.holding import Told
from sayso.incident import Ruling
from sayso.statement import Place
from sayso.weigh import incidents
from sayso.weigh.incidents import IncidentIndex
from sayso.weigh.places import PlaceKey, key_of

BOMB = {"place": "Baghdad", "on": "2006-03-12", "country": "IQ"}
STRIKE = {"place": "Ber", "on": "2023-10-07"}


def together(*told: Told) -> list[int]:
    """Return how many statements each incident has, the fullest first."""
    return sorted((len(one.statements) for one in incidents(told)), reverse=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({}, {"quote": "Ber was bombed on Saturday, residents said"}, id="other words"),
        pytest.param({"actors": ("army",)}, {"quote": "planes struck Ber", "actors": ()}, id="nobody named"),
        pytest.param({"killed": (14, 14)}, {"killed": (12, 16)}, id="counts that meet"),
        pytest.param({}, {"kind": "drone_strike"}, id="a kind that is near"),
        pytest.param({}, {"kind": "casualties", "killed": (14, 14), "actors": ()}, id="what came of it"),
        pytest.param({}, {"on": "2023-10-06", "until": "2023-10-08"}, id="days that overlap"),
        pytest.param({}, {"modality": "denied", "by": "army"}, id="a denial"),
        pytest.param(
            {"quote": "an air strike hit a wedding party near the market of Ber and killed 14 guests"},
            {"on": "2023-10-08", "quote": "14 guests of a wedding party died in an air strike near the market of Ber"},
            id="a day apart, words alike",
        ),
        pytest.param(
            {"quote": "au moins quatorze invités ont été tués dans la frappe"}, {"killed": (14, 14)}, id="two languages"
        ),
    ],
)
def test_one_event_in_other_words(tell, first: dict[str, object], second: dict[str, object]) -> None:
    made = []
    for row in (first, second):
        fields = {"kind": "air_strike", "actors": ("army",), "quote": "the army's planes bombed Ber", **STRIKE, **row}
        made.append(tell("2023-10-09", fields.pop("kind"), *fields.pop("actors"), **fields))
    assert together(*made) == [2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            {"quote": "a car bomb at a market in the east of Baghdad killed 48 shoppers", "killed": (48, 48)},
            {"quote": "a roadside blast killed three soldiers on patrol in western Baghdad", "killed": (3, 3)},
            id="two bombs",
        ),
        pytest.param({"actors": ("army",)}, {"actors": ("rebels",)}, id="other doers"),
        pytest.param({"kind": "arrest"}, {"kind": "bombing"}, id="other kinds"),
        pytest.param({}, {"on": "2006-03-14"}, id="days apart"),
        pytest.param({}, {"country": "US"}, id="a town of the same name abroad"),
        pytest.param({}, {"place": "Basra"}, id="another town"),
        pytest.param(
            {"report": "x", "killed": (4, 4)}, {"report": "x", "killed": (9, 9)}, id="two tolls of one report"
        ),
        pytest.param({"report": "x"}, {"report": "x", "on": "2006-03-13"}, id="two days of one report"),
    ],
)
def test_two_events(tell, first: dict[str, object], second: dict[str, object]) -> None:
    made = []
    for row in (first, second):
        fields = {"kind": "bombing", "actors": (), "quote": "a bomb went off in Baghdad on Sunday", **BOMB, **row}
        made.append(tell("2006-03-14", fields.pop("kind"), *fields.pop("actors"), **fields))
    assert together(*made) == [1, 1]


def test_one_who_names_two_captured_towns_does_not_make_them_one(tell) -> None:
    gao = tell("2012-04-02", "capture", "rebels", place="Gao", on="2012-04-01", quote="Gao fell to rebels")
    timbuktu = tell(
        "2012-04-02", "capture", "rebels", place="Timbuktu", on="2012-04-01", quote="Timbuktu fell to rebels"
    )
    both = tell(
        "2012-04-09", "capture", "rebels", place=("Gao", "Timbuktu"), on="2012-04-01", quote="Gao and Timbuktu fell"
    )
    assert together(gao, timbuktu, both) == [1, 1, 1]
    assert together(gao, both) == [2]


class Within:
    """Ber lies in Timbuktu region."""

    def above(self, place: Place) -> tuple[PlaceKey, ...]:
        return (PlaceKey("timbuktu", "region"),) if key_of(place).name == "ber" else ()


def test_a_region_joins_the_only_event_within_it(tell) -> None:
    town = tell(
        "2023-10-08",
        "air_strike",
        "army",
        quote="army planes struck the market of Ber, 14 died",
        **STRIKE,
        killed=(14, 14),
    )
    region = tell(
        "2023-10-08",
        "air_strike",
        "army",
        place="Timbuktu",
        place_kind="region",
        on="2023-10-07",
        quote="14 died when army planes struck a market in Timbuktu region",
        killed=(14, 14),
    )
    assert [len(one.statements) for one in incidents([town, region], lies=Within())] == [2]
    assert together(town, region) == [1, 1]


def test_a_person_joins_and_parts(tell) -> None:
    one, same, other = (
        tell("2006-03-14", "bombing", quote=quote, **BOMB)
        for quote in (
            "a bomb went off in Baghdad",
            "a blast in Baghdad on Sunday",
            "a mine killed a driver of a bus lately",
        )
    )
    assert together(one, same, other) == [2, 1]
    joined = Ruling((one.id, same.id, other.id), by="Ama", reason="one blast, the bus was in the market")
    parted = Ruling((one.id,), (same.id,), by="Ama", reason="two blasts, by the ministry's log")
    assert [len(found.statements) for found in incidents([one, same, other], rulings=[joined])] == [3]
    assert {found.statements for found in incidents([one, same, other], rulings=[parted])} == {
        (one,),
        (same,),
        (other,),
    }
    undone = Ruling((one.id, same.id), by="Bo", reason="the log was of another day")
    assert incidents([one, same, other], rulings=[parted, undone]) == incidents([one, same, other])


def test_tolls_by_who_counted(tell) -> None:
    strike = {"on": "2023-10-07", "place": "Ber", "targets": ("civilians",), "target_types": ("civilians",)}
    told = [
        tell("2023-10-08", "air_strike", "army", by="residents", killed=(12, 12), **strike),
        tell("2023-10-09", "air_strike", "army", by="residents", killed=(14, 14), **strike),
        tell("2023-10-09", "air_strike", "army", by="a doctor", killed=(20, None), **strike),
        tell("2023-10-10", "air_strike", "army", by="the army", killed=(3, 3), **strike),
    ]
    (found,) = incidents(told)
    (toll,) = found.tolls
    assert (toll.what, toll.whom, toll.low, toll.best, toll.high) == ("killed", ("civil",), 3, 14, 20)
    assert [(one.by, one.low, one.high) for one in toll.counted] == [
        ("residents", 14, 14),
        ("a doctor", 20, None),
        ("the army", 3, 3),
    ]
    assert (str(found.first_told), str(found.last_told)) == ("2023-10-08", "2023-10-10")


def test_what_comes_in_later_changes_only_what_it_touches(tell) -> None:
    told = [tell(f"2023-11-{day}", "shelling", "army", on=f"2023-11-{day}") for day in (10, 14, 18)]
    late = tell("2023-11-20", "shelling", "army", on="2023-11-14", by="residents")
    index = IncidentIndex()
    index.add(told)
    before = index.incidents()
    index.add([late, *told])
    after = index.incidents()
    assert len(before) == len(after) == 3
    assert set(before) & set(after) == {
        one for one in before if one.interval and str(one.interval.first) != "2023-11-14"
    }
