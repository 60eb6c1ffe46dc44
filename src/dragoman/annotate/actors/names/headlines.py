"""Titles of articles, where words stand in capitals that are no names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.language.text import Token
from dragoman.model import Span


def without_verbs(found: Sequence[Phrase], segments: Sequence[Segment], told: Collection[str]) -> tuple[Phrase, ...]:
    """Return a title's phrases without names of one word behind an office: "Cuban PM Blasts Trump".

    `told` are the words that the text has in capitals; whoever is news is named there, too.
    """
    return tuple(_read(phrase, segments, told) for phrase in found)


def capitals_in(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the words that stand in capitals."""
    return (token.form for token in tokens if token.surface[:1].isupper())


def _read(phrase: Phrase, segments: Sequence[Segment], told: Collection[str]) -> Phrase:
    name = phrase.name[0] if len(phrase.name) == 1 and phrase.titles and phrase.parts == 1 else None
    unknown = name is not None and name.kind is Kind.CAPITALS and not name.surnames and name.last == name.first + 1
    if name is None or not unknown or name.form in told:
        return phrase
    at = next(i for i in range(phrase.first, phrase.last) if segments[i] is name)
    last = max((i + 1 for i in range(phrase.first, at) if segments[i].kind is Kind.TITLE), default=at)
    if last != at or any(segment.title for segment in segments[at : phrase.last]):
        return phrase
    return replace(phrase, last=last, extent=Span(phrase.extent.start, segments[last - 1].span.end), name=())
