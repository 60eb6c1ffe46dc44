"""The figures that pages and charts show: counts of the ledger with their words and addresses."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.knowledge import KnowledgeBase
from dragoman.ledger import EventFilter, LedgerBrowser, counting
from dragoman.ledger.counting import ActorCount, MonthCount, PairCount, PlaceCount
from dragoman.model import ContactType, DateRange
from dragoman.timex import days_range
from dragoman.web.asking import Asked
from dragoman.web.charts import COLOURS, Chart, Row
from dragoman.web.desk import path_of
from dragoman.web.speech import Speech

# How many take part in a matrix and a network: more can't be read.
IN_MATRIX, IN_NETWORK = 18, 36
_LINKS = 110
# How many places have their names on the map.
_NAMED = 20
# Degrees, north and east, that a name wants for itself.
_ROOM = (4, 12)
# How many months a bar is wide, by the months that a time line may then reach: narrower bars can't be hit or read.
_WIDTHS = {1: 8 * 12, 3: 30 * 12, 12: math.inf}
_UNITS = {1: "yearmonth", 3: "yearquarter", 12: "year"}
_RANKS = {str(kind): rank for rank, kind in enumerate(ContactType)}


def timeline(found: Iterable[MonthCount], speech: Speech, asked: Asked) -> Chart:
    """Return the events by month and kind, over many years by quarter or year; a bar leads to its events."""
    told = [one for one in found if one.month]
    width = _width([one.month for one in told])
    events: Counter[tuple[dt.date, str]] = Counter()
    for one in told:
        year, month = map(int, one.month.split("-"))
        events[dt.date(year, month - (month - 1) % width, 1), one.type] += one.events
    stretches = {since: _stretch(since, width) for since, _ in events}
    names = {since: speech.days(stretch) for since, stretch in stretches.items()}
    rows = [
        _bar(Bar(stretches[since], names[since], kind, count), speech, asked)
        for (since, kind), count in sorted(events.items())
    ]
    return Chart("timeline", {"months": rows}, {"unit": _UNITS[width]})


def _width(months: Iterable[str]) -> int:
    """Return how many months a bar is wide."""
    counted = [12 * int(month[:4]) + int(month[5:]) for month in months]
    reach = max(counted) - min(counted) if counted else 0
    return next(width for width, most in _WIDTHS.items() if reach < most)


def _stretch(since: dt.date, width: int) -> DateRange:
    last = since.replace(month=since.month + width - 1)
    until = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return days_range(since, until, "stated")


class Bar(NamedTuple):
    """The events of one kind in some months: `name` is what these are called."""

    days: DateRange
    name: str
    type: str
    events: int


def _bar(bar: Bar, speech: Speech, asked: Asked) -> Row:
    kind, since = speech.known("kinds", bar.type), bar.days.start
    assert since
    return {
        "month": f"{since.isoformat()}T00:00:00",
        "kind": kind,
        "type": bar.type,
        "rank": _RANKS.get(bar.type, 0),
        "events": bar.events,
        "label": f"{bar.name} · {kind} · {speech.number(bar.events)}",
        "address": "/" + asked.query(since=since, until=bar.days.end, type=ContactType(bar.type)),
    }


def world(found: Iterable[PlaceCount], base: KnowledgeBase, speech: Speech, asked: Asked) -> tuple[Chart, list[Row]]:
    """Return the map of places, and the rows of those that no coordinates are known of."""
    rows = [_place_row(one, base, speech, asked) for one in found]
    known = [row for row in rows if row["latitude"] is not None]
    return Chart("map", {"places": known, "named": _apart(known)}), [row for row in rows if row["latitude"] is None]


def _apart(rows: Iterable[Row]) -> list[Row]:
    """Return the first places whose names have room beside one another."""
    named: list[Row] = []
    for row in rows:
        room = (
            abs(row["latitude"] - one["latitude"]) > _ROOM[0] or abs(row["longitude"] - one["longitude"]) > _ROOM[1]
            for one in named
        )
        if all(room) and len(named) < _NAMED:
            named.append(row)
    return named


def _place_row(one: PlaceCount, base: KnowledgeBase, speech: Speech, asked: Asked) -> Row:
    city = base.city(one.place, one.country or None)
    kind = speech.known("kinds", one.type)
    return {
        "place": one.place,
        "country": one.country or None,
        "latitude": city.latitude if city else None,
        "longitude": city.longitude if city else None,
        "kind": kind,
        "type": one.type,
        "events": one.events,
        "label": f"{one.place} · {kind} · {speech.number(one.events)}",
        "address": "/" + asked.query(place=one.place, type=ContactType(one.type)),
    }


class Matrix:
    """Who meets whom: `heads` stand on both sides, `cells` hold how many events two of them share."""

    def __init__(self, heads: Sequence[ActorCount], found: Iterable[PairCount]) -> None:
        self.heads = heads
        inside = {one.actor for one in heads}
        self.pairs = [pair for pair in found if pair.one in inside and pair.other in inside]
        self._cells = {
            key: pair.events for pair in self.pairs for key in ((pair.one, pair.other), (pair.other, pair.one))
        }
        self._most = max(self._cells.values(), default=1)

    def events(self, one: str, other: str) -> int:
        """Return how many events two share."""
        return self._cells.get((one, other), 0)

    def heat(self, one: str, other: str) -> int:
        """Return how much that is, from 0 for nothing to 6 for the most that any two share."""
        events = self.events(one, other)
        return max(1, round(6 * (events / self._most) ** 0.5)) if events else 0


def matrix_of(browser: LedgerBrowser, chosen: EventFilter, of_states: bool) -> Matrix:
    """Return the matrix of the states, or of the persons, with the most events."""
    if of_states:
        return Matrix(counting.states(browser, chosen, IN_MATRIX), counting.state_pairs(browser, chosen, 4000))
    actors = counting.actors(browser, chosen, IN_MATRIX)
    return Matrix(actors, counting.pairs_among(browser, [one.actor for one in actors], chosen))


def matrix_chart(matrix: Matrix, speech: Speech, of_states: bool, asked: Asked) -> Chart:
    """Return the matrix as a chart."""
    names = {one.actor: speech.state(one.actor) if of_states else one.name for one in matrix.heads}
    rows = [
        {
            "one": names[a.actor],
            "other": names[b.actor],
            "events": events,
            "dark": matrix.heat(a.actor, b.actor) > 3,
            "label": f"{names[a.actor]} · {names[b.actor]} · {speech.number(events)}",
            "address": address_of_pair(a.actor, b.actor, of_states, asked),
        }
        for a in matrix.heads
        for b in matrix.heads
        if (events := matrix.events(a.actor, b.actor))
    ]
    return Chart("matrix", {"pairs": rows})


def address_of_pair(one: str, other: str, of_states: bool, asked: Asked) -> str:
    """Return the address of the events of two."""
    if of_states:
        return path_of("states", one)
    return "/" + asked.query(who=tuple(dict.fromkeys((*asked.who, one, other))))


def network(browser: LedgerBrowser, chosen: EventFilter, speech: Speech) -> Chart:
    """Return who meets whom as nodes and links, coloured by nothing but what they are."""
    actors = counting.actors(browser, chosen, IN_NETWORK)
    pairs = counting.pairs_among(browser, [one.actor for one in actors], chosen)[:_LINKS]
    linked = {end for pair in pairs for end in (pair.one, pair.other)}
    nodes = [_node(one, speech) for one in actors if one.actor in linked]
    links = [{"source": pair.one, "target": pair.other, "events": pair.events} for pair in pairs]
    return Chart("network", {"nodes": nodes, "links": links})


def _node(one: ActorCount, speech: Speech) -> Row:
    country = f" · {speech.state(one.country)}" if one.country else ""
    return {
        "actor": one.actor,
        "name": one.name,
        "country": one.country,
        "events": one.events,
        "colour": COLOURS[ContactType.CALL] if one.country else COLOURS[ContactType.OTHER_CONTACT],
        "label": f"{one.name}{country} · {speech.number(one.events)}",
        "address": path_of("actors", one.actor),
    }
