"""Each text format of the small ledger, byte for byte; what a reader of the field's files would look at first."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from small_ledger import exported

from sayso.codebook import codebook
from sayso.errors import UsageError
from sayso.exports import FORMATS, format_named, written
from sayso.exports.acled import COLUMNS as ACLED
from sayso.exports.crosswalks import crosswalks
from sayso.exports.gdelt import EVENT_COLUMNS, MENTION_COLUMNS, quad_class
from sayso.exports.polecat import COLUMNS as POLECAT
from sayso.exports.ucdp import COLUMNS as UCDP
from sayso.exports.ucdp import priogrid
from sayso.ledger import ReadOnlyLedger

GOLDEN = sorted(Path(__file__).with_name("golden").iterdir())
Export = Callable[..., bytes]


@pytest.mark.parametrize("expected", GOLDEN, ids=lambda path: path.name)
def test_export_is_the_golden_file(export: Export, expected: Path) -> None:
    assert export(expected.stem) == expected.read_bytes()


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_same_ledger_gives_the_same_bytes(export: Export, name: str) -> None:
    assert export(name) == export(name)


def test_columns_are_as_many_as_the_formats_have() -> None:
    assert [len(columns) for columns in (ACLED, UCDP, POLECAT, EVENT_COLUMNS, MENTION_COLUMNS)] == [31, 49, 40, 61, 16]


@pytest.mark.parametrize(
    ("wanted", "lines"),
    [
        ({"kinds": ("attack_on_civilians",)}, 1),
        ({"place": "Ber"}, 1),
        ({"country": "NE"}, 0),
        ({"text": "wall"}, 1),
        ({"actor": "jnim"}, 1),
        ({"until": date(2023, 11, 13)}, 1),
        ({"since": date(2023, 11, 14)}, 2),
    ],
)
def test_filters_narrow_events_down(export: Export, wanted: dict[str, object], lines: int) -> None:
    assert len(export("acled", **wanted).splitlines()) == 1 + lines


def test_what_was_published_later_is_not_known(ledger: ReadOnlyLedger) -> None:
    known = exported(ledger, known=date(2023, 11, 14))
    assert b"Dune Radio" not in b"".join(written(format_named("acled"), known))


def test_what_a_format_cannot_carry_is_counted(ledger: ReadOnlyLedger) -> None:
    subject = exported(ledger)
    list(written(format_named("polecat"), subject))
    assert subject.left_out == {
        "statements without a day": 1,
        "statements that are not told as having happened": 1,
    }


def test_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="'csv' is no format; there are: acled, ucdp"):
        format_named("csv")


@pytest.mark.parametrize("kind", codebook().kinds.values(), ids=lambda kind: kind.id)
def test_codes_of_every_kind_are_in_the_crosswalks(kind: object) -> None:
    table = crosswalks()
    assert set(kind.acled) <= table.acled_types.keys()
    assert not kind.plover or kind.plover.partition("/")[0] in table.plover_quads
    assert not kind.cameo or quad_class(kind.cameo) in {1, 2, 3, 4}


@pytest.mark.parametrize("table", ["acled_inter", "ucdp_parties", "plover_sectors", "plover_codes", "cameo_types"])
def test_crosswalks_name_only_types_of_the_codebook(table: str) -> None:
    assert getattr(crosswalks(), table).keys() <= set(codebook().actor_types)


@pytest.mark.parametrize(("lat", "lon", "cell"), [(-89.75, -179.75, 1), (36.75, 3.04, 182527), (89.9, 179.9, 259200)])
def test_cells_of_prio_grid(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell
