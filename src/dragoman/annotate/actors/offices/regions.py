"""Who governs a part of a state: "the premier of Quebec" speaks for Canada abroad, and has no office of the state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.actors.lexicon import ActorLexicon, Title
from dragoman.annotate.actors.offices.organs import STAFF, joined
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.knowledge import KnowledgeBase

_GOVERNING = frozenset(
    {"head_of_state", "head_of_government", "vice_president", "leader", "official", "minister", STAFF}
)
_GLUE = frozenset({Kind.OF, Kind.ARTICLE, Kind.MODIFIER})
_REGION = "region"
# Of whose state nobody can be sure: who governs there may speak for another, or for none.
_DISPUTED = frozenset({"UKR", "GEO", "MDA", "AZE", "CYP", "SYR", "PSE", "ESH", "GUY", "SOM"})


def with_regions(segments: Sequence[Segment], lexicon: ActorLexicon, base: KnowledgeBase) -> list[Segment]:
    """Return segments with each title of whoever governs a region as one with the region's name."""
    found = list(segments)
    at = 0
    while at < len(found):
        state = _state_of(found[at], base)
        bounds = _around(found, at, lexicon) if state else None
        if state and bounds:
            first, last = bounds
            whole = found[first:last]
            found[first:last] = [replace(joined(whole, whole, Title(STAFF), ()), inner=(state,))]
            at = first
        at += 1
    return found


def _state_of(segment: Segment, base: KnowledgeBase) -> str | None:
    city = base.city(segment.keys[0]) if segment.kind is Kind.CITY and segment.keys else None
    named = city is not None and city.kind == _REGION and city.country not in _DISPUTED
    return city.country if city and named else None


def _around(segments: Sequence[Segment], at: int, lexicon: ActorLexicon) -> tuple[int, int] | None:
    """Return the bounds of a region's name with a title before or behind it."""
    behind = at + 1
    if behind < len(segments) and segments[behind].kind is Kind.GENITIVE:
        behind += 1
    if lexicon.words["articles"] and behind < len(segments) and _governs(segments[behind], lexicon):
        return at, behind + 1
    before, glue = at - 1, 0
    while before > 0 and segments[before].kind in _GLUE:
        before, glue = before - 1, glue + (segments[before].kind is Kind.OF)
    led = before >= 0 and (glue or not lexicon.words["articles"]) and _governs(segments[before], lexicon)
    return (before, at + 1) if led else None


def _governs(segment: Segment, lexicon: ActorLexicon) -> bool:
    if segment.title:
        return segment.title.office in _GOVERNING and segment.title.of is None and not segment.title.plural
    return segment.kind is Kind.WORD and lexicon.has("region_heads", segment.form)
