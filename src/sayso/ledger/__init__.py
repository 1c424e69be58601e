"""The record that only grows: reports, statements, and when each was taken in or withdrawn.

with open_ledger("sayso.db") as ledger:
    ledger.add(report, reader.read(report), reader=reader.name)
    for told in ledger.as_of(known=day).statements(place="Kidal"):
        ...
"""

from sayso.ledger.info import Info
from sayso.ledger.known import Known, ReportRow
from sayso.ledger.ledger import Ledger, ReadOnlyLedger, open_ledger, read_ledger
from sayso.ledger.recording import Added
from sayso.ledger.schema import SCHEMA_VERSION

__all__ = [
    "SCHEMA_VERSION",
    "Added",
    "Info",
    "Known",
    "Ledger",
    "ReadOnlyLedger",
    "ReportRow",
    "open_ledger",
    "read_ledger",
]
