"""The record that only grows: reports, statements, and when each was taken in or withdrawn.

with open_ledger("sayso.db") as ledger:
    ledger.add(report, reader.read(report), reader=reader.name)
    for told in ledger.as_of(known=day).statements(place="Kidal"):
        ...
"""

from sayso.ledger.agreement import Agreement, agreement_of
from sayso.ledger.asked import Area, Box, Circle
from sayso.ledger.copying import backup, restore
from sayso.ledger.info import Info
from sayso.ledger.known import Known, ReportRow
from sayso.ledger.ledger import Ledger, ReadOnlyLedger, open_ledger, read_ledger
from sayso.ledger.recording import Added
from sayso.ledger.reviews import Judged, Review, Verb
from sayso.ledger.schema import SCHEMA_VERSION
from sayso.ledger.upgrading import upgrade

__all__ = [
    "SCHEMA_VERSION",
    "Added",
    "Agreement",
    "Area",
    "Box",
    "Circle",
    "Info",
    "Judged",
    "Known",
    "Ledger",
    "ReadOnlyLedger",
    "ReportRow",
    "Review",
    "Verb",
    "agreement_of",
    "backup",
    "open_ledger",
    "read_ledger",
    "restore",
    "upgrade",
]
