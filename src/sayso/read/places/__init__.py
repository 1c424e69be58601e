"""Places in a report."""

from sayso.read.places.find import find_places
from sayso.read.places.mention import PlaceMention

__all__ = ["PlaceMention", "find_places"]
