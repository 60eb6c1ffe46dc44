"""The title of a noun phrase as its text writes it."""

from __future__ import annotations

from dragoman.annotate.actors.phrases import Phrase
from dragoman.model import Span


def role_of(phrase: Phrase, text: str) -> str | None:
    """Return the title as written, from its first to its last word."""
    if not phrase.titles:
        return None
    spans = [s.span for s in (*phrase.titles, *phrase.states, *phrase.bodies)]
    name = phrase.name_span
    before = [s for s in spans if not name or s.end <= name.start] or spans
    return Span(min(s.start for s in before), max(s.end for s in before)).of(text)
