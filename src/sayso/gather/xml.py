"""XML from outside, parsed so that a hostile document costs no more than its size.

A document that declares entities is refused: entities are how a few lines become gigabytes, and how a file on this
machine is read into a report. Nothing is loaded from anywhere.
"""

from __future__ import annotations

import re
from typing import Any

from sayso.errors import SourceError

MAX_XML = 50_000_000
"""Bytes of a document; sitemaps may have 50 MB (sitemaps.org)."""
MAX_ELEMENTS = 1_000_000
"""Elements of a document."""
_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y\0|\0<\0!\0E\0N\0T\0I\0T\0Y", re.IGNORECASE)


def xml_root(data: bytes, source: str, *, recover: bool = False) -> Any:
    """Return the root element of an XML document, as lxml has it.

    Args:
        data: the document.
        source: the file or address, for the error.
        recover: take what can be taken of a malformed document, as feeds often are.

    Raises:
        SourceError: too large, malformed, or it declares entities.
    """
    from lxml import etree  # noqa: PLC0415 (only those who read XML wait for it)

    if len(data) > MAX_XML or data.count(b"<") > 2 * MAX_ELEMENTS:
        raise SourceError(source, f"more than {MAX_XML // 1_000_000} MB or {MAX_ELEMENTS:,} elements of XML")
    if _ENTITY.search(data):
        raise SourceError(source, "it declares XML entities, which are not expanded: save it without them")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise SourceError(source, f"malformed XML: {fault}") from fault
    if root is None:
        raise SourceError(source, "malformed XML: no element in it")
    return root


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, in small letters; "" for comments and instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
