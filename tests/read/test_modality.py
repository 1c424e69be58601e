"""How a thing is said, by the words before it."""

import pytest

from sayso.read.rules.modality import modality_of
from sayso.read.tokens import tokens_of
from sayso.statement import Modality


@pytest.mark.parametrize(
    ("text", "word", "lang", "expected"),
    [
        ("The mission will leave the town.", "leave", "en", Modality.PLANNED),
        ("The rebels did not leave the town.", "leave", "en", Modality.DENIED),
        ("They didn't leave the town.", "leave", "en", Modality.DENIED),
        ("The rebels failed to take the town.", "take", "en", Modality.FAILED),
        ("The army may have taken the town.", "taken", "en", Modality.POSSIBLE),
        ("The army reportedly took the town.", "took", "en", Modality.POSSIBLE),
        ("The rebels threatened to attack the base.", "attack", "en", Modality.THREATENED),
        ("Residents feared an attack.", "attack", "en", Modality.EXPECTED),
        ("The army took the town.", "took", "en", None),
        ("The talks will go on, but the army took the town.", "took", "en", None),
        ("L'armée aurait pris la ville.", "pris", "fr", Modality.POSSIBLE),
        ("La mission doit quitter la ville.", "quitter", "fr", Modality.PLANNED),
    ],
)
def test_modality(text: str, word: str, lang: str, expected: Modality | None) -> None:
    tokens = tokens_of(text)
    index = next(n for n, token in enumerate(tokens) if token.text == word)
    assert modality_of(tokens, index, index, lang) == expected
