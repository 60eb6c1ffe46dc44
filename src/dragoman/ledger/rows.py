"""Rows of the ledger's tables to and from the model's types; every pair is `..._to_row` and `..._from_row`."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from dragoman.model import (
    Attribution,
    Conflict,
    ContactType,
    DateRange,
    Document,
    Event,
    EventMention,
    EventParticipant,
    Grounds,
    MentionDate,
    OfficeClaim,
    Participant,
    Place,
    Quantity,
    Quotation,
    Report,
    Side,
    Skipped,
    Span,
    Speaker,
    Stated,
    Status,
    Topic,
    Zone,
)

Row = tuple[Any, ...]

# SQLite's whole numbers end here; a larger one is kept as a float.
_LARGEST = 2**63
# Each field of an event names the same documents.
_CELLS = 4096


def sha256_of(text: str) -> str:
    """Return the digest of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def range_to_row(dates: DateRange) -> Row:
    """Return start, end, edtf, basis."""
    start, end = dates.start, dates.end
    return (start and start.isoformat(), end and end.isoformat(), dates.edtf, dates.basis)


def range_from_row(start: str | None, end: str | None, edtf: str | None, basis: str) -> DateRange:
    """Return the dates of start, end, edtf, basis."""
    return DateRange(_day(start), _day(end), edtf, basis)


def document_to_row(document: Document) -> Row:
    """Return id, url, path, language, title, published (4), text, sha256."""
    head = (document.id, document.url, document.path, document.language, document.title)
    return (*head, *range_to_row(document.published), document.text, sha256_of(document.text))


def document_from_row(row: Row) -> Document:
    """Return the document of id, url, path, language, title, published (4), text, author, site."""
    identity, url, path, language, title, start, end, edtf, basis, text, author, site = row
    published = range_from_row(start, end, edtf, basis)
    return Document(identity, text, url, path, language, title, published, author=author, site=site)


def mention_to_row(mention: EventMention, document: str, position: int) -> Row:
    """Return the row of table `mentions`."""
    place, plover = mention.place, mention.plover or (None, None)
    return (
        *(mention.id, document, position, str(mention.type), str(mention.status), int(mention.main)),
        *(str(mention.zone), *range_to_row(mention.date.dates), mention.date.surface, *_ends(mention.date.span)),
        *place_to_row(place), *_ends(place.span if place else None),
        *mention.sentence, *mention.trigger, *plover, mention.cameo, mention.rule, mention.confidence,
    )  # fmt: skip


def mention_from_row(
    row: Row,
    participants: Sequence[Row] = (),
    topics: Sequence[Row] = (),
    sources: Sequence[Row] = (),
    evidence: Sequence[Row] = (),
) -> EventMention:
    """Return the mention of a row of `mentions` and of the rows that belong to it."""
    identity, _, _, kind, status, main, zone = row[:7]
    place = place_from_row(row[14:17], _span(*row[17:19]))
    return EventMention(
        id=identity,
        type=ContactType(kind),
        status=Status(status),
        main=bool(main),
        zone=Zone(zone),
        participants=tuple(map(participant_from_row, participants)),
        date=MentionDate(range_from_row(*row[7:11]), row[11], _span(*row[12:14])),
        sentence=Span(*row[19:21]),
        trigger=Span(*row[21:23]),
        rule=row[26],
        place=place,
        topics=tuple(Topic(surface, Span(start, end)) for surface, start, end in topics),
        sources=tuple(Attribution(kind, name, surface, Span(a, b)) for kind, name, surface, a, b in sources),
        plover=(row[23], row[24]) if row[23] is not None else None,
        cameo=row[25],
        confidence=row[27],
        evidence=tuple(Span(*pair) for pair in evidence),
    )


def place_to_row(place: Place | None) -> Row:
    """Return name, country, surface."""
    return (place.name, place.country, place.surface) if place else (None, None, None)


def place_from_row(row: Row, span: Span | None = None) -> Place | None:
    """Return the place of name, country, surface; None where there is no name."""
    name, country, surface = row
    return Place(name, surface, country, span) if name is not None else None


def participant_to_row(one: Participant) -> Row:
    """Return name, surface, span (2), entity, role, country, org, side."""
    side = one.side and str(one.side)
    return (one.name, one.surface, *_ends(one.span), one.entity, one.role, one.country, one.org, side)


