"""The command line: `sayso read`, `sayso add`, `sayso holds` and their kin."""

from sayso.cli.app import main

__all__ = ["main"]
