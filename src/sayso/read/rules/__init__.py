"""The reader of explicit rules: the explainable baseline behind `--reader rules`."""

from sayso.read.rules.reader import RulesReader

__all__ = ["RulesReader"]
