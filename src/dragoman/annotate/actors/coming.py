"""Whom a text means before it names them: "Two presidents met. X and Y ...", "A day after he met Z, X flew"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.discourse import COUNTED, holds
from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.naming import Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.annotate.actors.whereabouts import skeleton_group
from dragoman.knowledge import KnowledgeBase
from dragoman.model import EntityKind, Zone

_PRONOUNS = frozenset({"he", "she", "him"})
_NUMBERS = {"pair": 2, "coming_two": 2, "coming_three": 3, "coming_four": 4, **COUNTED}
_NEXT = 2  # sentences in which those may be named whom one before has told of

Naming = Callable[[Phrase, Unresolved], Actor | None]


class Coming:
    """Those whom an article's references mean ahead of their names; `named` tells whom a phrase names."""

    def __init__(self, cut: Sequence[Unresolved], language: str, base: KnowledgeBase, named: Naming) -> None:
        self._openers, self._base = skeleton_group(language, "cataphoric"), base
        self._tying = skeleton_group(language, "subordinate")
        self._meant: dict[tuple[int, int, bool], tuple[Actor, ...]] = {}
        for index, one in enumerate(cut):
            for phrase in one.phrases:
                if phrase.reference in _NUMBERS:
                    found = self._several(cut[index + 1 : index + 1 + _NEXT], phrase, named)
                elif (phrase.reference in _PRONOUNS or _is_somebodys(phrase)) and self._openers:
                    found = self._subject_behind(one, phrase, named)
                else:
                    continue
                if found:
                    self._meant[_place_of(one, phrase)] = found

    def meant(self, cut: Unresolved, phrase: Phrase) -> tuple[Actor, ...]:
        """Return whom a reference means who is named behind it, or whose counterpart a phrase names; else nobody."""
        return self._meant.get(_place_of(cut, phrase), ())

    def _several(self, following: Sequence[Unresolved], phrase: Phrase, named: Naming) -> tuple[Actor, ...]:
        """Return as many persons of as many states as a reference counts, whom the next sentence with any names."""
        number = _NUMBERS[phrase.reference or ""]
        for one in (one for one in following if one.sentence.zone is Zone.TEXT):
            people = _people(one, named)
            if not people:
                continue
            states = {actor.home for actor in people} - {None}
            fitting = phrase.office is None or all(holds(a, phrase.office) or not a.offices for a in people)
            return people if len(people) == len(states) == number and fitting else ()
        return ()

    def _subject_behind(self, cut: Unresolved, phrase: Phrase, named: Naming) -> tuple[Actor, ...]:
        """Return the person right behind the comma that closes a sentence's opening clause, of which a pronoun is.

        In "When he landed in Berlin, X received him" it is somebody else: X is at home there, or meets him.
        """
        if phrase.first == 0 or cut.segments[0].form not in self._openers:
            return ()
        if any(one.name_span and one.last <= phrase.first and one.first == 0 for one in cut.phrases):
            return ()
        before = [i for i in range(phrase.first) if cut.segments[i].kind is Kind.COMMA]
        if any(cut.segments[at + 1].form not in self._tying for at in before):
            return ()  # "At the airport, he was received by"
        comma = next((i for i in range(phrase.last, len(cut.segments)) if cut.segments[i].kind is Kind.COMMA), None)
        behind = next((one for one in cut.phrases if one.first - 1 == comma and one.name_span), None)
        if behind is None or (behind.last < len(cut.segments) and cut.segments[behind.last].kind is Kind.AND):
            return ()
        if any(one.reference == "him" and one.first > behind.last for one in cut.phrases):
            return ()
        actor = named(behind, cut)
        if actor is None or actor.kind is not EntityKind.PERSON:
            return ()
        opening = [s for one in cut.phrases if one.last <= behind.first for s in one.states if not one.name]
        homes = {key for s in opening for key in s.keys} | {self._country(s.keys) for s in opening}
        others = {other.key for one in cut.phrases if one.last <= behind.first and (other := _named(one, cut, named))}
        return () if actor.country in homes or actor.key in others else (actor,)

    def _country(self, keys: Sequence[str]) -> str | None:
        cities = (self._base.city(key) for key in keys)
        return next((city.country for city in cities if city), None)


def _is_somebodys(phrase: Phrase) -> bool:
    """Say whether a phrase names somebody by whose counterpart he is: "after talks with his Danish counterpart, X"."""
    return phrase.counterpart and not phrase.companion and bool(phrase.states) and phrase.name_span is None


def _named(phrase: Phrase, cut: Unresolved, named: Naming) -> Actor | None:
    return named(phrase, cut) if phrase.name_span else None


def _people(cut: Unresolved, named: Naming) -> tuple[Actor, ...]:
    """Return the persons whom a sentence names, each once."""
    actors = (named(phrase, cut) for phrase in cut.phrases if phrase.name_span)
    return tuple({a.key: a for a in actors if a and a.kind is EntityKind.PERSON}.values())


def _place_of(cut: Unresolved, phrase: Phrase) -> tuple[int, int, bool]:
    return cut.sentence.span.start, phrase.first, cut.sentence.zone is Zone.TITLE
