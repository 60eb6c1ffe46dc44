"""The feeds that are followed and the articles that they announced: what `watch` must know after it was killed.

An article is kept as waiting in the transaction that keeps its feed's new ETag, and as done only after its document
is safe: a kill between loses nothing, and does nothing twice that would show.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

# A passing fault is tried again after so many minutes, doubled each time, up to a day.
FIRST_WAIT_MINUTES = 5
LONGEST_WAIT = dt.timedelta(days=1)
# How often a page is tried before it is given up.
MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed with what its server wants to be asked with; `failures` counts those since it last answered."""

    address: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Announced:
    """An article that a feed announced. `key` is its address, or where it has none, a hash of what the feed says."""

    key: str
    feed: str
    address: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    html: str | None = None  # what the feed carries of it, until it is done
    whole: bool = False
    failures: int = 0


class Following:
    """State of `watch` in the ledger. Every method that writes has committed when it returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def due_feeds(self, addresses: Iterable[str], now: dt.datetime) -> list[FollowedFeed]:
        """Return those of the feeds that may be asked now, in the order given; new ones are taken up."""
        given = list(dict.fromkeys(addresses))
        with self._transaction():
            self._connection.executemany(
                "INSERT OR IGNORE INTO feeds (address, failures) VALUES (?, 0)", ((one,) for one in given)
            )
        query = "SELECT address, etag, modified, failures FROM feeds WHERE due IS NULL OR due <= ?"
        found = {row[0]: FollowedFeed(*row) for row in self._connection.execute(query, (stamp(now),))}
        return [found[one] for one in given if one in found]

    def heard(
        self, feed: str, articles: Sequence[Announced], now: dt.datetime, *, etag: str | None, modified: str | None
    ) -> int:
        """Keep what a feed announces and what it wants to be asked with; return how many articles are new."""
        with self._transaction():
            before = self._connection.total_changes
            self._connection.executemany(
                "INSERT OR IGNORE INTO announced"
                " (key, feed, address, title, published, author, html, whole, state, failures)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0)",
                ((a.key, feed, a.address, a.title, a.published, a.author, a.html, int(a.whole)) for a in articles),
            )
            new = self._connection.total_changes - before
            self._connection.execute(
                "UPDATE feeds SET etag = ?, modified = ?, checked = ?, due = NULL, failures = 0, fault = NULL"
                " WHERE address = ?",
                (etag, modified, stamp(now), feed),
            )
        return new

    def unchanged(self, feed: str, now: dt.datetime) -> None:
        """Keep that a feed has nothing new."""
        with self._transaction():
            query = "UPDATE feeds SET checked = ?, due = NULL, failures = 0, fault = NULL WHERE address = ?"
            self._connection.execute(query, (stamp(now), feed))

    def feed_failed(self, feed: FollowedFeed, fault: str, now: dt.datetime, wait: float | None) -> dt.datetime:
        """Keep that a feed failed; return when it is asked again."""
        due = now + _wait(feed.failures, wait)
        with self._transaction():
            query = "UPDATE feeds SET failures = failures + 1, fault = ?, checked = ?, due = ? WHERE address = ?"
            self._connection.execute(query, (fault, stamp(now), stamp(due), feed.address))
        return due

    def waiting(self, feeds: Iterable[str], now: dt.datetime, limit: int) -> list[Announced]:
        """Return articles of these feeds that are to be read now, in the order in which they were announced."""
        query = (
            "SELECT key, feed, address, title, published, author, html, whole, failures FROM announced"
            " WHERE state = 'waiting' AND (due IS NULL OR due <= ?) AND feed IN (SELECT value FROM json_each(?))"
            " ORDER BY number LIMIT ?"
        )
        found = self._connection.execute(query, (stamp(now), json.dumps(list(feeds)), limit))
        return [Announced(*row) for row in found]

    def done(self, pairs: Iterable[tuple[str, str | None]]) -> None:
        """Keep which document each article became."""
        with self._transaction():
            query = (
                "UPDATE announced SET state = 'done', document = ?, html = NULL, fault = NULL, due = NULL WHERE key = ?"
            )
            self._connection.executemany(query, ((document, key) for key, document in pairs))

    def failed(
        self, article: Announced, fault: str, now: dt.datetime, *, passing: bool, wait: float | None = None
    ) -> dt.datetime | None:
        """Keep that an article could not be read; return when it is tried again, None where it is given up."""
        again = passing and article.failures + 1 < MOST_TRIES
        due = now + _wait(article.failures, wait) if again else None
        with self._transaction():
            query = "UPDATE announced SET state = ?, failures = failures + 1, fault = ?, due = ? WHERE key = ?"
            state = "waiting" if again else "failed"
            self._connection.execute(query, (state, fault, due and stamp(due), article.key))
        return due

    def key_of(self, document: str) -> str | None:
        """Return the article that became a document."""
        row = self._connection.execute("SELECT key FROM announced WHERE document = ?", (document,)).fetchone()
        return row[0] if row else None

    def counts(self) -> dict[str, int]:
        """Return how many articles are waiting, done and failed."""
        found = dict.fromkeys(("waiting", "done", "failed"), 0)
        found.update(self._connection.execute("SELECT state, count(*) FROM announced GROUP BY state").fetchall())
        return found

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def stamp(moment: dt.datetime) -> str:
    """Return a moment as the ledger keeps it: UTC, to the second, in an order that sorts."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def key_without_address(feed: str, title: str | None, html: str | None) -> str:
    """Return the key of an article that has no address."""
    digest = hashlib.sha256(f"{title}\0{html}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{feed}#{digest}"


def _wait(failures: int, wanted: float | None) -> dt.timedelta:
    """Return how long to wait after so many failures, or as long as the server wants where that is longer."""
    minutes = FIRST_WAIT_MINUTES * 2 ** min(failures, 12)
    return max(min(dt.timedelta(minutes=minutes), LONGEST_WAIT), dt.timedelta(seconds=wanted or 0.0))
