"""Which statements of a text tell of an incident, and which of them of the same one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.evaluate.muc.fill.tables import tables
from sayso.report import Report
from sayso.statement import Statement

SENTENCE_EDGE = re.compile(r"(?<=[.!?\"])\s+(?=[A-Z\"\[])|\n+")


NEAR = 250
"""Characters within which an attack and a bombing are told of as one."""
REACH = 500
"""Characters within which statements tell of one incident, unless they name the same target: by TST1 and TST2."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with what a template asks of it.

    Args:
        statement: the statement.
        sentence: the sentence that its trigger stands in.
        type: the incident type.
        stage: the stage of execution.
    """

    statement: Statement
    sentence: str
    type: str
    stage: str


@dataclass(slots=True)
class Incident:
    """Statements of one text that tell of one incident, in text order."""

    told: list[Told] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The incident type: the most telling of its statements'."""
        types = [one.type for one in self.told]
        return next((kind for kind in types if kind != "ATTACK"), "ATTACK")

    @property
    def stage(self) -> str:
        """The stage of execution."""
        stages = [one.stage for one in self.told]
        return "ACCOMPLISHED" if "ACCOMPLISHED" in stages else stages[0]

    @property
    def words(self) -> str:
        """Its sentences, each once."""
        return " ".join(dict.fromkeys(one.sentence for one in self.told))


def incidents_of(report: Report, statements: Iterable[Statement]) -> list[Incident]:
    """Gather a text's statements into incidents."""
    found: list[Incident] = []
    told = [one for statement in statements if (one := _told(report, statement)) is not None]
    weak = set(tables().rules["weak"])
    for one in [t for t in told if t.statement.kind not in weak] + [t for t in told if t.statement.kind in weak]:
        home = next((incident for incident in found if _same(incident, one)), None)
        if home is None:
            home = Incident()
            found.append(home)
        home.told.append(one)
    for incident in found:
        incident.told.sort(key=lambda one: (one.statement.start, one.statement.trigger_start))
    return sorted(found, key=lambda incident: incident.told[0].statement.start)


def _told(report: Report, statement: Statement) -> Told | None:
    rules = tables().rules
    if statement.kind not in rules["kinds"] or statement.modality.value in rules["not_told"]:
        return None
    sentence = sentence_of(report.text, statement.trigger_start)
    return Told(statement, sentence, _type(statement, sentence), _stage(statement))


CUT_SHORT = re.compile(r"\s+(?:of|who|whom|that|which|or|and|in|by|from|with|the|a|an|,)\s*$", re.IGNORECASE)
REST = re.compile(r"\s*(?:the )?(?:[\w'’-]+ ){0,3}?(?:[A-Z][\w'’-]*)(?:[ -](?:(?:of|for|de) )?[A-Z][\w'’-]*)*")


def whole_phrase(words: str, sentence: str) -> str:
    """Mend a phrase that ends in a joining word: "members of" goes on to the name that follows, others are cut."""
    words = words.strip()
    if re.search(r"\bof(?: the)?$", words) and words in sentence:
        rest = REST.match(sentence, sentence.index(words) + len(words))
        if rest:
            return words + rest[0]
    last = None
    while last != words:
        last, words = words, CUT_SHORT.sub("", f" {words}").strip()
    return "" if words.lower() in {"the", "a", "an", "of", "who", "one", "some", "others"} else words


def sentence_of(text: str, at: int) -> str:
    """Return the sentence that stands at an offset."""
    start = max((edge.end() for edge in SENTENCE_EDGE.finditer(text, max(0, at - 1500), at)), default=max(0, at - 1500))
    after = SENTENCE_EDGE.search(text, at)
    return text[start : after.start() if after else len(text)]


def _type(statement: Statement, sentence: str) -> str:
    for kind, where, words in tables().types:
        if where == "trigger" and words.search(statement.trigger):
            if kind == "BOMBING" and tables().patterns["unless_bombing"].search(sentence):
                return "ATTACK"
            return kind
        if where == "sentence" and words.search(statement.quote):
            return "ATTACK" if tables().patterns["unless_bombing"].search(sentence) else kind
    return str(tables().rules["kinds"][statement.kind])


def _stage(statement: Statement) -> str:
    stage = str(tables().rules["stages"].get(statement.modality.value, "ACCOMPLISHED"))
    if statement.kind == "threat" or tables().patterns["threatened_words"].search(statement.trigger):
        return "THREATENED"
    if stage == "ACCOMPLISHED" and tables().patterns["attempted_words"].search(statement.quote):
        return "ATTEMPTED"
    return stage


def _same(incident: Incident, one: Told) -> bool:
    """Say whether a statement tells of an incident already found: nothing in it speaks against that."""
    if (one.stage == "THREATENED") != (incident.stage == "THREATENED"):
        return False
    weak = one.statement.kind in tables().rules["weak"]
    if not weak and "ATTACK" not in {one.type, incident.type} and one.type != incident.type:
        return False
    if {one.type, incident.type} == {"ATTACK", "KIDNAPPING"} and not weak:
        return False
    if one.type != incident.type and not weak and not any(_near(one, other) for other in incident.told):
        return False
    return all(_fits(one.statement, other.statement) for other in incident.told)


def _near(one: Told, other: Told) -> bool:
    return abs(one.statement.trigger_start - other.statement.trigger_start) <= NEAR


def _fits(one: Statement, other: Statement) -> bool:
    return (
        _days_fit(one, other)
        and _places_fit(one, other)
        and _countries_fit(one, other)
        and (abs(one.trigger_start - other.trigger_start) <= REACH or bool(_named(one) & _named(other)))
    )


def _named(statement: Statement) -> frozenset[str]:
    """Return the capitalised words of the targets: who was hit, where the text names them."""
    return frozenset(
        word.strip(".,'’") for target in statement.targets for word in target.text.split() if word[:1].isupper()
    )


def _days_fit(one: Statement, other: Statement) -> bool:
    ours, theirs = day_of(one), day_of(other)
    return ours is None or theirs is None or ours == theirs


def _countries_fit(one: Statement, other: Statement) -> bool:
    ours, theirs = ({p.country for p in s.places if p.kind == "country"} for s in (one, other))
    return not ours or not theirs or bool(ours & theirs)


def day_of(statement: Statement) -> dt.date | None:
    """Return the one day of a statement, or None."""
    when = statement.when
    return when.interval.first if when and when.precision == "day" else None


def _places_fit(one: Statement, other: Statement) -> bool:
    ours = {place.name for place in one.places if place.kind in {"city", "camp", "district"}}
    theirs = {place.name for place in other.places if place.kind in {"city", "camp", "district"}}
    return not ours or not theirs or bool(ours & theirs)
