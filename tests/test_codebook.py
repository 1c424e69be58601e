from pathlib import Path
from types import ModuleType

import pytest
import yaml

from sayso.codebook import codebook
from sayso.statement import Modality


def test_modalities_are_those_of_the_code() -> None:
    assert list(codebook().modalities) == [modality.value for modality in Modality]


def test_every_kind_has_a_meaning() -> None:
    assert [kind.id for kind in codebook().kinds.values() if not kind.means] == []


@pytest.mark.parametrize(
    ("kind", "plover", "acled", "cameo"),
    [
        ("capture", "COERCE/seize", "Non-state actor overtakes territory", "192"),
        ("air_strike", "ASSAULT/aerial", "Air/drone strike", "195"),
    ],
)
def test_crosswalks_of_a_kind(kind: str, plover: str, acled: str, cameo: str) -> None:
    found = codebook().kinds[kind]
    assert (found.plover, acled in found.acled, found.cameo) == (plover, True, cameo)


def test_holder_kinds_are_kinds() -> None:
    book = codebook()
    assert (book.holder_kinds | book.may_hold_kinds) - book.kinds.keys() == set()
    assert book.holder_kinds == {"capture", "handover", "control"}


@pytest.mark.parametrize(
    ("word", "least"), [("dozens", 24), ("scores", 40), ("hundreds", 200), ("thousands", 2000),
                       ("tens of thousands", 20000)]
)  # fmt: skip
def test_vague_numbers_stand_for_their_least(word: str, least: int) -> None:
    assert codebook().vague_numbers[word] == least


@pytest.mark.corpus
def test_closed_lists_are_those_of_the_corpus(shared: Path, check: ModuleType) -> None:
    book = codebook()
    assert set(book.kinds) == set(yaml.safe_load((shared / "codebook" / "kinds.yaml").read_text(encoding="utf-8")))
    assert set(book.modalities) == check.MODALITIES
    assert set(book.actor_types) == check.ACTOR_TYPES
    assert set(book.place_kinds) == check.PLACE_KINDS
    assert set(book.precisions) == check.PRECISIONS
    assert set(book.counted) == check.COUNTS
    assert book.holder_kinds == check.HOLDER_KINDS
