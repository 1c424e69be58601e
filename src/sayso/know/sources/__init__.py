"""Sources: what kind of outlet or speaker one is, whom it speaks for, and how reliable it is to begin with."""

from sayso.know.sources.book import SourceBook, read_source_pack, source_book
from sayso.know.sources.source import Letter, Source, SourceKind

__all__ = ["Letter", "Source", "SourceBook", "SourceKind", "read_source_pack", "source_book"]
