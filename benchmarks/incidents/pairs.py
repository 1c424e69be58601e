"""What the words tell of two mentions of events, as numbers, for all pairs of a story at once."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import simplemma
from ecbplus import Corpus, Mention
from numpy.typing import NDArray

from sayso.read.rules.triggers import lexicon
from sayso.weigh.wording import Vector, Weights, stems_of

Floats = NDArray[np.float64]
Synonyms = Mapping[tuple[str, str], float]
NEAR = 6
"""Words on either side of a mention that are its surroundings."""
_CHUNK = 150


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of mentions of one story.

    Args:
        first, second: indices into the corpus's mentions.
        features: a row a pair.
        same: whether the two are of one event.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    features: Floats
    same: NDArray[np.bool_]


def head_of(mention: Mention) -> str:
    """Return the stem of a mention's longest word: the head, as far as words alone tell."""
    return next(iter(stems_of(max(mention.words, key=len))), "")


def lemma_of(mention: Mention) -> str:
    """Return the lemma of a mention's longest word."""
    return str(simplemma.lemmatize(max(mention.words, key=len).lower(), lang="en")).lower()


def weights_of(corpus: Corpus) -> Weights:
    """Count the weights of stems in the documents to be grouped: no annotation is looked at."""
    found = collections.Counter(stem for words in corpus.documents.values() for stem in set(_stems(words)))
    return Weights(found, len(corpus.documents))


def stories(corpus: Corpus, weights: Weights, least: float) -> dict[str, int]:
    """Return the story of each document: average linkage by words down to a mean cosine of `least`."""
    names = sorted(corpus.documents)
    vectors = [weights.vector_of(_stems(corpus.documents[name])) for name in names]
    alike = _cosines(vectors)
    np.fill_diagonal(alike, -1)
    sizes = np.ones(len(names))
    groups = {n: [n] for n in range(len(names))}
    while len(groups) > 1:
        one, other = sorted(divmod(int(alike.argmax()), len(names)))
        if alike[one, other] < least:
            break
        row = (alike[one] * sizes[one] + alike[other] * sizes[other]) / (sizes[one] + sizes[other])
        row[(alike[one] == -1) | (alike[other] == -1)] = -1
        alike[one] = alike[:, one] = row
        alike[other] = alike[:, other] = -1
        sizes[one] += sizes[other]
        groups[one] += groups.pop(other)
    return {names[n]: story for story, members in enumerate(groups.values()) for n in members}


def pairs_in(corpus: Corpus, weights: Weights, story: Mapping[str, int], synonyms: Synonyms) -> list[Pairs]:
    """Return the pairs of each story with what the words tell of them."""
    by_story: dict[int, list[int]] = {}
    for n, mention in enumerate(corpus.mentions):
        by_story.setdefault(story[mention.document], []).append(n)
    documents = {name: weights.vector_of(_stems(words)) for name, words in corpus.documents.items()}
    return [_pairs(corpus.mentions, ns, weights, documents, synonyms) for ns in by_story.values() if len(ns) > 1]


def synonyms_in(mentions: Iterable[Mention]) -> tuple[collections.Counter[tuple[str, str]], ...]:
    """Return in how many topics two heads are of one event, and in how many they occur together."""
    together: collections.Counter[tuple[str, str]] = collections.Counter()
    at_all: collections.Counter[tuple[str, str]] = collections.Counter()
    by_topic: dict[str, set[tuple[str, str]]] = {}
    for mention in mentions:
        by_topic.setdefault(mention.topic, set()).add((head_of(mention), mention.chain))
    for heads in by_topic.values():
        one: set[tuple[str, str]] = set()
        both: set[tuple[str, str]] = set()
        for (a, chain), (b, other) in itertools.combinations(sorted(heads), 2):
            if a != b:
                (one if chain == other else both).add((a, b))
        together.update(one)
        at_all.update(one | both)
    return together, at_all


