"""The annotated corpus: its reports with what careful people read in them, and a reader's scores on them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sayso.errors import SourceError
from sayso.evaluate.coded import Coded, coded_row, coded_statement
from sayso.evaluate.scores import Scores, score_report, total
from sayso.gather import read_source
from sayso.gather.normal import squash
from sayso.read.reader import Reader
from sayso.report import Report

_SQUASHED = ("quote", "trigger", "object")
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DATE = "tag:yaml.org,2002:timestamp"


class _DatesAsTexts(_LOADER):  # type: ignore[misc,valid-type]
    """YAML in which dates stay as they are written."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (PyYAML's own way of saying so)
        first: [pair for pair in pairs if pair[0] != _DATE] for first, pairs in _LOADER.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with its annotation.

    Args:
        report: as `gather` takes it in, without the annotation.
        synthetic: written for the corpus rather than published.
        statements: what it says, in text order.
    """

    report: Report
    synthetic: bool
    statements: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a reader made of one annotated report.

    Args:
        annotated: the report and its annotation.
        read: what the reader read, in the form that is scored.
        scores: of this report alone.
    """

    annotated: AnnotatedReport
    read: tuple[Coded, ...]
    scores: Scores


def corpus_files(folder: Path) -> list[Path]:
    """Return the corpus's files under a folder, in the order of their paths.

    Raises:
        SourceError: there is none.
    """
    files = sorted(folder.glob("**/*.yaml"))
    if not files:
        raise SourceError(str(folder), "no annotated report (*.yaml) is in this folder")
    return files


def corpus_digest(folder: Path) -> str:
    """Return the SHA-256 of all files of a corpus: names, texts and annotation."""
    digest = hashlib.sha256()
    for path in corpus_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def load_corpus(folder: Path) -> tuple[AnnotatedReport, ...]:
    """Load the annotated reports under a folder.

    Raises:
        SourceError: there is none, or one is malformed.
    """
    return tuple(_annotated(path) for path in corpus_files(folder))


def _annotated(path: Path) -> AnnotatedReport:
    (report,) = read_source(path, undated=True)
    if isinstance(report, SourceError):
        raise report
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_DatesAsTexts)  # noqa: S506  (a safe loader)
    try:
        statements = tuple(_gold(row, report.text) for row in loaded["statements"])
        return AnnotatedReport(report, bool(loaded["synthetic"]), statements)
    except (KeyError, TypeError, AttributeError) as fault:
        raise SourceError(str(path), f"malformed annotation: {fault!r}") from fault


def _gold(row: dict[str, Any], body: str) -> Coded:
    """Return an annotated statement with its offsets: the first place where its words stand."""
    squashed = {key: squash(str(row[key])) for key in _SQUASHED if row.get(key)}
    start = body.find(squashed["quote"])
    trigger = start + squashed["quote"].find(squashed["trigger"])
    spans = {
        "start": start,
        "end": start + len(squashed["quote"]),
        "trigger_start": trigger,
        "trigger_end": trigger + len(squashed["trigger"]),
    }
    return coded_row({**row, **squashed, **spans}, body)


def results_of(reader: Reader, corpus: Iterable[AnnotatedReport]) -> Iterator[Result]:
    """Yield what a reader makes of each report of a corpus."""
    for annotated in corpus:
        read = tuple(coded_statement(statement) for statement in reader.read(annotated.report))
        yield Result(annotated, read, score_report(annotated.statements, read))


def subsets(results: Iterable[Result]) -> dict[str, Scores]:
    """Return the scores of all reports together, and of each part of the corpus.

    Returns:
        By "all", "real" and "synthetic", the language ("en"), and the first part of the files' names ("w1").
    """
    parts: dict[str, list[Scores]] = {"all": []}
    for result in results:
        report = result.annotated.report
        origin = "synthetic" if result.annotated.synthetic else "real"
        for part in dict.fromkeys(("all", origin, report.lang, report.name.partition("-")[0])):
            parts.setdefault(part, []).append(result.scores)
    return {part: total(scores) for part, scores in parts.items()}
