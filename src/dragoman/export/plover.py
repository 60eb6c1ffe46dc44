"""Events as JSON lines with the fields of the PLOVER manual 0.8; actors are lists, nothing is expanded into pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from dragoman import __version__
from dragoman.export.actors import country_codes, standing_of
from dragoman.export.codes import NO_CODE, Coding, coding_of
from dragoman.export.dossier import About, Dossier, Losses, Told
from dragoman.export.parties import parties_of
from dragoman.export.spots import spot_of
from dragoman.knowledge import KnowledgeBase, load
from dragoman.ledger import outlet_of
from dragoman.model import EventParticipant, Participant
from dragoman.records import dump_line, event_to_record

NO_DATE = "nothing is known of its day, and the format wants one: left out"


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write a line for each event that has a code and a date."""
    losses = Losses()
    base = load(about.knowledge)
    for one in dossiers:
        coding = coding_of(one)
        losses[NO_CODE] += coding is None
        losses[NO_DATE] += coding is not None and not one.event.date.known
        if coding and one.event.date.known:
            sink.write(f"{dump_line(_record(one, coding, base))}\n".encode())
    return +losses


def _record(one: Dossier, coding: Coding, base: KnowledgeBase) -> dict[str, Any]:
    event, parties = one.event, parties_of(one.event)
    start, end = event.date.start, event.date.end
    ours = event_to_record(event)
    return {
        "id": event.id,
        "date": start and start.isoformat(),
        "enddate": end.isoformat() if end and end != start else None,
        "source": _actors(parties.actors, one, base),
        "recipient": _actors(parties.recipients, one, base),
        "event": [coding.plover],
        "mode": [coding.mode] if coding.mode else [],
        "context": [],
        "quad_code": coding.quad,
        "event_scale": coding.score,
        "event_loc": _location(one, base),
        "event_text": list(dict.fromkeys(told.mention.trigger.of(told.document.text) for told in one.reports)),
        "text_info": _text_info(one.reports[0]),
        "cite_info": _cite_info(one.reports[0]),
        "coder": f"dragoman {__version__}",
        # Fields of our own, as the manual allows: what its own have no place for.
        "reports": [{"text_info": _text_info(told), "cite_info": _cite_info(told)} for told in one.reports],
        "bearer": _actors(parties.bearers, one, base),
        **{name: ours[name] for name in ("type", "status", "topics", "conflicts", "independent_sources", "confidence")},
        "edtf": event.date.edtf,
    }


def _actors(some: Sequence[EventParticipant], dossier: Dossier, base: KnowledgeBase) -> list[dict[str, Any]]:
    return [_actor(one, dossier, base) for one in some]


def _actor(one: EventParticipant, dossier: Dossier, base: KnowledgeBase) -> dict[str, Any]:
    standing = standing_of(one, dossier.event.date, base)
    return {
        "code": standing.code,
        "sector": standing.sector,
        "actor_text": next((each.surface for each in _named(one, dossier)), None),
        "identifier_id": one.entity,
        "identifier_text": one.name,
        "office": one.role,
    }


def _named(one: EventParticipant, dossier: Dossier) -> Iterable[Participant]:
    for told in dossier.reports:
        for each in told.mention.participants:
            if (each.entity or each.name) == (one.entity or one.name):
                yield each


def _location(one: Dossier, base: KnowledgeBase) -> dict[str, Any] | None:
    spot = spot_of(one.event.place, base)
    if spot is None:
        return None
    country = spot.place.country
    return {
        "name": spot.place.name,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "country code": country_codes(country).iso2 or None,
        "cc3": country,
    }


def _text_info(told: Told) -> dict[str, int]:
    return {"start": told.mention.sentence.start, "end": told.mention.sentence.end}


def _cite_info(told: Told) -> dict[str, str | None]:
    document = told.document
    return {
        "citation": document.id,
        "url": document.url,
        "title": document.title,
        "language": document.language,
        "publication": outlet_of(document.url),
        "codebook": "plover-0.8",
    }
