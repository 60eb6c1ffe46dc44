"""Names that nobody has entered and that stand without an office, yet are a person's: "Ukraine's Davyd Arakhamia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.annotate.actors.lexicon import actor_lexicon, forms
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.naming import Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.knowledge import KnowledgeBase
from dragoman.language.folder import load_language
from dragoman.language.text import form_of

_TWO, _SHORTEST = 2, 3
_STATES = frozenset({Kind.STATE, Kind.DEMONYM})
_KNOWN = frozenset({Kind.PERSON})


@cache
def _pastimes(language: str) -> frozenset[str]:
    return frozenset(map(form_of, load_language(language).data("actors")["pastimes"]))


def without_players(cut: Sequence[Unresolved], language: str) -> list[Unresolved]:
    """Return an article's sentences, nobody marked where it is of sport, the arts or business."""
    pastimes = _pastimes(language)
    full = any(phrase.full for one in cut for phrase in one.phrases)
    if not full or all(pastimes.isdisjoint(token.form for token in one.tokens) for one in cut):
        return list(cut)
    return [replace(one, phrases=tuple(replace(p, full=False) for p in one.phrases)) for one in cut]


@cache
def _things(language: str) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Return the words that no person's name ends with, and whole names that look like a person's."""
    actors = load_language(language).data("actors")
    return frozenset(map(form_of, actors["things"])), frozenset(forms(name)[:_TWO] for name in actors["eponyms"])


def is_thing(phrase: Phrase, language: str) -> bool:
    """Say whether what a phrase names is no person, though a name begins it: "Germany's Christian Democrats"."""
    words = [word for segment in phrase.name for word in segment.form.split()]
    things, eponyms = _things(language)
    return len(words) >= _TWO and (words[-1] in things or tuple(words[:_TWO]) in eponyms)


def with_full_names(
    found: Sequence[Phrase], segments: Sequence[Segment], text: str, language: str, base: KnowledgeBase
) -> list[Phrase]:
    """Return a sentence's phrases, those marked that have a given name and a family name and stand where persons do.

    So they do behind a state or movement ("the FARC's Iván Márquez"), and in a row with somebody known or marked
    ("Nicos Anastasiades and Mustafa Akıncı").
    """
    marked = {i for i, phrase in enumerate(found) if is_full_name(phrase, segments, text, language, base)}
    if not marked:
        return list(found)
    whose = {i for i in marked if _is_owned(found[i], segments)}
    whose |= {i for i in marked if _has_middle_name(found[i], language, base)}
    sure = whose | {i for i, p in enumerate(found) if len(p.name) == 1 and p.name[0].kind in _KNOWN}
    rows = {i for i in marked - whose for other in _beside(found, segments, i) if other in sure}
    return [replace(p, full=True) if i in whose or i in rows else p for i, p in enumerate(found)]


def is_full_name(phrase: Phrase, segments: Sequence[Segment], text: str, language: str, base: KnowledgeBase) -> bool:
    """Say whether a phrase without a title has a name of a given name and others, and no thing's."""
    name = phrase.name[0] if len(phrase.name) == 1 and phrase.parts == 1 else None
    if name is None or name.kind is not Kind.CAPITALS or phrase.titles or phrase.counterpart or phrase.honorifics:
        return False
    words = name.form.split()
    has = actor_lexicon(language).has
    if len(words) < _TWO or len(words[0]) < _SHORTEST or has("particles", words[0]) or has("articles", words[0]):
        return False
    if words[0] not in base.given_names or is_thing(phrase, language):
        return False
    behind = segments[phrase.last] if phrase.last < len(segments) else None
    return behind is None or behind.kind is Kind.STOP or not text[behind.span.start].isupper()


def _has_middle_name(phrase: Phrase, language: str, base: KnowledgeBase) -> bool:
    """Say whether a name is that of one known person with more given names: "Felix Antoine Tshisekedi"."""
    words = phrase.name[0].form.split()
    return len(words) > _TWO and len(base.persons_named(f"{words[0]} {words[-1]}", language)) == 1


def _is_owned(phrase: Phrase, segments: Sequence[Segment]) -> bool:
    """Say whether a state or a movement owns whom a phrase names: "Serbia's X", "le Serbe X"."""
    part = segments[phrase.first : segments.index(phrase.name[0], phrase.first)]
    owner = next((s for s in part if s.kind in _STATES or s.kind is Kind.BODY), None)
    genitive = any(segment.kind is Kind.GENITIVE for segment in part)
    return owner is not None and (genitive or (phrase.article is not None and owner.kind is Kind.DEMONYM))


def _beside(found: Sequence[Phrase], segments: Sequence[Segment], at: int) -> Iterator[int]:
    """Yield which phrases an "and" joins to one."""
    for one, other in ((at - 1, at), (at, at + 1)):
        if one >= 0 and other < len(found):
            between = segments[found[one].last : found[other].first]
            if [segment.kind for segment in between] == [Kind.AND]:
                yield one if other == at else other
