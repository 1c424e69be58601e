"""The gazetteer that ships with sayso: places with their names, kinds and points."""

from sayso.know.gazetteer.entry import Entry
from sayso.know.gazetteer.gazetteer import Gazetteer, gazetteer, weight

__all__ = ["Entry", "Gazetteer", "gazetteer", "weight"]
