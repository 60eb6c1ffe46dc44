"""A demonym alone that stands for a person: "the American said"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.naming import Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.language.folder import load_language
from dragoman.language.text import form_of


@cache
def _lone(language: str, key: str) -> frozenset[str]:
    return frozenset(map(form_of, load_language(language).data("actors")["lone_demonyms"][key]))


@cache
def _contracted(language: str) -> Mapping[str, str]:
    return {form_of(word): form_of(noun) for word, noun in load_language(language).data("actors")["contracted"].items()}


def with_contracted(found: Sequence[Phrase], segments: Sequence[Segment], text: str, language: str) -> list[Phrase]:
    """Return the phrases, and persons by their origin behind a preposition that holds the article: "dit au Malien"."""
    articles = _contracted(language)
    taken = {index for phrase in found for index in range(phrase.first, phrase.last)} if articles else set()
    return [
        *found,
        *(
            Phrase(at, at + 1, one.span, states=(one,), article=articles[before.form])
            for at, (before, one) in enumerate(pairwise(segments) if articles else (), start=1)
            if one.kind is Kind.DEMONYM and before.form in articles and at not in taken
            if text[one.span.start].isupper()
        ),
    ]


def is_lone_demonym(phrase: Phrase, language: str) -> bool:
    """Say whether a demonym with its article is all of a phrase, where that may be a person: "the American"."""
    if not _lone(language, "nouns"):
        return False
    only = len(phrase.states) == 1 and phrase.states[0].kind is Kind.DEMONYM
    return only and not (phrase.name or phrase.titles or phrase.bodies or phrase.counterpart or phrase.honorifics)


def stands_for_person(phrase: Phrase, cut: Unresolved, language: str, governing: frozenset[str]) -> bool:
    """Say whether "the American" is a person, since no noun can follow: "told the American", "the American said"."""
    if phrase.states[0].form not in _lone(language, "nouns"):
        return False
    following, then = (cut.segments[at] if at < len(cut.segments) else None for at in (phrase.last, phrase.last + 1))
    if following is None or following.kind is Kind.STOP:
        return True
    if following.kind is Kind.COMMA:
        return then is None or then.kind not in (Kind.DEMONYM, Kind.STATE)
    if following.kind is Kind.AND:  # "the Finn and the Russian"
        return [one.kind for one in cut.segments[phrase.last + 1 : phrase.last + 3]] == [Kind.ARTICLE, Kind.DEMONYM]
    return following.form in _lone(language, "before") | (governing - _lone(language, "not_before"))
