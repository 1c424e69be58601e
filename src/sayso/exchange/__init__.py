"""Records as JSON, in the codebook's field names, and back."""

from sayso.exchange.grades import grade_to_json, incident_to_json, origin_to_json, source_to_json
from sayso.exchange.statements import (
    Json,
    place_to_json,
    report_from_json,
    report_to_json,
    statement_from_json,
    statement_to_json,
    when_to_json,
)
from sayso.exchange.weighed import (
    dispute_to_json,
    entry_to_json,
    holding_to_json,
    interval_to_json,
    told_to_json,
    undertaking_to_json,
)

__all__ = [
    "Json",
    "dispute_to_json",
    "entry_to_json",
    "grade_to_json",
    "holding_to_json",
    "incident_to_json",
    "interval_to_json",
    "origin_to_json",
    "place_to_json",
    "report_from_json",
    "report_to_json",
    "source_to_json",
    "statement_from_json",
    "statement_to_json",
    "told_to_json",
    "undertaking_to_json",
    "when_to_json",
]
