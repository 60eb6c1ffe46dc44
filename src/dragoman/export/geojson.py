"""Events as GeoJSON (RFC 7946): a point where the knowledge base has the place, else no geometry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from dragoman.export.dossier import About, Dossier, Losses
from dragoman.export.phrasing import headline
from dragoman.export.spots import NO_COORDINATES, Spot, spot_of
from dragoman.knowledge import load
from dragoman.model import Event
from dragoman.records import dump_line, event_to_record

NO_PLACE = "no place is told: geometry null"


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write one collection, a feature for each event, on a line each."""
    losses = Losses()
    base = load(about.knowledge)
    sink.write(b'{"type": "FeatureCollection", "features": [')
    for number, one in enumerate(dossiers):
        spot = spot_of(one.event.place, base)
        losses[NO_PLACE] += spot is None
        losses[NO_COORDINATES] += spot is not None and not spot.located
        sink.write((",\n" if number else "\n").encode() + dump_line(_feature(one.event, spot)).encode())
    sink.write(b"\n]}\n")
    return +losses


def _feature(event: Event, spot: Spot | None) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [spot.longitude, spot.latitude]} if spot and spot.located else None
    record = event_to_record(event)
    identity = record.pop("id")
    return {"type": "Feature", "id": identity, "geometry": point, "properties": {"title": headline(event), **record}}
