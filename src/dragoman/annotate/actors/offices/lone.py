"""A demonym alone that stands for a person: "the American said"."""

from __future__ import annotations

from functools import cache

from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.naming import Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.language.folder import load_language
from dragoman.language.text import form_of


@cache
def _lone(language: str, key: str) -> frozenset[str]:
    return frozenset(map(form_of, load_language(language).data("actors")["lone_demonyms"][key]))


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
    return following.form in _lone(language, "before") | (governing - _lone(language, "not_before"))
