"""The table of comparisons: named levels in order, each as a test in Python and as a condition in SQL.

A pair is at the first level whose condition holds. Both forms must say the same; tests/link/test_levels.py runs
them side by side. The weights stand in `weights.json`, not here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.link.features import Features

Test = Callable[[Features, Features], bool]


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of agreement, in words; `silent` where there is nothing to compare (weight 0)."""

    name: str
    holds: Test
    sql: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing compared, from the strongest agreement to the last level, which always holds."""

    name: str
    levels: tuple[Level, ...]


def level_of(comparison: Comparison, one: Features, other: Features) -> Level:
    """Return the level at which two mentions agree."""
    return next(level for level in comparison.levels if level.holds(one, other))


def _always(one: Features, other: Features) -> bool:
    return True


def _shared(one: Features, other: Features) -> int:
    return len(set(one.keys) & set(other.keys))


def _one_more(one: Features, other: Features) -> bool:
    return _shared(one, other) == min(len(one.keys), len(other.keys)) and abs(len(one.keys) - len(other.keys)) == 1


def _gap(one: Features, other: Features) -> int:
    """Return the days between the days of two mentions; 0 where they meet."""
    if one.lo is None or one.hi is None or other.lo is None or other.hi is None:
        return 0
    return max(one.lo - other.hi, other.lo - one.hi, 0)


def _width(row: Features) -> int:
    return row.hi - row.lo if row.hi is not None and row.lo is not None else 0


def _open(one: Features, other: Features) -> bool:
    return "open" in (one.basis, other.basis)


def _both(one: Features, other: Features, basis: str) -> bool:
    return one.basis == other.basis == basis


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


def _city_of(one: Features, other: Features, sort: str) -> bool:
    return (one if one.sort == sort else other).city is not None


def _one_open(one: Features, other: Features) -> bool:
    return (one.basis == "open") != (other.basis == "open")


def _on_record(one: Features, other: Features, count: int) -> bool:
    return max(one.record, other.record) == count


_EITHER_WAY = "((basis_l = 'open' and basis_r = 'day' and {0}) or (basis_r = 'open' and basis_l = 'day' and {1}))"
_TOLD_AFTER = _EITHER_WAY.format("not_after_l - lo_r between 0 and {0}", "not_after_r - lo_l between 0 and {0}")
_SAME_WEEKDAY = _EITHER_WAY.format("weekday_l = (lo_r + 6) % 7", "weekday_r = (lo_l + 6) % 7")
_ONE_OPEN = "(basis_l = 'open') != (basis_r = 'open')"
_SHARED = "len(list_intersect(keys_l, keys_r))"
_ONE_MORE = f"{_SHARED} = least(len(keys_l), len(keys_r)) and abs(len(keys_l) - len(keys_r)) = 1"
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

PARTICIPANTS = Comparison(
    "participants",
    (
        Level("the same participants", lambda a, b: a.keys == b.keys, "keys_l = keys_r"),
        Level(
            # A session of three on the day that two of them met is what tells against it; here no day is compared.
            "one names a participant more, and nothing dates one of the two",
            lambda a, b: _one_open(a, b) and _one_more(a, b),
            f"({_ONE_OPEN}) and {_ONE_MORE}",
        ),
        Level(
            "one names a participant more",
            _one_more,
            _ONE_MORE,
        ),
        Level(
            "one names several participants more",
            lambda a, b: _shared(a, b) == min(len(a.keys), len(b.keys)),
            f"{_SHARED} = least(len(keys_l), len(keys_r))",
        ),
        Level("two participants or more in common", lambda a, b: _shared(a, b) >= 2, f"{_SHARED} >= 2"),
        Level("a participant in common", lambda a, b: _shared(a, b) == 1, f"{_SHARED} = 1"),
        # Never compared in Python: what only words bring together.
        Level("no participant in common", _always, "ELSE"),
    ),
)

KIND = Comparison(
    "kind",
    (
        Level("the same kind", lambda a, b: a.kind == b.kind, "kind_l = kind_r"),
        Level("kinds of meeting", lambda a, b: a.sort == b.sort, "sort_l = sort_r"),
        Level(
            "a call, and a contact whose channel isn't said",
            lambda a, b: {a.kind, b.kind} == {"call", "other_contact"},
            "kind_l in ('call', 'other_contact') and kind_r in ('call', 'other_contact')",
        ),
        Level(
            "a meeting, and a contact in a stated place",
            lambda a, b: {a.sort, b.sort} == {"meeting", "other_contact"} and _city_of(a, b, "other_contact"),
            "(sort_l = 'meeting' and sort_r = 'other_contact' and city_r is not null)"
            " or (sort_r = 'meeting' and sort_l = 'other_contact' and city_l is not null)",
        ),
        Level(
            "a meeting, and a contact whose channel isn't said",
            lambda a, b: {a.sort, b.sort} == {"meeting", "other_contact"},
            "sort_l in ('meeting', 'other_contact') and sort_r in ('meeting', 'other_contact')",
        ),
        Level("different kinds", _always, "ELSE"),
    ),
)

TIME = Comparison(
    "time",
    (
        Level(
            "the same day and month, one without its year",
            lambda a, b: _open(a, b) and _same_month_day(a, b),
            "(basis_l = 'open' or basis_r = 'open') and day_mark_l = day_mark_r",
        ),
        Level(
            "told at most three days after the day that the other states",
            lambda a, b: _told_after(a, b, 3),
            _TOLD_AFTER.format(3),
        ),
        Level("the weekday of the day that the other states", _same_weekday, _SAME_WEEKDAY),
        Level("no day to compare", _open, "basis_l = 'open' or basis_r = 'open'"),
        Level(
            "the same day, stated by both",
            lambda a, b: _both(a, b, "day") and a.lo == b.lo,
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
            lambda a, b: _both(a, b, "day") and _gap(a, b) == 1,
            f"basis_l = 'day' and basis_r = 'day' and {_GAP} = 1",
        ),
        Level(
            "the same stretch of days, stated by both",
            lambda a, b: _both(a, b, "stretch") and (a.lo, a.hi) == (b.lo, b.hi),
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
        Level("days that don't meet", _always, "ELSE"),
    ),
)

PLACE = Comparison(
    "place",
    (
        Level(
            "the same place, in a third country",
            lambda a, b: (
                a.city is not None and a.city == b.city and (a.abroad or b.abroad)
                and (a.keys == b.keys or _one_open(a, b))
            ),
            f"city_l = city_r and (abroad_l or abroad_r) and (keys_l = keys_r or ({_ONE_OPEN}))",
        ),
        Level("the same place", lambda a, b: a.city is not None and a.city == b.city, "city_l = city_r"),
        Level(
            "a place isn't stated by both",
            lambda a, b: a.country is None or b.country is None,
            "country_l is null or country_r is null",
            silent=True,
        ),
        Level("different countries", lambda a, b: a.country != b.country, "country_l != country_r"),
        Level(
            "the same country",
            lambda a, b: a.city is None or b.city is None,
            "city_l is null or city_r is null",
        ),
        Level("different places of one country", _always, "ELSE"),
    ),
)

DIRECTION = Comparison(
    "direction",
    (
        Level(
            "a direction isn't stated by both",
            lambda a, b: a.lead is None or b.lead is None,
            "lead_l is null or lead_r is null",
            silent=True,
        ),
        Level("the same side called or was host", lambda a, b: a.lead == b.lead, "lead_l = lead_r"),
        Level("the other side called or was host", _always, "ELSE"),
    ),
)

STATUS = Comparison(
    "status",
    (
        Level("the same standing", lambda a, b: a.standing == b.standing, "standing_l = standing_r"),
        Level("a plan, and what became of it", _always, "ELSE"),
    ),
)

NEWS = Comparison(
    "news",
    (
        Level("main news of both", lambda a, b: a.main and b.main, "main_l and main_r"),
        Level("background in one", lambda a, b: a.main or b.main, "main_l or main_r"),
        Level("background in both", _always, "ELSE"),
    ),
)

WORDS = Comparison(
    "words",
    (
        Level(
            "several sentences or quotations word for word the same",
            lambda a, b: len(set(a.echoes) & set(b.echoes)) > 1,
            "len(list_intersect(echoes_l, echoes_r)) > 1",
        ),
        Level(
            # Agencies begin the reports of many contacts with the very same sentence: one alone says little.
            "a sentence or quotation word for word the same",
            lambda a, b: bool(set(a.echoes) & set(b.echoes)),
            "len(list_intersect(echoes_l, echoes_r)) > 0",
        ),
        Level(
            "the same figures",
            lambda a, b: bool(set(a.figures) & set(b.figures)),
            "len(list_intersect(figures_l, figures_r)) > 0",
        ),
        Level(
            "no topics of one language to compare",
            lambda a, b: a.language is None or a.language != b.language or not a.topics or not b.topics,
            "language_l is null or language_r is null or language_l != language_r"
            " or len(topics_l) = 0 or len(topics_r) = 0",
            silent=True,
        ),
        Level(
            "topics in common",
            lambda a, b: bool(set(a.topics) & set(b.topics)),
            "len(list_intersect(topics_l, topics_r)) > 0",
        ),
        Level("no topic in common", _always, "ELSE"),
    ),
)

RECORD = Comparison(
    "record",
    (
        Level("both are dated", lambda a, b: not _open(a, b), "basis_l != 'open' and basis_r != 'open'", silent=True),
        Level("neither is dated", lambda a, b: not _one_open(a, b), "basis_l = 'open' and basis_r = 'open'"),
        Level(
            "the only contact of these on record",
            lambda a, b: _on_record(a, b, 1),
            "greatest(record_l, record_r) = 1",
        ),
        Level(
            "one of two contacts of these on record",
            lambda a, b: _on_record(a, b, 2),
            "greatest(record_l, record_r) = 2",
        ),
        Level("one of many contacts of these", _always, "ELSE"),
    ),
)

COMPANY = Comparison(
    "company",
    (
        Level(
            "both are dated, or a document names nobody else",
            lambda a, b: not _open(a, b) or not a.company or not b.company,
            "(basis_l != 'open' and basis_r != 'open') or len(company_l) = 0 or len(company_r) = 0",
            silent=True,
        ),
        Level(
            "several others named by both documents",
            lambda a, b: len(set(a.company) & set(b.company)) > 1,
            "len(list_intersect(company_l, company_r)) > 1",
        ),
        Level(
            "another named by both documents",
            lambda a, b: bool(set(a.company) & set(b.company)),
            "len(list_intersect(company_l, company_r)) > 0",
        ),
        Level("nobody else named by both documents", _always, "ELSE"),
    ),
)

ACTIVITY = Comparison(
    "activity",
    (
        Level(
            "in the news all the time, and both don't state a day",
            lambda a, b: a.busy and b.busy and not _both(a, b, "day"),
            "busy_l and busy_r and not (basis_l = 'day' and basis_r = 'day')",
        ),
        Level("not in the news all the time, or both state a day", _always, "ELSE"),
    ),
)

COMPARISONS = (PARTICIPANTS, KIND, TIME, PLACE, DIRECTION, STATUS, NEWS, WORDS, RECORD, COMPANY, ACTIVITY)
