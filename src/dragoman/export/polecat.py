"""Events as POLECAT has them: 40 columns, tab-separated, with a header; actors are lists, "None" is what is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from dragoman import __version__
from dragoman.export.actors import Standing, country_codes, country_name, standing_of
from dragoman.export.codes import NO_CODE, Coding, coding_of
from dragoman.export.dossier import About, Dossier, Losses
from dragoman.export.dyadic import NO_DAY
from dragoman.export.parties import BEARER, parties_of
from dragoman.export.spots import spot_of
from dragoman.export.tabbed import write_row
from dragoman.knowledge import KnowledgeBase, load
from dragoman.ledger import outlet_of
from dragoman.model import EventParticipant


def _actor_columns(whose: str) -> tuple[str, ...]:
    return (
        *(f"{whose} Name", f"{whose} Country", f"{whose} COW", f"Primary {whose} Sector", f"{whose} Sectors"),
        *(f"{whose} Title", f"{whose} Name Raw", f"Wikipedia {whose} ID"),
    )


COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_actor_columns("Actor"),
    *_actor_columns("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations"),
    *("Story Locations", "Language", "Version"),
)


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write the header and a row for each event that has a code and a day."""
    losses = Losses()
    base = load(about.knowledge)
    write_row(sink, COLUMNS)
    for one in dossiers:
        coding = coding_of(one)
        losses[NO_CODE] += coding is None
        losses[NO_DAY] += coding is not None and not one.event.date.is_day
        if coding and one.event.date.is_day:
            losses[BEARER] += bool(parties_of(one.event).bearers)
            write_row(sink, _cells(one, coding, base), "None")
    return +losses


def _cells(one: Dossier, coding: Coding, base: KnowledgeBase) -> Iterable[object]:
    event = one.event
    parties = parties_of(event)
    yield from (event.id, event.date.start, coding.plover, coding.mode, coding.score, coding.quad_name, None)
    yield from _actors(parties.actors, one, base)
    yield from _actors(parties.recipients, one, base)
    yield from _place(one, base)
    report = one.reports[0].document
    yield from (outlet_of(report.url), report.published.start)
    yield from (_list(person.name for person in event.participants), _list(one.org for one in event.participants))
    yield from (event.place.name if event.place else None, report.language, f"dragoman {__version__}")


def _actors(some: Sequence[EventParticipant], dossier: Dossier, base: KnowledgeBase) -> Iterable[str | None]:
    standings = [standing_of(one, dossier.event.date, base) for one in some]
    yield _list(one.name for one in some)
    yield _each(standings, lambda standing: standing.code)
    yield _list(country_codes(one.country).cow for one in some)
    yield next((standing.sector for standing in standings if standing.sector), None)
    yield _each(standings, lambda standing: standing.sector)
    yield _list(one.role for one in some)
    yield _list(_surface(one, dossier) for one in some)
    yield None


def _place(one: Dossier, base: KnowledgeBase) -> Iterable[object]:
    spot = spot_of(one.event.place, base)
    if spot is None:
        return (None,) * 10
    name = country_name(base, spot.place.country) or None
    where = (spot.place.name, spot.city or None, None, None, name, spot.latitude, spot.longitude)
    return (*where, None, spot.place.surface, None)


def _surface(one: EventParticipant, dossier: Dossier) -> str | None:
    """Return the words by which the first report that names the actor does."""
    for told in dossier.reports:
        for participant in told.mention.participants:
            if (participant.entity or participant.name) == (one.entity or one.name):
                return participant.surface
    return None


def _each(standings: Iterable[Standing], what: Callable[[Standing], str | None]) -> str | None:
    return _list(what(standing) for standing in standings)


def _list(values: Iterable[str | None]) -> str | None:
    """Return the values, each once, as POLECAT lists them; None where there are none."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None
