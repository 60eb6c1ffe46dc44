"""What a ledger holds, counted: by month, by person and state, by pair, place, source and outlet.

Without a filter, or for one kind of event, the counts stand in tables of their own (`summaries`); with another filter
they are counted over its events.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dragoman.ledger.browsing import LedgerBrowser
from dragoman.ledger.finding import EventFilter


class MonthCount(NamedTuple):
    """How many events of a kind began in a month ("2023-10", "" where nothing fixes it)."""

    month: str
    type: str
    events: int


class ActorCount(NamedTuple):
    """How many events one takes part in: `actor` is an entity's id, a name where there is none, or a state's code."""

    actor: str
    name: str
    country: str | None
    events: int


class PairCount(NamedTuple):
    """How many events two share."""

    one: str
    other: str
    events: int


class PlaceCount(NamedTuple):
    """How many events of a kind took place somewhere; `country` is "" where it isn't known."""

    place: str
    country: str
    type: str
    events: int


class SourceCount(NamedTuple):
    """In how many reports an outlet ("" where a document has no address) names a source."""

    source: str
    kind: str
    outlet: str
    reports: int


class DocumentCount(NamedTuple):
    """How many documents there are of an outlet in a language; "" where one isn't known."""

    outlet: str
    language: str
    documents: int


class IssueCount(NamedTuple):
    """In how many documents something was noted."""

    level: str
    what: str
    documents: int


_NOTHING = EventFilter()
# A map can't show more, and no ledger has more that matter.
_MOST_PLACES = 2000
_PERSON = "coalesce(entity, name)"
_PAIRED = (
    "WITH some AS MATERIALIZED (SELECT event, {} AS key FROM {} event IN (SELECT id FROM events WHERE {{}}))"
    " SELECT a.key, b.key, count(DISTINCT a.event) FROM some AS a JOIN some AS b ON a.event = b.event"
    " AND a.key < b.key GROUP BY 1, 2"
)


def months(browser: LedgerBrowser, asked: EventFilter = _NOTHING) -> tuple[MonthCount, ...]:
    """Return the events of each month by kind, oldest first, undated ones before them."""
    stored = "SELECT month, type, sum(events) FROM month_counts WHERE :kind IN ('', type) AND events > 0 GROUP BY 1, 2"
    counted = "SELECT substr(coalesce(date_start, ''), 1, 7), type, count(*) FROM events WHERE {} GROUP BY 1, 2"
    return tuple(MonthCount(*row) for row in _rows(browser, asked, stored, counted, "1, 2"))


def actors(browser: LedgerBrowser, asked: EventFilter = _NOTHING, most: int = 24) -> tuple[ActorCount, ...]:
    """Return those who take part in the most events, most first."""
    stored = "SELECT actor, name, country, events FROM actor_counts WHERE type = :kind AND events > 0"
    counted = (
        "SELECT coalesce(entity, name), max(name), max(country), count(DISTINCT event) FROM event_participants"
        " WHERE event IN (SELECT id FROM events WHERE {}) GROUP BY 1"
    )
    return tuple(ActorCount(*row) for row in _rows(browser, asked, stored, counted, "4 DESC, 1", most))


def states(browser: LedgerBrowser, asked: EventFilter = _NOTHING, most: int = 24) -> tuple[ActorCount, ...]:
    """Return the states whose people take part in the most events, most first."""
    stored = "SELECT country, country, country, events FROM state_counts WHERE type = :kind AND events > 0"
    counted = (
        "SELECT country, country, country, count(*) FROM event_countries"
        " WHERE event IN (SELECT id FROM events WHERE {}) GROUP BY 1"
    )
    return tuple(ActorCount(*row) for row in _rows(browser, asked, stored, counted, "4 DESC, 1", most))


def pairs(browser: LedgerBrowser, asked: EventFilter = _NOTHING, most: int = 120) -> tuple[PairCount, ...]:
    """Return the pairs of persons who share the most events, most first."""
    stored = "SELECT one, other, events FROM pair_counts WHERE type = :kind AND events > 0 AND one != other"
    counted = _PAIRED.format(_PERSON, "event_participants WHERE")
    return tuple(PairCount(*row) for row in _rows(browser, asked, stored, counted, "3 DESC, 1, 2", most))


def pairs_among(browser: LedgerBrowser, keys: Sequence[str], asked: EventFilter = _NOTHING) -> tuple[PairCount, ...]:
    """Return the pairs among these persons, most first: none of the others is looked at."""
    inside = json.dumps(keys)
    stored = (
        # The plus keeps SQLite from going by the index that the order is in, through all pairs.
        "SELECT one, other, +events FROM pair_counts WHERE type = :kind AND +events > 0 AND one != other"
        " AND one IN (SELECT value FROM json_each(:inside)) AND other IN (SELECT value FROM json_each(:inside))"
    )
    counted = _PAIRED.format(_PERSON, f"event_participants WHERE {_PERSON} IN (SELECT value FROM json_each(?)) AND")
    return tuple(PairCount(*row) for row in _rows(browser, asked, stored, counted, "3 DESC, 1, 2", inside=inside))


def state_pairs(browser: LedgerBrowser, asked: EventFilter = _NOTHING, most: int = 400) -> tuple[PairCount, ...]:
    """Return the pairs of states that share the most events, most first."""
    stored = "SELECT one, other, events FROM state_pair_counts WHERE type = :kind AND events > 0"
    counted = _PAIRED.format("country", "event_countries WHERE")
    return tuple(PairCount(*row) for row in _rows(browser, asked, stored, counted, "3 DESC, 1, 2", most))


