"""Who acts on whom in an event, as lists and, for formats that know no lists, as pairs of sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from dragoman.knowledge import load
from dragoman.model import ContactType, Event, EventParticipant, Side

BEARER = "the bearer of a message has no place: left out"
MORE_OF_A_SIDE = "a side of several persons is told by its first"
SEVERAL_ROWS = "sides in pairs: the event has several rows"
ONE_SIDE = "only one side is known: left out"

_SECOND = frozenset({Side.HOST, Side.RECIPIENT})


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors and the recipients of an event.

    A visitor acts and the host receives, who is the state of the place where none is named; a caller or sender acts
    and whom they address receives. Where no such part is known, all are actors. `visit` says that the parts are
    visitor and host.
    """

    actors: tuple[EventParticipant, ...]
    recipients: tuple[EventParticipant, ...] = ()
    bearers: tuple[EventParticipant, ...] = ()
    visit: bool = False


@dataclass(frozen=True, slots=True)
class Dyad:
    """One side before another; a side holds the participants of one state or body."""

    source: tuple[EventParticipant, ...]
    target: tuple[EventParticipant, ...]


def parties_of(event: Event) -> Parties:
    """Return who acts on whom."""
    bearers = tuple(one for one in event.participants if one.side is Side.BEARER)
    others = [one for one in event.participants if one.side is not Side.BEARER]
    if event.type is ContactType.VISIT and not any(one.side is Side.HOST for one in others):
        others += _state_visited(event)
    recipients = tuple(one for one in others if one.side in _SECOND)
    actors = tuple(one for one in others if one.side not in _SECOND)
    if not (actors and recipients):
        return Parties(tuple(others), (), bearers, False)
    return Parties(actors, recipients, bearers, any(one.side is Side.HOST for one in recipients))


def _state_visited(event: Event) -> list[EventParticipant]:
    """Return the state that a visit goes to, where its place is in one and no participant is of it."""
    code = event.place.country if event.place else None
    state = load().state(code) if code else None
    if state is None or any(one.country == code for one in event.participants):
        return []
    return [EventParticipant(state.name, state.wikidata, state.code, side=Side.HOST)]


def dyads_of(event: Event, *, host_acts: bool = False) -> tuple[Dyad, ...]:
    """Return the pairs of sides, each pair once; with `host_acts` the host is the source (CAMEO's "host a visit")."""
    parties = parties_of(event)
    if parties.recipients:
        pairs = [Dyad(*pair) for pair in product(_sides(parties.actors), _sides(parties.recipients))]
    else:
        pairs = [Dyad(*pair) for pair in combinations(_sides(parties.actors), 2)]
    return tuple(Dyad(pair.target, pair.source) for pair in pairs) if host_acts and parties.visit else tuple(pairs)


def _sides(participants: Sequence[EventParticipant]) -> list[tuple[EventParticipant, ...]]:
    """Return the participants of one state together, or of one body; a person of neither stands alone."""
    sides: dict[str, tuple[EventParticipant, ...]] = {}
    for one in participants:
        key = one.country or one.org or one.entity or one.name
        sides[key] = (*sides.get(key, ()), one)
    return list(sides.values())
