"""Train the relevance gate: windows of reports with a statement in them against windows of ordinary texts.

    pip install scikit-learn
    python training/relevance/train.py CORPUS/train LANGUAGE ECB+ [--measure CORPUS/dev]

LANGUAGE is a folder with treebanks (`ud_english_gum`, `ud_english_ewt`, `ud_french_gsd`, `ud_french_sequoia`, both
`ud_*_pud`), of which ordinary genres are taken, and `wikigold`; ECB+ (Cybulska and Vossen 2014) has web news by topic,
of which topics without violence are taken; beside this script lies `ordinary.txt`, invented texts that a naive gate
would take for war. Every fifth ordinary text is held out and measured on, as are the reports of --measure. The result
is the same each time.
"""

from __future__ import annotations

import argparse
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from sayso.evaluate.corpus import load_corpus
from sayso.scale.relevance import BUCKETS, WINDOW, Gate, buckets_of, dumped, words_of
from sayso.scale.relevance import windows_of as word_windows

OUT = Path(__file__).parents[2] / "src" / "sayso" / "scale" / "data" / "relevance.bin"
GENRES = re.compile(r"GUM_(?:academic|textbook|voyage)|^(?:answers|email|reviews)-|^fr-ud|^annodis")
NEWS_TOPICS = (1, 2, 4, 5, 6, 7, 9, 10, 14, 20, 23, 25, 27, 28, 29, 31, 35)
"""Of the topics 1 to 35 of ECB+, those without violence of which the corpus has no report."""
LOST = 0.005
"""Share of relevant texts, in cross-validation, that the threshold loses."""
FOLDS = 5
STRENGTH = 5.0
"""Inverse strength of the regularisation."""
COMMON = 0.15
"""Share of windows in which a word may stand and still have a weight."""
WEIGHT = 5.0
"""Of an invented ordinary text, written to be mistaken, against one of others."""
VIOLENT = re.compile(
    r"\b(?:war|wars|army|troops|military|soldiers?|battles?|killed|rebels?|forces|guerre|armée|soldats?|tués?)\b",
    re.IGNORECASE,
)
"""Texts of general collections in which such words stand are left out, as nobody has told whether they are relevant."""
PER_TEXT = 12
"""Sentences of a treebank without documents that make a text."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its windows, and which of them hold a statement."""

    relevant: bool
    windows: list[set[int]]
    labels: list[bool]
    weight: float = 1.0


def conflict_texts(folder: Path) -> list[Text]:
    """Return the annotated reports; a window is relevant where a statement begins in it."""
    return [_of_report(annotated) for annotated in load_corpus(folder)]


