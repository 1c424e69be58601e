import pytest

from sayso.errors import SourceError
from sayso.evaluate.muc import Count, Fill, Option, parse_templates, read_templates, score_messages, written_templates
from sayso.evaluate.muc.parse import parse_fill
from sayso.evaluate.muc.slots import SLOT_BY_NAME

KEY = """\
0.  MESSAGE: ID                    TST3-MUC4-0002
1.  MESSAGE: TEMPLATE              1
2.  INCIDENT: DATE                 16 NOV 89
3.  INCIDENT: LOCATION             EL SALVADOR: SAN SALVADOR (CITY)
4.  INCIDENT: TYPE                 ATTACK
5.  INCIDENT: STAGE OF EXECUTION   ACCOMPLISHED
8.  PERP: INCIDENT CATEGORY        STATE-SPONSORED VIOLENCE
9.  PERP: INDIVIDUAL ID            "MILITARY" / "SOME MILITARY"
10. PERP: ORGANIZATION ID          "ARMED FORCES"
11. PERP: ORGANIZATION CONFIDENCE  SUSPECTED OR ACCUSED BY AUTHORITIES: "ARMED FORCES"
12. PHYS TGT: ID                   -
19. HUM TGT: DESCRIPTION           "JESUITS"
                                   ? "MAIDS"
21. HUM TGT: NUMBER                6: "JESUITS"
                                   ? 2: "MAIDS"

0.  MESSAGE: ID                    TST3-MUC4-0004
1.  MESSAGE: TEMPLATE              *
4.  INCIDENT: TYPE                 *
"""
RESPONSE = """\
0.  MESSAGE: ID                    TST3-MUC4-0002
1.  MESSAGE: TEMPLATE              1
2.  INCIDENT: DATE                 - 16 NOV 89
3.  INCIDENT: LOCATION             EL SALVADOR
4.  INCIDENT: TYPE                 ATTACK
5.  INCIDENT: STAGE OF EXECUTION   ACCOMPLISHED
10. PERP: ORGANIZATION ID          "THE ARMED FORCES"
11. PERP: ORGANIZATION CONFIDENCE  SUSPECTED OR ACCUSED: "THE ARMED FORCES"
19. HUM TGT: DESCRIPTION           "SIX JESUITS"
21. HUM TGT: NUMBER                6: "SIX JESUITS"

0.  MESSAGE: ID                    TST3-MUC4-0004
1.  MESSAGE: TEMPLATE              1
4.  INCIDENT: TYPE                 BOMBING
"""


@pytest.mark.parametrize(
    ("slot", "text", "wanted"),
    [
        ("inc-type", "-", None),
        ("inc-type", "*", None),
        ("inc-type", "ATTACK", Fill((Option("ATTACK"),))),
        ("inc-date", "- 16 NOV 89", Fill((Option("- 16 NOV 89"),))),
        (
            "inc-date",
            "(15 NOV 89 - 16 NOV 89) / 16 NOV 89",
            Fill((Option("15 NOV 89 - 16 NOV 89"), Option("16 NOV 89"))),
        ),
        (
            "inc-loc",
            "(EL SALVADOR: SAN SALVADOR (CITY)) / (EL SALVADOR)",
            Fill((Option("EL SALVADOR: SAN SALVADOR (CITY)"), Option("EL SALVADOR"))),
        ),
        ("perp-org-id", '? "FMLN" / "REBELS"', Fill((Option("FMLN"), Option("REBELS")), optional=True)),
        ("perp-ind-id", r'"AN \"ACCOMPLICE\" OF THEM"', Fill((Option("AN ACCOMPLICE OF THEM"),))),
        ("hum-tgt-num", '10 -: "PEOPLE" / "MEN"', Fill((Option("10 -", ("PEOPLE", "MEN")),))),
        (
            "inc-instr-type",
            '(EXPLOSIVE: "EXPLOSIVES") / (DYNAMITE: "TNT")',
            Fill((Option("EXPLOSIVE", ("EXPLOSIVES",)), Option("DYNAMITE", ("TNT",)))),
        ),
    ],
)
def test_a_fill_is_read_with_its_options(slot, text, wanted):
    assert parse_fill(text, SLOT_BY_NAME[slot]) == wanted


def test_a_key_is_read_into_templates():
    found = parse_templates(KEY)
    assert list(found) == ["TST3-MUC4-0002", "TST3-MUC4-0004"]
    assert found["TST3-MUC4-0004"] == ()
    (template,) = found["TST3-MUC4-0002"]
    assert template.of("hum-tgt-desc") == (Fill((Option("JESUITS"),)), Fill((Option("MAIDS"),), optional=True))
    assert template.of("phys-tgt-id") == ()


def test_what_is_written_is_read_again():
    found = parse_templates(RESPONSE)
    assert parse_templates(written_templates(found)) == found


def test_scores_count_as_the_guidelines_say():
    scores = score_messages(parse_templates(KEY), parse_templates(RESPONSE))
    slots = scores.slots
    assert scores.templates == Count(correct=1, spurious=1)
    assert slots["inc-date"] == Count(partial=1)  # "on or before" the key's own day
    assert slots["inc-loc"] == Count(partial=1)  # the country alone
    assert slots["inc-type"] == Count(correct=1, spurious=1)
    assert slots["perp-org-id"] == Count(correct=1)
    assert slots["perp-org-conf"] == Count(partial=1)  # accused, but by authorities
    assert slots["perp-ind-id"] == Count(missing=1)
    assert slots["hum-tgt-desc"] == Count(correct=1)  # the maids are optional
    assert slots["hum-tgt-num"] == Count(correct=1)
    assert scores.all_templates == Count(correct=5, partial=3, spurious=1, missing=2)
    assert scores.matched_missing == Count(correct=5, partial=3, missing=2)


def test_a_file_without_templates_is_refused(tmp_path):
    path = tmp_path / "key"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(SourceError, match="no template in it"):
        read_templates(path)
