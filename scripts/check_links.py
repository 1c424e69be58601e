"""Check that the relative links of the Markdown files lead to files, and their anchors to headings.

usage: check_links.py [FOLDER]
Prints one line a broken link and exits 1 where there is one. Addresses on the web are not visited.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

_NO_WORD = re.compile(r"[^\w\- ]")


def _tokens(path: Path) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8")):
        yield token
        yield from token.children or ()


def _anchors(path: Path) -> set[str]:
    """Return the anchors of a file's headings, as GitHub makes them."""
    tokens = list(_tokens(path))
    headings = [tokens[number + 1].content for number, token in enumerate(tokens) if token.type == "heading_open"]
    return {_NO_WORD.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(path: Path) -> Iterator[str]:
    """Yield the relative links of a file that lead nowhere."""
    for token in _tokens(path):
        link = str(token.attrGet("href") or token.attrGet("src") or "")
        if not link or "://" in link or link.startswith("mailto:"):
            continue
        target, _, anchor = link.partition("#")
        leads_to = path.parent / target if target else path
        if not leads_to.exists() or (anchor and leads_to.suffix == ".md" and anchor not in _anchors(leads_to)):
            yield link


def main(root: Path) -> int:
    """Check all Markdown files under a folder, hidden folders left out."""
    paths = [
        path for path in root.rglob("*.md") if not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]
    broken = [f"{path}: {link}" for path in sorted(paths) for link in broken_links(path)]
    for line in broken:
        print(line)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]))
