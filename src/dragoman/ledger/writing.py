"""Writing into a ledger."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum

from dragoman.ledger import rows
from dragoman.ledger.likeness import like_document, sketch_of
from dragoman.ledger.reading import LedgerReader
from dragoman.model import BlockKey, CodedDocument, Edge, Event, EventMention, Issue, Judgement, LinkResult
from dragoman.records import coded_to_record, dump_line

# A batch is committed when it is full or old: small enough that a kill loses little work, large enough that
# the disk's flush (some ms) isn't paid for every document.
BATCH_DOCUMENTS = 64
BATCH_SECONDS = 0.5

_REPLACED = Issue("warning", "the text under this id has changed; the ledger now holds the new one")


class Outcome(StrEnum):
    """What adding a document did."""

    NEW = "new"
    SAME = "same"
    REPLACED = "replaced"  # another text stood under this id
    RECODED = "recoded"  # the same text, read otherwise than before


class LedgerWriter:
    """Adds documents, links and judgements. Every method that returns has committed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.reader = LedgerReader(connection)

    def add(self, documents: Iterable[CodedDocument]) -> Iterator[tuple[str, Outcome]]:
        """Give each document's id and what became of it, once it is safe on disk."""
        added: list[tuple[str, Outcome]] = []
        began = time.monotonic()
        for coded in documents:
            if not added:
                self._begin()
                began = time.monotonic()
            try:
                added.append((coded.document.id, self._add(coded)))
            except BaseException:
                self._end("ROLLBACK")
                raise
            if len(added) >= BATCH_DOCUMENTS or time.monotonic() - began > BATCH_SECONDS:
                yield from self._commit(added)
        yield from self._commit(added)

    def index(self, keys: Iterable[tuple[str, Sequence[BlockKey]]]) -> None:
        """Store by what each mention can be compared."""
        with self._transaction():
            for mention, its_keys in keys:
                self._connection.execute("DELETE FROM block_keys WHERE mention = ?", (mention,))
                self._insert("block_keys", ((key.key, mention, key.lo, key.hi) for key in its_keys))

    def store_links(self, scope: Sequence[str], result: LinkResult) -> None:
        """Replace the events and links of the mentions in `scope` by the result, in one transaction."""
        with self._transaction():
            self._fill_scope(scope)
            self._execute("DELETE FROM events WHERE id IN (SELECT event FROM reports WHERE mention IN scope)")
            self._execute("DELETE FROM links WHERE left_mention IN scope AND right_mention IN scope")
            for event in result.events:
                self._insert_event(event)
            self._insert_edges(result.edges)
            self._redirect(result.redirects)
            self._execute("DELETE FROM pending WHERE mention IN scope")

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement, or note its withdrawal; its mentions will be linked again."""
        with self._transaction():
            head = (judgement.id, str(judgement.verdict), judgement.by, judgement.at, judgement.note)
            values = (*head, judgement.withdrawn_by, judgement.withdrawn_at)
            self._insert("judgements", [values], "OR REPLACE")
            pairs = ((judgement.id, position, mention) for position, mention in enumerate(judgement.mentions))
            self._insert("judgement_mentions", pairs, "OR REPLACE")
            self._mark(judgement.mentions)

    def mark_all(self) -> None:
        """Have every mention linked again."""
        with self._transaction():
            self._execute("INSERT OR IGNORE INTO pending SELECT id FROM mentions")

    def _add(self, coded: CodedDocument) -> Outcome:
        document = coded.document
        record_hash = rows.sha256_of(dump_line(coded_to_record(coded)))
        held = self.reader.digests(document.id)
        if held is None:
            self._insert_document(coded, record_hash, None, ())
            return Outcome.NEW
        if held.record == record_hash and held.text == rows.sha256_of(document.text):
            return Outcome.SAME
        replaced = held.text != rows.sha256_of(document.text)
        self._remove(document.id)
        self._insert_document(coded, record_hash, held.position, (_REPLACED,) if replaced else ())
        self._forget(document.id)
        return Outcome.REPLACED if replaced else Outcome.RECODED

    def _insert_document(
        self, coded: CodedDocument, record_hash: str, seq: int | None, notes: tuple[Issue, ...]
    ) -> None:
        document = coded.document
        self._insert("documents", [(seq, *rows.document_to_row(document), record_hash, document.author, document.site)])
        for position, mention in enumerate(coded.mentions):
            self._insert_mention(mention, document.id, position)
        self._insert_parts("quotes", document.id, map(rows.quote_to_row, coded.quotes))
        self._insert_parts("figures", document.id, map(rows.figure_to_row, coded.figures))
        self._insert_parts("skipped", document.id, ((*one.span, one.reason) for one in coded.skipped))
        self._insert_parts("claims", document.id, map(rows.claim_to_row, coded.claims))
        issues = [("reading", issue) for issue in document.issues] + [("coding", issue) for issue in coded.issues]
        issues += [("ledger", issue) for issue in notes]
        issues += [("ledger", issue) for issue in self._likened(coded)]
        self._insert_parts("issues", document.id, ((origin, one.level, one.what) for origin, one in issues))
        self._mark([mention.id for mention in coded.mentions])

    def _likened(self, coded: CodedDocument) -> Iterator[Issue]:
        """Keep what the text is nearly the same as, and yield what a person should know of it."""
        document, sketch = coded.document.id, sketch_of(coded)
        if not sketch:
            return
        self._insert("sketches", ((one, document) for one in sketch))
        if found := like_document(self._connection, document, sketch):
            self._insert("reprints", [(document, *found)])
            yield Issue("info", f"nearly the same text as {found[0]} ({found[1]:.0%} of its runs of words)")

    def _insert_mention(self, mention: EventMention, document: str, position: int) -> None:
        self._insert("mentions", [rows.mention_to_row(mention, document, position)])
        self._insert_parts("participants", mention.id, map(rows.participant_to_row, mention.participants))
        self._insert_parts("topics", mention.id, ((one.surface, *one.span) for one in mention.topics))
        sources = ((one.kind, one.name, one.surface, *one.span) for one in mention.sources)
        self._insert_parts("sources", mention.id, sources)
        self._insert_parts("evidence", mention.id, (tuple(span) for span in mention.evidence))

    def _remove(self, document: str) -> None:
        """Take a document out and have linked again what stood beside its mentions."""
        self._execute(
            "INSERT OR IGNORE INTO pending SELECT other.mention FROM reports AS ours"
            " JOIN reports AS other USING (event) JOIN mentions ON mentions.id = other.mention"
            " WHERE ours.document = ?1 AND other.document != ?1",
            (document,),
        )
        ours = "(SELECT id FROM mentions WHERE document = ?1)"
        self._execute(f"DELETE FROM links WHERE left_mention IN {ours} OR right_mention IN {ours}", (document,))
        self._execute("DELETE FROM documents WHERE id = ?", (document,))

    def _forget(self, document: str) -> None:
        """Take reports away that the document no longer gives, and events that it alone gave."""
        gone = "document = ?1 AND mention NOT IN (SELECT id FROM mentions WHERE document = ?1)"
        events = self._connection.execute(f"SELECT DISTINCT event FROM reports WHERE {gone}", (document,)).fetchall()
        self._execute(f"DELETE FROM reports WHERE {gone}", (document,))
        for event in events:
            self._execute(
                "DELETE FROM events WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM reports WHERE event = ?1)", event
            )

    def _insert_event(self, event: Event) -> None:
        counts = (event.independent_sources, event.confidence, int(bool(event.conflicts)))
        place = rows.place_to_row(event.place)
        head = (event.id, str(event.type), str(event.status), *rows.range_to_row(event.date), *place, *counts)
        self._execute("DELETE FROM events WHERE id = ?", (event.id,))  # REPLACE would pass the triggers by
        self._insert("events", [head])
        self._insert_parts("event_participants", event.id, map(rows.event_participant_to_row, event.participants))
        cell = rows.documents_to_cell
        self._insert_parts("event_topics", event.id, ((one.value, cell(one.documents)) for one in event.topics))
        self._insert_parts("reports", event.id, ((one.document, one.mention) for one in event.reports))
        stated = ((one.field, value.value, cell(value.documents)) for one in event.conflicts for value in one.values)
        self._insert_parts("conflicts", event.id, stated)
        grounds = ((one.field, one.value, cell(one.documents)) for one in event.grounds)
        self._insert_parts("grounds", event.id, grounds)

    def _insert_edges(self, edges: Iterable[Edge]) -> None:
        for edge in edges:
            ends = (edge.left, edge.right)
            self._insert("links", [(*ends, edge.weight)], "OR REPLACE")
            levels = ((*ends, i, one.comparison, one.level, one.weight) for i, one in enumerate(edge.levels))
            self._insert("link_levels", levels, "OR REPLACE")

    def _redirect(self, redirects: Iterable[tuple[str, str]]) -> None:
        for old, new in redirects:
            self._execute("UPDATE redirects SET new = ? WHERE new = ?", (new, old))
            self._insert("redirects", [(old, new)], "OR REPLACE")
        self._execute("DELETE FROM redirects WHERE old IN (SELECT id FROM events)")

    def _mark(self, mentions: Sequence[str]) -> None:
        known = ((one, one) for one in mentions)
        self._connection.executemany(
            "INSERT OR IGNORE INTO pending SELECT ? WHERE EXISTS (SELECT 1 FROM mentions WHERE id = ?)", known
        )

    def _fill_scope(self, scope: Sequence[str]) -> None:
        self._execute("CREATE TEMP TABLE IF NOT EXISTS scope (mention TEXT PRIMARY KEY) WITHOUT ROWID")
        self._execute("DELETE FROM scope")
        self._insert("scope", ((one,) for one in scope))

    def _insert_parts(self, table: str, owner: str, parts: Iterable[rows.Row]) -> None:
        self._insert(table, ((owner, position, *part) for position, part in enumerate(parts)))

    def _insert(self, table: str, values: Iterable[rows.Row], how: str = "") -> None:
        ready = list(values)
        if ready:
            marks = ", ".join("?" * len(ready[0]))
            self._connection.executemany(f"INSERT {how} INTO {table} VALUES ({marks})", ready)

    def _execute(self, statement: str, values: Sequence[object] = ()) -> None:
        self._connection.execute(statement, values)

    def _commit(self, added: list[tuple[str, Outcome]]) -> Iterator[tuple[str, Outcome]]:
        if not added:
            return
        self._end("COMMIT")
        done = list(added)
        added.clear()
        yield from done

    def _begin(self) -> None:
        # IMMEDIATE: a second writer waits here, instead of failing in the middle of its batch.
        self._connection.execute("BEGIN IMMEDIATE")

    def _end(self, how: str) -> None:
        if self._connection.in_transaction:
            self._connection.execute(how)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._begin()
        try:
            yield
        except BaseException:
            self._end("ROLLBACK")
            raise
        self._end("COMMIT")
