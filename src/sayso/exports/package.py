"""The sidecar of exported files, `datapackage.json` (Frictionless): what a file itself cannot carry."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from sayso.errors import UsageError
from sayso.exports.asked import Exported
from sayso.exports.formats import Format, written

NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RIGHTS = (
    "Quotes belong to those who published them. Whoever passes the file on names a licence for the collection "
    "(sayso export --licence)."
)
_MADE_BY = "sayso"
_MARK = "sayso:export"


def export_file(format: Format, exported: Exported, path: Path, licence: str | None = None) -> Path:
    """Write a file, and beside it its description; return where that stands.

    A file of that name is only replaced once the new one is complete. A description that sayso wrote for other files of
    the folder keeps them.

    Args:
        format: what is written.
        exported: what is exported.
        path: where to.
        licence: a name from the Open Definition or SPDX ("CC-BY-4.0"), or None.

    Raises:
        UsageError: the file cannot be written, or the folder has a description that is not of sayso.
    """
    sidecar = path.with_name(NAME)
    kept = _kept(sidecar)
    partial = path.with_name(f".{path.name}.partial")
    digest, size = hashlib.sha256(), 0
    try:
        with partial.open("wb") as file:
            for piece in written(format, exported):
                digest.update(piece)
                size += file.write(piece)
        partial.replace(path)
        content = {"bytes": size, "hash": f"sha256:{digest.hexdigest()}"}
        described = _resource(format, exported, path.name, content, licence)
        resources = sorted([*(one for one in kept if one["path"] != path.name), described], key=lambda one: one["path"])
        text = json.dumps(_package(resources), ensure_ascii=False, indent=2)
        sidecar.write_text(text + "\n", encoding="utf-8")
    except OSError as fault:
        raise UsageError(f"{path}: it cannot be written ({fault.strerror})") from fault
    finally:
        partial.unlink(missing_ok=True)
    return sidecar


def _kept(sidecar: Path) -> list[dict[str, Any]]:
    """Return what an earlier description says of other files."""
    try:
        before = json.loads(sidecar.read_text(encoding="utf-8"))
        if before["created_by"] == _MADE_BY:
            return [one for one in before["resources"] if (sidecar.parent / one["path"]).is_file()]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise UsageError(f"{sidecar}: this is not of sayso; name another folder with -o")


def _package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {"$schema": _PROFILE, "name": "sayso-export", "created_by": _MADE_BY, "resources": resources}


def _resource(
    format: Format, exported: Exported, name: str, content: dict[str, Any], licence: str | None
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": _slug(name),
        "path": name,
        "title": format.says,
        "format": format.ending.removeprefix("."),
        "mediatype": format.media,
        **content,
    }
    if format.media.startswith("text/"):
        row["encoding"] = "utf-8"
    if format.columns:
        row["schema"] = {"fields": [{"name": column, "type": "any"} for column in format.columns]}
        row["dialect"] = {"header": format.headed, "delimiter": "\t" if format.ending == ".tsv" else ","}
    if licence:
        row["licenses"] = [{"name": licence}]
    return {**row, _MARK: _provenance(format, exported)}


def _provenance(format: Format, exported: Exported) -> dict[str, Any]:
    """Return what tells where the file comes from: the ledger, its state, both dates, the filters, what is missing."""
    known = exported.view.known
    return {
        "format": format.name,
        "on": exported.on.isoformat(),
        "known": known.isoformat() if known else None,
        "filters": exported.wanted.to_json(),
        "ledger": {"digest": exported.digest.head, "entry": exported.digest.entry},
        "left_out": dict(sorted(exported.left_out.items())),
        "rights": _RIGHTS,
    }


def _slug(name: str) -> str:
    kept = "".join(char if char.isascii() and (char.isalnum() or char in "._-") else "-" for char in name.lower())
    return kept or "export"
