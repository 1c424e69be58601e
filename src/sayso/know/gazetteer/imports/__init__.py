"""Gazetteers of the user's own, merged with the one that ships, for good, and taken out again."""

from sayso.know.gazetteer.imports.merge import Imported, forget, import_places, imported

__all__ = ["Imported", "forget", "import_places", "imported"]
