"""Places in a report."""

from sayso.read.places.dateline import dateline_of
from sayso.read.places.find import find_places
from sayso.read.places.grain import admin_chain, where_prec_of
from sayso.read.places.mention import PlaceMention

__all__ = ["PlaceMention", "admin_chain", "dateline_of", "find_places", "where_prec_of"]
