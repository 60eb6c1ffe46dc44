"""One round: each feed is asked for what is new, each new article fetched, coded, added and linked."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dragoman.errors import DragomanError, KnowledgeError, ReadError
from dragoman.intake.feeds import Entry, entry_document, feed_entries
from dragoman.intake.fetching import Fetched, FetchError, Web
from dragoman.intake.naming import address_id
from dragoman.intake.online import fetched_source, read_fetched
from dragoman.intake.source import one_line, unread
from dragoman.ledger import Announced, FollowedFeed, Ledger, Outcome
from dragoman.ledger.following import key_without_address, stamp
from dragoman.ledger.likeness import LIKE, likeness, sketch_of
from dragoman.model import CodedDocument, DateRange, Document
from dragoman.pipeline import Added, add_documents, code_one, link_pending
from dragoman.settings import Settings
from dragoman.watch.crew import Crew

# Articles of a round that are held by address, and linked together; the rest is taken up when these are done.
PORTION = 500
# Articles that become safe together: a kill loses no more work than these.
BATCH = 8


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """What a round did, in numbers."""

    feeds: int = 0
    unchanged: int = 0
    broken: int = 0
    announced: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reprints: int = 0
    contacts: int = 0
    failed: int = 0
    waiting: int = 0
    events: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Read:
    """An article that was read: what was announced, and its documents coded."""

    article: Announced
    documents: tuple[CodedDocument, ...]


class Round:
    """Asks feeds for what is new. `on_error` hears of each fault, `on_added` of each document once it is safe."""

    def __init__(
        self,
        ledger: Ledger,
        web: Web,
        settings: Settings,
        *,
        knowledge: Path | None = None,
        on_error: Callable[[DragomanError], None] = lambda error: None,
        on_coded: Callable[[CodedDocument], None] = lambda coded: None,
        on_added: Callable[[Added], None] = lambda added: None,
    ) -> None:
        self._ledger, self._web, self._settings, self._knowledge = ledger, web, settings, knowledge
        self._on_error, self._on_coded, self._on_added = on_error, on_coded, on_added

    def run(self, feeds: Sequence[str], now: dt.datetime | None = None) -> RoundSummary:
        """Return what one round over these feeds did; faults of feeds and articles are told and never raised."""
        began, now = time.monotonic(), now or dt.datetime.now(dt.UTC)
        summary = self._ask_feeds(feeds, now)
        events = dict.fromkeys(link_pending(self._ledger))  # what a killed round left
        while True:
            with self._ledger.follow() as following:
                articles = following.waiting(feeds, now, PORTION)
            if not articles:
                break
            summary = self._read_articles(articles, now, summary)
            events.update(dict.fromkeys(link_pending(self._ledger)))
        with self._ledger.follow() as following:
            waiting = following.counts()["waiting"]
        return replace(summary, events=tuple(events), waiting=waiting, seconds=time.monotonic() - began)

    def _ask_feeds(self, feeds: Sequence[str], now: dt.datetime) -> RoundSummary:
        with self._ledger.follow() as following:
            due = following.due_feeds(feeds, now)
        unchanged = broken = announced = 0
        crew: Crew[FollowedFeed, Fetched | FetchError] = Crew(self._fetch_feed, lambda feed: feed.address)
        for feed, found in crew.each(due):
            try:
                new = self._hear(feed, found, now)
                unchanged += new is None
                announced += new or 0
            except ReadError as error:
                broken += 1
                self._feed_failed(feed, error, now)
        return RoundSummary(feeds=len(due), unchanged=unchanged, broken=broken, announced=announced)

    def _fetch_feed(self, feed: FollowedFeed) -> Fetched | FetchError:
        try:
            return self._web.get(feed.address, etag=feed.etag, modified=feed.modified)
        except FetchError as error:
            return error

    def _hear(self, feed: FollowedFeed, found: Fetched | FetchError, now: dt.datetime) -> int | None:
        """Return how many articles a feed announces that weren't known, None where it hasn't changed."""
        if isinstance(found, FetchError):
            raise found
        with self._ledger.follow() as following:
            if found.content is None:
                following.unchanged(feed.address, now)
                return None
            entries = feed_entries(found.content, replace(fetched_source(found), name=one_line(feed.address)))
            articles = [_announced(one, feed.address) for one in entries]
            return following.heard(feed.address, articles, now, etag=found.etag, modified=found.modified)

    def _feed_failed(self, feed: FollowedFeed, error: ReadError, now: dt.datetime) -> None:
        with self._ledger.follow() as following:
            due = following.feed_failed(feed, error.what, now, getattr(error, "wait", None))
        self._on_error(ReadError(one_line(feed.address), error.what, f"it is asked again after {stamp(due)}"))

    def _read_articles(self, articles: Sequence[Announced], now: dt.datetime, summary: RoundSummary) -> RoundSummary:
        counts: Counter[str] = Counter()
        outcomes = Counter(summary.outcomes)
        for batch in _batches(self._coded(articles, now, counts)):
            for added in self._add(batch):
                outcomes[added.outcome] += 1
                counts["contacts"] += added.contacts if added.outcome is not Outcome.SAME else 0
                self._on_added(added)
            with self._ledger.read() as reader:
                counts["reprints"] += len(reader.reprints(one.document.id for read in batch for one in read.documents))
        return replace(
            summary,
            outcomes=outcomes,
            reprints=summary.reprints + counts["reprints"],
            contacts=summary.contacts + counts["contacts"],
            failed=summary.failed + counts["failed"],
        )

    def _coded(self, articles: Iterable[Announced], now: dt.datetime, counts: Counter[str]) -> Iterator[_Read]:
        """Yield each article that could be read, coded; a fault of another is kept and told."""
        crew: Crew[Announced, Fetched | FetchError | None] = Crew(self._fetch_article, lambda one: one.address or "")
        for article, found in crew.each(articles):
            try:
                yield _Read(article, tuple(self._documents(article, found)))
            except KnowledgeError:
                raise  # no fault of the article
            except DragomanError as error:
                counts["failed"] += 1
                self._article_failed(article, error, now)

    def _fetch_article(self, article: Announced) -> Fetched | FetchError | None:
        if article.address is None:
            return None
        try:
            return self._web.get(article.address)
        except FetchError as error:
            return error

    def _documents(self, article: Announced, found: Fetched | FetchError | None) -> Iterator[CodedDocument]:
        for item in self._items(article, found):
            coded = code_one(item, self._knowledge)
            if not isinstance(coded, CodedDocument):
                raise coded
            self._on_coded(coded)
            yield self._not_in_anothers_place(article, coded)

    def _items(self, article: Announced, found: Fetched | FetchError | None) -> Iterator[Document]:
        """Yield the documents of an article's page, or what its feed carries where the page can't be had for good."""
        entry = _entry(article)
        source = unread(one_line(article.feed), address_id(article.key))
        try:
            if found is None:
                yield entry_document(entry, source, 1, self._settings)
                return
            if isinstance(found, FetchError):
                raise found
            for item in read_fetched(found, self._settings, entry):
                if isinstance(item, ReadError):
                    raise item
                yield item
        except ReadError as error:
            if not article.whole or found is None or (getattr(error, "passing", False) and article.failures == 0):
                raise
            yield entry_document(entry, source, 1, self._settings)

    def _not_in_anothers_place(self, article: Announced, coded: CodedDocument) -> CodedDocument:
        """Return the document, under its own address where its canonical one is that of another text already.

        Sites that give all their pages one canonical address would keep only the last of them.
        """
        document = coded.document
        with self._ledger.follow() as following:
            key = following.key_of(document.id)
        if key is None or key == article.key or article.address is None:
            return coded
        with self._ledger.read() as reader:
            held = reader.coded(document.id)
        if held is None or likeness(sketch_of(held), sketch_of(coded)) >= LIKE or held.document.text == document.text:
            return coded
        return code_again(replace(document, id=address_id(article.address), url=article.address), self._knowledge)

    def _article_failed(self, article: Announced, error: DragomanError, now: dt.datetime) -> None:
        passing, wait = getattr(error, "passing", False), getattr(error, "wait", None)
        what = error.what if isinstance(error, ReadError) else str(error)
        with self._ledger.follow() as following:
            due = following.failed(article, what, now, passing=passing, wait=wait)
        advice = f"it is tried again after {stamp(due)}" if due else "it is given up"
        if isinstance(error, ReadError):
            error = ReadError(one_line(article.address or article.key), what, advice)
        self._on_error(error)

    def _add(self, batch: Sequence[_Read]) -> list[Added]:
        """Return what became of the documents; they are safe, and their articles done, when it returns."""
        added = list(add_documents(self._ledger, (one for read in batch for one in read.documents)))
        with self._ledger.follow() as following:
            following.done((read.article.key, _first_id(read)) for read in batch)
        return added


def code_again(document: Document, knowledge: Path | None) -> CodedDocument:
    """Return a document coded that was coded before under another id; its mentions' ids follow from its own.

    Raises CodingError.
    """
    coded = code_one(document, knowledge)
    if not isinstance(coded, CodedDocument):
        raise coded
    return coded


def _first_id(read: _Read) -> str | None:
    return read.documents[0].document.id if read.documents else None


def _batches(items: Iterable[_Read]) -> Iterator[list[_Read]]:
    batch: list[_Read] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _announced(entry: Entry, feed: str) -> Announced:
    key = entry.address or key_without_address(feed, entry.title, entry.html)
    html = entry.html if entry.whole or entry.address is None else None
    day = entry.published.edtf
    return Announced(key, feed, entry.address, entry.title, day, entry.author, html, entry.whole)


def _entry(article: Announced) -> Entry:
    day = dt.date.fromisoformat(article.published) if article.published else None
    published = DateRange(day, day, article.published, "metadata")
    return Entry(article.address, article.title, published, article.html, article.whole, article.author)
