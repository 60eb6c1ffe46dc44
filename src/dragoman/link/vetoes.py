"""What can't be one contact, however alike: decided for whole groups of mentions at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dragoman.link.features import LAST_DAY, Features

Value = TypeVar("Value", int, str)

_NONE: frozenset[int] = frozenset()
_NOBODY: frozenset[str] = frozenset()
# One day apart is what "today" in a readout and "today" in its reprint make of one contact; two days aren't.
MAX_DAYS_APART = 1

_APART_STANDINGS = {
    frozenset(pair)
    for pair in (("real", "denied"), ("real", "fallen"), ("ahead", "denied"), ("fallen", "denied"))
}  # fmt: skip


@dataclass(slots=True)
class Group:
    """What a set of mentions says together, as far as it can keep others out.

    `told` holds for each document what its mention says (participants, day, standing): the same document telling
    the same once more doesn't keep itself apart. The four bounds are those of stated days and of windows.
    """

    family: str
    sorts: frozenset[str]
    standings: frozenset[str]
    told: dict[str, tuple[object, ...]]
    stated_lo: int = 0
    stated_hi: int = LAST_DAY
    window_lo: int = 0
    window_hi: int = LAST_DAY
    days: frozenset[int] = _NONE
    weekdays: frozenset[int] = _NONE
    month_days: frozenset[int] = _NONE
    senders: frozenset[str] = _NOBODY
    not_before: int = 0
    not_after: int = LAST_DAY
    plan: bool = False
    by_person: bool = False

    def take_in(self, other: Group, *, by_person: bool = False) -> None:
        """Make this the group of both."""
        # What both share is left as it is, and bounds are compared rather than asked of min and max: this runs for
        # every link of a ledger.
        self.told.update(other.told)
        self._narrow(other)
        self.sorts = self.sorts if self.sorts is other.sorts else self.sorts | other.sorts
        self.standings = self.standings if self.standings is other.standings else self.standings | other.standings
        self.days = self.days if self.days is other.days else self.days | other.days
        if other.weekdays or other.month_days or other.senders:  # seldom
            self.weekdays |= other.weekdays
            self.month_days |= other.month_days
            self.senders |= other.senders
        self.plan = self.plan and other.plan
        self.by_person = self.by_person or other.by_person or by_person

    def _narrow(self, other: Group) -> None:
        if other.stated_lo > self.stated_lo:
            self.stated_lo = other.stated_lo
        if other.stated_hi < self.stated_hi:
            self.stated_hi = other.stated_hi
        if other.window_lo > self.window_lo:
            self.window_lo = other.window_lo
        if other.window_hi < self.window_hi:
            self.window_hi = other.window_hi
        if other.not_before > self.not_before:
            self.not_before = other.not_before
        if other.not_after < self.not_after:
            self.not_after = other.not_after


@cache
def _only(value: Value) -> frozenset[Value]:
    """Return the set of one value, the same object each time."""
    return frozenset((value,))


def group_of(row: Features) -> Group:
    """Return the group of one mention."""
    basis = row.basis
    lo, hi = (0, LAST_DAY) if row.lo is None or row.hi is None else (row.lo, row.hi)
    told = (row.keys, row.sort, row.standing, lo, hi) if basis == "day" else (row.id,)
    group = Group(row.family, _only(row.sort), _only(row.standing), {row.document: told})
    if basis in ("window", "plan"):
        group.window_lo, group.window_hi, group.plan = lo, hi, basis == "plan"
    else:
        group.stated_lo, group.stated_hi = lo, hi
    if basis == "day":
        group.days = _only(lo)
    if row.weekday is not None:
        group.weekdays = _only(row.weekday)
    if row.month_day is not None:
        group.month_days = _only(row.month_day)
    if row.lead and row.family == "message":
        group.senders = _only(row.lead)
    if row.not_before:
        group.not_before = row.not_before
    if row.not_after is not None:
        group.not_after = row.not_after
    return group


def apart(one: Group, other: Group) -> str | None:
    """Return why two groups can't be one contact, None where they can."""
    for holds, reason in _CHECKS:
        if holds(one, other):
            return reason
    return None


