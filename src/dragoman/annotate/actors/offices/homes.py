"""Where an article is at home: whose "foreign minister" stands in it without a state.

A paper calls its own state's ministers by their office alone. Two things tell which state that is: the city of the
dateline, and the states to which ambassadors are accredited ("the ambassador of Belarus to Zimbabwe").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.knowledge import City, EntryKind, KnowledgeBase
from dragoman.language.text import tokenize
from dragoman.model import EntityKind, Place, Skipped

_DATELINE = "dateline"
# How many segments may stand between an ambassador's title and the state to which he is sent.
_SENT = 7
_PASSED = frozenset({Kind.OF, Kind.ARTICLE, Kind.STATE, Kind.DEMONYM, Kind.MODIFIER, Kind.CITY, Kind.GENITIVE})


class Home(NamedTuple):
    """Where an article is at home, and where it was written."""

    states: frozenset[str] = frozenset()
    scene: Place | None = None


def dateline_places(text: str, skipped: Iterable[Skipped], base: KnowledgeBase, language: str) -> list[Place]:
    """Return the cities with which an article's datelines begin."""
    found = []
    for cut in skipped:
        tokens = tokenize(text, cut.span) if cut.reason == _DATELINE else ()
        match = base.gazetteer(language).match([token.form for token in tokens], 0) if tokens else None
        if match and match.of_kind(EntryKind.CAPITAL, EntryKind.CITY):
            surface = text[tokens[0].span.start : tokens[match.end - 1].span.end]
            if (city := base.city(surface)) and city.country:
                found.append(Place(city.name, surface, city.country))
    return found


def accreditations(segments: Sequence[Segment], prepositions: frozenset[str], base: KnowledgeBase) -> Iterator[str]:
    """Yield the states to which the ambassadors of a sentence are sent."""
    for at, segment in enumerate(segments):
        if segment.title is None or segment.title.office != "ambassador":
            continue
        sent = False
        for following in segments[at + 1 : at + _SENT]:
            if sent and following.kind in (Kind.STATE, Kind.CITY):
                yield from (key for key in following.keys if key in base.states)
                break
            sent = sent or following.kind is Kind.TOWARD
            sent = sent or (following.form in prepositions and following.kind is not Kind.OF)
            if not sent and following.kind not in _PASSED:
                break


def city_meant(segment: Segment, surface: str, actors: Iterable[Actor], base: KnowledgeBase) -> City | None:
    """Return the city that a word names, be it a state's name, too, if the text tells of the city's state alone.

    "عمان" is Oman and Amman: with the King of Jordan and nobody of Oman it is Amman. States alone don't count, for
    the word itself was read as one.
    """
    if segment.kind is Kind.CITY:
        return base.city(surface)
    city = next((city for city in base.cities_named(surface) if city.country not in segment.keys), None)
    states = {actor.country for actor in actors if actor.kind is not EntityKind.STATE} if city else set()
    return city if city and city.country in states and states.isdisjoint(segment.keys) else None
