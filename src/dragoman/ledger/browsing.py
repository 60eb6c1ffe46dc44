"""Looking round a ledger: pages of events, and what stands in them counted.

A browser is a reader that sees one state of the ledger from its first query to its last, however much is written
meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from dragoman.ledger import rows
from dragoman.ledger.condition import Condition
from dragoman.ledger.finding import EventFilter, conditions
from dragoman.ledger.reading import LedgerReader
from dragoman.ledger.words import common_words
from dragoman.model import ContactType, DateRange, Event, Place, Status

_Shown = TypeVar("_Shown")

# Up to so many members a condition is met by listing them; beyond, events are looked at one after the other.
FEW_MEMBERS = 5_000
_LONGER = 4
# Events are counted up to here, or to the page asked for: who reads "more than 500" narrows the question.
MOST_COUNTED = 500


class Order(StrEnum):
    """What a list of events is sorted by; days decide between equals."""

    DATE = "date"
    TYPE = "type"
    STATUS = "status"
    PLACE = "place"
    SOURCES = "sources"
    CONFIDENCE = "confidence"


# Each order and its reverse run along an index; undated events are last in both directions of `date`.
_COLUMNS = {
    Order.TYPE: "type",
    Order.STATUS: "status",
    Order.PLACE: "place_name",
    Order.SOURCES: "independent_sources",
    Order.CONFIDENCE: "confidence",
}


class Named(NamedTuple):
    """One who takes part, as a table names them."""

    name: str
    entity: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class EventLine:
    """What a table shows of an event: `reports` is how many there are, `disputed` whether they differ."""

    id: str
    type: ContactType
    status: Status
    date: DateRange
    place: Place | None
    participants: tuple[Named, ...]
    reports: int
    independent_sources: int
    disputed: bool
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventPage(Generic[_Shown]):
    """Some of the events asked for; `total` counts to MOST_COUNTED or the page's end, `more` says that it is short."""

    events: tuple[_Shown, ...]
    total: int
    more: bool = False

    def pages(self, size: int) -> int:
        """Return how many pages of that size there are, as far as is known: at least one, and one more if `more`."""
        return max(1, -(-self.total // size) + self.more)


class DocumentHead(NamedTuple):
    """What a list of documents shows of one."""

    id: str
    title: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list: how it is sorted, from where, and how many."""

    order: Order = Order.DATE
    down: bool = True
    start: int = 0
    size: int = 50


class LedgerBrowser(LedgerReader):
    """Pages of events; `connection` is for the counts of `dragoman.ledger.counting`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.connection = connection
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")

    def page(self, asked: EventFilter, part: Slice) -> EventPage[Event]:
        """Return that part of the events asked for, in that order."""
        ids, total, more = self._part(asked, part)
        found = {event.id: event for event in self._events(ids)}
        return EventPage(tuple(found[one] for one in ids), total, more)

    def lines(self, asked: EventFilter, part: Slice) -> EventPage[EventLine]:
        """Return that part of the events asked for as the lines of a table."""
        ids, total, more = self._part(asked, part)
        marks = ", ".join("?" * len(ids))
        people: dict[str, list[Named]] = defaultdict(list)
        for event, *named in self._rows(f"{_NAMED} WHERE event IN ({marks}) ORDER BY event, position", *ids):
            people[event].append(Named(*named))
        found = {row[0]: _line(row, people[row[0]]) for row in self._rows(f"{_LINE} WHERE id IN ({marks})", *ids)}
        return EventPage(tuple(found[one] for one in ids), total, more)

    def _part(self, asked: EventFilter, part: Slice) -> tuple[list[str], int, bool]:
        """Return the ids of that part, how many events there are as far as is counted, and whether there are more."""
        end = part.start + part.size
        common = common_words(self.connection, asked.text or "") if asked == EventFilter(text=asked.text) else None
        where, values = (common.test, common.values) if common else self.chosen(asked)
        query = f"SELECT id FROM events WHERE {where} ORDER BY {_ordered(part)} LIMIT ?"
        most = end if common or where == "1" else max(end, MOST_COUNTED)
        ids = [row[0] for row in self._rows(query, *values, most + 1)]
        total, more = min(len(ids), most), len(ids) > most
        if where == "1":
            total, more = int(self._rows("SELECT coalesce(sum(events), 0) FROM month_counts")[0][0]), False
        return ids[part.start : end], total, more

    def chosen(self, asked: EventFilter) -> tuple[str, tuple[object, ...]]:
        """Return the filter as a condition on `events` that fits how many meet each part of it, and its values."""
        wanted = conditions(asked)
        tests, most = [], FEW_MEMBERS
        for one in wanted:
            members = self._members(one, most)
            tests.append(one.test if members is None else one.listing)
            # Beside a short list a much longer one is dearer than a look at each of the short one's events.
            most = most if members is None else min(most, _LONGER * members)
        return " AND ".join(tests) or "1", tuple(value for one in wanted for value in one.values)

    def recent_documents(self, most: int) -> tuple[DocumentHead, ...]:
        """Return the heads of the documents that were added last, newest first."""
        query = "SELECT id, title, language FROM documents ORDER BY seq DESC LIMIT ?"
        return tuple(DocumentHead(*row) for row in self._rows(query, most))

    def _members(self, condition: Condition, most: int) -> int | None:
        """Return how many members the condition lists, None where it lists none or more than `most`."""
        if condition.members is None:
            return None
        members = 0
        for query, values in filter(None, (condition.plain, (condition.signs or condition.members, condition.values))):
            if members <= most:
                [(members,)] = self._rows(f"SELECT count(*) FROM ({query} LIMIT {most + 1})", *values)
        return members if members <= most else None


_NAMED = "SELECT event, name, entity, country FROM event_participants"
_LINE = (
    "SELECT id, type, status, date_start, date_end, date_edtf, date_basis, place_name, place_country, place_surface,"
    " (SELECT count(*) FROM reports WHERE event = id), independent_sources, disputed,"
    " (SELECT group_concat(language) FROM event_languages WHERE event = id) FROM events"
)


def _line(row: rows.Row, people: Sequence[Named]) -> EventLine:
    identity, kind, status, start, end, edtf, basis, *place, reports, sources, disputed, languages = row
    return EventLine(
        identity,
        ContactType(kind),
        Status(status),
        rows.range_from_row(start, end, edtf, basis),
        rows.place_from_row(tuple(place)),
        tuple(people),
        reports,
        sources,
        bool(disputed),
        tuple(sorted(languages.split(","))) if languages else (),
    )


def _ordered(part: Slice) -> str:
    if part.order is Order.DATE:
        return "date_start DESC, id DESC" if part.down else "date_start IS NULL, date_start, date_end, id"
    direction = " DESC" if part.down else ""
    return ", ".join(f"{column}{direction}" for column in (_COLUMNS[part.order], "date_start", "id"))
