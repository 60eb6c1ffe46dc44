"""Texts with what was read in them marked, as HTML that can do nothing.

Text of an article is escaped, its controls and overrides of direction are put out of action, and each stretch stands
in an element of its own direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dragoman.language.direction import harmless_lines, right_to_left
from dragoman.model import CodedDocument, EventMention, Span, Zone


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of text and what it is: its kind names a class of the style sheet, `title` says it in words."""

    span: Span
    kind: str
    title: str = ""


def marked(text: str, highlights: Iterable[Highlight], window: Span | None = None) -> Markup:
    """Return the text, or its part in `window`, as HTML in which every highlight is a `mark`.

    Where highlights overlap, a stretch has the classes of all that cover it.
    """
    start, end = window or (0, len(text))
    inside = [one for one in highlights if one.span.start < end and start < one.span.end]
    cuts = sorted({start, end, *(min(max(cut, start), end) for one in inside for cut in one.span)})
    return Markup("").join(_pieces(text, inside, cuts))


def _pieces(text: str, highlights: list[Highlight], cuts: list[int]) -> Iterator[Markup]:
    begins = sorted(highlights, key=lambda one: one.span.start)
    running: list[Highlight] = []
    place = 0
    for start, end in pairwise(cuts):
        while place < len(begins) and begins[place].span.start <= start:
            running.append(begins[place])
            place += 1
        running = [one for one in running if one.span.end > start]
        words = harmless_lines(text[start:end])
        if not running:
            yield Markup.escape(words)
            continue
        classes = " ".join(dict.fromkeys(f"is-{one.kind}" for one in running))
        title = "; ".join(dict.fromkeys(one.title for one in running if one.title))
        yield Markup('<mark class="{}" title="{}">{}</mark>').format(classes, title, words)


def direction_of(text: str) -> str:
    """Return the direction of a text by its first strong letter, as HTML names it."""
    return "rtl" if right_to_left(text) else "ltr"


def of_mention(mention: EventMention) -> list[Highlight]:
    """Return what one mention rests on: trigger, participants, day, place, topics and sources."""
    found = [Highlight(mention.trigger, "trigger", mention.rule)] if mention.zone is Zone.TEXT else []
    found += [Highlight(one.span, "who", one.name) for one in mention.participants if one.span]
    if mention.date.span:
        found.append(Highlight(mention.date.span, "day", mention.date.dates.edtf or ""))
    if mention.place and mention.place.span:
        found.append(Highlight(mention.place.span, "place", mention.place.name))
    found += [Highlight(topic.span, "topic") for topic in mention.topics]
    found += [Highlight(source.span, "source", source.kind) for source in mention.sources]
    return [one for one in found if one.span.start < one.span.end]


def of_document(coded: CodedDocument) -> list[Highlight]:
    """Return all that was read in a document, and what was skipped."""
    found = [one for mention in coded.mentions for one in of_mention(mention)]
    found += [Highlight(quote.span, "quote", quote.speaker.name if quote.speaker else "") for quote in coded.quotes]
    found += [Highlight(figure.span, "figure", figure.what) for figure in coded.figures]
    return found + [Highlight(one.span, "skipped", one.reason) for one in coded.skipped]
