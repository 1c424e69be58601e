"""Source packs: kinds, letters, aliases, and what a name alone tells."""

from pathlib import Path

import pytest

from sayso.errors import KnowledgeError
from sayso.know.actors import actor_packs
from sayso.know.sources import Letter, source_book

BOOK = source_book()


@pytest.mark.parametrize(
    ("name", "kind", "letter"),
    [
        ("Reuters", "wire", "A"),
        ("Agence France-Presse", "wire", "A"),
        ("ITAR-TASS", "state_media", "D"),
        ("Al-Masirah TV", "party", "D"),
        ("RFI", "broadcaster", "B"),
        ("OCHA", "mission", "B"),
        ("Human Rights Watch", "ngo", "B"),
        ("OCHA Sudan", "mission", "B"),
        ("Northern State News Agency", "state_media", "D"),
        ("General Staff of the Armed Forces", "party", "D"),
        ("River Courier", "local_media", "C"),
        ("somebody (blogspot.com)", "personal", "E"),
        ("Zxqv", "unknown", "F"),
        ("", "unknown", "F"),
    ],
)
def test_who_publishes(name: str, kind: str, letter: str) -> None:
    found = BOOK.publisher(name)
    assert (found.kind.id, found.letter.value) == (kind, letter)
    assert found.why


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("military", "party"),
        ("rebels", "party"),
        ("civilians", "witness"),
        ("peacekeepers", "mission"),
        ("", "unknown"),
    ],
)
def test_a_speaker_that_no_pack_knows_is_judged_by_its_type(type: str, kind: str) -> None:
    assert BOOK.speaker("nobody known", None, type).kind.id == kind


def test_every_side_is_an_actor_and_every_fact_can_be_checked() -> None:
    for source in BOOK:
        assert source.side is None or actor_packs().by_id(source.side), source.id
        assert source.reference.startswith("https://"), source.id
        assert source.why, source.id


def test_a_team_s_own_pack_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(
        "- {id: reuters, name: Reuters, kind: wire, letter: B, why: our own record of it}\n"
        "- {id: lake-radio, name: Lake Radio, kind: broadcaster, why: known to us, country: NO}\n",
        encoding="utf-8",
    )
    book = source_book([tmp_path])
    assert book.publisher("Reuters").letter is Letter.B
    assert book.publisher("lake radio").country == "NO"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{}", "a list"),
        ("- {id: a, name: A}", "entry 1"),
        ("- {id: a, name: A, kind: king, why: so}", "'king'"),
        ("- {id: a, name: A, kind: wire, why: so, letter: Z}", "'Z'"),
        ("- {id: a, name: A, kind: wire, why: so, aliases: B}", "aliases"),
        ("- [", "bad.yaml"),
    ],
)
def test_a_malformed_pack_is_named(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says):
        source_book([file])
    with pytest.raises(KnowledgeError, match="cannot be read"):
        source_book([tmp_path / "none.yaml"])


@pytest.mark.parametrize(("one", "other", "both"), [("A", "D", "D"), ("F", "C", "C"), ("F", "F", "F"), ("B", "A", "B")])
def test_what_one_says_through_another(one: str, other: str, both: str) -> None:
    assert Letter(one).and_through(Letter(other)) is Letter(both)
