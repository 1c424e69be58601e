"""Score how far words bring mentions of one event together, on ECB+, beside the lemma baseline.

    python benchmarks/incidents/incidents.py [--store]

Reads the corpus from `SAYSO_SHARED`, or from the folder `shared` beside the repository. ECB+ has neither sayso's kinds
nor dates and places that are resolved, so what is scored is the part of incidents that goes by words: the weighted
stems and the grouping of the best pairs first by their mean. How much each likeness tells is fitted on topics 1-35
(logistic regression); the two thresholds are chosen there, by folds of topics. Topics 40 and 42-45 are read once, at
the end, with gold mentions and predicted stories. `--store` writes the figures to incidents.json, beside this file.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from conll import Chains, b_cubed, ceaf_e, conll, muc
from ecbplus import Corpus, Mention, read
from pairs import Floats, Pairs, lemma_of, pairs_in, stories, synonyms_in, weights_of

from sayso.weigh.grouping import pair

HERE = pathlib.Path(__file__).resolve().parent
STORED = HERE / "incidents.json"
TRAINING = frozenset(str(topic) for topic in range(1, 36))
TEST = frozenset({"40", "42", "43", "44", "45"})
FOLDS = 3
STORIES = (0.1,)
"""Least mean cosines of one story that are tried."""
ENOUGH = (-1.0, -0.7, -0.4, -0.1, 0.2)
"""Least log-odds of one event that are tried."""
_AGAINST = -6.0
_RIDGE, _STEPS = 1.0, 25


def main() -> None:
    """Fit, choose, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", action="store_true")
    asked = parser.parse_args()
    shared = pathlib.Path(os.environ.get("SAYSO_SHARED", HERE.parent.parent.parent / "shared"))
    folder = shared / "benchmarks" / "events" / "ecbplus"
    training, test = read(folder, TRAINING), read(folder, TEST)
    least, enough, tried = choose(training)
    figures = {
        "training_folds": tried,
        "chosen": {"story": least, "enough": enough},
        "test": scores(training, test, least, enough),
    }
    shown = json.dumps(figures, indent=2) + "\n"
    print(shown, end="")
    if asked.store:
        STORED.write_text(shown, encoding="utf-8")


def choose(training: Corpus) -> tuple[float, float, dict[str, float]]:
    """Return the thresholds that are best on topics that the fit has not seen, and what each gives."""
    topics = sorted({mention.topic for mention in training.mentions}, key=int)
    tried: dict[str, float] = {}
    for least in STORIES:
        found: dict[float, list[frozenset[str]]] = {enough: [] for enough in ENOUGH}
        weights = weights_of(training)
        story = stories(training, weights, least)
        for fold in range(FOLDS):
            held = frozenset(topics[fold::FOLDS])
            known, unknown = _split(training, held)
            like = _synonyms(known.mentions)
            model = fit(pairs_in(known, weights, story, _without_own(known)))
            told = pairs_in(unknown, weights, story, like)
            for enough in ENOUGH:
                found[enough].extend(grouped(unknown.mentions, told, model, enough))
        for enough, chains in found.items():
            tried[f"{least}/{enough}"] = round(100 * conll(gold(training.mentions), chains), 2)
    best = max(tried, key=lambda name: tried[name])
    same = by(training.mentions, {one.id: f"{story[one.document]}/{lemma_of(one)}" for one in training.mentions})
    tried["lemma in predicted stories"] = round(100 * conll(gold(training.mentions), same), 2)
    least, enough = (float(part) for part in best.split("/"))
    return least, enough, tried


def scores(training: Corpus, test: Corpus, least: float, enough: float) -> dict[str, object]:
    """Return the scores on the test topics."""
    weights = weights_of(training)
    model = fit(pairs_in(training, weights, stories(training, weights, least), _without_own(training)))
    weights = weights_of(test)
    story = stories(test, weights, least)
    ours = grouped(test.mentions, pairs_in(test, weights, story, _synonyms(training.mentions)), model, enough)
    key = gold(test.mentions)
    return {
        "mentions": len(test.mentions),
        "events": len(key),
        "stories": len(set(story.values())),
        "lemma": shown(key, by(test.mentions, {mention.id: lemma_of(mention) for mention in test.mentions})),
        "lemma_in_predicted_stories": shown(
            key, by(test.mentions, {one.id: f"{story[one.document]}/{lemma_of(one)}" for one in test.mentions})
        ),
        "ours": shown(key, ours),
    }


