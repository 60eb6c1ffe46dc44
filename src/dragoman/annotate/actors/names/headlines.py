"""Titles of articles, where words stand in capitals that are no names, and whom they name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.naming import Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.language.text import Token
from dragoman.model import EntityKind, Span, Zone

_TWO = 2


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


def people_in_title(
    cut: Sequence[Unresolved], called: Callable[[Phrase, Unresolved], Actor | None]
) -> tuple[tuple[Actor, ...], str | None]:
    """Return the two persons of two states whom the title names, and the key of the one where it names but one."""
    title = next((one for one in cut if one.sentence.zone is Zone.TITLE), None)
    named = (called(phrase, title) for phrase in title.phrases if phrase.name_span) if title else ()
    people = {a.key: a for a in named if a and a.kind is EntityKind.PERSON}
    states = {actor.home for actor in people.values()}
    pair = tuple(people.values()) if len(people) == len(states) == _TWO and None not in states else ()
    return pair, next(iter(people)) if len(people) == 1 else None
