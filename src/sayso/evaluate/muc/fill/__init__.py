"""Statements of a reader filled into the templates of 1992."""

from sayso.evaluate.muc.fill.filler import fill_templates

__all__ = ["fill_templates"]