def _pairs(
    mentions: Sequence[Mention],
    ns: Sequence[int],
    weights: Weights,
    documents: Mapping[str, Vector],
    synonyms: Synonyms,
) -> Pairs:
    told = [mentions[n] for n in ns]
    first, second = np.triu_indices(len(told), 1)
    heads = [head_of(one) for one in told]
    own = [weights.vector(" ".join(one.words)) for one in told]
    around = [weights.vector(" ".join(_around(one, len(one.sentence)))) for one in told]
    near = [weights.vector(" ".join(_around(one, NEAR))) for one in told]
    names = [frozenset(w.lower() for w in _around(one, len(one.sentence)) if w[:1].isupper()) for one in told]
    numbers = [frozenset(w for w in one.sentence if any(c.isdigit() for c in w)) for one in told]
    kinds = [_kinds(one) for one in told]
    same_document = np.array([[a.document == b.document for b in told] for a in told], dtype=float)
    head = np.array([[a == b for b in heads] for a in heads], dtype=float)
    lemmas = [lemma_of(one) for one in told]
    lemma = np.array([[a == b for b in lemmas] for a in lemmas], dtype=float)
    start = np.array([[a[:4] == b[:4] for b in heads] for a in heads], dtype=float)
    like = np.array([[synonyms.get((min(a, b), max(a, b)), 0.0) for b in heads] for a in heads])
    rare = np.array([weights.of(one) / 6 for one in heads])
    document = _cosines([documents[one.document] for one in told]) * (1 - same_document)
    quote, close, words = _cosines(around), _cosines(near), _cosines(own)
    kind, name, number = _shared(kinds), _shared(names), _shared(numbers)
    table = [head, start, words, quote, close, document, same_document, kind, name, number, like]
    table += [head * np.minimum.outer(rare, rare), head * quote, head * document, head * name, head * close]
    table += [kind * document, kind * quote, head * same_document, like * document, (1 - head) * quote]
    table += [(1 - head) * name, (1 - head) * document, (1 - head) * kind, words * document]
    table += [lemma, lemma * np.minimum.outer(rare, rare), lemma * document, lemma * quote, lemma * same_document]
    chains = np.array([one.chain for one in told])
    index = np.array(ns)
    features = np.stack([column[first, second] for column in table], axis=1)
    return Pairs(index[first], index[second], features, chains[first] == chains[second])


def _kinds(mention: Mention) -> frozenset[str]:
    """Return the codebook kinds that sayso's trigger lexicon gives for a mention's words."""
    known = lexicon("en")
    return frozenset(known[stem,].kind for stem in stems_of(" ".join(mention.words)) if (stem,) in known)


def _around(mention: Mention, reach: int) -> tuple[str, ...]:
    end = mention.at + len(mention.words)
    return mention.sentence[max(0, mention.at - reach) : mention.at] + mention.sentence[end : end + reach]


def _stems(words: Sequence[str]) -> list[str]:
    chunks = (words[start : start + _CHUNK] for start in range(0, len(words), _CHUNK))
    return [stem for chunk in chunks for stem in stems_of(" ".join(chunk))]


def _cosines(vectors: Sequence[Vector]) -> Floats:
    """Return the cosine of every two vectors."""
    column: dict[str, int] = {}
    for vector in vectors:
        for stem in vector:
            column.setdefault(stem, len(column))
    table = np.zeros((len(vectors), len(column) or 1))
    for row, vector in enumerate(vectors):
        for stem, weight in vector.items():
            table[row, column[stem]] = weight
    return np.asarray(table @ table.T)


def _shared(sets: Sequence[frozenset[str]]) -> Floats:
    """Return the share of elements that every two sets have in common (Jaccard)."""
    column: dict[str, int] = {}
    for each in sets:
        for word in sorted(each):
            column.setdefault(word, len(column))
    table = np.zeros((len(sets), len(column) or 1))
    for row, each in enumerate(sets):
        table[row, [column[word] for word in each]] = 1
    both = table @ table.T
    sizes = table.sum(axis=1)
    return np.asarray(both / np.maximum(np.add.outer(sizes, sizes) - both, 1))
