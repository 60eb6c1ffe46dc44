"""An event in a line or two, for formats that people read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dragoman.language.direction import harmless
from dragoman.model import Conflict, Event, EventMention, EventParticipant, Status
from dragoman.wording import days_in_words

# What stands in an address as it is, beside letters, digits and "_.-~".
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%"


def headline(event: Event) -> str:
    """Return who and what: "Call: Antony Blinken, Nasser Bourita"; whether it took place, where it may not have."""
    what = str(event.type).replace("_", " ").capitalize()
    doubt = "" if event.status is Status.HAPPENED else f" ({event.status})"
    return f"{what}{doubt}: {', '.join(harmless(one.name) for one in event.participants)}"


def days(event: Event) -> str:
    """Return when it was: "Wednesday 11 October 2023", "day unknown"."""
    return days_in_words(event.date) if event.date.known else "day unknown"


def participant(one: EventParticipant) -> str:
    """Return a participant with what is known of them: "Nasser Bourita, foreign minister (MAR)"."""
    role = f", {harmless(one.role)}" if one.role else ""
    country = f" ({one.country})" if one.country else ""
    return f"{harmless(one.name)}{role}{country}"


def disagreement(conflict: Conflict) -> str:
    """Return who says what: "date: 2023-02-01 (a, b) against 2023-01-31 (c)"."""
    told = (f"{stated.value} ({', '.join(stated.documents)})" for stated in conflict.values)
    return f"{conflict.field}: {' against '.join(told)}"


def told_in_lines(event: Event) -> Iterator[str]:
    """Yield when and where it was, who took part, on what, by whose report, and on what the reports disagree."""
    yield f"{days(event)}{f', {event.place.name}' if event.place else ''}"
    yield from (participant(one) for one in event.participants)
    if event.topics:
        yield f"Topics: {'; '.join(topic.value for topic in event.topics)}"
    yield f"Reports: {', '.join(dict.fromkeys(report.document for report in event.reports))}"
    yield from (f"Disagreement on {disagreement(conflict)}" for conflict in event.conflicts)


def told_by(mentions: Iterable[EventMention]) -> list[str]:
    """Return those whom the reports name as sources, each once; what kind of source, where no name is known."""
    sources = (source for mention in mentions for source in mention.sources)
    return list(dict.fromkeys(source.name or source.surface for source in sources))


def web_address(url: str | None) -> str | None:
    """Return an address of the web with what no address may hold percent-encoded; None for anything else."""
    if url is None or not url.startswith(("http://", "https://")):
        return None
    return quote(url, safe=_IN_ADDRESSES)


def last_known_day(event: Event) -> dt.date | None:
    """Return the latest day that something is known of the event: its last report's, else its own."""
    published = [report.published.end for report in event.reports if report.published.end]
    return max(published) if published else event.date.end
