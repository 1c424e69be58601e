"""MUC-4: the templates of 1992, filled from statements and scored as the official scorer did."""

from sayso.evaluate.muc.fill import fill_templates
from sayso.evaluate.muc.judgements import Judgements, read_judgements
from sayso.evaluate.muc.parse import parse_templates, read_templates
from sayso.evaluate.muc.report import MucScores, score_messages
from sayso.evaluate.muc.score import Count
from sayso.evaluate.muc.slots import SLOTS
from sayso.evaluate.muc.template import Fill, Option, Template, Templates
from sayso.evaluate.muc.texts import read_messages
from sayso.evaluate.muc.write import written_templates

__all__ = [
    "SLOTS",
    "Count",
    "Fill",
    "Judgements",
    "MucScores",
    "Option",
    "Template",
    "Templates",
    "fill_templates",
    "parse_templates",
    "read_judgements",
    "read_messages",
    "read_templates",
    "score_messages",
    "written_templates",
]
