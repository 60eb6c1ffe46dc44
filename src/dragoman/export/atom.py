"""Events as an Atom feed (RFC 4287), newest report first."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import BinaryIO
from xml.etree.ElementTree import Element

from dragoman.export.dossier import About, Dossier, Losses
from dragoman.export.markup import child, write_document
from dragoman.export.phrasing import headline, last_known_day, told_in_lines, web_address

_NAMESPACE = "http://www.w3.org/2005/Atom"
# Atom wants a time of each entry; an entry of which no day is known has this one, and it is said.
_NO_DAY = dt.date(1970, 1, 1)
NO_DAY = "no day known, neither of the contact nor of a report: dated 1970-01-01"
NO_ADDRESS = "no report has an address to link to"
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://dragoman.invalid/events")


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write the feed, an entry for each event."""
    losses = Losses()
    dated = [(last_known_day(one.event), one) for one in dossiers]
    dated.sort(key=lambda pair: (pair[0] or _NO_DAY, pair[1].event.id), reverse=True)
    feed = Element("feed", xmlns=_NAMESPACE)
    child(feed, "id", uuid.uuid5(_SPACE, about.address or about.title).urn)
    child(feed, "title", about.title)
    child(feed, "updated", _moment(dated[0][0] if dated else None))
    child(child(feed, "author"), "name", "Dragoman")
    child(feed, "generator", "Dragoman")
    if about.address:
        child(feed, "link", rel="self", href=about.address)
    for day, one in dated:
        losses[NO_DAY] += day is None
        losses[NO_ADDRESS] += not _entry(feed, one, day)
    write_document(feed, sink)
    return +losses


def _entry(feed: Element, dossier: Dossier, day: dt.date | None) -> bool:
    """Add the event; return whether there is an address to link to."""
    event = dossier.event
    entry = child(feed, "entry")
    child(entry, "id", uuid.uuid5(_SPACE, event.id).urn)
    child(entry, "title", headline(event))
    child(entry, "updated", _moment(day))
    addresses = list(dict.fromkeys(filter(None, (web_address(told.document.url) for told in dossier.reports))))
    for position, address in enumerate(addresses):
        child(entry, "link", rel="related" if position else "alternate", href=address)
    child(entry, "category", term=str(event.type), scheme="https://dragoman.invalid/type")
    child(entry, "category", term=str(event.status), scheme="https://dragoman.invalid/status")
    for country in dict.fromkeys(one.country for one in event.participants if one.country):
        child(entry, "category", term=country, scheme="https://dragoman.invalid/country")
    child(entry, "content", "\n".join(told_in_lines(event)), type="text")
    return bool(addresses)


def _moment(day: dt.date | None) -> str:
    return f"{(day or _NO_DAY).isoformat()}T00:00:00Z"
