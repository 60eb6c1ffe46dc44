"""Events as a calendar (RFC 5545): whole days, tentative where only a stretch of days is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.export.dossier import About, Dossier, Losses
from dragoman.export.phrasing import headline, last_known_day, told_in_lines, web_address
from dragoman.export.spots import spot_of
from dragoman.knowledge import KnowledgeBase, load
from dragoman.language.direction import harmless_lines
from dragoman.model import Status

NO_DATE = "nothing is known of its day: left out"
STRETCH = "only a stretch of days is known: told as a tentative entry over all of them"

_STATES = {
    Status.HAPPENED: "CONFIRMED",
    Status.ONGOING: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.REQUESTED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.DENIED: "CANCELLED",
}
# A line of the file holds so many bytes; what is longer goes on in the next after a blank.
_LINE_BYTES = 75


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write the calendar, an entry for each event of which a day or a stretch of days is known."""
    losses = Losses()
    base = load(about.knowledge)
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dragoman//Contacts//EN", f"X-WR-CALNAME:{_text(about.title)}")
    _put(sink, head)
    for one in dossiers:
        date = one.event.date
        losses[NO_DATE] += not date.known
        losses[STRETCH] += date.known and not date.is_day
        if date.start and date.end:
            _put(sink, _entry(one, date.start, date.end, base))
    _put(sink, ("END:VCALENDAR",))
    return +losses


def _entry(one: Dossier, start: dt.date, end: dt.date, base: KnowledgeBase) -> Iterator[str]:
    event = one.event
    spot = spot_of(event.place, base)
    address = next(filter(None, (web_address(told.document.url) for told in one.reports)), None)
    certain = start == end
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@dragoman.invalid")
    yield f"DTSTAMP:{last_known_day(event) or end:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(headline(event))}"
    yield f"DESCRIPTION:{_text(chr(10).join(told_in_lines(event)))}"
    yield f"STATUS:{_STATES[event.status] if certain or _STATES[event.status] == 'CANCELLED' else 'TENTATIVE'}"
    yield f"CATEGORIES:{_text(str(event.type))}"
    yield "TRANSP:TRANSPARENT"
    if event.place:
        yield f"LOCATION:{_text(event.place.name)}"
    if spot and spot.located:
        yield f"GEO:{spot.latitude};{spot.longitude}"
    if address:
        yield f"URL:{address}"
    yield "END:VEVENT"


def _text(value: str) -> str:
    r"""Return the value as a TEXT: `\`, `;`, `,` and line ends escaped, control characters put out of action."""
    escaped = harmless_lines(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _put(sink: BinaryIO, lines: Iterable[str]) -> None:
    for line in lines:
        sink.write(b"\r\n ".join(_folded(line)) + b"\r\n")


def _folded(line: str) -> Iterator[bytes]:
    """Yield the line in pieces that fit, none of which ends within a character."""
    piece = b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) >= _LINE_BYTES:
            yield piece
            piece = b""
        piece += encoded
    yield piece
