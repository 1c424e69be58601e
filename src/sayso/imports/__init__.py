"""People's own tables as statements: a row is a report with one statement, said by whoever publishes the table.

A mapping file tells which column means what; those of ACLED, UCDP GED and VIINA ship with sayso.
"""

from sayso.imports.compare import Compared, Matched, compare
from sayso.imports.mapping import SHIPPED, Mapping, mapping_named
from sayso.imports.rows import Told, told_in
from sayso.imports.table import AT_ONCE, told_rows

__all__ = [
    "AT_ONCE",
    "SHIPPED",
    "Compared",
    "Mapping",
    "Matched",
    "Told",
    "compare",
    "mapping_named",
    "told_in",
    "told_rows",
]
