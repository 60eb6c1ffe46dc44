"""For which side a report speaks: the state of those whom it names as its sources."""

from __future__ import annotations

from dragoman.knowledge import KnowledgeBase
from dragoman.model import Attribution, DateRange, EventMention

# Who merely passes on what others say speaks for no side.
_CARRIERS = frozenset({"agency", "outlet", "unnamed"})


def side_of(mention: EventMention, published: DateRange, base: KnowledgeBase) -> str | None:
    """Return the state (ISO alpha-3) whose side a report tells; None where no source is of one, or they are of several.

    A source is a participant, a state, a body of a state, or a person in its office when the report was published.
    """
    voices = (one for one in mention.sources if one.kind not in _CARRIERS)
    found = {state for one in voices if (state := _state_of(one, mention, published, base))}
    return found.pop() if len(found) == 1 else None


def _state_of(source: Attribution, mention: EventMention, published: DateRange, base: KnowledgeBase) -> str | None:
    name = source.name
    if not name:
        return None
    taking_part = {one.country for one in mention.participants if name in (one.name, one.org) and one.country}
    if taking_part:
        return taking_part.pop() if len(taking_part) == 1 else None
    named = {state.code for state in base.states.values() if state.name == name}
    named |= {body.country for body in base.bodies.values() if body.name == name and body.country}
    return named.pop() if len(named) == 1 else _state_of_person(name, published, base)


def _state_of_person(name: str, published: DateRange, base: KnowledgeBase) -> str | None:
    persons = base.persons_named(name)
    if len(persons) != 1 or not published.known:
        return None
    served = {term.of for term in base.offices_of(persons[0].key, published)}
    states = {of if base.state(of) else body.country if (body := base.body(of)) else None for of in served} - {None}
    return states.pop() if len(states) == 1 else None
