"""PROV-O as JSON-LD: which report each statement is quoted from, and whose say-so it is.

The context stands in the file, so that no reader fetches it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sayso.exports.asked import Exported
from sayso.holding import Told
from sayso.ledger import ReportRow
from sayso.report import content_id

_LINK = {"@type": "@id"}
_TIME = {"@type": "xsd:dateTime"}
CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "sayso": "urn:sayso:",
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", **_LINK},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", **_LINK},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", **_LINK},
    "wasRevisionOf": {"@id": "prov:wasRevisionOf", **_LINK},
    "generatedAtTime": {"@id": "prov:generatedAtTime", **_TIME},
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "title": "dcterms:title",
    "name": "foaf:name",
    "value": "prov:value",
    "kind": "sayso:kind",
    "modality": "sayso:modality",
    "url": {"@id": "prov:atLocation", **_LINK},
}


def prov(exported: Exported) -> Iterator[str]:
    """Yield `{"@context": ..., "@graph": [...]}`, a node a line; agents and reports come before what is theirs."""
    yield f'{{"@context": {json.dumps(CONTEXT)}, "@graph": ['
    between = "\n"
    for node in _nodes(exported):
        yield between + json.dumps(node, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _nodes(exported: Exported) -> Iterator[dict[str, Any]]:
    agents: set[str] = set()
    told: set[str] = set()
    for one in exported.statements():
        speaker = one.statement.said_by.name if one.statement.said_by else one.publisher
        for name in (one.publisher, speaker):
            if name and _agent(name) not in agents:
                agents.add(_agent(name))
                yield {"@id": _agent(name), "@type": "prov:Agent", "name": name}
        if one.report_id not in told:
            told.add(one.report_id)
            yield _report(exported.reports[one.report_id], exported)
        yield _statement(one, speaker, exported.reports[one.report_id])


def _report(row: ReportRow, exported: Exported) -> dict[str, Any]:
    earlier = exported.revised.get(row.id, ())
    node = {
        "@id": f"sayso:report:{row.id}",
        "@type": "prov:Entity",
        "title": row.title,
        "issued": row.published.isoformat(),
        "url": row.url,
        "wasAttributedTo": _agent(row.publisher) if row.publisher else None,
        "wasRevisionOf": [f"sayso:report:{id}" for id in earlier],
    }
    return {key: value for key, value in node.items() if value}


def _statement(one: Told, speaker: str, row: ReportRow) -> dict[str, Any]:
    node = {
        "@id": f"sayso:statement:{one.id}",
        "@type": "prov:Entity",
        "value": one.statement.quote,
        "kind": one.statement.kind,
        "modality": one.statement.modality.value,
        "wasQuotedFrom": f"sayso:report:{one.report_id}",
        "wasDerivedFrom": f"sayso:report:{one.report_id}",
        "wasAttributedTo": _agent(speaker) if speaker else None,
        "generatedAtTime": row.recorded_at,
    }
    return {key: value for key, value in node.items() if value}


def _agent(name: str) -> str:
    return f"sayso:agent:{content_id('agent', name)}"
