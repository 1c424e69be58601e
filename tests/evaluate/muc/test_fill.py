import datetime as dt

from sayso.evaluate.muc import fill_templates
from sayso.evaluate.muc.texts import parse_messages
from sayso.interval import Interval
from sayso.report import Report
from sayso.statement import Actor, Modality, Place, Speaker, Statement, When

TEXT = (
    "Police said today that suspected FMLN guerrillas killed six Jesuit priests in San Salvador on 16 November. "
    "The university was not damaged."
)
DAY = dt.date(1989, 11, 20)


def statement(**changes):
    quote = "suspected FMLN guerrillas killed six Jesuit priests in San Salvador on 16 November"
    start = TEXT.index(quote)
    at = TEXT.index("killed")
    fields = {
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "trigger": "killed",
        "trigger_start": at,
        "trigger_end": at + len("killed"),
        "kind": "attack_on_civilians",
        "said_by": Speaker("Police", "Salvadoran police", "police", cue="said"),
        "actors": (Actor("suspected FMLN guerrillas", "Farabundo Marti National Liberation Front", "rebels", "fmln"),),
        "targets": (Actor("six Jesuit priests", "Jesuit priests", "civilians"),),
        "places": (Place("San Salvador", "San Salvador", "city", "SV"),),
        "when": When("on 16 November", Interval.day(dt.date(1989, 11, 16)), "day"),
    }
    return Statement(**{**fields, **changes})


def filled(*statements, text=TEXT):
    report = Report(text, name="M-1", published=DAY, dateline="San Salvador")
    return [
        {name: [(f.options[0].value, *f.options[0].reference) for f in fills] for name, fills in template.fills.items()}
        for template in fill_templates(report, statements)
    ]


def test_a_statement_fills_a_template():
    assert filled(statement()) == [
        {
            "inc-date": [("16 NOV 89",)],
            "inc-loc": [("EL SALVADOR: SAN SALVADOR (CITY)",)],
            "inc-type": [("ATTACK",)],
            "inc-stage": [("ACCOMPLISHED",)],
            "perp-inc-cat": [("TERRORIST ACT",)],
            "perp-ind-id": [("SUSPECTED FMLN GUERRILLAS",)],
            "perp-org-id": [("FMLN",)],
            "perp-org-conf": [("SUSPECTED OR ACCUSED BY AUTHORITIES", "FMLN")],
            "hum-tgt-desc": [("JESUIT PRIESTS",)],
            "hum-tgt-type": [("CIVILIAN", "JESUIT PRIESTS")],
            "hum-tgt-num": [("6", "JESUIT PRIESTS")],
            "hum-tgt-effect": [("DEATH", "JESUIT PRIESTS")],
        }
    ]


def test_what_is_denied_or_only_rumoured_fills_none():
    assert filled(statement(modality=Modality.DENIED)) == []
    assert filled(statement(modality=Modality.POSSIBLE)) == []


def test_an_old_crime_fills_none():
    old = When("in 1980", Interval.day(dt.date(1980, 3, 24)), "day")
    assert filled(statement(when=old)) == []


def test_two_statements_of_one_incident_fill_one_template():
    assert len(filled(statement(), statement(kind="casualties"))) == 1


def test_messages_are_read_with_their_dateline():
    text = (
        "TST3-MUC4-0001\n\n"
        "   LIMA (PERU), 12 JAN 90 (DPA) -- [TEXT] GUERRILLAS OF THE SHINING PATH ATTACKED THE TOWN OF\n"
        "AYACUCHO ON FRIDAY AND KILLED TWO PEASANTS.\n\n   POLICE CONFIRMED IT.\n"
    )
    (report,) = parse_messages(text)
    assert (report.name, report.published, report.dateline) == ("TST3-MUC4-0001", dt.date(1990, 1, 12), "Lima")
    assert report.text == (
        "Guerrillas of the Shining Path attacked the town of Ayacucho on Friday and killed two peasants.\n\n"
        "Police confirmed it."
    )
