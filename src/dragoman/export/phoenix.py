"""Events as Phoenix has them: 26 columns, tab-separated, no header."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.export.actors import standing_of
from dragoman.export.dossier import About, Dossier, Losses
from dragoman.export.dyadic import DyadicEvent, dyadic
from dragoman.export.spots import spot_of
from dragoman.export.tabbed import write_row
from dragoman.knowledge import KnowledgeBase, load
from dragoman.ledger import outlet_of
from dragoman.model import EventParticipant

COLUMNS = (
    *("EventID", "Date", "Year", "Month", "Day"),
    *(f"{whose}Actor{name}" for whose in ("Source", "Target") for name in ("Full", "Entity", "Role", "Attribute")),
    *("EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName"),
    *("StateName", "CountryCode", "SentenceID", "URLs", "NewsSources"),
)


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write a row for each pair of sides of each event."""
    losses = Losses()
    base = load(about.knowledge)
    for row in dyadic(dossiers, losses):
        write_row(sink, _cells(row, base))
    return +losses


def _cells(row: DyadicEvent, base: KnowledgeBase) -> Iterable[object]:
    event, coding, day = row.dossier.event, row.coding, row.day
    spot = spot_of(event.place, base)
    addresses = [told.document.url for told in row.dossier.reports]
    yield from (row.number, f"{day:%Y%m%d}", day.year, day.month, day.day)
    yield from _actor(row.source, row, base)
    yield from _actor(row.target, row, base)
    yield from (coding.cameo, coding.root, coding.penta, coding.goldstein, None)
    yield from (spot.latitude, spot.longitude) if spot else (None, None)
    yield from (spot.city if spot else None, None, spot.place.country if spot else None)
    yield ";".join(f"{told.document.id}_{told.mention.id}" for told in row.dossier.reports)
    yield ";".join(dict.fromkeys(filter(None, addresses)))
    yield ";".join(dict.fromkeys(filter(None, map(outlet_of, addresses))))


def _actor(one: EventParticipant, row: DyadicEvent, base: KnowledgeBase) -> tuple[str | None, ...]:
    standing = standing_of(one, row.dossier.event.date, base)
    full = "".join(dict.fromkeys(filter(None, (standing.code, standing.sector))))
    return (full or None, standing.code, standing.sector, one.name)