def places(browser: LedgerBrowser, asked: EventFilter = _NOTHING) -> tuple[PlaceCount, ...]:
    """Return the places of events by kind, most first."""
    stored = "SELECT place, country, type, events FROM place_counts WHERE :kind IN ('', type) AND events > 0"
    counted = (
        "SELECT place_name, coalesce(place_country, ''), type, count(*) FROM events"
        " WHERE place_name IS NOT NULL AND ({}) GROUP BY 1, 2, 3"
    )
    return tuple(PlaceCount(*row) for row in _rows(browser, asked, stored, counted, "4 DESC, 1, 2, 3", _MOST_PLACES))


def actor(browser: LedgerBrowser, key: str) -> ActorCount | None:
    """Return what is counted of one who takes part, None where the ledger has no such one."""
    query = "SELECT actor, name, country, events FROM actor_counts WHERE type = '' AND actor = ? AND events > 0"
    return next((ActorCount(*row) for row in browser.connection.execute(query, (key,))), None)


def state(browser: LedgerBrowser, code: str) -> ActorCount | None:
    """Return what is counted of a state, None where nobody of it takes part in anything."""
    query = "SELECT country, country, country, events FROM state_counts WHERE type = '' AND country = ? AND events > 0"
    return next((ActorCount(*row) for row in browser.connection.execute(query, (code,))), None)


def counterparts(browser: LedgerBrowser, key: str, most: int = 20) -> tuple[ActorCount, ...]:
    """Return those with whom one shares the most events, most first."""
    query = (
        "SELECT actor, name, country, pair.events FROM (SELECT other AS key, events FROM pair_counts"
        " WHERE type = '' AND one = ?1 UNION ALL SELECT one, events FROM pair_counts WHERE type = '' AND other = ?1)"
        " AS pair JOIN actor_counts ON actor = key AND type = '' WHERE pair.events > 0 AND actor != ?1"
        " ORDER BY 4 DESC, 1 LIMIT ?2"
    )
    return tuple(ActorCount(*row) for row in browser.connection.execute(query, (key, most)))


def state_counterparts(browser: LedgerBrowser, code: str, most: int = 20) -> tuple[ActorCount, ...]:
    """Return the states with which one shares the most events, most first."""
    query = (
        "SELECT key, key, key, events FROM (SELECT other AS key, events FROM state_pair_counts"
        " WHERE type = '' AND one = ?1 UNION ALL SELECT one, events FROM state_pair_counts"
        " WHERE type = '' AND other = ?1) WHERE events > 0 ORDER BY 4 DESC, 1 LIMIT ?2"
    )
    return tuple(ActorCount(*row) for row in browser.connection.execute(query, (code, most)))


def people_of(browser: LedgerBrowser, code: str, most: int = 20) -> tuple[ActorCount, ...]:
    """Return those of a state who take part in the most events, most first."""
    query = "SELECT actor, name, country, events FROM actor_counts WHERE type = '' AND country = ? AND events > 0"
    found = browser.connection.execute(f"{query} ORDER BY 4 DESC, 1 LIMIT ?", (code, most))
    return tuple(ActorCount(*row) for row in found)


def spellings(browser: LedgerBrowser, key: str, most: int = 30) -> tuple[str, ...]:
    """Return how reports write the name of one who takes part, each spelling once."""
    query = "SELECT DISTINCT surface FROM called WHERE entity = ?1 OR (entity = '' AND name = ?1) LIMIT ?2"
    return tuple(row[0] for row in browser.connection.execute(query, (key, most)))


def sources(browser: LedgerBrowser, most: int = 400) -> tuple[SourceCount, ...]:
    """Return who is named as a source, by outlet, most first."""
    query = "SELECT source, kind, outlet, reports FROM source_counts WHERE reports > 0 ORDER BY 4 DESC, 1, 2, 3 LIMIT ?"
    return tuple(SourceCount(*row) for row in browser.connection.execute(query, (most,)))


def documents(browser: LedgerBrowser) -> tuple[DocumentCount, ...]:
    """Return how many documents there are of each outlet in each language, most first."""
    query = "SELECT outlet, language, documents FROM document_counts WHERE documents > 0 ORDER BY 3 DESC, 1, 2"
    return tuple(DocumentCount(*row) for row in browser.connection.execute(query))


def issues(browser: LedgerBrowser, most: int = 200) -> tuple[IssueCount, ...]:
    """Return what was noted while reading and coding, most frequent first."""
    query = "SELECT level, what, documents FROM issue_counts WHERE documents > 0 ORDER BY 3 DESC, 1, 2 LIMIT ?"
    return tuple(IssueCount(*row) for row in browser.connection.execute(query, (most,)))


def _rows(
    browser: LedgerBrowser, asked: EventFilter, stored: str, counted: str, order: str, most: int = -1, **more: str
) -> Iterator[tuple[Any, ...]]:
    """Return rows from the table of counts where it has them, else counted over the events that the filter chooses.

    `more` are further values: by name in `stored`, before the filter's in `counted`.
    """
    if asked == EventFilter(type=asked.type):
        values: dict[str, Any] = {"kind": str(asked.type or ""), "most": most, **more}
        return browser.connection.execute(f"{stored} ORDER BY {order} LIMIT :most", values)
    where, chosen = browser.chosen(asked)
    return browser.connection.execute(
        f"{counted.format(where)} ORDER BY {order} LIMIT ?", (*more.values(), *chosen, most)
    )
