"""Templates in the format of 1992, as a response that the official scorer takes."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.evaluate.muc.slots import SLOTS, Form, Slot
from sayso.evaluate.muc.template import Option, Template, Templates

HEAD_WIDTH = 35
HEADS = ((0, "MESSAGE: ID"), (1, "MESSAGE: TEMPLATE"))


def written_templates(templates: Templates) -> str:
    """Return the templates of every message as text; a message without any gets one of asterisks."""
    blocks = [
        block
        for message, found in templates.items()
        for block in ([_block(template) for template in found] or [_irrelevant(message)])
    ]
    return "\n\n".join(blocks) + "\n"


def _block(template: Template) -> str:
    return "\n".join((*_heads(template.message, str(template.number)), *_lines(template)))


def _lines(template: Template) -> Iterator[str]:
    for slot in SLOTS:
        values = [_written(slot, fill.options[0]) for fill in template.of(slot.name)] or ["-"]
        yield _line(slot.number, slot.heading, values[0])
        yield from (" " * HEAD_WIDTH + value for value in values[1:])


def _irrelevant(message: str) -> str:
    return "\n".join((*_heads(message, "*"), *(_line(slot.number, slot.heading, "*") for slot in SLOTS)))


def _heads(message: str, number: str) -> Iterator[str]:
    for (at, heading), value in zip(HEADS, (message, number), strict=True):
        yield _line(at, heading, value)


def _line(number: int, heading: str, value: str) -> str:
    return f"{f'{number}.':<4}{heading}".ljust(HEAD_WIDTH) + value


def _written(slot: Slot, option: Option) -> str:
    value = f'"{option.value}"' if slot.form is Form.STRING else option.value
    reference = f': "{option.reference[0]}"' if slot.refers and option.reference else ""
    return value + reference
