"""Reading from a ledger."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlsplit

from dragoman.ledger import rows
from dragoman.ledger.claims import ClaimReader, unknown_persons
from dragoman.ledger.finding import EventFilter, conditions, where
from dragoman.ledger.nearness import ALL_THE_TIME, HELD, MOST_MENTIONS, NEAR, WHATEVER_DAYS
from dragoman.model import (
    CodedDocument,
    Document,
    Edge,
    Event,
    EventMention,
    Issue,
    Judgement,
    LevelHit,
    ReportedMention,
    Verdict,
)

# How many mentions one addition may have linked again; beyond, only what shares a key with the new ones.
MAX_SCOPE = 5000
# How many of those whom a document names linking is told of.
MOST_COMPANY = 60
# The fewest characters of an event's id that stand for it.
MIN_PREFIX = 4

_DOCUMENT = (
    "SELECT id, url, path, language, title, published_start, published_end, published_edtf, published_basis, text,"
    " author, site FROM documents"
)
_PARTS = {
    "participants": "name, surface, span_start, span_end, entity, role, country, org, side",
    "topics": "surface, span_start, span_end",
    "sources": "kind, name, surface, span_start, span_end",
    "evidence": "span_start, span_end",
}
# Undated events come last; ids make the order whole.
_ORDER = " ORDER BY date_start IS NULL, date_start, date_end, id"


class Digests(NamedTuple):
    """What tells whether a document has changed, and where it stands in the order of adding."""

    position: int
    text: str
    record: str


class LedgerReader:
    """Documents, mentions, events, links and judgements of a ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.claims = ClaimReader(connection)

    def digests(self, document: str) -> Digests | None:
        """Return the digests of a document, None where the ledger doesn't hold it."""
        found = self._rows("SELECT seq, sha256, record_sha256 FROM documents WHERE id = ?", document)
        return Digests(*found[0]) if found else None

    def document_ids(self) -> tuple[str, ...]:
        """Return the ids of all documents in the order in which they came."""
        return tuple(row[0] for row in self._rows("SELECT id FROM documents ORDER BY seq"))

    def document(self, document: str) -> Document | None:
        """Return a document with its text."""
        found = self._rows(f"{_DOCUMENT} WHERE id = ?", document)
        return rows.document_from_row(found[0]) if found else None

    def coded(self, document: str) -> CodedDocument | None:
        """Return a document with all that was read in it, as it was added."""
        head = self.document(document)
        if head is None:
            return None
        issues = self._issues(document)
        return CodedDocument(
            document=replace(head, issues=issues["reading"]),
            mentions=tuple(self._mentions("document = ?", document)),
            quotes=tuple(map(rows.quote_from_row, self._parts_of("quotes", document))),
            figures=tuple(map(rows.figure_from_row, self._parts_of("figures", document))),
            skipped=tuple(map(rows.skipped_from_row, self._parts_of("skipped", document))),
            issues=issues["coding"] + issues["ledger"],
            claims=tuple(map(rows.claim_from_row, self._parts_of("claims", document))),
        )

    def documents(self, documents: Iterable[str]) -> dict[str, Document]:
        """Return these documents with their texts, by id."""
        found: dict[str, Document] = {}
        for some in _portions(sorted(set(documents))):
            for row in self._rows(f"{_DOCUMENT} WHERE id IN ({_marks(some)})", *some):
                found[row[0]] = rows.document_from_row(row)
        return found

    def mentions(self, mentions: Iterable[str]) -> dict[str, EventMention]:
        """Return these event mentions, by id."""
        found: dict[str, EventMention] = {}
        for some in _portions(sorted(set(mentions))):
            found |= {mention.id: mention for mention in self._mentions(f"id IN ({_marks(some)})", *some)}
        return found

    def mention(self, mention: str) -> EventMention | None:
        """Return one event mention."""
        return next(iter(self._mentions("id = ?", mention)), None)

    def reported(self, mentions: Iterable[str] | None = None) -> tuple[ReportedMention, ...]:
        """Return mentions as linking wants them, all of the ledger's by default, in the order of their ids."""
        if mentions is None:
            return tuple(self._reported("1"))
        found: list[ReportedMention] = []
        for some in _portions(sorted(set(mentions))):
            found += self._reported(f"id IN ({_marks(some)})", *some)
        return tuple(found)

    def pending(self) -> tuple[str, ...]:
        """Return the mentions that aren't linked yet, or must be again."""
        return tuple(row[0] for row in self._rows("SELECT mention FROM pending ORDER BY mention"))

    def neighbourhood(self, mentions: Sequence[str]) -> tuple[str, ...]:
        """Return `mentions` with all that linking must see to place them: what shares a key and a time with them,
        and what shares an event or a judgement with any of these, and so on up to MAX_SCOPE."""
        scope, edge = set(mentions), set(mentions)
        while edge:
            near = self._near(sorted(edge))
            edge = near - scope
            scope |= self._beside(edge) | edge if len(scope) + len(edge) > MAX_SCOPE else edge
            if len(scope) > MAX_SCOPE:
                break
        return tuple(sorted(scope))

    def event_ids(self, asked: EventFilter | None = None) -> tuple[str, ...]:
        """Return the ids of the events asked for, by date, undated ones last."""
        wanted, values = where(conditions(asked or EventFilter()))
        return tuple(row[0] for row in self._rows(f"SELECT id FROM events WHERE {wanted}{_ORDER}", *values))

    def events(self, asked: EventFilter | None = None) -> Iterator[Event]:
        """Give the events asked for, by date, undated ones last."""
        for some in _portions(self.event_ids(asked)):
            found = {event.id: event for event in self._events(some)}
            yield from (found[one] for one in some if one in found)

    def event(self, event: str) -> Event | None:
        """Return an event by its id, an id that was merged into it, one of its mentions, or how its id begins."""
        for query in (
            "SELECT id FROM events WHERE id = ?",
            "SELECT new FROM redirects WHERE old = ?",
            "SELECT event FROM reports WHERE mention = ?",
            f"SELECT id FROM events WHERE length(?1) >= {MIN_PREFIX} AND substr(id, 1, length(?1)) = ?1 LIMIT 2",
        ):
            found = self._rows(query, event)
            if len(found) == 1:
                return next(iter(self._events([found[0][0]])), None)
        return None

    def members(self, mentions: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the mentions of each event that has one of these."""
        events: set[str] = set()
        for some in _portions(sorted(set(mentions))):
            query = f"SELECT event FROM reports WHERE mention IN ({_marks(some)})"
            events.update(row[0] for row in self._rows(query, *some))
        found: dict[str, tuple[str, ...]] = {}
        for some in _portions(sorted(events)):
            query = f"SELECT event, mention FROM reports WHERE event IN ({_marks(some)}) ORDER BY event, position"
            for event, group in groupby(self._rows(query, *some), lambda row: row[0]):
                found[event] = tuple(mention for _, mention in group)
        return found

    def edges(self, mentions: Sequence[str]) -> tuple[Edge, ...]:
        """Return the links between mentions of this set, strongest first."""
        marks = _marks(mentions)
        inside = f"left_mention IN ({marks}) AND right_mention IN ({marks})"
        levels: dict[tuple[str, str], list[LevelHit]] = defaultdict(list)
        query = f"SELECT left_mention, right_mention, comparison, level, weight FROM link_levels WHERE {inside}"
        for left, right, *level in self._rows(f"{query} ORDER BY 1, 2, position", *mentions, *mentions):
            levels[left, right].append(LevelHit(*level))
        query = f"SELECT left_mention, right_mention, weight FROM links WHERE {inside} ORDER BY weight DESC, 1, 2"
        found = self._rows(query, *mentions, *mentions)
        return tuple(Edge(left, right, weight, tuple(levels[left, right])) for left, right, weight in found)

    def reprints(self, documents: Iterable[str]) -> dict[str, tuple[str, float]]:
        """Return what each of these documents is nearly the same text as, and how much; others are left out."""
        found: dict[str, tuple[str, float]] = {}
        for some in _portions(sorted(set(documents))):
            query = f"SELECT document, original, likeness FROM reprints WHERE document IN ({_marks(some)})"
            found.update({document: (original, share) for document, original, share in self._rows(query, *some)})
        return found

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, withdrawn ones too, oldest first."""
        mentions: dict[str, list[str]] = defaultdict(list)
        for judgement, mention in self._rows("SELECT judgement, mention FROM judgement_mentions ORDER BY 1, position"):
            mentions[judgement].append(mention)
        query = "SELECT id, verdict, by, at, note, withdrawn_by, withdrawn_at FROM judgements ORDER BY at, id"
        return tuple(
            Judgement(identity, Verdict(verdict), tuple(mentions[identity]), *rest)
            for identity, verdict, *rest in self._rows(query)
        )

    def counts(self) -> dict[str, int]:
        """Return how many rows the main tables hold."""
        tables = ("documents", "mentions", "events", "judgements", "pending")
        return {table: self._rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables}

    def _rows(self, query: str, *values: object) -> list[rows.Row]:
        return self._connection.execute(query, values).fetchall()

    def _parts_of(self, table: str, document: str) -> list[rows.Row]:
        found = self._rows(f"SELECT * FROM {table} WHERE document = ? ORDER BY position", document)
        return [row[2:] for row in found]

    def _issues(self, document: str) -> dict[str, tuple[Issue, ...]]:
        found: dict[str, tuple[Issue, ...]] = {"reading": (), "coding": (), "ledger": ()}
        for origin, level, what in self._parts_of("issues", document):
            found[origin] += (Issue(level, what),)
        return found

    def _mentions(self, where: str, *values: object) -> Iterator[EventMention]:
        parts = {table: self._grouped(table, columns, where, values) for table, columns in _PARTS.items()}
        for row in self._rows(f"SELECT * FROM mentions WHERE {where} ORDER BY document, position", *values):
            own = (parts[table].get(row[0], []) for table in ("participants", "topics", "sources", "evidence"))
            yield rows.mention_from_row(row, *own)

    def _grouped(self, table: str, columns: str, where: str, values: Sequence[object]) -> dict[str, list[rows.Row]]:
        chosen = f"SELECT id FROM mentions WHERE {where}"
        query = f"SELECT mention, {columns} FROM {table} WHERE mention IN ({chosen}) ORDER BY mention, position"
        found: dict[str, list[rows.Row]] = defaultdict(list)
        for mention, *row in self._rows(query, *values):
            found[mention].append(tuple(row))
        return found

    def _reported(self, where: str, *values: object) -> list[ReportedMention]:
        mentions = sorted(self._mentions(where, *values), key=lambda mention: mention.id)
        chosen = f"SELECT id FROM mentions WHERE {where}"
        query = (
            "SELECT mentions.id, documents.id, language, published_start, published_end, published_edtf,"
            " published_basis, url, substr(text, sentence_start + 1, sentence_end - sentence_start), original, main"
            " FROM mentions JOIN documents ON documents.id = mentions.document"
            f" LEFT JOIN reprints ON reprints.document = documents.id WHERE mentions.id IN ({chosen})"
        )
        heads = {row[0]: row[1:] for row in self._rows(query, *values)}
        with_news = sorted({head[0] for head in heads.values() if head[-1]})
        quotes = self._of_documents("quotes", "text", with_news)
        figures = self._of_documents("figures", "value", with_news)
        documents = sorted({head[0] for head in heads.values()})
        company = self._company(documents)
        offices = unknown_persons(self._connection, documents)
        often = self._often([mention.id for mention in mentions])
        return [
            replace(
                _reported_from_row(mention, heads[mention.id], quotes, figures),
                company=company.get(heads[mention.id][0], ()),
                often=often.get(mention.id, ()),
                offices=offices.get(heads[mention.id][0], ()),
            )
            for mention in mentions
        ]

    def _company(self, documents: Sequence[str]) -> dict[str, tuple[tuple[str, str | None], ...]]:
        """Return name and entity of those whom each document names as participants, sources and speakers."""
        found: dict[str, dict[tuple[str, str | None], None]] = defaultdict(dict)
        for some in _portions(documents):
            for query in _COMPANY:
                for document, name, entity in self._rows(query.format(_marks(some)), *some):
                    if len(found[document]) < MOST_COMPANY:
                        found[document][name, entity] = None
        return {document: tuple(names) for document, names in found.items()}

    def _often(self, mentions: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the keys of people that the ledger holds more mentions of than are linked whatever their days."""
        found: dict[str, tuple[str, ...]] = {}
        for some in _portions(mentions):
            query = f"SELECT mention, key, {HELD} FROM block_keys AS ours WHERE mention IN ({_marks(some)})"
            for mention, key, held in self._rows(f"{query} AND {WHATEVER_DAYS}", *some):
                if int(str(held)) > MOST_MENTIONS:
                    found[mention] = (*found.get(mention, ()), key)
                if int(str(held)) > ALL_THE_TIME:
                    found[mention] = (*found[mention], f"busy|{key}")
        return found

    def _of_documents(self, table: str, column: str, documents: Sequence[str]) -> dict[str, tuple[object, ...]]:
        found: dict[str, list[object]] = defaultdict(list)
        for some in _portions(documents):
            query = f"SELECT document, {column} FROM {table} WHERE document IN ({_marks(some)}) ORDER BY 1, position"
            for document, value in self._rows(query, *some):
                found[document].append(value)
        return {document: tuple(values) for document, values in found.items()}

    def _near(self, mentions: Sequence[str]) -> set[str]:
        """Return what shares a key and a time, an event or a judgement with these mentions."""
        found: set[str] = set()
        for some in _portions(mentions):
            for query in NEAR:
                found.update(row[0] for row in self._rows(query.format(_marks(some)), *some))
        return found

    def _beside(self, mentions: Iterable[str]) -> set[str]:
        return {mention for group in self.members(mentions).values() for mention in group}

    def _events(self, events: Sequence[str]) -> Iterator[Event]:
        marks = _marks(events)
        parts = {
            table: self._event_parts(f"SELECT * FROM {table} WHERE event IN ({marks}) ORDER BY event, position", events)
            for table in ("event_participants", "event_topics", "conflicts", "grounds")
        }
        query = (
            "SELECT event, position, document, mention, language, published_start, published_end, published_edtf,"
            f" published_basis FROM reports JOIN documents ON documents.id = document WHERE event IN ({marks})"
            " ORDER BY event, position"
        )
        parts["reports"] = self._event_parts(query, events)
        for row in self._rows(f"SELECT * FROM events WHERE id IN ({marks})", *events):
            yield rows.event_from_rows(row, {table: found.get(row[0], []) for table, found in parts.items()})

    def _event_parts(self, query: str, events: Sequence[str]) -> dict[str, list[rows.Row]]:
        found: dict[str, list[rows.Row]] = defaultdict(list)
        for event, _, *row in self._rows(query, *events):
            found[event].append(tuple(row))
        return found


_COMPANY = (
    "SELECT document, name, entity FROM participants JOIN mentions ON mentions.id = mention WHERE document IN ({})"
    " ORDER BY document, mentions.position, participants.position",
    "SELECT document, name, NULL FROM sources JOIN mentions ON mentions.id = mention WHERE document IN ({})"
    " AND name IS NOT NULL AND kind IN ('spokesperson', 'official') ORDER BY document, mentions.position",
    "SELECT document, speaker_name, speaker_entity FROM quotes WHERE document IN ({}) AND speaker_name IS NOT NULL"
    " ORDER BY document, position",
)


def _reported_from_row(
    mention: EventMention,
    head: rows.Row,
    quotes: dict[str, tuple[object, ...]],
    figures: dict[str, tuple[object, ...]],
) -> ReportedMention:
    document, language, start, end, edtf, basis, url, sentence, original, main = head
    return ReportedMention(
        mention=mention,
        document=document,
        language=language,
        published=rows.range_from_row(start, end, edtf, basis),
        outlet=outlet_of(url),
        sentence=sentence,
        quotes=tuple(map(str, quotes.get(document, ()))) if main else (),
        figures=tuple(float(str(value)) for value in figures.get(document, ())) if main else (),
        original=original,
    )


def outlet_of(url: str | None) -> str | None:
    """Return the host of an address without "www.", None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _portions(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