def _families_apart(one: Group, other: Group) -> bool:
    return one.family != other.family


def _kinds_apart(one: Group, other: Group) -> bool:
    return ("call" in one.sorts and "meeting" in other.sorts) or ("meeting" in one.sorts and "call" in other.sorts)


def _senders_apart(one: Group, other: Group) -> bool:
    if not (one.senders or other.senders):  # nearly always
        return False
    return len(one.senders | other.senders) > 1


def _plan_without_day(one: Group, other: Group) -> bool:
    return one.plan != other.plan and not one.days | other.days


def _standings_apart(one: Group, other: Group) -> bool:
    if one.standings is other.standings and len(one.standings) == 1:  # nearly all
        return False
    return any(frozenset((a, b)) in _APART_STANDINGS for a in one.standings for b in other.standings)


def _told_apart(one: Group, other: Group) -> bool:
    if one.told.keys().isdisjoint(other.told):  # nearly all
        return False
    return any(document in other.told and other.told[document] != told for document, told in one.told.items())


def _told_outside(one: Group, other: Group) -> bool:
    not_after = one.not_after if one.not_after < other.not_after else other.not_after
    not_before = one.not_before if one.not_before > other.not_before else other.not_before
    return (
        one.stated_lo > not_after
        or other.stated_lo > not_after
        or one.window_lo > not_after
        or other.window_lo > not_after
        or one.stated_hi < not_before
        or other.stated_hi < not_before
        or one.window_hi < not_before
        or other.window_hi < not_before
    )


def _days_apart(one: Group, other: Group) -> bool:
    if one.by_person or other.by_person:
        # A person may have joined reports days apart: what comes later must be near to one of their days.
        return bool(one.days and other.days) and min(abs(a - b) for a in one.days for b in other.days) > MAX_DAYS_APART
    stated_lo = one.stated_lo if one.stated_lo > other.stated_lo else other.stated_lo
    stated_hi = one.stated_hi if one.stated_hi < other.stated_hi else other.stated_hi
    window_lo = one.window_lo if one.window_lo > other.window_lo else other.window_lo
    window_hi = one.window_hi if one.window_hi < other.window_hi else other.window_hi
    if stated_lo - stated_hi > MAX_DAYS_APART or window_lo > window_hi:
        return True
    # Of two days in dispute the publication need allow but one.
    for day in one.days | other.days:
        if window_lo <= day <= window_hi:
            return False
    return bool(one.days or other.days) or stated_lo > window_hi or stated_hi < window_lo


def _weekdays_apart(one: Group, other: Group) -> bool:
    if not (one.weekdays or other.weekdays or one.month_days or other.month_days):  # nearly all
        return False
    days = [dt.date.fromordinal(day) for day in one.days | other.days if day > 0]
    weekdays, month_days = one.weekdays | other.weekdays, one.month_days | other.month_days
    named = {day.weekday() for day in days}, {day.month * 100 + day.day for day in days}
    return _contradicts(weekdays, named[0]) or _contradicts(month_days, named[1])


def _contradicts(clues: frozenset[int], named: set[int]) -> bool:
    return len(clues) > 1 or bool(clues and named and not clues <= named)


_CHECKS = (
    (_families_apart, "they are of different kinds"),
    (_kinds_apart, "one is a call, the other a meeting"),
    (_standings_apart, "one says that it happened, the other that it didn't"),
    (_senders_apart, "their messages have different senders"),
    (_plan_without_day, "a plan without a day has no day to compare"),
    (_told_apart, "one article keeps them apart"),
    (_told_outside, "it was told before it can have happened, or foreseen after"),
    (_days_apart, "their days are more than one day apart"),
    (_weekdays_apart, "the weekday contradicts"),
)
