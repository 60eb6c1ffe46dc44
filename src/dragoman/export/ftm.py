"""Events, participants and documents as followthemoney entities; statements name the document of each value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from dragoman.export.actors import country_codes, country_name
from dragoman.export.dossier import About, Dossier, Losses, Told
from dragoman.export.phrasing import headline
from dragoman.knowledge import KnowledgeBase, load
from dragoman.language.folder import language_codes, load_language
from dragoman.ledger import outlet_of
from dragoman.model import DateRange, Document, EventParticipant
from dragoman.records import dump_line

SIDES = "sides other than the host's have no place in the schema: all are `involved`"

# The data set of what no single document states.
_LEDGER = "dragoman"
_PUBLIC = frozenset({"ministry", "palace", "government", "agency", "court"})


@dataclass(frozen=True, slots=True)
class _Entity:
    """One entity under way: its properties with all their values, and who states each."""

    id: str
    schema: str
    properties: dict[str, dict[str, None]] = field(default_factory=dict)
    statements: dict[tuple[str, str, str, str | None], None] = field(default_factory=dict)

    def add(self, name: str, value: object, stated_by: Iterable[str] = (), lang: str | None = None) -> None:
        """Add a value that these documents state, or, where none is named, the ledger."""
        if value is None or value == "":
            return
        self.properties.setdefault(name, {})[str(value)] = None
        for document in stated_by or (_LEDGER,):
            self.statements[name, str(value), document, lang] = None

    def record(self) -> dict[str, Any]:
        """Return the entity's JSON."""
        return {
            "id": self.id,
            "schema": self.schema,
            "properties": {name: list(values) for name, values in self.properties.items()},
            "datasets": [_LEDGER],
            "statements": [
                {
                    "id": _digest(self.id, name, value, document, lang or ""),
                    "entity_id": self.id,
                    "canonical_id": self.id,
                    "prop": name,
                    "schema": self.schema,
                    "value": value,
                    "dataset": document,
                    "lang": lang,
                    "original_value": None,
                    "external": False,
                    "first_seen": None,
                    "last_seen": None,
                    "origin": None,
                }
                for name, value, document, lang in self.statements
            ],
        }


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write each document before the first event that it tells, and the participants, who gather values, last."""
    losses = Losses()
    base = load(about.knowledge)
    people: dict[str, _Entity] = {}
    seen: set[str] = set()
    for one in dossiers:
        for told in one.reports:
            if told.document.id not in seen:
                seen.add(told.document.id)
                _put(sink, _article(told.document))
        for participant in one.event.participants:
            _gather(people, participant, one, base)
        losses[SIDES] += any(participant.side for participant in one.event.participants)
        _put(sink, _event(one, base))
    for entity in people.values():
        _put(sink, entity)
    return +losses


def _put(sink: BinaryIO, entity: _Entity) -> None:
    sink.write(f"{dump_line(entity.record())}\n".encode())


def _article(document: Document) -> _Entity:
    entity = _Entity(_document_id(document.id), "Article")
    by = (document.id,)
    entity.add("title", document.title or document.id, by)
    entity.add("sourceUrl", document.url, by)
    entity.add("publisher", outlet_of(document.url), by)
    entity.add("publishedAt", _partial(document.published), by)
    entity.add("language", _alpha3(document.language), by)
    return entity


def _event(one: Dossier, base: KnowledgeBase) -> _Entity:
    event = one.event
    entity = _Entity(f"dragoman-{event.id}", "Event")
    entity.add("name", headline(event))
    grounds = {ground.field: ground.documents for ground in event.grounds}
    entity.add("summary", event.type, grounds.get("type", ()))
    entity.add("description", event.status, grounds.get("status", ()))
    entity.add("startDate", event.date.start, grounds.get("date", ()))
    entity.add("endDate", event.date.end, grounds.get("date", ()))
    if event.place:
        where = dict.fromkeys(filter(None, (event.place.name, country_name(base, event.place.country))))
        entity.add("location", ", ".join(where), grounds.get("place", ()))
        entity.add("country", country_codes(event.place.country).iso2.lower(), grounds.get("place", ()))
    entity.add("recordId", event.id)
    for participant in event.participants:
        name = "organizer" if participant.side == "host" else "involved"
        entity.add(name, _participant_id(participant), participant.documents)
    for topic in event.topics:
        entity.add("keywords", topic.value, topic.documents)
    for report in event.reports:
        entity.add("proof", _document_id(report.document), (report.document,))
    return entity


def _gather(people: dict[str, _Entity], one: EventParticipant, dossier: Dossier, base: KnowledgeBase) -> None:
    """Add what this event's reports say of the participant."""
    identity = _participant_id(one)
    entity = people.setdefault(identity, _Entity(identity, _schema(one, base)))
    entity.add("name", one.name, one.documents)
    entity.add("country", country_codes(one.country).iso2.lower(), one.documents)
    if one.entity and one.entity[:1] == "Q" and one.entity[1:].isdigit():
        entity.add("wikidataId", one.entity, one.documents)
    for told, surface, role in _words(one, dossier):
        lang = _alpha3(told.document.language)
        if surface != one.name:
            entity.add("alias", surface, (told.document.id,), lang)
        if entity.schema == "Person":
            entity.add("position", role, (told.document.id,), lang)


def _words(one: EventParticipant, dossier: Dossier) -> Iterator[tuple[Told, str, str | None]]:
    for told in dossier.reports:
        for each in told.mention.participants:
            if (each.entity or each.name) == (one.entity or one.name):
                yield told, each.surface, each.role


def _schema(one: EventParticipant, base: KnowledgeBase) -> str:
    """Return the schema; one whom the knowledge base doesn't know may be a person or a body."""
    if one.entity and base.person(one.entity):
        return "Person"
    body = base.body(one.entity or "")
    if body:
        return "PublicBody" if body.kind in _PUBLIC else "Organization"
    state = base.state(one.country) if one.country else None
    return "PublicBody" if state and one.entity == state.wikidata else "LegalEntity"


def _participant_id(one: EventParticipant) -> str:
    return one.entity or f"dragoman-{_digest(one.name, one.country or '', one.org or '')[:16]}"


def _document_id(document: str) -> str:
    return f"dragoman-{_digest('document', document)[:16]}"


def _partial(dates: DateRange) -> str | None:
    """Return a day, month or year as far as one is known: followthemoney's dates may be cut short."""
    if dates.start is None or dates.end is None:
        return None
    first, last = dates.start.isoformat(), dates.end.isoformat()
    if first == last:
        return first
    return first[:7] if first[:7] == last[:7] else first[:4] if first[:4] == last[:4] else None


def _alpha3(language: str | None) -> str | None:
    return load_language(language).manifest["iso639_3"] if language in language_codes() and language else None


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
