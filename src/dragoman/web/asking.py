"""What an address asks for: filters, order and page, to and from its query.

    /?who=Blinken&who=بوريطة&since=2023-01-01&sort=date&page=2

The names are those of the options of `dragoman events`, so that what was learnt there holds here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar
from urllib.parse import quote_plus

from starlette.datastructures import QueryParams

from dragoman.errors import UsageError
from dragoman.knowledge import KnowledgeBase
from dragoman.ledger import EventFilter, Order, Slice
from dragoman.model import ContactType, Status

PAGE_SIZE = 50
_MOST_WHO = 8
_LONGEST = 200
# A chart has hundreds of addresses, of the same months and kinds.
_QUOTED = 4096
_UNCHANGED = object()
_Value = TypeVar("_Value", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters, order and page of an address; its fields have the names of the query's keys."""

    who: tuple[str, ...] = ()
    country: str | None = None
    type: ContactType | None = None
    status: Status | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    language: str | None = None
    text: str | None = None
    place: str | None = None
    conflicts: bool = False
    sort: Order = Order.DATE
    down: bool = True
    page: int = 1

    @property
    def part(self) -> Slice:
        """Return which part of the list it is."""
        return Slice(self.sort, self.down, (self.page - 1) * PAGE_SIZE, PAGE_SIZE)

    @property
    def filters(self) -> dict[str, Any]:
        """Return the filters that are set, by their names."""
        return {name: value for name in _FILTERS if (value := getattr(self, name))}

    def query(self, **changes: Any) -> str:
        """Return the query with changes made, "" where nothing is asked; a change of filter leads to page 1."""
        if changes.keys() & set(_FILTERS):
            changes.setdefault("page", 1)
        pairs = [("who", one) for one in changes.get("who", self.who)]
        for name, default in _asked_for():
            value = changes.get(name, _UNCHANGED)
            value = getattr(self, name) if value is _UNCHANGED else value
            if value != default:
                pairs.append((name, str(int(value)) if isinstance(value, bool) else str(value)))
        return "?" + "&".join(f"{name}={_quoted(value)}" for name, value in pairs) if pairs else ""

    def without(self, name: str, value: Any = None) -> str:
        """Return the query without one filter, or without one of the persons."""
        if name == "who":
            return self.query(who=tuple(one for one in self.who if one != value))
        return self.query(**{name: False if name == "conflicts" else None})

    def filter(self, base: KnowledgeBase) -> EventFilter:
        """Return the filter on the ledger; each name stands for itself and for the persons who are called so."""
        return EventFilter(
            who=tuple(_group(base, name) for name in self.who),
            country=self.country,
            type=self.type,
            status=self.status,
            since=self.since,
            until=self.until,
            language=self.language,
            text=self.text,
            place=self.place,
            conflicts=self.conflicts,
        )


_FILTERS = ("who", "country", "type", "status", "since", "until", "language", "text", "place", "conflicts")


def asked_in(query: QueryParams) -> Asked:
    """Return what a query asks for; keys that are left blank ask for nothing, others aren't looked at.

    Raises UsageError for a value that its key can't have.
    """
    given = {key: value.strip()[:_LONGEST] for key, value in query.items() if value.strip()}
    return Asked(
        who=tuple(dict.fromkeys(one.strip()[:_LONGEST] for one in query.getlist("who") if one.strip()))[:_MOST_WHO],
        country=_country(given.get("country")),
        type=_one_of(ContactType, "type", given.get("type")),
        status=_one_of(Status, "status", given.get("status")),
        since=_day("since", given.get("since")),
        until=_day("until", given.get("until")),
        language=given.get("language"),
        text=given.get("text"),
        place=given.get("place"),
        conflicts=_is_on(given.get("conflicts", "0")),
        sort=_one_of(Order, "sort", given.get("sort")) or Order.DATE,
        down=_is_on(given.get("down", "1")),
        page=_number("page", given.get("page", "1")),
    )


@cache
def _asked_for() -> tuple[tuple[str, object], ...]:
    """Return the names of what can be asked for but persons, each with what it is where nothing is asked."""
    return tuple((field.name, field.default) for field in fields(Asked) if field.name != "who")


@lru_cache(_QUOTED)
def _quoted(value: str) -> str:
    return quote_plus(value)


def _group(base: KnowledgeBase, name: str) -> tuple[str, ...]:
    persons = base.persons_named(name) or base.persons_with_surname(name)
    return (name, *dict.fromkeys(person.entity for person in persons))


def _country(value: str | None) -> str | None:
    if value is None:
        return None
    if not (value.isascii() and value.isalnum() and len(value) == 3):
        raise UsageError(f"country wants three letters such as MAR, not {value!r}")
    return value.upper()


def _one_of(values: type[_Value], key: str, value: str | None) -> _Value | None:
    if value is None:
        return None
    try:
        return values(value)
    except ValueError as error:
        raise UsageError(f"{key} is one of {_listed(values)}, not {value!r}") from error


def _listed(values: Iterable[StrEnum]) -> str:
    return ", ".join(values)


def _day(key: str, value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"{key} wants a day such as 2023-10-11, not {value!r}") from error


def _is_on(value: str) -> bool:
    return value.lower() in ("1", "true", "on", "yes")


def _number(key: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and 0 < int(value[:9]) < 1_000_000):
        raise UsageError(f"{key} wants a number from 1, not {value!r}")
    return int(value)
