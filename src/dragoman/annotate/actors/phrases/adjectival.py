"""Parties that adjectives name: "المحادثات الروسية التركية" are talks of Russia and Türkiye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import Span

_DASHES = frozenset("-–")
_PREFIXES = 2  # letters of clitics before a noun
_PARTIES = (2, 4)
_STATES = (Kind.DEMONYM, Kind.STATE)


@dataclass(frozen=True)
class _Words:
    nouns: frozenset[str]
    adjectives: frozenset[str]
    complements: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = load_language(language).data("actors")["adjectival"]
    return _Words(**{key: frozenset(map(form_of, data[key])) for key in ("nouns", "adjectives", "complements")})


def with_adjectival(found: Sequence[Phrase], segments: Sequence[Segment], language: str) -> list[Phrase]:
    """Return the phrases with the states as parties whose adjectives stand behind a noun for talks.

    Where the clause names persons it is they who talk, and the adjectives are nobody: no phrase covers them.
    """
    read = list(found)
    words = _words(language)
    if not words.nouns:
        return read
    for first, states in _rows(segments, words):
        last = segments.index(states[-1]) + 1
        read = [phrase for phrase in read if phrase.last <= first or phrase.first >= last]
        opening = max((i for i in range(first) if segments[i].form in words.complements), default=-1)
        if not any(phrase.last > opening and (phrase.name or phrase.titles or phrase.title) for phrase in read):
            read.extend(_parties(first, last, states))
    return sorted(read, key=lambda phrase: (phrase.first, phrase.part))


def _parties(first: int, last: int, states: Sequence[Segment]) -> Iterator[Phrase]:
    extent = Span(states[0].span.start, states[-1].span.end)
    for part, state in enumerate(states):
        yield Phrase(first, last, extent, states=(state,), part=part, parts=len(states))


def _rows(segments: Sequence[Segment], words: _Words) -> Iterator[tuple[int, tuple[Segment, ...]]]:
    """Yield where a row of adjectives of states begins behind a noun for talks, and the states."""
    for index, segment in enumerate(segments):
        if segment.kind is not Kind.WORD or not _is_noun(segment.form, words):
            continue
        at = index + 1
        while at < len(segments) and segments[at].form in words.adjectives:
            at += 1
        states = _row(segments, at)
        adjective = any(state.kind is Kind.DEMONYM for state in states)
        distinct = len({state.keys for state in states}) == len(states)
        if adjective and distinct and _PARTIES[0] <= len(states) <= _PARTIES[1]:
            yield at, states


def _is_noun(form: str, words: _Words) -> bool:
    return any(form[cut:] in words.nouns for cut in range(_PREFIXES + 1))


def _row(segments: Sequence[Segment], at: int) -> tuple[Segment, ...]:
    states: list[Segment] = []
    while at < len(segments):
        if segments[at].kind in _STATES:
            states.append(segments[at])
        elif not (states and segments[at].form in _DASHES):
            break
        at += 1
    return tuple(states)
