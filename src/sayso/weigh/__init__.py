"""What follows from all statements that were known at a date: holdings, disputes, undertakings, incidents.

Everything here is a pure function of the statements handed in, whatever their order; each answer carries them.
"""

from sayso.weigh.control import Field, field_of, holding_on, holdings, unknown_holding
from sayso.weigh.disputes import disputes
from sayso.weigh.incidents import incidents
from sayso.weigh.index import PlaceIndex, places_named
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.timeline import Entry, timeline
from sayso.weigh.undertakings import undertakings
from sayso.weigh.weights import weighted

__all__ = [
    "Affiliations",
    "Entry",
    "Field",
    "NoAffiliations",
    "PlaceIndex",
    "disputes",
    "field_of",
    "holding_on",
    "holdings",
    "incidents",
    "places_named",
    "timeline",
    "undertakings",
    "unknown_holding",
    "weighted",
]
