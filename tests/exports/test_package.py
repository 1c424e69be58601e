"""The description beside a file: which ledger, as known when, with which filters, under which licence."""

import hashlib
import json
from pathlib import Path

import pytest
from small_ledger import exported

from sayso.errors import MissingExtraError, UsageError
from sayso.exports import export_file, format_named
from sayso.exports.needs import needed
from sayso.ledger import ReadOnlyLedger


def test_description_tells_where_a_file_comes_from(ledger: ReadOnlyLedger, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    sidecar = export_file(format_named("acled"), exported(ledger, country="ML"), path, "CC-BY-4.0")
    (resource,) = json.loads(sidecar.read_text())["resources"]
    assert resource["path"] == "events.csv"
    assert resource["hash"] == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    assert resource["licenses"] == [{"name": "CC-BY-4.0"}]
    assert resource["schema"]["fields"][0] == {"name": "event_id_cnty", "type": "any"}
    told = resource["sayso:export"]
    assert (told["on"], told["known"], told["filters"]) == ("2023-11-16", None, {"country": "ML"})
    assert told["ledger"] == {"digest": "0" * 64, "entry": 2}


def test_further_files_are_added_and_old_ones_replaced(ledger: ReadOnlyLedger, tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "b.csv"):
        sidecar = export_file(format_named("hxl"), exported(ledger), tmp_path / name)
    assert [one["path"] for one in json.loads(sidecar.read_text())["resources"]] == ["a.csv", "b.csv"]


@pytest.mark.parametrize("content", ["{", "[]", '{"name": "mine", "resources": []}'])
def test_description_of_somebody_else_is_left_alone(ledger: ReadOnlyLedger, tmp_path: Path, content: str) -> None:
    (tmp_path / "datapackage.json").write_text(content)
    with pytest.raises(UsageError, match="not of sayso"):
        export_file(format_named("acled"), exported(ledger), tmp_path / "a.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["datapackage.json"]


def test_folder_that_is_not_there_is_told(ledger: ReadOnlyLedger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        export_file(format_named("acled"), exported(ledger), tmp_path / "no" / "a.csv")


def test_missing_library_is_told_with_its_extra() -> None:
    with pytest.raises(MissingExtraError, match=r"Excel needs the extra 'exports': pip install 'sayso\[exports\]'"):
        needed("sayso_has_no_such_module", "Excel")
