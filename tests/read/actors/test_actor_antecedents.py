"""Who is meant by pronouns and by descriptions of a party told of before."""

import pytest

from sayso.read.actors import ActorMention, find_actors
from sayso.report import Report


def of(text: str, words: str, publisher: str = "") -> ActorMention:
    """The last mention of a text that reads so."""
    mentions = find_actors(Report(text=text, publisher=publisher))
    return next(one for one in reversed(mentions) if one.actor.text == words)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mali's army said it had entered Kidal.", "it", "Malian Armed Forces"),
        ("The Taliban took Kunduz. They freed hundreds of prisoners.", "They", "Taliban"),
        ("Abiy Ahmed went to Mekelle on Monday. He met elders there.", "He", "Abiy Ahmed"),
        ("M23 seized Goma. Its fighters looted shops.", "Its fighters", "M23"),
        ("Turkish soldiers crossed into Syria. The army denied losses.", "The army", "Turkish Armed Forces"),
    ],
)
def test_a_pronoun_or_possessive_has_its_antecedent(text: str, words: str, name: str) -> None:
    assert of(text, words).actor.name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Tuareg-dominated separatist groups hold Kidal. The rebels cut telephone links.",
            "The rebels",
            "Tuareg-dominated separatist groups",
        ),
        (
            "Tuareg-dominated separatist groups hold Kidal. Troops met separatist fighters there.",
            "separatist fighters",
            "Tuareg-dominated separatist groups",
        ),
        ("Troops retook Bama from Boko Haram. The militants fled.", "The militants", "Boko Haram"),
        ("The militants fled Bama. The army said Boko Haram had lost it.", "The militants", "Boko Haram"),
        ("MINUSMA left Kidal. The peacekeepers burned their stores.", "The peacekeepers", "MINUSMA"),
        ("MINUSMA left Kidal. The mission had been there for ten years.", "The mission", "MINUSMA"),
        ("The Security Council met. The Council condemned the raid.", "The Council", "UN Security Council"),
    ],
)
def test_a_description_has_the_name_of_its_party(text: str, words: str, name: str) -> None:
    assert of(text, words).actor.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            '"We hold the town," said Omar Diallo, a spokesman for the MNLA.',
            "National Movement for the Liberation of Azawad",
        ),
        ('M23 said: "We hold the town."', "M23"),
    ],
)
def test_we_in_direct_speech_is_the_speakers_party(text: str, name: str) -> None:
    assert of(text, "We").actor.name == name


def test_we_in_a_partys_own_voice_is_its_publisher() -> None:
    assert of("We took the town at dawn.", "We", publisher="Kachin Independence Army").actor.id == "kia"


def test_it_stands_for_nothing_before_an_adjective() -> None:
    mentions = find_actors(Report(text="The army moved north. It is unclear where the army went."))
    assert [one.use for one in mentions] == ["description", "description"]


@pytest.mark.parametrize(
    ("text", "words", "use", "plural"),
    [
        ("The rebels fled.", "The rebels", "description", True),
        ("JNIM fled.", "JNIM", "name", False),
        ("The army said it fled.", "it", "pronoun", False),
    ],
)
def test_use_and_number(text: str, words: str, use: str, plural: bool) -> None:
    mention = of(text, words)
    assert (mention.use, mention.plural) == (use, plural)


def test_a_french_pronoun_behind_its_verb_has_its_antecedent() -> None:
    mentions = find_actors(Report(text="Le général Tiani a parlé. Le pays est calme, a-t-il ajouté.", lang="fr"))
    assert (mentions[-1].actor.text, mentions[-1].actor.name) == ("il", "Abdourahamane Tiani")


@pytest.mark.parametrize(
    ("publisher", "text", "name"),
    [
        ("Kachin Independence Army", "The enemy fled Laiza in Myanmar.", "Myanmar military"),
        ("Nigerian Army", "The enemy fled Bama in Nigeria. Boko Haram had held it.", "Boko Haram"),
        ("Daily Tidings", "The enemy fled.", "enemy"),
    ],
)
def test_the_enemy_is_the_publishers(publisher: str, text: str, name: str) -> None:
    assert of(text, "The enemy", publisher).actor.name == name


def test_the_men_of_a_leader_are_his_groups() -> None:
    text = "The Justice and Equality Movement entered Omdurman. Khalil Ibrahim said his men were still there."
    assert of(text, "his men").actor.name == "Justice and Equality Movement"