def participant_from_row(row: Row) -> Participant:
    """Return the participant of name, surface, span (2), entity, role, country, org, side."""
    name, surface, start, end, entity, role, country, org, side = row
    return Participant(name, surface, _span(start, end), entity, role, country, org, Side(side) if side else None)


def claim_to_row(claim: OfficeClaim) -> Row:
    """Return name, surface, span (2), office, of, entity, role."""
    return (claim.name, claim.surface, *claim.span, claim.office, claim.of, claim.entity, claim.role)


def claim_from_row(row: Row) -> OfficeClaim:
    """Return the claim of name, surface, span (2), office, of, entity, role."""
    name, surface, start, end, office, of, entity, role = row
    return OfficeClaim(name, surface, Span(start, end), office, of, entity, role)


def event_participant_to_row(one: EventParticipant) -> Row:
    """Return name, entity, country, role, org, side, documents."""
    side = one.side and str(one.side)
    return (one.name, one.entity, one.country, one.role, one.org, side, documents_to_cell(one.documents))


def event_participant_from_row(row: Row) -> EventParticipant:
    """Return the participant of name, entity, country, role, org, side, documents."""
    name, entity, country, role, org, side, documents = row
    side = Side(side) if side else None
    return EventParticipant(name, entity, country, role, org, side, documents_from_cell(documents))


def event_from_rows(row: Row, parts: Mapping[str, Sequence[Row]]) -> Event:
    """Return the event of its row and of its rows in the tables of its parts."""
    identity, kind, status, start, end, edtf, basis, *place, sources, confidence, _ = row
    reports = tuple(
        Report(document, mention, language, range_from_row(*dates))
        for document, mention, language, *dates in parts["reports"]
    )
    return Event(
        id=identity,
        type=ContactType(kind),
        status=Status(status),
        participants=tuple(map(event_participant_from_row, parts["event_participants"])),
        reports=reports,
        date=range_from_row(start, end, edtf, basis),
        place=place_from_row(tuple(place)),
        topics=tuple(Stated(value, documents_from_cell(cell)) for value, cell in parts["event_topics"]),
        languages=tuple(sorted({report.language for report in reports if report.language})),
        independent_sources=sources,
        conflicts=_conflicts(parts["conflicts"]),
        grounds=tuple(Grounds(name, value, documents_from_cell(cell)) for name, value, cell in parts["grounds"]),
        confidence=confidence,
    )


def _conflicts(found: Sequence[Row]) -> tuple[Conflict, ...]:
    return tuple(
        Conflict(name, tuple(Stated(value, documents_from_cell(cell)) for _, value, cell in group))
        for name, group in groupby(found, lambda row: row[0])
    )


def quote_to_row(quote: Quotation) -> Row:
    """Return text, span (2), speaker (3), language."""
    speaker = quote.speaker
    who = (speaker.name, speaker.entity, speaker.surface) if speaker else (None, None, None)
    return (quote.text, *quote.span, *who, quote.language)


def quote_from_row(row: Row) -> Quotation:
    """Return the quotation of text, span (2), speaker (3), language."""
    text, start, end, name, entity, surface, language = row
    speaker = Speaker(name, entity, surface) if name is not None else None
    return Quotation(text, Span(start, end), speaker, language)


def figure_to_row(figure: Quantity) -> Row:
    """Return value, what, surface, span (2), bound, source."""
    value = figure.value if abs(figure.value) < _LARGEST else float(figure.value)
    return (value, figure.what, figure.surface, *figure.span, figure.bound, figure.source)


def figure_from_row(row: Row) -> Quantity:
    """Return the figure of value, what, surface, span (2), bound, source."""
    value, what, surface, start, end, bound, source = row
    return Quantity(value, what, surface, Span(start, end), bound, source)


def skipped_from_row(row: Row) -> Skipped:
    """Return the stretch of span (2), reason."""
    start, end, reason = row
    return Skipped(Span(start, end), reason)


def documents_to_cell(documents: Sequence[str]) -> str:
    """Return document ids as one cell: a JSON list, for `json_each`."""
    return json.dumps(list(documents), ensure_ascii=False)


@lru_cache(_CELLS)
def documents_from_cell(cell: str) -> tuple[str, ...]:
    """Return the document ids of a cell."""
    return tuple(json.loads(cell))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _ends(span: Span | None) -> Row:
    return tuple(span) if span is not None else (None, None)


def _span(start: int | None, end: int | None) -> Span | None:
    return Span(start, end) if start is not None and end is not None else None
