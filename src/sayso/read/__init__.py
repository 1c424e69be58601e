"""From a report to its statements: `reader_named(name).read(report)`."""

from sayso.read.named import READERS, reader_named
from sayso.read.reader import Reader

__all__ = ["READERS", "Reader", "reader_named"]
