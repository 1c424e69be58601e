"""Who is meant by "we" and "its", and who holds what is denied as lost."""

import pytest

from sayso.read.actors import ActorMention
from sayso.read.tokens import tokens_of
from sayso.read.trained.voice import as_said, denied_before, denied_holder, denies, is_named, owner_of
from sayso.statement import Actor, Modality, Speaker

SPOKESMAN = Speaker("a rebel spokesman", "rebel spokesman", "rebels")


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (Actor("our forces", "Hill Wire", "media"), "rebel spokesman"),
        (Actor("We", "We", "unknown"), "rebel spokesman"),
        (Actor("nos hommes", "nos hommes", "unknown"), "rebel spokesman"),
        (Actor("ours", "ours", "unknown"), "rebel spokesman"),
        (Actor("we", "Northern Front", "rebels"), "Northern Front"),
        (Actor("the army", "army", "military"), "army"),
    ],
)
def test_we_is_the_speaker_unless_known_otherwise(actor: Actor, name: str) -> None:
    assert as_said(actor, SPOKESMAN, "Hill Wire").name == name
    assert as_said(actor, None, "Hill Wire") == actor


@pytest.mark.parametrize(("name", "named"), [("army", True), ("They", False), ("its", False), ("ours", False)])
def test_a_pronoun_is_no_name(name: str, *, named: bool) -> None:
    assert is_named(name) is named


def test_its_is_who_was_named_last() -> None:
    army = ActorMention(4, 8, Actor("army", "Army", "military"), "name", (4, 8), plural=False)
    its = Actor("its", "its", "foreign_military")
    assert owner_of(its, 30, [army]) == Actor("its", "Army", "military")
    assert owner_of(its, 400, [army]) == its
    assert owner_of(Actor("the army", "army", "military"), 30, [army]).name == "army"


@pytest.mark.parametrize(
    ("cue", "lang", "denied"),
    [
        ("denied", "en", True),
        ("denies in the strongest terms", "en", True),
        ("did not deny", "en", False),
        ("said", "en", False),
        ("a démenti", "fr", True),
    ],
)
def test_cues_that_deny(cue: str, lang: str, *, denied: bool) -> None:
    assert denies(tokens_of(cue), lang) is denied


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("The group denies in the strongest terms the rumours that the army has", True),
        ("The army denied that the rebels had", True),
        ("The army did not deny that the rebels had", False),
        ("The army denied the report and said that the rebels had", False),
        ("The army denied that it was told by anybody in the town of the plan it had", False),
    ],
)
def test_what_follows_a_denial_is_denied(words: str, *, denied: bool) -> None:
    assert denied_before(tokens_of(words), "en") is denied


@pytest.mark.parametrize(
    ("kind", "modality", "speaker", "holders"),
    [
        ("capture", Modality.DENIED, SPOKESMAN, ("rebel spokesman",)),
        ("capture", Modality.OCCURRED, SPOKESMAN, ("unknown",)),
        ("capture", Modality.DENIED, Speaker("residents", "residents", "civilians"), ("unknown",)),
        ("control", Modality.DENIED, SPOKESMAN, ("unknown",)),
        ("capture", Modality.DENIED, None, ("unknown",)),
    ],
)
def test_a_party_that_denies_a_loss_holds_still(
    kind: str, modality: Modality, speaker: Speaker | None, holders: tuple[str, ...]
) -> None:
    assert denied_holder(kind, modality, (), speaker) == holders
