"""The persons of an article, with the states that each ever spoke for: whom "the Norwegian" may mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.annotate.actors.actor import Actor
from dragoman.knowledge import KnowledgeBase
from dragoman.model import EntityKind


@dataclass(frozen=True, slots=True)
class Character:
    """A person of an article; `country` is whom he speaks for now, `states` all for which he ever did."""

    name: str
    entity: str | None = None
    country: str | None = None
    states: frozenset[str] = frozenset()
    serves: frozenset[str] = frozenset()  # the states of which he holds an office now


def cast_of(actors: Iterable[Actor], base: KnowledgeBase) -> tuple[Character, ...]:
    """Return the persons among the actors of a document, in the order in which they were entered."""
    return tuple(_character(actor, base) for actor in actors if actor.kind is EntityKind.PERSON)


def _character(actor: Actor, base: KnowledgeBase) -> Character:
    held = {of for _, of in actor.offices | actor.stated | actor.once}
    held |= {term.of for term in base.offices_of(actor.person)} if actor.person else set()
    states = frozenset(of for of in (*held, actor.country) if of and of in base.states)
    country = actor.country if actor.country in base.states else None
    serves = frozenset(of for _, of in actor.offices | actor.stated if of in base.states and of)
    return Character(actor.name, actor.entity, country, states, serves)
