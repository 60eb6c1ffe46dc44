"""Whether every span stands where it says: the surface of each value at its place in the document's own text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import CodedDocument, EventMention, Span, Zone


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many spans were read again, and those that don't hold what they should."""

    checked: int
    wrong: tuple[str, ...]


def check_evidence(coded: CodedDocument) -> Evidence:
    """Return what reading all spans of a coded document again gives."""
    text = coded.document.text
    checked, wrong = 0, []
    for what, span, surface in _spans(coded):
        checked += 1
        inside = 0 <= span.start < span.end <= len(text)
        found = span.of(text)
        if not inside or (surface is None and not found.strip()) or (surface is not None and found != surface):
            wrong.append(f"{coded.document.id} {what} {tuple(span)}: {surface!r} is {found[:80]!r}")
    return Evidence(checked, tuple(wrong))


def _spans(coded: CodedDocument) -> Iterator[tuple[str, Span, str | None]]:
    """Yield each span of the text with its surface, None where any words will do."""
    for mention in coded.mentions:
        if mention.zone is Zone.TEXT:
            yield from _mention_spans(mention)
    for quote in coded.quotes:
        yield "quote", quote.span, quote.text
    for figure in coded.figures:
        yield "figure", figure.span, figure.surface


def _mention_spans(mention: EventMention) -> Iterator[tuple[str, Span, str | None]]:
    yield "sentence", mention.sentence, None
    yield "trigger", mention.trigger, None
    for span in mention.evidence:
        yield "evidence", span, None
    if mention.date.span:
        yield "date", mention.date.span, mention.date.surface
    if mention.place and mention.place.span:
        yield "place", mention.place.span, mention.place.surface
    for one in mention.participants:
        if one.span:
            yield "participant", one.span, one.surface
    yield from (("topic", topic.span, topic.surface) for topic in mention.topics)
    yield from (("source", source.span, source.surface) for source in mention.sources)
