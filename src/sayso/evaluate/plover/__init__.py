"""PLOVER's gold-standard records: event type, and type with both actors' countries."""

from sayso.evaluate.plover.coding import Triple, events_of
from sayso.evaluate.plover.records import Record, read_records
from sayso.evaluate.plover.score import PloverScores, score_records

__all__ = ["PloverScores", "Record", "Triple", "events_of", "read_records", "score_records"]
