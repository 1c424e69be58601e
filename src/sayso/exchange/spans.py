"""What the resolvers find, as the records that `sayso times`, `sayso places` and `sayso actors` print.

Offsets are characters of the text. Unlike statements, whose days are inclusive as in the codebook, `interval` is
half-open, `[first day, first day after]`, with null for a bound that the text does not tell; `first` and `last` give
the same days inclusively.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict

from sayso.exchange.statements import Json
from sayso.interval import Bound, Edge, Interval
from sayso.know.actors import ActorPacks
from sayso.know.gazetteer import Gazetteer
from sayso.read.actors import ActorMention
from sayso.read.places import PlaceMention, admin_chain, where_prec_of
from sayso.read.times import TimeMention


def time_spans(mentions: Iterable[TimeMention], *, whole: bool = False) -> list[Json]:
    """Return times as records.

    Args:
        mentions: as `find_times` returns them.
        whole: a stretch between two dates as one span; else as its two ends, as TIMEX3 has it, each of which names the
            stretch in `range`.
    """
    return [
        _time(part, mention)
        for mention in mentions
        for part in ((mention,) if whole or not mention.parts else mention.parts)
    ]


def _time(mention: TimeMention, whole: TimeMention) -> Json:
    row = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "value": mention.value,
        **_days(mention.interval),
        "precision": mention.precision,
        "anchor": mention.anchor,
        "deadline": whole.deadline,
    }
    if whole is not mention:
        row["range"] = {"start": whole.start, "end": whole.end, "value": whole.value, **_days(whole.interval)}
    return row


def _days(interval: Interval | None) -> Json:
    if interval is None:
        return {"interval": None, "first": None, "last": None, "ongoing": False}
    return {
        "interval": [_edge(interval.start), _edge(interval.end)],
        "first": _edge(interval.first),
        "last": _edge(interval.last),
        "ongoing": interval.end is Bound.OPEN,
    }


def _edge(edge: Edge | None) -> str | None:
    return edge.isoformat() if isinstance(edge, dt.date) else None


def place_spans(mentions: Iterable[PlaceMention], places: Gazetteer) -> list[Json]:
    """Return places as records.

    Args:
        mentions: as `find_places` returns them.
        places: the gazetteer that they were found in, for districts and regions.
    """
    return [_place(mention, places) for mention in mentions]


def _place(mention: PlaceMention, places: Gazetteer) -> Json:
    place = mention.place
    return {
        "start": mention.start,
        "end": mention.end,
        "text": place.text,
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin": list(admin_chain(place, places)),
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": mention.radius_km,
        "geo_precision": place.precision,
        "where_prec": where_prec_of(place),
        "near": place.near,
        "literal": mention.use in {"literal", "anaphor"},
        "use": mention.use,
        "reason": mention.reason,
    }


def actor_spans(mentions: Iterable[ActorMention], packs: ActorPacks, on: dt.date | None) -> list[Json]:
    """Return actors as records.

    Args:
        mentions: as `find_actors` returns them.
        packs: the packs, for the larger bodies that an actor belongs to.
        on: the day of which that is told; None for all that it ever belonged to.
    """
    return [
        {
            "start": mention.start,
            "end": mention.end,
            **{key: value for key, value in asdict(mention.actor).items() if key != "id"},
            "id": mention.actor.id,
            "country": mention.country,
            "member_of": [body.id for body in packs.bodies_of(mention.actor.id or "", on)],
            "use": mention.use,
            "plural": mention.plural,
        }
        for mention in mentions
    ]
