"""Whom an office alone means: its holder on the contact's day, who isn't always that of the day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from dragoman.annotate.actors.actor import Actor
from dragoman.annotate.contacts.draft import Party
from dragoman.knowledge import KnowledgeBase, Person
from dragoman.model import DateRange, EntityKind

_UNTIL_OFFICE = dt.timedelta(days=31)


def of_their_day(
    parties: tuple[Party, ...], dates: DateRange, base: KnowledgeBase, actors: Mapping[str, Actor]
) -> tuple[Party, ...]:
    """Return the parties, those without a name as the holders of their offices on the days of a contact.

    "The French president visited Cuba in 2015" is no visit of the president of today. Where the base knows nobody
    for these days, the office itself is the party.
    """
    if not dates.known:
        return parties
    return tuple(_of_day(party, dates, base, actors.get(party.key)) for party in parties)


def _of_day(party: Party, dates: DateRange, base: KnowledgeBase, actor: Actor | None) -> Party:
    meant = _office_of(party, actor)
    if actor is None or actor.person is None or meant is None:
        return party
    office, of = meant
    held, soon = base.called(office, of, dates), base.called(office, of, _with_days_after(dates))
    if any(candidate.person.key == actor.person for candidate in (*held.candidates, *soon.candidates)):
        return party
    return _named(party, held.person) if held.person else _unnamed(party, office, of, base)


def _with_days_after(dates: DateRange) -> DateRange:
    """Return days with those after them: who is elected is called president before he takes office."""
    return replace(dates, end=dates.end + _UNTIL_OFFICE) if dates.end else dates


def _office_of(party: Party, actor: Actor | None) -> tuple[str, str] | None:
    """Return the one office by which a party goes; None where it has a name, or several may be meant."""
    if actor is None:
        return None
    by_title = party.mention.role is not None and party.mention.span == party.mention.extent
    offices = actor.presumed or (actor.offices if by_title else set())
    known = [(office, of) for office, of in offices if of]
    return known[0] if len(known) == 1 else None


def _named(party: Party, person: Person) -> Party:
    mention = replace(party.mention, name=person.name, entity=person.wikidata or person.key)
    return replace(party, key=person.key, mention=mention)


def _unnamed(party: Party, office: str, of: str, base: KnowledgeBase) -> Party:
    name = base.office_name(office, of)
    mention = replace(party.mention, kind=EntityKind.OFFICE, name=name, entity=None)
    return replace(party, key=f"office-{office}-{of}", mention=mention)
