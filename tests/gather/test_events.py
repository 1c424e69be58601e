import pytest

from sayso.errors import SourceError
from sayso.gather.events import top_level_texts

WANTED = frozenset({"body", "title"})


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("title: Kidal\nbody: The army entered.\n", {"title": "Kidal", "body": "The army entered."}),
        ("title: null\nbody: 2023-11-14\n", {"body": "2023-11-14"}),
        ("title: '~'\nbody: ''\n", {"title": "~", "body": ""}),
        ("other: {body: x}\nlist: [body, x]\nbody: z\n", {"body": "z"}),
        ("? {a: b}\n: c\nbody: q\n? [x]\n: {d: e}\n", {"body": "q"}),
        ("other: !!python/object:os.system {}\nbody: z\n", {"body": "z"}),
        ("", {}),
    ],
)
def test_single_values_at_the_top_are_read(text: str, fields: dict[str, str]) -> None:
    assert top_level_texts(text, WANTED, "kidal.yaml") == fields


def test_aliases_are_not_expanded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"l{n}: &l{n} [*{'a' if not n else f'l{n - 1}'}, *a]\n" for n in range(60))
    assert top_level_texts(f"{bomb}body: z\n", WANTED, "bomb.yaml") == {"body": "z"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("body: 'a", "malformed YAML, line 1: found unexpected end of stream"),
        ("title: x\nbody: [a]", "line 2: field 'body': a text is expected"),
        ("title: &t x\nbody: *t", "line 2: field 'body': a text is expected"),
        ("- body", "a mapping of fields is expected"),
        ("body", "a mapping of fields is expected"),
        ("---\nbody: a\n---\nbody: b", "line 3: a second document; write the reports one a file"),
        ("x" * 5_000_001, "larger than 5 MB of YAML; write the reports one a file"),
    ],
)
def test_what_is_malformed_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        top_level_texts(text, WANTED, "kidal.yaml")
    assert caught.value.reason == reason


def test_deep_nesting_is_refused_and_costs_no_stack() -> None:
    with pytest.raises(SourceError, match="malformed YAML"):
        top_level_texts(f"body: x\nz: {'[' * 200_000}", WANTED, "deep.yaml")
