"""A ledger in the formats that the field already uses: one small file a format, one list of them (`formats`).

Invariants:
- Columns, their order and their codes are those of the format; what is not known stays empty.
- Nothing is decided here: events, holdings and undertakings come from `weigh`.
- What a format cannot carry is left out and counted, by reason.
"""

from sayso.exports.asked import Digest, Exported, Wanted
from sayso.exports.formats import FORMATS, Format, format_named, written
from sayso.exports.package import export_file

__all__ = ["FORMATS", "Digest", "Exported", "Format", "Wanted", "export_file", "format_named", "written"]
