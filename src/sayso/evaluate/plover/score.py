"""Sets of events a sentence, compared with the records': precision and recall over all sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.evaluate.plover.coding import Triple
from sayso.evaluate.plover.records import Record
from sayso.evaluate.scores import Tally


@dataclass(frozen=True, slots=True)
class PloverScores:
    """Scores over records.

    Args:
        records: how many.
        type: sets of event types.
        countries: sets of (type, source's country, target's country).
        types: each event type.
    """

    records: int
    type: Tally
    countries: Tally
    types: Mapping[str, Tally]


def score_records(records: Sequence[Record], events: Mapping[str, Sequence[Triple]]) -> PloverScores:
    """Score the events of each record's sentence.

    Args:
        records: the records.
        events: what was read, by the record's name.
    """
    wanted, given, found = Counter[str](), Counter[str](), Counter[str]()
    triples = [0, 0, 0]
    for record in records:
        read = events.get(record.report.name, ())
        types = {type for type, _, _ in read}
        wanted[record.event] += 1
        given.update(types)
        found.update(types & {record.event})
        gold = {(record.event, s, t) for s in record.sources or ("",) for t in record.targets or ("",)}
        triples = [triples[0] + len(gold), triples[1] + len(set(read)), triples[2] + len(gold & set(read))]
    return PloverScores(
        len(records),
        Tally(found.total(), wanted.total(), given.total()),
        Tally(triples[2], triples[0], triples[1]),
        {type: Tally(found[type], wanted[type], given[type]) for type in sorted(wanted | given)},
    )
