"""The annotated corpus's format: a YAML mapping whose `body` is read; its annotation, dateline included, is not."""

from __future__ import annotations

from pydantic import ValidationError

from sayso.errors import SourceError
from sayso.gather.draft import Draft
from sayso.gather.events import top_level_texts
from sayso.gather.record import Record, first_fault

_FIELDS = frozenset({"id", "body", "title", "publisher", "published", "lang", "url"})


def draft_of_corpus(text: str, source: str) -> Draft:
    """Return the report in a file of the corpus.

    Raises:
        SourceError: malformed YAML, no `body`, or a field that is not what it should be.
    """
    fields = top_level_texts(text, _FIELDS, source)
    if "body" not in fields:
        raise SourceError(source, "field 'body' is missing: it holds the report's text")
    try:
        return Record.model_validate({**fields, "text": fields["body"]}).draft(source)
    except ValidationError as fault:
        raise SourceError(source, first_fault(fault)) from fault
