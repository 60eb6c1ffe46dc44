"""The evidence as W3C Web Annotations: each value of each report, at the characters that say it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dragoman.export.dossier import About, Dossier, Losses, Told
from dragoman.model import Span, Zone
from dragoman.records import dump_line

IN_TITLE = "a report tells it in its title, which has no place in the text: that report has no annotation"

_VOCABULARY = "http://www.w3.org/ns/anno.jsonld"
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://dragoman.invalid/annotations")
# How much of the text around a quotation goes with it, so that it is found again where offsets have moved.
_AROUND = 32


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the words at a span say: a field of the event, its value, and the entity where there is one."""

    field: str
    value: str
    span: Span
    entity: str | None = None


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write one page of annotations, on a line each."""
    losses = Losses()
    head = dump_line({"@context": _VOCABULARY, "id": _urn(about.title), "type": "AnnotationPage"})
    sink.write(f'{head[:-1]}, "items": ['.encode())
    separator = "\n"
    for one in dossiers:
        losses[IN_TITLE] += any(told.mention.zone is Zone.TITLE for told in one.reports)
        for annotation in _annotations(one):
            sink.write(f"{separator}{dump_line(annotation)}".encode())
            separator = ",\n"
    sink.write(b"\n]}\n")
    return +losses


def _annotations(one: Dossier) -> Iterator[dict[str, Any]]:
    for told in one.reports:
        if told.mention.zone is Zone.TEXT:
            for position, evidence in enumerate(_evidence(told)):
                yield _annotation(one.event.id, told, evidence, position)


def _evidence(told: Told) -> Iterator[_Evidence]:
    mention = told.mention
    yield _Evidence("sentence", str(mention.type), mention.sentence)
    yield from (_Evidence("sentence", str(mention.type), span) for span in mention.evidence)
    yield _Evidence("type", str(mention.type), mention.trigger)
    for one in mention.participants:
        if one.span:
            yield _Evidence(str(one.side or "participant"), one.name, one.span, one.entity)
    if mention.date.span:
        yield _Evidence("date", mention.date.dates.edtf or mention.date.dates.basis, mention.date.span)
    if mention.place and mention.place.span:
        yield _Evidence("place", mention.place.name, mention.place.span)
    yield from (_Evidence("topic", topic.surface, topic.span) for topic in mention.topics)
    yield from (_Evidence("source", source.name or source.kind, source.span) for source in mention.sources)


def _annotation(event: str, told: Told, evidence: _Evidence, position: int) -> dict[str, Any]:
    document, span = told.document, evidence.span
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": evidence.field},
        {"type": "TextualBody", "purpose": "describing", "value": evidence.value},
    ]
    if evidence.entity:
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": _entity(evidence.entity)})
    return {
        "id": _urn(f"{told.mention.id} {position}"),
        "type": "Annotation",
        "motivation": "describing",
        "body": [*bodies, {"type": "TextualBody", "purpose": "classifying", "value": event}],
        "target": {
            "source": document.url or f"urn:dragoman:{document.id}",
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(document.text),
                    "prefix": document.text[max(0, span.start - _AROUND) : span.start],
                    "suffix": document.text[span.end : span.end + _AROUND],
                },
            ],
        },
    }


def _entity(identity: str) -> str:
    """Return the address of a Wikidata entity, or the name under which the knowledge base has one of its own."""
    wikidata = identity[:1] == "Q" and identity[1:].isdigit()
    return f"http://www.wikidata.org/entity/{identity}" if wikidata else f"urn:dragoman:entity:{identity}"


def _urn(what: str) -> str:
    return uuid.uuid5(_SPACE, what).urn
