"""What follows from all statements that were known at a date: holdings, disputes, undertakings, incidents, lineage.

Everything here is a pure function of the statements handed in, whatever their order; each answer carries them.
"""

from sayso.weigh.control import Field, field_of, holding_on, holdings, unknown_holding
from sayso.weigh.credibility import Credibility, Grade, Grounds, grades
from sayso.weigh.disputes import disputes
from sayso.weigh.incidents import IncidentIndex, incidents
from sayso.weigh.index import PlaceIndex, places_named
from sayso.weigh.lineage import Filed, Lineage, Link, Origin, lineage
from sayso.weigh.parties import Affiliations, NoAffiliations
from sayso.weigh.timeline import Entry, timeline
from sayso.weigh.undertakings import undertakings
from sayso.weigh.weights import weighted

__all__ = [
    "Affiliations",
    "Credibility",
    "Entry",
    "Field",
    "Filed",
    "Grade",
    "Grounds",
    "IncidentIndex",
    "Lineage",
    "Link",
    "NoAffiliations",
    "Origin",
    "PlaceIndex",
    "disputes",
    "field_of",
    "grades",
    "holding_on",
    "holdings",
    "incidents",
    "lineage",
    "places_named",
    "timeline",
    "undertakings",
    "unknown_holding",
    "weighted",
]
