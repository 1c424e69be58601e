"""A template: what one incident of one message is filled with, in a key or in a response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Option:
    """One way to fill: a value and, where the slot has one, what it refers to.

    Args:
        value: the words, without quotation marks, in single spaces.
        reference: the choices of cross-reference; empty where there is none.
    """

    value: str
    reference: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: options any of which is right, and whether it may be left out.

    Args:
        options: at least one; a response has exactly one.
        optional: a key's "?": a response without it misses nothing.
    """

    options: tuple[Option, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident.

    Args:
        message: the message's id.
        number: the template's number within its message.
        optional: a key's "(OPTIONAL)": a response without it misses nothing.
        fills: by slot name; a slot that is null or does not apply is absent.
    """

    message: str
    number: int
    optional: bool = False
    fills: Mapping[str, tuple[Fill, ...]] = field(default_factory=dict)

    def of(self, slot: str) -> tuple[Fill, ...]:
        """Return the fills of a slot, () where it is null."""
        return self.fills.get(slot, ())


Templates = dict[str, tuple[Template, ...]]
"""The templates of each message, by its id; () is a message with no relevant incident."""
