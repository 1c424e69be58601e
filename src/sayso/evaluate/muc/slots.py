"""The slots of the 1992 templates: their names in the official reports, their headings in keys, how each is filled."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Form(enum.Enum):
    """How a slot is filled (task documentation of MUC-4, section 6)."""

    SET = "an item of a fixed list"
    STRING = "words of the text"
    NUMBER = "a number, a range, about so many"
    DATE = "a day or a range of days"
    PLACE = "a country and, from the larger to the smaller, places within it"


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot.

    Args:
        number: its number in a template.
        name: its name in the official score reports.
        heading: its name in keys and responses.
        form: how it is filled.
        group: the subtotal that it counts in: "inc", "perp", "phys-tgt" or "hum-tgt".
        refers: whether its fills carry a cross-reference ("DEATH: "JESUITS"").
    """

    number: int
    name: str
    heading: str
    form: Form
    group: str
    refers: bool = False


SLOTS: tuple[Slot, ...] = (
    Slot(2, "inc-date", "INCIDENT: DATE", Form.DATE, "inc"),
    Slot(3, "inc-loc", "INCIDENT: LOCATION", Form.PLACE, "inc"),
    Slot(4, "inc-type", "INCIDENT: TYPE", Form.SET, "inc"),
    Slot(5, "inc-stage", "INCIDENT: STAGE OF EXECUTION", Form.SET, "inc"),
    Slot(6, "inc-instr-id", "INCIDENT: INSTRUMENT ID", Form.STRING, "inc"),
    Slot(7, "inc-instr-type", "INCIDENT: INSTRUMENT TYPE", Form.SET, "inc", refers=True),
    Slot(8, "perp-inc-cat", "PERP: INCIDENT CATEGORY", Form.SET, "perp"),
    Slot(9, "perp-ind-id", "PERP: INDIVIDUAL ID", Form.STRING, "perp"),
    Slot(10, "perp-org-id", "PERP: ORGANIZATION ID", Form.STRING, "perp"),
    Slot(11, "perp-org-conf", "PERP: ORGANIZATION CONFIDENCE", Form.SET, "perp", refers=True),
    Slot(12, "phys-tgt-id", "PHYS TGT: ID", Form.STRING, "phys-tgt"),
    Slot(13, "phys-tgt-type", "PHYS TGT: TYPE", Form.SET, "phys-tgt", refers=True),
    Slot(14, "phys-tgt-num", "PHYS TGT: NUMBER", Form.NUMBER, "phys-tgt", refers=True),
    Slot(15, "phys-tgt-nation", "PHYS TGT: FOREIGN NATION", Form.SET, "phys-tgt", refers=True),
    Slot(16, "phys-tgt-effect", "PHYS TGT: EFFECT OF INCIDENT", Form.SET, "phys-tgt", refers=True),
    Slot(17, "phys-tgt-total-num", "PHYS TGT: TOTAL NUMBER", Form.NUMBER, "phys-tgt"),
    Slot(18, "hum-tgt-name", "HUM TGT: NAME", Form.STRING, "hum-tgt"),
    Slot(19, "hum-tgt-desc", "HUM TGT: DESCRIPTION", Form.STRING, "hum-tgt", refers=True),
    Slot(20, "hum-tgt-type", "HUM TGT: TYPE", Form.SET, "hum-tgt", refers=True),
    Slot(21, "hum-tgt-num", "HUM TGT: NUMBER", Form.NUMBER, "hum-tgt", refers=True),
    Slot(22, "hum-tgt-nation", "HUM TGT: FOREIGN NATION", Form.SET, "hum-tgt", refers=True),
    Slot(23, "hum-tgt-effect", "HUM TGT: EFFECT OF INCIDENT", Form.SET, "hum-tgt", refers=True),
    Slot(24, "hum-tgt-total-num", "HUM TGT: TOTAL NUMBER", Form.NUMBER, "hum-tgt"),
)
SLOT_BY_NUMBER = {slot.number: slot for slot in SLOTS}
SLOT_BY_NAME = {slot.name: slot for slot in SLOTS}
MESSAGE_ID, TEMPLATE_NUMBER = 0, 1
