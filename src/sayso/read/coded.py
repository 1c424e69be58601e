"""The sentences of a report that are coded: those of its own text, not of captions, bylines and boilerplate."""

from __future__ import annotations

from sayso.gather.layout import Role, paragraph_roles
from sayso.read.sentences import Sentence, sentences_of
from sayso.report import Report


def coded_sentences(report: Report) -> list[Sentence]:
    """Return the sentences that are coded, in text order (codebook, rule 5: a caption's date is the photo's)."""
    roles = [part.role for part in paragraph_roles(report.text)]
    return [one for one in sentences_of(report.text, report.lang) if roles[one.paragraph] is Role.BODY]
