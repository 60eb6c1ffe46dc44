"""Arithmetic on days, and date ranges with their EDTF (ISO 8601-2)."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dragoman.model import UNDATED, DateRange
from dragoman.timex.values import Season, Third, Unit

# First month of each season, and its EDTF level 1 number.
_SEASONS = {Season.SPRING: (3, 21), Season.SUMMER: (6, 22), Season.AUTUMN: (9, 23), Season.WINTER: (12, 24)}
_MONTH_THIRDS = {
    Third.EARLY: (1, 10),
    Third.MID: (11, 20),
    Third.LATE: (21, 31),
    Third.WEEK_1: (1, 7),
    Third.WEEK_2: (8, 14),
    Third.WEEK_3: (15, 21),
    Third.WEEK_4: (22, 28),
}
_YEAR_THIRDS = {Third.EARLY: (1, 4), Third.MID: (5, 8), Third.LATE: (9, 12)}
_FURTHEST = 400_000  # days: more than any article means, less than datetime can overflow on


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def day_range(day: dt.date, basis: str) -> DateRange:
    """Return the range that is one day."""
    return DateRange(day, day, day.isoformat(), basis)


def days_range(start: dt.date, end: dt.date, basis: str) -> DateRange:
    """Return the range of both days and all between; UNDATED where the end comes before the start."""
    if end < start:
        return UNDATED
    if start == end:
        return day_range(start, basis)
    return DateRange(start, end, f"{start.isoformat()}/{end.isoformat()}", basis)


def month_range(year: int, month: int, basis: str, third: Third | None = None) -> DateRange:
    """Return the whole month, its early, middle or late third, or one of its weeks."""
    last = calendar.monthrange(year, month)[1]
    if third is Third.LAST_WEEK:
        return days_range(dt.date(year, month, last - 6), dt.date(year, month, last), basis)
    if third in _MONTH_THIRDS:
        first, until = _MONTH_THIRDS[third]
        return days_range(dt.date(year, month, first), dt.date(year, month, min(until, last)), basis)
    return DateRange(dt.date(year, month, 1), dt.date(year, month, last), f"{year:04d}-{month:02d}", basis)


def year_range(year: int, basis: str, third: Third | None = None) -> DateRange:
    """Return the whole year, or its first, second or last four months."""
    if third in _YEAR_THIRDS:
        first, until = _YEAR_THIRDS[third]
        end = dt.date(year, until, calendar.monthrange(year, until)[1])
        return DateRange(dt.date(year, first, 1), end, f"{year:04d}-{first:02d}/{year:04d}-{until:02d}", basis)
    return DateRange(dt.date(year, 1, 1), dt.date(year, 12, 31), f"{year:04d}", basis)


def season_range(year: int, season: Season, basis: str) -> DateRange:
    """Return the three months of the season that begins in `year`."""
    first, number = _SEASONS[season]
    start = dt.date(year, first, 1)
    end_year, end_month = move_month(year, first, 2)
    end = dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return DateRange(start, end, f"{year:04d}-{number}", basis)


def choice_range(days: Iterable[dt.date], basis: str) -> DateRange:
    """Return the range of days of which one is meant: EDTF ``[a,b]``."""
    return _set_range(days, basis, "[{}]")


def all_range(days: Iterable[dt.date], basis: str) -> DateRange:
    """Return the range of days that are all meant: an interval where they follow each other, else ``{a,b}``."""
    ordered = sorted(set(days))
    if ordered and (ordered[-1] - ordered[0]).days == len(ordered) - 1:
        return days_range(ordered[0], ordered[-1], basis)
    return _set_range(ordered, basis, "{{{}}}")


def _set_range(days: Iterable[dt.date], basis: str, form: str) -> DateRange:
    ordered = sorted(set(days))
    if not ordered:
        return UNDATED
    if len(ordered) == 1:
        return day_range(ordered[0], basis)
    return DateRange(ordered[0], ordered[-1], form.format(",".join(day.isoformat() for day in ordered)), basis)


def move_month(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the year and month that lie `count` months further on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def move_days(day: dt.date, count: int) -> dt.date | None:
    """Return the day `count` days further on, None outside the calendar."""
    if abs(count) > _FURTHEST:
        return None
    try:
        return day + dt.timedelta(days=count)
    except OverflowError:
        return None


def weekday_up_to(day: dt.date, weekday: int) -> dt.date:
    """Return the nearest such weekday up to and including `day`."""
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)


def weekday_from(day: dt.date, weekday: int) -> dt.date:
    """Return the nearest such weekday from `day` on, `day` included."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def weekdays_within(start: dt.date, end: dt.date, weekday: int) -> tuple[dt.date, ...]:
    """Return every such weekday from `start` to `end`."""
    first = weekday_from(start, weekday)
    return tuple(first + dt.timedelta(days=n) for n in range(0, (end - first).days + 1, 7))


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return Monday and Sunday of the week of `day`."""
    start = weekday_up_to(day, 0)
    return start, start + dt.timedelta(days=6)


def unit_of(reference: DateRange) -> Unit | None:
    """Return how fine a range is: DAY, MONTH or YEAR where it lies within one, else None."""
    start, end = reference.start, reference.end
    if start is None or end is None:
        return None
    if start == end:
        return Unit.DAY
    if start.year != end.year:
        return None
    return Unit.MONTH if start.month == end.month else Unit.YEAR


@lru_cache(maxsize=4096)
def hijri_to_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day of the Umm al-Qura calendar, None where it has none (it covers 1343 to 1500)."""
    from hijridate import Hijri

    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a month of the Umm al-Qura calendar."""
    start = hijri_to_day(year, month, 1)
    after = hijri_to_day(*move_month(year, month, 1), 1)
    return (start, after - dt.timedelta(days=1)) if start and after else None


def hijri_year_of(day: dt.date) -> int | None:
    """Return the year of the Umm al-Qura calendar on that day."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def parse_day(text: str, basis: str = "given") -> DateRange:
    """Return the range of a day, month or year in ISO form (2023-10-13, 2023-10, 2023); UNDATED for all else.

    A time after the day ("2023-10-13T12:00Z") is passed over.
    """
    parts = text.strip().split("T")[0].split(" ")[0].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return UNDATED
    return _range_of([int(part) for part in parts], basis)


def _range_of(numbers: Sequence[int], basis: str) -> DateRange:
    if not 1 <= numbers[0] <= 9999 or len(numbers) > 3 or (len(numbers) > 1 and not 1 <= numbers[1] <= 12):
        return UNDATED
    if len(numbers) == 1:
        return year_range(numbers[0], basis)
    if len(numbers) == 2:
        return month_range(numbers[0], numbers[1], basis)
    day = make_day(*numbers)
    return day_range(day, basis) if day else UNDATED
