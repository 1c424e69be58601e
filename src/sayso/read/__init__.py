"""From a report to its statements: `reader_named(name).read(report)`."""

from sayso.read.named import READERS, reader_named
from sayso.read.reader import ExplainingReader, Ground, Reader

__all__ = ["READERS", "ExplainingReader", "Ground", "Reader", "reader_named"]
