"""The process that parses one PDF: standard input to lines of text as JSON on standard output (see `pdf`)."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

MEMORY = 2_000_000_000
"""Bytes of address space that the process may use."""
CPU_SECONDS = 60
MAX_PAGES = 2_000
PARTED = re.compile("[\ufffe\u0002\u00ad](?:\r?\n)?")
"""What PDFium writes where a word is parted at the end of a line: U+FFFE, in some versions U+0002."""
MAX_CHARS = 10_000_000
"""Characters of all pages that are taken."""


def limit() -> None:
    """Bound what this process may use, where the system can (not on Windows)."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def lines_of(data: bytes) -> dict[str, Any]:
    """Return the title, the author and the lines of each page."""
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(data)
    told = document.get_metadata_dict()
    pages: list[list[str]] = []
    taken = 0
    for number in range(min(len(document), MAX_PAGES)):
        text = document[number].get_textpage().get_text_range()
        taken += len(text)
        if taken > MAX_CHARS:
            break
        pages.append(PARTED.sub("", text).splitlines())
    return {"title": told.get("Title", ""), "author": told.get("Author", ""), "pages": pages}


if __name__ == "__main__":
    limit()
    sys.stdout.write(json.dumps(lines_of(sys.stdin.buffer.read())))
