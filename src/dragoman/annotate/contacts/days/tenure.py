"""The years in which persons held the offices that a document gives them: they cut what a date may mean."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.annotate.actors.actor import Actor
from dragoman.knowledge import KnowledgeBase
from dragoman.knowledge.entities import Term


def common_years(base: KnowledgeBase, actors: Iterable[Actor]) -> frozenset[int] | None:
    """Return the years in which all the actors held the offices stated of them; None where nothing bounds them.

    "Wednesday 11 October" is 2017, 2023 or 2028; of a US Secretary of State Blinken only 2023.
    """
    found: frozenset[int] | None = None
    for actor in actors:
        years = _years(base, actor)
        if years is not None:
            found = years if found is None else found & years
    return found or None


def _years(base: KnowledgeBase, actor: Actor) -> frozenset[int] | None:
    if actor.person is None or not actor.stated:
        return None
    terms = [t for t in base.offices_of(actor.person) if (t.office, t.of) in actor.stated and t.start]
    return frozenset(year for term in terms for year in _span(term)) or None


def _span(term: Term) -> range:
    assert term.start is not None
    last = term.end.last if term.end else (term.known_until or term.start.last)
    return range(term.start.first.year, last.year + 1)
