"""W3C Web Annotations: a page of annotations, each of which points to a quote by its words and by its place."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from typing import Any

from sayso.exchange import statement_to_json
from sayso.exports.asked import Exported
from sayso.holding import Told

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 40
"""Characters before and after a quote by which it is found again in a page that has changed."""


def annotation(exported: Exported) -> Iterator[str]:
    """Yield an `AnnotationPage`, an annotation a line."""
    text_of = functools.lru_cache(maxsize=4)(lambda report: exported.report(report).text)
    yield f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": ['
    between = "\n"
    for one in exported.statements():
        yield between + json.dumps(_annotation(one, text_of), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _annotation(one: Told, text_of: Callable[[str], str]) -> dict[str, Any]:
    statement, text = one.statement, text_of(one.report_id)
    said = {key: value for key, value in statement_to_json(statement).items() if value not in (None, [], False)}
    return {
        "id": f"urn:sayso:statement:{one.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": statement.kind},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(said, ensure_ascii=False, sort_keys=True),
            },
        ],
        "target": {
            "source": one.url or f"urn:sayso:report:{one.report_id}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": statement.quote,
                    "prefix": text[max(0, statement.start - _AROUND) : statement.start],
                    "suffix": text[statement.end : statement.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": statement.start, "end": statement.end},
            ],
        },
    }
