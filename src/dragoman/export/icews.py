"""Events as ICEWS has them: 20 columns, tab-separated, with a header."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.export.actors import country_name, standing_of
from dragoman.export.codes import tables
from dragoman.export.dossier import About, Dossier, Losses
from dragoman.export.dyadic import DyadicEvent, dyadic
from dragoman.export.spots import spot_of
from dragoman.export.tabbed import write_row
from dragoman.knowledge import KnowledgeBase, load
from dragoman.ledger import outlet_of
from dragoman.model import EventParticipant

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write the header and a row for each pair of sides of each event."""
    losses = Losses()
    base = load(about.knowledge)
    write_row(sink, COLUMNS)
    for row in dyadic(dossiers, losses):
        write_row(sink, _cells(row, base))
    return +losses


def _cells(row: DyadicEvent, base: KnowledgeBase) -> Iterable[object]:
    event, coding = row.dossier.event, row.coding
    spot = spot_of(event.place, base)
    report = row.dossier.reports[0]
    yield from (row.number, row.day.isoformat())
    yield from _actor(row.source, row, base)
    yield from (coding.text, coding.cameo, coding.goldstein)
    yield from _actor(row.target, row, base)
    yield from (report.document.id, None, outlet_of(report.document.url))
    yield from (spot.city if spot else None, None, None, country_name(base, spot.place.country if spot else None))
    yield from (spot.latitude, spot.longitude) if spot else (None, None)


def _actor(one: EventParticipant, row: DyadicEvent, base: KnowledgeBase) -> tuple[str, str | None, str]:
    standing = standing_of(one, row.dossier.event.date, base)
    return one.name, tables()["sectors"].get(standing.sector), country_name(base, one.country)
