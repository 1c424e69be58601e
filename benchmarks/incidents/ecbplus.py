"""The annotated events of ECB+ (Cybulska and Vossen 2014): mentions with their sentence, document and chain."""

from __future__ import annotations

import csv
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an event.

    Args:
        id: document and number.
        topic, document: where it stands.
        words: of the mention.
        sentence: the words of the sentence around it.
        at: index of the first word of the mention in it.
        chain: what is the same for all mentions of the event.
    """

    id: str
    topic: str
    document: str
    words: tuple[str, ...]
    sentence: tuple[str, ...]
    at: int
    chain: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Mentions, and the words of each document."""

    mentions: tuple[Mention, ...]
    documents: dict[str, tuple[str, ...]]


def read(folder: pathlib.Path, topics: frozenset[str]) -> Corpus:
    """Read some topics; only sentences whose annotation was checked count, as in the corpus's own list."""
    checked = _checked(folder / "ECBplus_coreference_sentences.csv")
    mentions: list[Mention] = []
    documents: dict[str, tuple[str, ...]] = {}
    for topic in sorted(topics, key=int):
        for file in sorted((folder / "ECB+" / topic).glob("*.xml")):
            root = ET.parse(file).getroot()  # noqa: S314 (a corpus that the user has chosen)
            documents[file.stem] = tuple(token.text or "" for token in root.iter("token"))
            mentions.extend(_mentions(root, topic, file.stem, checked))
    return Corpus(tuple(mentions), documents)


def _checked(table: pathlib.Path) -> frozenset[tuple[str, int]]:
    with table.open(encoding="utf-8", newline="") as rows:
        return frozenset((f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in csv.DictReader(rows))


def _mentions(root: ET.Element, topic: str, document: str, checked: frozenset[tuple[str, int]]) -> Iterator[Mention]:
    tokens = {token.get("t_id"): token for token in root.iter("token")}
    sentences: dict[str, list[str]] = {}
    for token in tokens.values():
        sentences.setdefault(token.get("sentence") or "", []).append(token.text or "")
    chain_of = _chains(root, document)
    for markable in root.find("Markables") or ():
        anchors = [tokens[anchor.get("t_id")] for anchor in markable.iter("token_anchor")]
        if not anchors or not markable.tag.startswith(("ACTION", "NEG_ACTION")):
            continue
        sentence = anchors[0].get("sentence") or ""
        if (document, int(sentence)) in checked:
            id = f"{document}/{markable.get('m_id')}"
            words = tuple(anchor.text or "" for anchor in anchors)
            at = int(anchors[0].get("number") or 0)
            chain = chain_of.get(markable.get("m_id") or "", id)
            yield Mention(id, topic, document, words, tuple(sentences[sentence]), at, chain)


def _chains(root: ET.Element, document: str) -> dict[str, str]:
    """Return the chain of each mention: that of several documents by its note, that of one by the relation."""
    found: dict[str, str] = {}
    instances = {m.get("m_id"): m.get("instance_id") for m in root.find("Markables") or () if m.get("instance_id")}
    for relation in root.find("Relations") or ():
        target = relation.find("target")
        note = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else None
        name = note or instances.get(target.get("m_id") if target is not None else None)
        chain = name or f"{document}/{relation.get('r_id')}"
        found.update((source.get("m_id") or "", chain) for source in relation.iter("source"))
    return found
