"""The tables of a ledger.

Invariants:
- Rows are added, never changed, never taken away.
- Every row carries the number of the `entry` that wrote it. An entry is one transaction and has one row in `audit`;
  entries are numbered 1, 2, 3, ... in the order in which they were made, and their times never fall.
- A row of `reports` or `statements` stands, as of an entry, when it was written by then and no row of `retractions`
  written since, and by then, names its id. So what was withdrawn comes back as a new row.
- What a name was taken for (`places`, `statement_actors`) is written with the statement that names it; whoever takes it
  for something else writes the statement anew.
- Days and times are text of a fixed width (`2023-11-14`, `2023-11-14T09:30:00.000000Z`): their order is that of time.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 2
"""Raised whenever a table changes its form; an older ledger is upgraded on request (`upgrade`), a newer one refused."""

HEX_ID = 16
DAY = 10
MOMENT = 27

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

audit = Table(
    "audit",
    metadata,
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", String(MOMENT), nullable=False),
    Column("action", String(16), nullable=False),
    Column("subject", String(HEX_ID), nullable=False),
    Column("detail", Text, nullable=False),
    Column("content", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(HEX_ID), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", String(MOMENT), nullable=False),
    Column("published", String(DAY), nullable=False),
    Column("name", Text, nullable=False),
    Column("publisher_key", String(64), nullable=False),
    Column("title_key", String(64), nullable=False),
    Column("url_key", String(64), nullable=False),
    Column("heading", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("reports_entry", "entry"),
    Index("reports_published", "published"),
    Index("reports_name", "name"),
    Index("reports_url", "url_key"),
    Index("reports_title", "publisher_key", "title_key", "published"),
)

statements = Table(
    "statements",
    metadata,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("id", String(HEX_ID), nullable=False),
    Column("entry", Integer, nullable=False),
    Column("recorded_at", String(MOMENT), nullable=False),
    Column("report", String(HEX_ID), nullable=False),
    Column("reader", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("modality", String(16), nullable=False),
    Column("published", String(DAY), nullable=False),
    Column("valid_from", String(DAY)),
    Column("valid_to", String(DAY)),
    Column("words", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("statements_entry", "entry"),
    Index("statements_id", "id", "entry"),
    Index("statements_report", "report"),
    Index("statements_kind", "kind", "published"),
    Index("statements_published", "published"),
    Index("statements_valid", "valid_from", "valid_to"),
)

places = Table(
    "places",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", Integer, nullable=False),
    Column("recorded_at", String(MOMENT), nullable=False),
    Column("digest", String(HEX_ID), nullable=False),
    Column("place", Text),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("lat", Float(53)),
    Column("lon", Float(53)),
    Column("precision", Integer),
    Index("places_entry", "entry"),
    Index("places_digest", "digest", unique=True),
    Index("places_place", "place"),
    Index("places_key", "key"),
    Index("places_country", "country"),
    Index("places_point", "lat", "lon"),
)

statement_places = Table(
    "statement_places",
    metadata,
    Column("row", Integer, ForeignKey("statements.row"), primary_key=True, autoincrement=False),
    Column("number", Integer, ForeignKey("places.number"), primary_key=True, autoincrement=False),
    Index("statement_places_number", "number", "row"),
)

statement_actors = Table(
    "statement_actors",
    metadata,
    Column("row", Integer, ForeignKey("statements.row"), nullable=False),
    Column("role", String(8), nullable=False),
    Column("actor", Text),
    Column("key", Text, nullable=False),
    Index("statement_actors_row", "row"),
    Index("statement_actors_actor", "actor"),
    Index("statement_actors_key", "key"),
)

retractions = Table(
    "retractions",
    metadata,
    Column("id", String(HEX_ID), primary_key=True),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", String(MOMENT), nullable=False),
    Column("what", String(9), nullable=False),
    Column("by_hand", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
)

supersessions = Table(
    "supersessions",
    metadata,
    Column("earlier", String(HEX_ID), primary_key=True),
    Column("later", String(HEX_ID), primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("recorded_at", String(MOMENT), nullable=False),
    Column("reason", String(16), nullable=False),
    Index("supersessions_later", "later"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", String(HEX_ID), primary_key=True),
    Column("entry", Integer, nullable=False),
    Column("recorded_at", String(MOMENT), nullable=False),
    Column("verb", String(8), nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Index("reviews_entry", "entry"),
    Index("reviews_subject", "subject"),
)

DEPENDENT = (statement_places, statement_actors)
"""Tables whose rows belong to one of `statements`, and carry its number in place of an entry."""
SEALED = (reports, places, statements, *DEPENDENT, retractions, supersessions, reviews)
"""Tables that the chain of entries covers, each after those that it refers to."""
