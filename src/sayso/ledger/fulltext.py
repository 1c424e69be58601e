"""Full-text search over reports and quotes, in English and French, the same on both databases.

Words are folded and stemmed here, not by the database, so that SQLite's FTS5 and PostgreSQL's tsvector index the same
words and find the same reports. A word is stemmed by the English rules, then by the French ones: no language has to be
known, of the report or of who searches.

What is kept here follows from the rows of `reports` and `statements`; the chain of entries does not cover it.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator

import snowballstemmer
from sqlalchemy import Connection, Integer, Select, column, select, table, text

from sayso.ledger.rows import Row, words

REPORT_WORDS = "report_words"
QUOTE_WORDS = "quote_words"
MOST_WORDS = 50_000
"""Words of a report that are indexed."""
MOST_BYTES = 400_000
"""Bytes of them: PostgreSQL's tsvector takes no more than a mebibyte, positions included."""
_LONGEST = 40
_LAST_POSITION = 16_383  # of a tsvector; words further on share it
_QUERY_WORDS = 32
_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_KEYS = {REPORT_WORDS: "entry", QUOTE_WORDS: "row"}
_LITE = {
    "make": "CREATE VIRTUAL TABLE {name} USING fts5(words, content='', tokenize='ascii')",
    "add": "INSERT INTO {name} (rowid, words) VALUES (:number, :words)",
}
_POSTGRES = {
    "make": "CREATE TABLE {name} ({key} integer PRIMARY KEY, words tsvector NOT NULL)",
    "index": "CREATE INDEX {name}_words ON {name} USING gin (words)",
    "add": "INSERT INTO {name} ({key}, words) VALUES (:number, CAST(:words AS tsvector))",
}


def make_indexes(connection: Connection) -> None:
    """Make both indexes, empty."""
    dialect = _lines(connection)
    for name, key in _KEYS.items():
        for line in ("make", "index"):
            if line in dialect:
                connection.execute(text(dialect[line].format(name=name, key=key)))


def index_reports(connection: Connection, rows: Iterable[Row]) -> None:
    """Take in rows of `reports`."""
    told = ((row["entry"], words(f"{json.loads(row['heading'])['title']} {json.loads(row['body'])}")) for row in rows)
    _index(connection, REPORT_WORDS, told)


def index_quotes(connection: Connection, rows: Iterable[Row]) -> None:
    """Take in rows of `statements`."""
    _index(connection, QUOTE_WORDS, ((row["row"], row["words"]) for row in rows))


def found_by(dialect: str, index: str, asked: str) -> Select[tuple[int]] | None:
    """Return a query for the rows in which all that is asked stands; None where nothing is asked.

    Args:
        dialect: "sqlite" or "postgresql".
        index: `REPORT_WORDS` or `QUOTE_WORDS`.
        asked: words, of which each must stand there, in any of its forms; those in double quotes side by side.
    """
    phrases = [stems for part in _PART.finditer(asked) if (stems := stemmed(words(part[1] or part[2] or "")))]
    if not phrases:
        return None
    bounded = phrases[:_QUERY_WORDS]
    if dialect == "sqlite":
        source = table(index, column("rowid", Integer))
        match = " AND ".join('"' + " ".join(phrase) + '"' for phrase in bounded)
        return select(source.c.rowid).where(text(f"{index} MATCH :asked").bindparams(asked=match))
    key = _KEYS[index]
    source = table(index, column(key, Integer))
    match = " & ".join("(" + " <-> ".join(f"'{stem}'" for stem in phrase) + ")" for phrase in bounded)
    return select(source.c[key]).where(text(f"{index}.words @@ CAST(:asked AS tsquery)").bindparams(asked=match))


def stemmed(folded: str) -> list[str]:
    """Return the stems of words that are folded already, in their order."""
    return [_stem(word[:_LONGEST]) for word in folded.split()]


def _index(connection: Connection, name: str, told: Iterable[tuple[int, str]]) -> None:
    lite = connection.dialect.name == "sqlite"
    form = " ".join if lite else _vector
    rows = [{"number": number, "words": form(_bounded(stemmed(folded)))} for number, folded in told]
    if rows:
        connection.execute(text(_lines(connection)["add"].format(name=name, key=_KEYS[name])), rows)


def _lines(connection: Connection) -> dict[str, str]:
    return _LITE if connection.dialect.name == "sqlite" else _POSTGRES


def _vector(stems: Iterable[str]) -> str:
    """Return stems as the text of a tsvector; they hold letters and digits only, so nothing needs escaping."""
    return " ".join(f"'{stem}':{min(place, _LAST_POSITION)}" for place, stem in enumerate(stems, 1))


def _bounded(stems: list[str]) -> Iterator[str]:
    left = MOST_BYTES
    for stem in stems[:MOST_WORDS]:
        left -= len(stem.encode("utf-8"))
        if left < 0:
            return
        yield stem


@functools.lru_cache(maxsize=1 << 17)
def _stem(word: str) -> str:
    english, french = _stemmers()
    return str(french.stemWord(english.stemWord(word)))


@functools.cache
def _stemmers() -> tuple[snowballstemmer.BaseStemmer, snowballstemmer.BaseStemmer]:
    return snowballstemmer.stemmer("english"), snowballstemmer.stemmer("french")
