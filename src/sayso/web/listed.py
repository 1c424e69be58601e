"""Lists that name what a view holds: its places, its actors, its publishers, its reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.exchange import Json
from sayso.holding import Told
from sayso.ledger import Known


def places_in(view: Known, country: str = "") -> list[Json]:
    """Return the places that are named, each once, by name."""
    found: dict[tuple[str, str, str], Json] = {}
    for place in view.places(country=country or None).values():
        if country and place.country != country:
            continue
        row: Json = {"name": place.name, "kind": place.kind, "country": place.country, "id": place.id}
        row |= {"lat": place.lat, "lon": place.lon, "precision": place.precision}
        found.setdefault((place.name, place.kind, place.id or place.country or ""), row)
    return [found[key] for key in sorted(found)]


def actors_in(told: Iterable[Told]) -> list[Json]:
    """Return who acts, suffers or speaks in statements, the most often named first."""
    rows: dict[str, Json] = {}
    counts: dict[str, Counter[str]] = {"acts": Counter(), "suffers": Counter(), "says": Counter()}
    for one in told:
        statement = one.statement
        speaker = (statement.said_by,) if statement.said_by else ()
        for part, named in (("acts", statement.actors), ("suffers", statement.targets), ("says", speaker)):
            for actor in {actor.id or actor.name: actor for actor in named}.values():
                key = actor.id or actor.name
                rows.setdefault(key, {"name": actor.name, "id": actor.id, "type": actor.type})
                counts[part][key] += 1
    made = [{**row, **{part: number[key] for part, number in counts.items()}} for key, row in rows.items()]
    return sorted(made, key=lambda row: (-row["acts"] - row["suffers"] - row["says"], row["name"], row["id"] or ""))


def publishers_of(view: Known) -> list[tuple[str, Json]]:
    """Return publishers with how many reports and statements they have and from when, the busiest first."""
    rows: dict[str, Json] = {}
    for report in view.reports():
        day = report.published.isoformat()
        row = rows.setdefault(report.publisher, {"reports": 0, "statements": 0, "corrected": 0, "first": day})
        row["reports"] += 1
        row["statements"] += report.statements
        row["corrected"] += report.superseded_by is not None
        row["last"] = day
    return sorted(rows.items(), key=lambda pair: (-pair[1]["reports"], pair[0]))