def shown(key: Chains, response: Chains) -> dict[str, float]:
    """Return the CoNLL F1 and its parts, and that without the events that are told once."""
    twice = [chain for chain in key if len(chain) > 1]
    linked = [chain for chain in response if len(chain) > 1]
    parts = {name: score(key, response).f1 for name, score in (("muc", muc), ("b_cubed", b_cubed), ("ceaf_e", ceaf_e))}
    parts |= {"conll": conll(key, response), "conll_without_singletons": conll(twice, linked)}
    return {name: round(100 * value, 1) for name, value in parts.items()}


def by(mentions: Iterable[Mention], name: Mapping[str, str]) -> list[frozenset[str]]:
    """Return the chains of mentions that have one name."""
    chains: dict[str, set[str]] = {}
    for mention in mentions:
        chains.setdefault(name[mention.id], set()).add(mention.id)
    return [frozenset(chain) for chain in chains.values()]


def gold(mentions: Iterable[Mention]) -> list[frozenset[str]]:
    """Return the annotated chains."""
    every = list(mentions)
    return by(every, {mention.id: mention.chain for mention in every})


class Model:
    """Log-odds that two mentions are of one event."""

    def __init__(self, mean: Floats, spread: Floats, weights: Floats) -> None:
        """Take what was fitted."""
        self._mean, self._spread, self._weights = mean, spread, weights

    def __call__(self, features: Floats) -> Floats:
        """Return the log-odds of each row."""
        rows = (features - self._mean) / self._spread
        return np.asarray(rows @ self._weights[:-1] + self._weights[-1])


def fit(told: Sequence[Pairs]) -> Model:
    """Fit a logistic regression with a ridge by Newton's method."""
    features = np.concatenate([pairs.features for pairs in told])
    same = np.concatenate([pairs.same for pairs in told]).astype(float)
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    rows = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (odds - same) + _RIDGE * weights
        bend = (rows * (odds * (1 - odds))[:, None]).T @ rows + _RIDGE * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:  # noqa: PLR2004 (no step that shows in any figure)
            break
    return Model(mean, spread, weights)


def grouped(mentions: Sequence[Mention], told: Iterable[Pairs], model: Model, enough: float) -> list[frozenset[str]]:
    """Return the mentions by event: the best pairs first, as long as the mean between two groups is enough."""
    scores: dict[tuple[str, str], float] = {}
    for pairs in told:
        for n, m, odds in zip(pairs.first, pairs.second, model(pairs.features), strict=True):
            scores[pair(mentions[n].id, mentions[m].id)] = float(odds)
    group_of = {mention.id: [mention.id] for mention in mentions}
    for ids in sorted((ids for ids, odds in scores.items() if odds > enough), key=lambda ids: (-scores[ids], ids)):
        ours, theirs = group_of[ids[0]], group_of[ids[1]]
        if ours is not theirs:
            between = [scores.get(pair(one, other), _AGAINST) for one in ours for other in theirs]
            if sum(between) / len(between) > enough:
                ours.extend(theirs)
                group_of.update(dict.fromkeys(theirs, ours))
    return [frozenset(group) for group in {id(group): group for group in group_of.values()}.values()]


def _split(corpus: Corpus, held: frozenset[str]) -> tuple[Corpus, Corpus]:
    known = tuple(mention for mention in corpus.mentions if mention.topic not in held)
    unknown = tuple(mention for mention in corpus.mentions if mention.topic in held)
    return Corpus(known, corpus.documents), Corpus(unknown, corpus.documents)


def _synonyms(mentions: Iterable[Mention]) -> dict[tuple[str, str], float]:
    together, at_all = synonyms_in(mentions)
    return {heads: often / (at_all[heads] + 1) for heads, often in together.items()}


def _without_own(corpus: Corpus) -> dict[tuple[str, str], float]:
    """Return how often two heads are of one event in other topics than one: what a new topic can know of them."""
    together, at_all = synonyms_in(corpus.mentions)
    return {heads: (often - 1) / at_all[heads] for heads, often in together.items()}


if __name__ == "__main__":
    main()
