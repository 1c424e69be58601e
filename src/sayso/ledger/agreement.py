"""How far reviewers agree: Krippendorff's alpha over statements that two or more of them have reviewed.

Nominal, for any number of reviewers of whom each has reviewed some. Krippendorff, K. (2011), "Computing Krippendorff's
Alpha-Reliability", University of Pennsylvania; computed by the library `krippendorff`.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.errors import MissingExtraError
from sayso.exchange import statement_to_json
from sayso.ledger.edits import EDITABLE, edited
from sayso.ledger.known import Known
from sayso.ledger.reviews import VERDICTS, Review, Verb
from sayso.ledger.rows import dump

Ratings = dict[str, dict[str, str]]
"""By statement, what each reviewer says of it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree about one thing.

    Args:
        about: "verdict" (accept, edit, reject), or the field of a statement, as each reviewer leaves it.
        alpha: 1 where all agree, 0 where they do as chance would have it, below where less; None where it is not
            defined: nothing was reviewed twice, or all say one and the same.
        statements: how many statements two or more have reviewed.
        reviewers: how many reviewers these have.
    """

    about: str
    alpha: float | None
    statements: int
    reviewers: int


def agreement_of(view: Known) -> tuple[Agreement, ...]:
    """Return how far the reviewers of a view agree: on the verdict first, then on each field that one of them edited.

    Raises:
        MissingExtraError: the library is not installed.
    """
    if importlib.util.find_spec("krippendorff") is None:
        raise MissingExtraError("Agreement between reviewers", "review")
    by_statement: dict[str, dict[str, list[Review]]] = {}
    for one in view.reviews():
        if one.stands and one.verb in VERDICTS:
            by_statement.setdefault(one.subject, {}).setdefault(one.by, []).append(one)
    twice = {id: reviewers for id, reviewers in by_statement.items() if len(reviewers) > 1}
    verdicts: Ratings = {
        id: {by: made[-1].verb.value for by, made in reviewers.items()} for id, reviewers in twice.items()
    }
    return (_agreement("verdict", verdicts), *_of_fields(view, twice))


def _of_fields(view: Known, twice: Mapping[str, Mapping[str, list[Review]]]) -> Iterable[Agreement]:
    read = view.as_read(twice)
    touched = {one.detail["field"] for by in twice.values() for made in by.values() for one in made if one.detail}
    ratings: dict[str, Ratings] = {field: {} for field in EDITABLE if field in touched}
    for id, reviewers in twice.items():
        for by, made in reviewers.items():
            if id not in read or made[-1].verb is Verb.REJECT:
                continue
            edits = [(one.detail["field"], one.detail["value"]) for one in made if one.verb is Verb.EDIT]
            row = statement_to_json(edited(read[id], edits))
            for field, by_id in ratings.items():
                by_id.setdefault(id, {})[by] = dump(row[field])
    return [_agreement(field, by_id) for field, by_id in ratings.items()]


def _agreement(about: str, ratings: Ratings) -> Agreement:
    """Return the agreement over what two or more have rated."""
    units = [by for by in ratings.values() if len(by) > 1]
    values = sorted({value for by in units for value in by.values()})
    reviewers = {name for by in units for name in by}
    if len(values) < 2:  # noqa: PLR2004 (alpha compares; of one value there is nothing to compare)
        return Agreement(about, None, len(units), len(reviewers))
    counts = [[sum(value == each for value in by.values()) for each in values] for by in units]
    alpha = importlib.import_module("krippendorff").alpha(value_counts=counts, level_of_measurement="nominal")
    return Agreement(about, round(float(alpha), 6), len(units), len(reviewers))