def _of_report(annotated: Any) -> Text:
    report = annotated.report
    text = f"{report.title}\n{report.text}"
    shift = len(report.title) + 1
    at = [match.start() for match in re.finditer(r"[^\W\d_]{2,}", text)]
    begins = [shift + start for start in _starts(annotated, report.text)]
    words = words_of(text)
    windows, labels = [], []
    for number, window in enumerate(word_windows(words)):
        first = at[number * (WINDOW // 2)] if at else 0
        last = at[min(len(at), number * (WINDOW // 2) + len(window)) - 1] if at else 0
        windows.append(buckets_of(window))
        labels.append(any(first <= begin <= last for begin in begins))
    return Text(bool(begins), windows, labels)


def _starts(annotated: Any, text: str) -> Iterator[int]:
    for statement in annotated.statements:
        start = text.find(" ".join(statement.quote.split())[:60])
        yield max(start, 0)


def ordinary_texts(language: Path, news: Path) -> list[Text]:
    """Return the ordinary texts, in a fixed order."""
    invented = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").split("\n\n")
    texts = [text for path in sorted(language.glob("ud_*/**/*.conllu")) for text in _documents(path)]
    texts += [text for path in sorted(language.glob("ud_*_pud/*.conllu")) for text in _peaceful(path)]
    texts += _encyclopaedia(language / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt")
    texts += [_of_tokens(path) for topic in NEWS_TOPICS for path in sorted((news / str(topic)).glob("*.xml"))]
    return [_ordinary(text, WEIGHT) for text in invented] + [_ordinary(text) for text in texts]


def _ordinary(text: str, weight: float = 1.0) -> Text:
    windows = [buckets_of(window) for window in word_windows(words_of(text))]
    return Text(False, windows, [False] * len(windows), weight)


def _peaceful(path: Path) -> Iterator[str]:
    """Yield runs of single sentences of news and encyclopaedia, without those that may be about a conflict."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line[9:] for line in lines if line.startswith("# text = ") and not VIOLENT.search(line)]
    for at in range(0, len(kept), PER_TEXT // 2):
        yield " ".join(kept[at : at + PER_TEXT // 2])


def _encyclopaedia(path: Path) -> list[str]:
    articles = path.read_text(encoding="utf-8").split("-DOCSTART-")
    texts = (" ".join(line.split()[0] for line in article.splitlines() if line.split()) for article in articles)
    return [text for text in texts if len(text) > 200 and len(VIOLENT.findall(text)) < 2]  # noqa: PLR2004


def _of_tokens(path: Path) -> str:
    return " ".join(re.findall(r"<token[^>]*>([^<]*)", path.read_text(encoding="utf-8", errors="replace")))


def _documents(path: Path) -> Iterator[str]:
    """Yield the texts of a treebank that are of an ordinary genre."""
    name, sentences = "", list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if sentences and GENRES.search(name):
                yield " ".join(sentences)
            name, sentences = line.removeprefix("# newdoc id = "), []
        elif line.startswith("# sent_id = ") and "french" in str(path):
            name = "fr-ud" if "gsd" in str(path) else line.removeprefix("# sent_id = ")
        elif line.startswith("# text = "):
            sentences.append(line.removeprefix("# text = "))
            if "french" in str(path) and len(sentences) == PER_TEXT:
                if GENRES.search(name):
                    yield " ".join(sentences)
                sentences = []
    if sentences and GENRES.search(name):
        yield " ".join(sentences)


def matrix(texts: list[Text]) -> tuple[Any, npt.NDArray[np.bool_]]:
    """Return the windows of texts as rows of features, and their labels."""
    windows = [sorted(window) for text in texts for window in text.windows]
    columns = [bucket for window in windows for bucket in window]
    rows = [number for number, window in enumerate(windows) for _ in window]
    values = [1 / np.sqrt(len(window)) for window in windows for _ in window]
    labels = np.array([label for text in texts for label in text.labels])
    return csr_matrix((values, (rows, columns)), shape=(len(windows), BUCKETS)), labels


def fitted(texts: list[Text]) -> tuple[Floats, float]:
    """Return weights and bias: logistic regression, relevant and ordinary windows weighing the same.

    Words that stand in many windows tell the style of a text, not what it is about, and get no weight.
    """
    features, labels = matrix(texts)
    topical = np.asarray((features > 0).mean(axis=0)).ravel() <= COMMON
    importance = np.array([text.weight for text in texts for _ in text.windows])
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300)
    model.fit(features @ diags(topical.astype(float)), labels, sample_weight=importance)
    return model.coef_[0] * topical, float(model.intercept_[0])


def scores(texts: list[Text], weights: Floats, bias: float) -> Floats:
    """Return each text's score: that of its best window."""
    return np.array([max(_score(w, weights, bias) for w in text.windows) for text in texts])


def _score(window: set[int], weights: Floats, bias: float) -> float:
    return float(bias + weights[sorted(window)].sum() / np.sqrt(len(window))) if window else bias


def curve(found: Floats, relevant: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and shift of the logistic curve through scores (Platt 1999, targets as in his paper)."""
    high, low = relevant.sum(), (~relevant).sum()
    target = np.where(relevant, (high + 1) / (high + 2), 1 / (low + 2))
    slope, shift = 1.0, 0.0
    for _ in range(4000):
        error = 1 / (1 + np.exp(-np.clip(slope * found + shift, -30, 30))) - target
        slope -= 0.02 * float((error * found).mean())
        shift -= 0.02 * float(error.mean())
    return slope, shift


def main() -> None:
    """Train, measure and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("language", type=Path)
    options.add_argument("news", type=Path)
    options.add_argument("--measure", type=Path)
    asked = options.parse_args()
    ordinary = ordinary_texts(asked.language, asked.news)
    texts = conflict_texts(asked.corpus) + [text for number, text in enumerate(ordinary) if number % 5]
    out_of_fold = np.zeros(len(texts))
    for fold in range(FOLDS):
        weights, bias = fitted([text for number, text in enumerate(texts) if number % FOLDS != fold])
        out_of_fold[fold::FOLDS] = scores(texts[fold::FOLDS], weights, bias)
    relevant = np.array([text.relevant for text in texts])
    threshold = float(np.quantile(out_of_fold[relevant], LOST))
    weights, bias = fitted(texts)
    gate = Gate(
        array("h", [round(float(w) * 100) for w in np.clip(weights, -300, 300)]),
        round(bias, 4),
        round(threshold, 4),
        *(round(value, 4) for value in curve(out_of_fold, relevant)),
    )
    OUT.write_bytes(dumped(gate))
    print(f"{relevant.sum()} relevant texts, {len(texts) - relevant.sum()} others; threshold {threshold:.3f}")
    print(f"in cross-validation: recall {(out_of_fold[relevant] >= threshold).mean():.4f}, ", end="")
    print(f"others passed {(out_of_fold[~relevant] >= threshold).mean():.4f}")
    small = np.array(gate.weights, dtype=np.float64) / 100
    held = scores([text for number, text in enumerate(ordinary) if number % 5 == 0], small, gate.bias)
    print(f"ordinary texts held out: {len(held)}, passed {(held >= gate.threshold).mean():.4f}")
    if asked.measure:
        measured = conflict_texts(asked.measure)
        found = scores([text for text in measured if text.relevant], small, gate.bias)
        recall = (found >= gate.threshold).mean()
        print(f"reports of {asked.measure.name} with a statement: {len(found)}, recall {recall:.4f}")


if __name__ == "__main__":
    main()
