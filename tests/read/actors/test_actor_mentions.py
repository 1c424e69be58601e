"""Who is meant by the names, descriptions and pronouns of a report."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.actors import ActorMention, find_actors
from sayso.report import Report


def named(text: str, lang: str = "en") -> list[tuple[str, str, str]]:
    return [(one.actor.text, one.actor.name, one.actor.type) for one in find_actors(Report(text, lang=lang))]


def mention(text: str, words: str, lang: str = "en") -> ActorMention:
    """Return the mention that begins with the words."""
    at = text.index(words)
    return next(one for one in find_actors(Report(text, lang=lang)) if one.start <= at < one.end)


@pytest.mark.parametrize(
    ("text", "words", "name", "type"),
    [
        ("Mali's army entered Kidal.", "Mali's army", "Malian Armed Forces", "military"),
        ("The Malian army entered Kidal.", "The Malian army", "Malian Armed Forces", "military"),
        ("Malian troops entered Kidal.", "Malian troops", "Malian Armed Forces", "military"),
        ("In Mali, the military entered Kidal.", "the military", "Malian Armed Forces", "military"),
        ("Mali's ruling junta seized power in 2020.", "Mali's ruling junta", "Malian junta", "government"),
        ("The government of Mali signed the deal.", "The government", "Government of Mali", "government"),
        ("Bamako said the talks had failed.", "Bamako", "Government of Mali", "government"),
        ("Tunisian police arrested four men in Sfax.", "Tunisian police", "Tunisian police", "police"),
        ("Tuareg rebels attacked the convoy.", "Tuareg rebels", "Tuareg rebels", "rebels"),
        ("Residents of Bama fled.", "Residents of Bama", "residents of Bama", "civilians"),
        ("The U.N. Security Council set a date.", "The U.N.", "UN Security Council", "intergovernmental"),
        ("The Rapid Support Forces (RSF) shelled it.", "The Rapid", "Rapid Support Forces", "militia"),
        ("JNIM claimed the attack.", "JNIM", "JNIM", "jihadists"),
        ("Boko Haram fighters burned the village.", "Boko Haram", "Boko Haram", "jihadists"),
    ],
)
def test_an_actor_has_its_canonical_name_and_type(text: str, words: str, name: str, type: str) -> None:
    actor = mention(text, words).actor
    assert (actor.name, actor.type) == (name, type)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("L'armée malienne est entrée dans Kidal.", "armée malienne", "Malian Armed Forces"),
        ("Le gouvernement malien a rejeté l'offre.", "gouvernement malien", "Government of Mali"),
        ("Boko Haram a attaqué le village, selon des habitants.", "Boko Haram", "Boko Haram"),
        ("La Cédéao a suspendu le Mali.", "Cédéao", "ECOWAS"),
    ],
)
def test_french_words_are_known_under_english_names(text: str, words: str, name: str) -> None:
    assert mention(text, words, lang="fr").actor.name == name


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Mali's army said it had entered Kidal.", "it had", "Malian Armed Forces"),
        ("M23 left the town. They burned its market.", "They", "M23"),
        ("General Abdel Fattah al-Burhan spoke. He said the war would end.", "He", "Abdel Fattah al-Burhan"),
    ],
)
def test_a_pronoun_stands_for_who_was_told_of_before(text: str, pronoun: str, name: str) -> None:
    found = mention(text, pronoun)
    assert (found.actor.name, found.use) == (name, "pronoun")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("M23 took Goma. The rebels then marched south.", "The rebels", "M23"),
        ("MINUSMA left Kidal. The mission has left four camps.", "The mission", "MINUSMA"),
        ("Boko Haram struck again. The group has killed thousands.", "The group", "Boko Haram"),
        ("Tuareg-led armed groups hold Kidal. The rebels cut the lines.", "The rebels", "Tuareg-led armed groups"),
    ],
)
def test_a_definite_description_stands_for_the_fuller_mention(text: str, words: str, name: str) -> None:
    assert mention(text, words).actor.name == name


def test_a_surname_alone_is_the_person_named_before() -> None:
    text = "President Salva Kiir left Juba. Kiir said he would return."
    assert {one.actor.name for one in find_actors(Report(text)) if one.use != "description"} == {"Salva Kiir"}


def test_a_foreign_army_is_told_apart_from_the_country_s_own() -> None:
    text = "In Mali's capital, Bamako, and in Gao, Mali's army met French troops. Mali thanked them."
    assert mention(text, "French troops").actor.type == "foreign_military"
    assert mention(text, "Mali's army").actor.type == "military"


def test_an_actor_of_the_packs_bears_its_id() -> None:
    assert mention("The RSF took Nyala.", "The RSF").actor.id == "rsf"


@pytest.mark.parametrize("text", ["", "\n\n", "It rained.", "The price of rice rose on Monday."])
def test_where_nobody_acts_nobody_is_found(text: str) -> None:
    assert named(text) == []


@settings(deadline=None)
@given(st.text(alphabet="aA .,'’\n-(IMF)tTheunrbls\"“”", max_size=200))
def test_mentions_are_the_words_that_stand_there_in_order_without_overlap(text: str) -> None:
    found = find_actors(Report(text))
    assert [text[one.start : one.end] for one in found] == [one.actor.text for one in found]
    assert all(one.start <= one.head[0] < one.head[1] <= one.end for one in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


def test_reading_twice_gives_the_same() -> None:
    report = Report("Mali's army said it had entered Kidal. The rebels denied it.")
    assert find_actors(report) == find_actors(report)
