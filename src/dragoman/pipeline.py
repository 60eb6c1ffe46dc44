"""The way through, stage after stage: read, tell the language, code, add to the ledger, link.

    sources -> Document -> CodedDocument -> ledger -> events

Nothing here keeps a state between calls. What goes wrong with one document comes out in its place as an error
that names it, and the rest goes on.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from dragoman.annotate.coder import code
from dragoman.errors import DragomanError, KnowledgeError, UsageError
from dragoman.intake import read
from dragoman.intake.naming import is_address
from dragoman.knowledge import load
from dragoman.language.detect import detect
from dragoman.ledger import Ledger, LedgerWriter, Outcome
from dragoman.link import block_keys, link
from dragoman.model import BlockKey, CodedDocument, Document, Event, Judgement, ReportedMention, Verdict
from dragoman.settings import Settings

# Up to so many documents one process is done as soon as several: each of these loads the knowledge base and fills its
# own caches (170 documents: 6 s of work in one process, 10 s in two).
FEW = 400
_MOST_JOBS = 8

Coded = CodedDocument | DragomanError


class CodingError(DragomanError):
    """One document can't be coded, by a fault of ours; `trace` says where, for who mends it."""

    def __init__(self, document: str, what: str, trace: str) -> None:
        super().__init__(f"{document}: can't be coded ({what}); the fault is Dragoman's, please report it")
        self.document, self.what, self.trace = document, what, trace

    def __reduce__(self) -> tuple[type[CodingError], tuple[str, str, str]]:
        return CodingError, (self.document, self.what, self.trace)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document in the ledger, told when it is safe on disk."""

    document: str
    outcome: Outcome
    language: str | None
    contacts: int


def code_documents(
    sources: Iterable[str],
    *,
    jobs: int | None = None,
    knowledge: Path | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
) -> Iterator[Coded]:
    """Yield the coded documents of all sources in the order read, an error in place of one that fails.

    `jobs` processes code them, by default as many as the machine has cores where the documents are many; the
    output is the same. `knowledge` is a folder with a user's own claims.
    """
    sources = list(sources)
    if jobs is None and any(map(is_address, sources)):
        jobs = 1  # fetching takes longer than coding, and what was fetched must not wait for hundreds more
    return code_all(read(sources, stdin=stdin, settings=settings), jobs=jobs, knowledge=knowledge)


def code_all(
    items: Iterable[Document | DragomanError], *, jobs: int | None = None, knowledge: Path | None = None
) -> Iterator[Coded]:
    """Yield each document coded, in order; errors among `items` pass through."""
    if jobs is None:
        items, jobs = _with_jobs(iter(items))
    work = partial(code_one, knowledge=knowledge)
    if jobs > 1:
        from dragoman.pool import map_in_order  # only a large run pays for it

        yield from map_in_order(work, items, jobs)
        return
    for item in items:
        yield work(item) if isinstance(item, Document) else item


def code_one(document: Document, knowledge: Path | None = None) -> Coded:
    """Return the document coded, in the language given with it or else detected; a CodingError where that fails.

    Raises KnowledgeError where a data file is malformed: that is no fault of the document.
    """
    base = load(knowledge)
    try:
        if not document.language:
            document = replace(document, language=detect(document.text))
        return _with_unique_ids(code(document, base))
    except KnowledgeError:
        raise
    except Exception as error:  # whatever one text brings about must not end the run
        what = f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
        return CodingError(document.id, what, traceback.format_exc())


def add_documents(ledger: Ledger, coded: Iterable[CodedDocument], *, singly: bool = False) -> Iterator[Added]:
    """Yield what became of each document, once it is safe on disk; `link_pending` must follow.

    With `singly` each is safe before the next is asked for: what comes slowly must not keep the ledger to itself.
    """
    told: deque[tuple[str | None, int]] = deque()

    def noted() -> Iterator[CodedDocument]:
        for one in coded:
            told.append((one.document.language, len(one.mentions)))
            yield one

    with ledger.write() as writer:
        for batch in ([one] for one in noted()) if singly else (noted(),):
            for document, outcome in writer.add(batch):
                language, contacts = told.popleft()
                yield Added(document, outcome, language, contacts)


def link_pending(ledger: Ledger) -> tuple[str, ...]:
    """Link what isn't linked yet with all that it touches; return the ids of the events that are new or changed.

    A killed `add` leaves its mentions waiting in the ledger: the next call takes them along.
    """
    with ledger.write() as writer:
        pending = writer.reader.pending()
        if not pending:
            return ()
        before = _event_states(writer, pending)
        writer.index(_keyed(writer.reader.reported(pending)))
        scope = writer.reader.neighbourhood(pending)
        before |= _event_states(writer, scope)
        result = link(writer.reader.reported(scope), writer.reader.judgements(), writer.reader.members(scope))
        writer.store_links(scope, result)
        return tuple(event.id for event in result.events if before.get(event.id) != _mentions(event))


def link_all(ledger: Ledger) -> int:
    """Link all mentions of the ledger again; return how many events there are then."""
    with ledger.write() as writer:
        writer.mark_all()
    link_pending(ledger)
    with ledger.read() as reader:
        return reader.counts()["events"]


def pass_verdict(
    ledger: Ledger, verdict: Verdict, mentions: tuple[str, ...], by: str, note: str | None = None
) -> Judgement:
    """Keep a person's verdict, link again what it touches, and return it.

    Raises UsageError where there are too few mentions to say that of.
    """
    if len(mentions) < (1 if verdict is Verdict.REJECT else 2):
        wanted = "a mention" if verdict is Verdict.REJECT else "two mentions"
        raise UsageError(f"judge {verdict} wants {wanted} or more")
    judgement = new_judgement(verdict, mentions, by, _now(), note)
    with ledger.write() as writer:
        writer.judge(judgement)
    link_pending(ledger)
    return judgement


def withdraw_verdict(ledger: Ledger, judgement: Judgement, by: str) -> Judgement:
    """Note that a verdict is taken back, link again what it touched, and return it with name and date."""
    if judgement.holds:
        judgement = replace(judgement, withdrawn_by=by, withdrawn_at=_now())
        with ledger.write() as writer:
            writer.judge(judgement)
        link_pending(ledger)
    return judgement


def new_judgement(verdict: Verdict, mentions: tuple[str, ...], by: str, at: str, note: str | None) -> Judgement:
    """Return the judgement, its id a hash of what it says, of whom, by whom and when."""
    digest = hashlib.sha256("\x1f".join((verdict, *mentions, by, at)).encode()).hexdigest()
    return Judgement(f"j{digest[:12]}", verdict, mentions, by, at, note)


def only_coded(items: Iterable[Coded], on_error: Callable[[DragomanError], None]) -> Iterator[CodedDocument]:
    """Yield the coded documents and hand each error to `on_error` when its turn comes."""
    for item in items:
        if isinstance(item, CodedDocument):
            yield item
        else:
            on_error(item)


def _now(clock: Callable[[dt.tzinfo], dt.datetime] = dt.datetime.now) -> str:
    return clock(dt.UTC).isoformat(timespec="seconds")


def _with_unique_ids(coded: CodedDocument) -> CodedDocument:
    """Return the document with a number after the id of a mention that has the id of an earlier one.

    The ledger's keys are these ids: one document must not be able to make another's addition fail.
    """
    seen: Counter[str] = Counter()
    mentions = []
    for mention in coded.mentions:
        seen[mention.id] += 1
        number = seen[mention.id]
        mentions.append(mention if number == 1 else replace(mention, id=f"{mention.id}-{number}"))
    return replace(coded, mentions=tuple(mentions)) if len(seen) < len(mentions) else coded


def _with_jobs(items: Iterator[Document | DragomanError]) -> tuple[Iterable[Document | DragomanError], int]:
    """Return the items again, and how many processes they are worth."""
    first = list(islice(items, FEW + 1))
    jobs = 1 if len(first) <= FEW else min(os.cpu_count() or 1, _MOST_JOBS)
    return chain(first, items), jobs


def _keyed(reported: Iterable[ReportedMention]) -> Iterator[tuple[str, tuple[BlockKey, ...]]]:
    return ((one.mention.id, tuple(block_keys(one))) for one in reported)


def _event_states(writer: LedgerWriter, mentions: Iterable[str]) -> dict[str, frozenset[str]]:
    members: Mapping[str, tuple[str, ...]] = writer.reader.members(mentions)
    return {event: frozenset(its) for event, its in members.items()}


def _mentions(event: Event) -> frozenset[str]:
    return frozenset(report.mention for report in event.reports)
