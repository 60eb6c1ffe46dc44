"""What `dragoman events` can be asked for, as conditions on the ledger's tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.language.text import form_of
from dragoman.model import ContactType, Status


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; a field left alone asks for nothing.

    `who` holds one group of names or entity ids for each person asked for: an event must have one of every
    group. `text` holds words of which all must stand in one report. `since` and `until` leave out undated events.
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


Condition = tuple[str, tuple[object, ...]]

_MENTIONED = "EXISTS (SELECT 1 FROM reports JOIN participants USING (mention) WHERE reports.event = events.id AND {})"


def conditions(asked: EventFilter) -> list[Condition]:
    """Return the SQL conditions on table `events`, each with its values."""
    found = [_who(group) for group in asked.who]
    for column, value in (("type", asked.type), ("status", asked.status)):
        if value is not None:
            found.append((f"{column} = ?", (str(value),)))
    if asked.country:
        found.append((_MENTIONED.format("country = ?"), (asked.country.upper(),)))
    if asked.since:
        found.append(("date_end >= ?", (asked.since.isoformat(),)))
    if asked.until:
        found.append(("date_start <= ?", (asked.until.isoformat(),)))
    if asked.conflicts:
        found.append(("EXISTS (SELECT 1 FROM conflicts WHERE event = events.id)", ()))
    return found + _documents(asked)


def _who(group: tuple[str, ...]) -> Condition:
    """Return the condition that one of the names, or an entity of that id, takes part."""
    either: list[str] = []
    values: list[object] = []
    for name in group:
        either.append("entity = ?")
        values.append(name)
        words = form_of(name).split()
        if words:
            padded = "' ' || form_of(name || ' ' || surface) || ' '"
            either.append("(" + " AND ".join(f"instr({padded}, ?)" for _ in words) + ")")
            values.extend(f" {word} " for word in words)
    return _MENTIONED.format("(" + " OR ".join(either or ["0"]) + ")"), tuple(values)


def _documents(asked: EventFilter) -> list[Condition]:
    exists = "EXISTS (SELECT 1 FROM reports JOIN documents ON documents.id = document WHERE event = events.id AND {})"
    found: list[Condition] = []
    if asked.language:
        found.append((exists.format("language = ?"), (asked.language,)))
    words = form_of(asked.text).split() if asked.text else []
    if words:
        every = " AND ".join("instr(form_of(text), ?)" for _ in words)
        found.append((exists.format(every), tuple(words)))
    return found
