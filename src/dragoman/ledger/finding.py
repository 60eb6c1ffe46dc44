"""What `dragoman events` and the page can be asked for, as conditions on the ledger's tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.language.text import form_of
from dragoman.ledger.condition import Condition
from dragoman.ledger.words import words_in
from dragoman.model import ContactType, Status


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; a field left alone asks for nothing.

    `who` holds one group of names or entity ids for each person asked for: an event must have one of every
    group. `text` holds words, or their beginnings, of which all must stand in one report. `since` and `until` leave
    out undated events. `actor` is one who takes part, by the entity's id, or exactly by name where there is none.
    """

    who: tuple[tuple[str, ...], ...] = ()
    country: str | None = None
    type: ContactType | None = None
    status: Status | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    language: str | None = None
    text: str | None = None
    conflicts: bool = False
    place: str | None = None
    actor: str | None = None


def conditions(asked: EventFilter) -> tuple[Condition, ...]:
    """Return the conditions that an event must meet."""
    found = [_who(group) for group in asked.who]
    of_state = () if asked.type is None else (str(asked.type),)  # a state's events are listed by kind
    kind = None if asked.country else asked.type
    for column, value in (("type", kind), ("status", asked.status), ("place_name", asked.place)):
        if value is not None:
            found.append(Condition(f"{column} = ?", (str(value),)))
    if asked.country:
        found.append(
            _of("event_countries", "country = ?" + " AND type = ?" * len(of_state), asked.country.upper(), *of_state)
        )
    if asked.since:
        found.append(Condition("date_end >= ?", (asked.since.isoformat(),)))
    if asked.until:
        found.append(Condition("date_start <= ?", (asked.until.isoformat(),)))
    if asked.actor:
        found.append(_of("event_participants", "coalesce(entity, name) = ?", asked.actor))
    if asked.conflicts:
        found.append(Condition("disputed"))
    if asked.language:
        found.append(_of("event_languages", "language = ?", asked.language))
    return (*found, *words_in(asked.text or ""))


def where(found: tuple[Condition, ...]) -> tuple[str, tuple[object, ...]]:
    """Return the conditions as one, by their members, with its values."""
    return " AND ".join(one.listing for one in found) or "1", tuple(value for one in found for value in one.values)


def _of(table: str, condition: str, *values: object) -> Condition:
    """Return the condition that `table` has a row for the event that meets another condition."""
    return Condition(
        f"EXISTS (SELECT 1 FROM {table} WHERE event = events.id AND {condition})",
        values,
        f"SELECT event FROM {table} WHERE {condition}",
    )


def _who(group: tuple[str, ...]) -> Condition:
    """Return the condition that one of the names, or an entity of that id, takes part."""
    either: list[str] = []
    values: list[object] = []
    for name in group:
        either.append("entity = ?")
        values.append(name)
        words = form_of(name).split()
        if words:
            either.append("(" + " AND ".join("instr(words, ?)" for _ in words) + ")")
            values.extend(f" {word} " for word in words)
    return _of("event_called", f"called IN (SELECT id FROM called WHERE {' OR '.join(either) or '0'})", *values)
