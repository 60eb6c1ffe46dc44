"""The comparison of the days of two mentions: one for days and publications, lest time should count twice."""

from __future__ import annotations

import datetime as dt

from dragoman.link.comparison import Comparison, Level, always, both_of, either_open
from dragoman.link.features import Features


def _gap(one: Features, other: Features) -> int:
    """Return the days between the days of two mentions; 0 where they meet."""
    if one.lo is None or one.hi is None or other.lo is None or other.hi is None:
        return 0
    return max(one.lo - other.hi, other.lo - one.hi, 0)


def _width(row: Features) -> int:
    return row.hi - row.lo if row.hi is not None and row.lo is not None else 0


def _beside(one: Features, other: Features, basis: str) -> Features | None:
    """Return the mention of this basis that stands beside one with a day."""
    if one.basis == "day" and other.basis == basis:
        return other
    return one if other.basis == "day" and one.basis == basis else None


def _day_beside(one: Features, other: Features, basis: str, narrowest: int, widest: int) -> bool:
    beside = _beside(one, other, basis)
    return beside is not None and narrowest <= _width(beside) <= widest and _gap(one, other) == 0


def _published_after(one: Features, other: Features, days: int) -> bool:
    """Say whether the undated one was published within so many days after the day of the other."""
    beside, day = _beside(one, other, "window"), one if one.basis == "day" else other
    if beside is None or beside.hi is None or day.lo is None or _width(beside) > 3:
        return False
    return 0 <= beside.hi - day.lo <= days


def _published_near(one: Features, other: Features, days: int) -> bool:
    windows = one.basis == other.basis and one.basis in ("window", "plan")
    return windows and max(_width(one), _width(other)) <= 3 and abs((one.hi or 0) - (other.hi or 0)) <= days


def _same_month_day(one: Features, other: Features) -> bool:
    return month_day(one) is not None and month_day(one) == month_day(other)


def month_day(row: Features) -> int | None:
    """Return month * 100 + day of a stated day, or of a day that lacks its year."""
    if row.month_day is not None:
        return row.month_day
    return _month_day_of(row.lo) if row.basis == "day" and row.lo is not None else None


def _month_day_of(ordinal: int) -> int:
    day = dt.date.fromordinal(ordinal)
    return day.month * 100 + day.day


def _open_beside_day(one: Features, other: Features) -> tuple[Features, Features] | None:
    """Return the open mention and the one with a day, where the two are such."""
    if one.basis == "open" and other.basis == "day":
        return one, other
    return (other, one) if one.basis == "day" and other.basis == "open" else None


def _told_after(one: Features, other: Features, days: int) -> bool:
    found = _open_beside_day(one, other)
    if found is None or found[0].not_after is None or found[1].lo is None:
        return False
    return 0 <= found[0].not_after - found[1].lo <= days


def _same_weekday(one: Features, other: Features) -> bool:
    found = _open_beside_day(one, other)
    # Day 1 of the calendar was a Monday.
    return found is not None and found[1].lo is not None and found[0].weekday == (found[1].lo + 6) % 7


_EITHER_WAY = "((basis_l = 'open' and basis_r = 'day' and {0}) or (basis_r = 'open' and basis_l = 'day' and {1}))"
_TOLD_AFTER = _EITHER_WAY.format("not_after_l - lo_r between 0 and {0}", "not_after_r - lo_l between 0 and {0}")
_SAME_WEEKDAY = _EITHER_WAY.format("weekday_l = (lo_r + 6) % 7", "weekday_r = (lo_l + 6) % 7")
_GAP = "greatest(lo_l - hi_r, lo_r - hi_l, 0)"
_DAY_BESIDE = (
    "((basis_l = 'day' and basis_r = '{0}' and hi_r - lo_r between {1} and {2})"
    " or (basis_r = 'day' and basis_l = '{0}' and hi_l - lo_l between {1} and {2})) and " + _GAP + " = 0"
)
_PUBLISHED_AFTER = (
    "((basis_l = 'day' and basis_r = 'window' and hi_r - lo_r <= 3 and hi_r - lo_l between 0 and {0})"
    " or (basis_r = 'day' and basis_l = 'window' and hi_l - lo_l <= 3 and hi_l - lo_r between 0 and {0}))"
)
_PUBLISHED_NEAR = (
    "basis_l = basis_r and basis_l in ('window', 'plan') and hi_l - lo_l <= 3 and hi_r - lo_r <= 3"
    " and abs(hi_l - hi_r) <= {0}"
)

TIME = Comparison(
    "time",
    (
        Level(
            "the same day and month, one without its year",
            lambda a, b: either_open(a, b) and _same_month_day(a, b),
            "(basis_l = 'open' or basis_r = 'open') and day_mark_l = day_mark_r",
        ),
        Level(
            "told at most three days after the day that the other states",
            lambda a, b: _told_after(a, b, 3),
            _TOLD_AFTER.format(3),
        ),
        Level("the weekday of the day that the other states", _same_weekday, _SAME_WEEKDAY),
        Level("no day to compare", either_open, "basis_l = 'open' or basis_r = 'open'"),
        Level(
            "the same day, stated by both",
            lambda a, b: both_of(a, b, "day") and a.lo == b.lo,
            "basis_l = 'day' and basis_r = 'day' and lo_l = lo_r",
        ),
        Level(
            "published up to a day after the day that the other states",
            lambda a, b: _published_after(a, b, 1),
            _PUBLISHED_AFTER.format(1),
        ),
        Level(
            "published two or three days after the day that the other states",
            lambda a, b: _published_after(a, b, 3),
            _PUBLISHED_AFTER.format(3),
        ),
        Level(
            "published within a day of each other, neither states the day",
            lambda a, b: _published_near(a, b, 1),
            _PUBLISHED_NEAR.format(1),
        ),
        Level(
            "published two or three days apart, neither states the day",
            lambda a, b: _published_near(a, b, 3),
            _PUBLISHED_NEAR.format(3),
        ),
        Level(
            "a stated day within the week that the other states",
            lambda a, b: _day_beside(a, b, "stretch", 1, 7),
            _DAY_BESIDE.format("stretch", 1, 7),
        ),
        Level(
            "stated days one day apart",
            lambda a, b: both_of(a, b, "day") and _gap(a, b) == 1,
            f"basis_l = 'day' and basis_r = 'day' and {_GAP} = 1",
        ),
        Level(
            "the same stretch of days, stated by both",
            lambda a, b: both_of(a, b, "stretch") and (a.lo, a.hi) == (b.lo, b.hi),
            "basis_l = 'stretch' and basis_r = 'stretch' and lo_l = lo_r and hi_l = hi_r",
        ),
        Level(
            "a stated day within the longer stretch that the other states",
            lambda a, b: _day_beside(a, b, "stretch", 8, 100000),
            _DAY_BESIDE.format("stretch", 8, 100000),
        ),
        Level(
            "published in the month of the day that the other states",
            lambda a, b: _day_beside(a, b, "window", 4, 100),
            _DAY_BESIDE.format("window", 4, 100),
        ),
        Level("days that overlap", lambda a, b: _gap(a, b) == 0, f"{_GAP} = 0"),
        Level("days that don't meet", always, "ELSE"),
    ),
)
