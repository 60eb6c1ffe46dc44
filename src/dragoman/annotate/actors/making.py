"""Actors that a document has by what they are, and not by a name: offices, sides, bodies, states."""

from __future__ import annotations

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.knowledge import KnowledgeBase
from dragoman.model import EntityKind

# Bodies of a state: who serves in one speaks for the state.
STATE_BODIES = frozenset({"ministry", "palace", "government"})


def home_of(base: KnowledgeBase, code: str | None) -> tuple[str | None, str | None]:
    """Return the state and the organisation for which somebody speaks who is of a state or body.

    "A Kremlin aide" is Russia's, a Hamas official is of Palestine and Hamas, an envoy of the UN of no state.
    """
    body = base.body(code) if code and code not in base.states else None
    if body is None:
        return code, None
    return body.country, None if body.country and body.kind in STATE_BODIES else body.name


def office_actor(base: KnowledgeBase, office: str, of: str) -> Actor:
    """Return the holder of an office whom nobody names."""
    country, org = home_of(base, of)
    name = base.office_name(office, of)
    return Actor(f"office-{office}-{of}", name, EntityKind.OFFICE, country=country, org=org)


def side_actor(base: KnowledgeBase, state: str) -> Actor:
    """Return the side of a state without a person: "the Qatari delegation"."""
    return Actor(f"side-{state}", f"{base.states[state].name} (delegation)", EntityKind.SIDE, country=state)


def state_actor(base: KnowledgeBase, code: str) -> Actor:
    """Return a state."""
    state = base.states[code]
    return Actor(code, state.name, EntityKind.STATE, state.wikidata, country=code)


def body_actor(base: KnowledgeBase, phrase: Phrase, country: str | None) -> Actor | None:
    """Return the organisation, ministry or movement of a phrase; `country` is whose it is, as far as it is told."""
    segment = next((s for s in phrase.bodies if s.kind is Kind.BODY), None)
    if segment:
        body = base.body(segment.keys[0])
        assert body is not None
        if phrase.states and not body.country:
            return None  # "Russia's Security Council" isn't the UN's
        state = body.country if body.kind in STATE_BODIES else None
        return Actor(body.key, body.name, EntityKind.BODY, body.wikidata, country=state, org=body.name)
    if not phrase.bodies:
        return None
    generic = phrase.bodies[0].keys[0]
    label = generic.replace("_", " ").capitalize()
    name = f"{label} of {base.display_name(country)}" if country else label
    return Actor(f"{generic}-{country}", name, EntityKind.BODY, country=country, org=name)
