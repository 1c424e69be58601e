"""Keys and responses in the format of 1992, read into templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import SourceError
from sayso.evaluate.muc.slots import MESSAGE_ID, SLOT_BY_NUMBER, TEMPLATE_NUMBER, Form, Slot
from sayso.evaluate.muc.template import Fill, Option, Template, Templates

HEAD = re.compile(r"\s*(\d{1,2})\.\s*((?:MESSAGE|INCIDENT|PERP|PHYS TGT|HUM TGT):[ A-Z]*?)(?:\s{2,}|\t|$)(.*)")
TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|([/:?()])|([^\s"/:?()]+)')
WORDS_OF_STRING, MARK, WORD = 1, 2, 3
NULLS = frozenset({"-", "*", ""})
OPTIONAL = "(OPTIONAL)"
TERM = re.compile(r"\s*([^():/]+?)\s*(?:\(([^()]*)\))?\s*$")


def read_templates(path: Path) -> Templates:
    """Read a file of keys or responses.

    Args:
        path: the file; upper case, one slot a line, further fills of a slot on lines of their own.

    Raises:
        SourceError: the file is not text or holds no template.
    """
    try:
        text = path.read_text(encoding="latin-1")
    except OSError as fault:
        raise SourceError(str(path), f"cannot be read: {fault.strerror}") from fault
    found = parse_templates(text)
    if not found:
        raise SourceError(str(path), 'no template in it: a template starts with "0.  MESSAGE: ID"')
    return found


def parse_templates(text: str) -> Templates:
    """Return the templates of each message, in the order of the text."""
    messages: dict[str, list[Template]] = {}
    for lines in _blocks(text):
        message = " ".join(lines.get(MESSAGE_ID, ["-"])[0].split()[:1])
        there = messages.setdefault(message, [])
        template = _template(message, lines, len(there) + 1)
        if template is not None:
            there.append(template)
    return {message: tuple(templates) for message, templates in messages.items()}


def _blocks(text: str) -> Iterator[dict[int, list[str]]]:
    block: dict[int, list[str]] = {}
    last = -1
    for line in text.splitlines():
        if line.lstrip().startswith(";"):
            continue
        head = HEAD.match(line)
        if head:
            last = int(head[1])
            if last == MESSAGE_ID and block:
                yield block
                block = {}
            block.setdefault(last, []).append(head[3].strip())
        elif line.strip() and last >= 0:
            block[last].append(line.strip())
    if block:
        yield block


def _template(message: str, lines: dict[int, list[str]], place: int) -> Template | None:
    first = " ".join(lines.get(TEMPLATE_NUMBER, [""]))
    if first.strip() in NULLS:
        return None
    number = re.search(r"\d+", first)
    fills: dict[str, tuple[Fill, ...]] = {}
    for at, values in lines.items():
        slot = SLOT_BY_NUMBER.get(at)
        if slot is None:
            continue
        found = tuple(fill for fill in (parse_fill(value, slot) for value in _joined(values)) if fill is not None)
        if found:
            fills[slot.name] = found
    return Template(message, int(number[0]) if number else place, OPTIONAL in first, fills)


def _joined(values: list[str]) -> Iterator[str]:
    """Join lines that go on within quotation marks or after a "/" or ":"."""
    held = ""
    for value in values:
        held = f"{held} {value}".strip()
        quotes = len(re.findall(r'(?<!\\)"', held))
        if quotes % 2 == 0 and not held.endswith(("/", ":")):
            yield held
            held = ""
    if held:
        yield held


def parse_fill(text: str, slot: Slot) -> Fill | None:
    """Read one fill of a slot: `? "A" / "B": "C"`; None where it is null."""
    text = text.strip()
    optional = text.startswith("?")
    text = text.lstrip("? ")
    if not text.strip("-* "):
        return None
    whole = _places(text) if slot.form is Form.PLACE else _dates(text) if slot.form is Form.DATE else _options(text)
    options = tuple(dict.fromkeys(whole))
    return Fill(options, optional) if options else None


def _places(text: str) -> Iterator[Option]:
    for choice in re.split(r"\s/\s", text):
        stripped = choice.strip()
        if stripped.startswith("(") and stripped.endswith(")") and _closes_at_end(stripped):
            stripped = stripped[1:-1]
        yield Option(canonical_place(stripped))


def _closes_at_end(text: str) -> bool:
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return at == len(text) - 1
    return False


def canonical_place(text: str) -> str:
    """Write a place in one way: `PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)`."""
    parts = [" ".join(part.replace("(", " (").split()) for part in text.upper().split(":")]
    return ": ".join(part.replace("( ", "(").replace(" )", ")") for part in parts if part)


def _dates(text: str) -> Iterator[Option]:
    for choice in text.split("/"):
        stripped = " ".join(choice.strip("() ").replace("-", " - ").split())
        if stripped:
            yield Option(stripped)


def _options(text: str) -> Iterator[Option]:
    """Read `A / B: "C" / "D"`, or the same in brackets, several times over."""
    values: list[str] = []
    references: list[str] = []
    words: list[str] = []
    after = False

    def close() -> None:
        if words:
            (references if after else values).append(" ".join(words))
            words.clear()

    def taken() -> Iterator[Option]:
        for value in values:
            yield Option(value, tuple(references))

    depth = 0
    for token in TOKEN.finditer(text):
        if token[WORDS_OF_STRING] is not None:
            words.append(clean_string(token[WORDS_OF_STRING]))
        elif token[WORD] is not None:
            words.append(token[WORD].upper())
        elif token[MARK] == ":":
            close()
            after = True
        elif token[MARK] == "/":
            close()
            if not depth and after and text[: token.start()].rstrip().endswith(")"):
                yield from taken()
                values.clear()
                references.clear()
                after = False
        else:
            depth += (token[MARK] == "(") - (token[MARK] == ")")
    close()
    yield from taken()


def clean_string(words: str) -> str:
    """Write words of a text in one way: upper case, single spaces, no escapes, no space around marks."""
    plain = words.replace("\\", "").replace('"', " ").upper()
    plain = re.sub(r"\s*([\[\]()])\s*", r" \1 ", plain)
    plain = re.sub(r"\s+([,.;'])", r"\1", plain)
    return " ".join(plain.split())
