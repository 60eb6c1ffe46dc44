"""Which place a phrase of an article is: a state or city, "the Saudi capital", "there", "the city"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dragoman.annotate.actors.discourse import Discourse
from dragoman.annotate.actors.offices.homes import city_meant
from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.naming import Naming, Unresolved
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.annotate.actors.registry import ActorRegistry
from dragoman.knowledge import KnowledgeBase
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import Place

_PLACE_KINDS = frozenset({Kind.STATE, Kind.CITY})
# References to places, and what skeletons know them by.
_THERE = ("there", "there_city", "there_state", "there_spot", "ground")
PLACES = {"capital": "capital", **dict.fromkeys(_THERE, "there")}


@cache
def skeleton_group(language: str, group: str) -> frozenset[str]:
    """Return a group of a language's clause words as forms."""
    return frozenset(map(form_of, load_language(language).data("frames")["skeleton"].get(group, ())))


class Whereabouts:
    """The places that one document's phrases name."""

    def __init__(self, base: KnowledgeBase, language: str, registry: ActorRegistry, discourse: Discourse) -> None:
        self._base, self._registry, self._discourse = base, registry, discourse
        self._goals, self._whither = skeleton_group(language, "goals"), skeleton_group(language, "whither")

    def referred(self, phrase: Phrase, cut: Unresolved) -> Place | None:
        """Return the place that a reference means: "the Saudi capital", "there"."""
        if phrase.reference == "ground":
            state = self._base.states.get(self._registry.jurisdiction(phrase) or "")
            return (
                Place(state.name, phrase.extent.of(cut.text), state.code, phrase.extent, whole=True) if state else None
            )
        return self._capital(phrase, cut.text) if phrase.reference == "capital" else self._there(phrase, cut)

    def note(self, cut: Unresolved, naming: Naming) -> None:
        """Note the place that somebody is in or goes to: where "there" is from here on."""
        first = naming.phrase.first
        before = cut.segments[first - 1].form if naming.place and first else ""
        if before in self._goals:
            self._discourse.place = naming.place
        if before in self._whither and naming.reference != "there":
            self._discourse.spot = naming.place

    def _capital(self, phrase: Phrase, text: str) -> Place | None:
        """Return the capital of the state that a phrase names by its adjective."""
        state = self._base.state(self._registry.jurisdiction(phrase) or "")
        if state is None or not state.capitals:
            return None
        city = self._base.city(state.capitals[0].form, state.code)
        name = city.name if city else state.capitals[0].form
        return Place(name, phrase.extent.of(text), state.code, phrase.extent)

    def _there(self, phrase: Phrase, cut: Unresolved) -> Place | None:
        """Return the place spoken of last, with the reference's own characters ("y", "là-bas", "in the city")."""
        surface, span = phrase.extent.of(cut.text), phrase.extent
        if phrase.reference == "there":
            here = self._discourse.place
            return replace(here, surface=surface, span=span) if here else None
        here = self._discourse.spot
        gone = phrase.first > 0 and cut.segments[phrase.first - 1].form in self._whither
        if here is None or not gone or (phrase.reference == "there_city" and here.whole):
            return None
        state = self._base.states.get(here.country or "") if phrase.reference == "there_state" else None
        place = Place(state.name, surface, state.code, span, whole=True) if state else here
        return replace(place, surface=surface, span=span)

    def _seat(self, phrase: Phrase, text: str) -> Place | None:
        """Return the place that a body's name may be too: the White House, the Kremlin."""
        segment = phrase.bodies[-1]
        if segment.kind is not Kind.BODY or not (city := self._base.city(surface := segment.span.of(text))):
            return None
        return Place(city.name, surface, city.country, segment.span)

    def place(self, phrase: Phrase, text: str) -> Place | None:
        """Return the place that a state or city alone may be."""
        if phrase.titles or phrase.name:
            return None
        if phrase.bodies or not phrase.states:
            return self._seat(phrase, text) if phrase.bodies else None
        if (segment := phrase.states[-1]).kind not in _PLACE_KINDS:
            return None
        surface = segment.span.of(text)
        city = city_meant(segment, surface, self._registry.actors.values(), self._base)
        country = city.country if city else next((k for k in segment.keys if k in self._base.states), None)
        name = city.name if city else (self._base.display_name(segment.keys[0]) or surface)
        return Place(name, surface, country, segment.span, whole=city is None)
