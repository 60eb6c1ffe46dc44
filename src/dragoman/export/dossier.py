"""What an export is given: events with the reports that tell them, and what it gives back: what it couldn't hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dragoman.ledger import LedgerReader
from dragoman.model import Document, Event, EventMention

# What a format couldn't hold, in words, and of how many events.
Losses = Counter[str]

# How many events are read from the ledger at a time: enough for few queries, few enough for a laptop's memory.
_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class About:
    """What a format may tell beside the events.

    `title` names the selection, `address` is where the selection can be read, `knowledge` the folder of a user's own
    claims.
    """

    title: str = "Diplomatic contacts"
    address: str | None = None
    knowledge: Path | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an event: the document, and what was read in it."""

    document: Document
    mention: EventMention


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event with its reports, in the event's own order; formats of events alone do without the reports."""

    event: Event
    reports: tuple[Told, ...] = ()


def dossiers(reader: LedgerReader, events: Iterable[Event]) -> Iterator[Dossier]:
    """Yield each event with its reports as the ledger holds them."""
    waiting = iter(events)
    while some := list(islice(waiting, _AT_A_TIME)):
        yield from _with_reports(reader, some)


def _with_reports(reader: LedgerReader, events: Sequence[Event]) -> Iterator[Dossier]:
    reports = [report for event in events for report in event.reports]
    documents = reader.documents(report.document for report in reports)
    mentions = reader.mentions(report.mention for report in reports)
    for event in events:
        told = tuple(Told(documents[report.document], mentions[report.mention]) for report in event.reports)
        yield Dossier(event, told)
