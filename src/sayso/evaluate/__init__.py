"""Scores against the annotated corpus, and the floors that they may not fall below."""

from sayso.evaluate.corpus import AnnotatedReport, Result, load_corpus, results_of, subsets
from sayso.evaluate.mistakes import Fault, Mistake, worst_mistakes
from sayso.evaluate.recorded import RecordedReader
from sayso.evaluate.reliability import Bin, calibration_error, reliability
from sayso.evaluate.scores import FIGURES, Scores, Tally, total

__all__ = [
    "FIGURES",
    "AnnotatedReport",
    "Bin",
    "Fault",
    "Mistake",
    "RecordedReader",
    "Result",
    "Scores",
    "Tally",
    "calibration_error",
    "load_corpus",
    "reliability",
    "results_of",
    "subsets",
    "total",
    "worst_mistakes",
]
