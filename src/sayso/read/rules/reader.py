"""Put the statements of a report together from what the rules find in it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.coded import coded_sentences
from sayso.read.counts import counts_in
from sayso.read.due import due_of
from sayso.read.holder import holders_of
from sayso.read.mentions import mentions_of, within
from sayso.read.rules.attribution import Attribution, attributions_of, innermost, is_unverified, with_speakers
from sayso.read.rules.clauses import clause_around
from sayso.read.rules.lexicons import LANGUAGES, KindRoles, kind_roles, role_words
from sayso.read.rules.modality import modality_of
from sayso.read.rules.refine import refined
from sayso.read.rules.roles import roles_of
from sayso.read.rules.scene import Scene, quoted_spans
from sayso.read.rules.setting import Carried, carry, description_start, places_for, time_for, when_of
from sayso.read.rules.triggers import Trigger, find_triggers
from sayso.read.tokens import Token, tokens_of
from sayso.report import Report
from sayso.statement import Modality, Statement, check_statement

_DEFAULT_ROLES = KindRoles()
_STATE = "control"
_WINDOW = 6
"""Tokens on either side of a trigger within which words of ending and absence speak of it."""
_UNCOUNTED = {
    "casualties": "killed",
    "attack_on_civilians": "killed",
    "deployment": "personnel",
    "withdrawal": "personnel",
    "abduction": "abducted",
    "arrest": "arrested",
    "displacement": "displaced",
    "humanitarian": "population",
    "protest": "other",
    "riot": "other",
    "election": "other",
    "release": "other",
    "surrender": "other",
}
"""What people counted without a word of their fate are, by the kind of the statement."""


class RulesReader:
    """Reads by word lists and rules; every statement can be traced to the entries that made it."""

    @property
    def name(self) -> str:
        """Return the name that `--reader` takes."""
        return "rules"

    def read(self, report: Report) -> tuple[Statement, ...]:
        """Return what the report says; nothing in a language that the rules have no word lists for."""
        if report.lang not in LANGUAGES:
            return ()
        statements: list[Statement] = []
        carried, spoken = Carried(), None
        paragraph = -1
        for scene in scenes_of(report):
            if scene.sentence.paragraph != paragraph:
                paragraph, spoken = scene.sentence.paragraph, spoken if _opens_with_quote(scene) else None
            attributions = attributions_of(scene, spoken)
            statements.extend(_statements(report, with_speakers(scene, attributions), attributions, carried))
            carried = carry(scene, carried)
            spoken = attributions[-1] if attributions else spoken
        for statement in statements:
            check_statement(report, statement)
        return tuple(statements)


def scenes_of(report: Report) -> Iterator[Scene]:
    """Yield the sentences of a report's coded paragraphs with what was found in each."""
    text, lang = report.text, report.lang
    mentions = mentions_of(report)
    for sentence in coded_sentences(report):
        tokens = tokens_of(text, sentence.start, sentence.end)
        span = (sentence.start, sentence.end)
        yield Scene(
            text=text,
            lang=lang,
            sentence=sentence,
            tokens=tokens,
            triggers=find_triggers(tokens, lang),
            actors=within(mentions.actors, *span),
            places=within(mentions.places, *span),
            times=within(mentions.times, *span),
            quoted=quoted_spans(tokens),
        )


def _opens_with_quote(scene: Scene) -> bool:
    return bool(scene.quoted) and scene.quoted[0][0] - scene.sentence.start <= 1


def _statements(
    report: Report,
    scene: Scene,
    attributions: tuple[Attribution, ...],
    carried: Carried,
) -> Iterator[Statement]:
    for trigger in scene.triggers:
        if any(one.start <= trigger.start and trigger.end <= one.end for one in attributions):
            continue  # the word is a cue here
        said = innermost(attributions, trigger.start, trigger.end)
        yield _statement(report, scene, trigger, said, carried)


def _statement(
    report: Report,
    scene: Scene,
    trigger: Trigger,
    said: Attribution | None,
    carried: Carried,
) -> Statement:
    first, last = _clause(scene, trigger, said)
    clause = (scene.tokens[first].start, scene.tokens[last].end)
    roles = roles_of(scene, trigger, clause)
    kind = refined(trigger.kind, scene.text[trigger.start : trigger.end], roles)
    aside = description_start(scene, trigger) if kind == _STATE else None
    modality = _modality(scene, trigger, said)
    told_of = clause if aside is None else (aside, clause[1])
    when = when_of(scene, time_for(scene, trigger, told_of, inside_only=aside is not None))
    if aside is not None:
        said = None
    near = _near(scene.tokens, trigger)
    words = role_words(scene.lang)
    ends, absent = not near.isdisjoint(words.ends), not near.isdisjoint(words.absent)
    holders = holders_of(kind, modality, roles.actors, roles.targets, ends=ends, absent=absent)
    kind_rules = kind_roles().get(kind, _DEFAULT_ROLES)
    return Statement(
        quote=scene.text[clause[0] : clause[1]],
        start=clause[0],
        end=clause[1],
        trigger=scene.text[trigger.start : trigger.end],
        trigger_start=trigger.start,
        trigger_end=trigger.end,
        kind=kind,
        modality=modality,
        said_by=said.speaker if said else None,
        unverified=is_unverified(scene),
        actors=roles.actors,
        targets=roles.targets,
        places=places_for(scene, trigger, clause, kind_rules, carried),
        when=when,
        counts=counts_in(scene.text, scene.tokens, (first, last), scene.lang, _UNCOUNTED.get(kind)),
        holders=holders,
        due=due_of(modality, when, report.published),
        ends=ends and kind in {"control", "siege", "disruption", "sanction"},
    )


def _clause(scene: Scene, trigger: Trigger, said: Attribution | None) -> tuple[int, int]:
    low, high = 0, len(scene.tokens) - 1
    if said:
        governed = next((part for part in said.content if part[0] <= trigger.start and trigger.end <= part[1]), None)
        if governed:
            inside = [
                at for at, token in enumerate(scene.tokens) if governed[0] <= token.start and token.end <= governed[1]
            ]
            low, high = min(inside[0], trigger.first), max(inside[-1], trigger.last)
    return clause_around(scene.tokens, trigger.first, trigger.last, low, high)


def _modality(scene: Scene, trigger: Trigger, said: Attribution | None) -> Modality:
    marked = modality_of(scene.tokens, trigger.first, trigger.last, scene.lang)
    if said and said.modality:
        return said.modality
    if marked is Modality.DEMANDED and said is None:
        return Modality.PLANNED  # "must" in nobody's mouth is an obligation, not a demand
    return marked or Modality.OCCURRED


def _near(tokens: tuple[Token, ...], trigger: Trigger) -> set[str]:
    window = tokens[max(0, trigger.first - _WINDOW) : trigger.last + 1 + _WINDOW // 2]
    return {token.lower for token in window}
