"""Groups of commands that also do something by themselves: `sayso places TEXT` beside `sayso places import FILE`."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

DEFAULT = "find"
"""The command meant where none is named."""
_HELP = frozenset({"--help", "-h"})


class DefaultGroup(TyperGroup):
    """A group whose first argument, where it is none of its commands, belongs to the command `find`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command's name before arguments that name none."""
        if not args or (args[0] not in self.commands and args[0] not in _HELP):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)
