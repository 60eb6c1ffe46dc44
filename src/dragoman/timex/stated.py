"""Days, months and years that the words state: the year is found where it isn't given, contradictions are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dragoman.model import UNDATED, DateRange
from dragoman.timex.calendar import (
    day_range,
    days_range,
    hijri_month,
    hijri_to_day,
    hijri_year_of,
    make_day,
    month_range,
    move_days,
    move_month,
    season_range,
    unit_of,
    week_of,
    year_range,
)
from dragoman.timex.values import NOTHING, Direction, Frame, Outcome, Season, Spec, Third, Turn, Unit, YearFilter, Ymd

# Where the nearest past day is so long ago that the coming one is this close, either may be meant, and none is said.
_CLOSE = 91
_CLOSE_MONTHS = (1, 2)
_RECENT_PLAN = 31
# A date in figures whose order is open is settled by a publication that follows one reading within a month.
_RECENT_FIGURES = 31
# How far back "Wednesday 11" or a misprinted month may lie.
_RECENT = 62
_MISPRINT = 8
_LEAP = 8  # the longest that 29 February stays away
_ERA = range(1945, 2051)  # the years that tenure and weekday may choose from


def resolve_stated(spec: Spec, frame: Frame) -> Outcome:
    """Return the day, month, season or year that the words name."""
    if spec.hijri:
        return _hijri(spec, frame)
    if spec.readings:
        return _figures(spec, frame)
    if spec.day is not None and spec.month is not None:
        found = _day_and_month(spec, frame)
        return _week_with(found) if spec.unit is Unit.WEEK else found
    if spec.day is not None:
        return _day_of_month(spec, frame)
    if spec.month is not None:
        return Outcome(_month(spec, frame))
    if spec.season is not None:
        return Outcome(_season(spec, spec.season, frame))
    if spec.year is not None:
        return Outcome(year_range(spec.year, "stated", spec.third))
    return NOTHING


def _week_with(found: Outcome) -> Outcome:
    """Return the week in which the day lies: "the week of 6 May"."""
    return found if found.dates.start is None else Outcome(days_range(*week_of(found.dates.start), "stated"))


def _day_and_month(spec: Spec, frame: Frame) -> Outcome:
    year = spec.year if spec.year is not None else year_of_turn(spec, frame)
    if year is not None:
        return _full(spec, Ymd(year, spec.month or 0, spec.day or 0), frame)
    start = frame.reference.start
    days = tuple(_days_of_years(spec, range(start.year - _LEAP, start.year + _LEAP + 1) if start else _ERA))
    if not days:
        return Outcome(issue="no such day")
    return _nearest(spec, days, frame) if start else _by_years(spec, days, frame.years)


def year_of_turn(spec: Spec, frame: Frame) -> int | None:
    """Return the year that "last year" and the like name beside a day or month."""
    start, end = frame.reference.start, frame.reference.end
    if spec.unit is not Unit.YEAR or not isinstance(spec.turn, Turn) or not start or not end or start.year != end.year:
        return None
    return start.year + {Turn.LAST: -1, Turn.NEXT: 1}.get(spec.turn, 0)


def _full(spec: Spec, ymd: Ymd, frame: Frame) -> Outcome:
    day = make_day(*ymd)
    if day is None:
        return Outcome(issue="no such day")
    told = _told(spec, frame)
    if spec.weekday is None or day.weekday() == spec.weekday:
        issue = "the day stated is not the one that the publication gives" if told and told != day else None
        return Outcome(day_range(day, "stated"), issue)
    if told and told.weekday() == spec.weekday:
        return Outcome(day_range(told, "relative"), _MISMATCH)
    if told == day:
        return Outcome(day_range(day, "stated"), _MISMATCH)
    repaired = _repaired(spec, day, frame)
    return Outcome(day_range(repaired, "stated") if repaired else UNDATED, _MISMATCH)


_MISMATCH = "the weekday is not that of the day stated"


def _told(spec: Spec, frame: Frame) -> dt.date | None:
    """Return the day that "yesterday" beside a date names."""
    if spec.offset is None or not frame.reference.is_day or frame.reference.start is None:
        return None
    return move_days(frame.reference.start, spec.offset)


def _repaired(spec: Spec, day: dt.date, frame: Frame) -> dt.date | None:
    """Return the one day of the week up to the publication on which weekday and day of the month agree.

    "Thursday 2 October" in a paper of 3 November: month or year is misprinted.
    """
    published = frame.reference.start
    if not frame.reference.is_day or published is None:
        return None
    week = (published - dt.timedelta(days=back) for back in range(_MISPRINT))
    fits = [d for d in week if d.day == day.day and d.weekday() == spec.weekday]
    return fits[0] if len(fits) == 1 else None


def _days_of_years(spec: Spec, years: Iterable[int]) -> Iterator[dt.date]:
    """Yield the day in every year in which it exists."""
    for year in years:
        day = make_day(year, spec.month or 0, spec.day or 0)
        if day:
            yield day


def _by_years(spec: Spec, days: Iterable[dt.date], years: YearFilter | None) -> Outcome:
    """Return the one day that the weekday and the tenure of the participants leave."""
    if years is None:
        return NOTHING
    fits = [day for day in days if allows(years, day.year) and spec.weekday in (None, day.weekday())]
    return Outcome(day_range(fits[0], "tenure")) if len(fits) == 1 else NOTHING


def allows(years: YearFilter, year: int) -> bool:
    """Say whether the filter lets the year pass."""
    return years(year) if callable(years) else year in years


def direction_of(spec: Spec, frame: Frame) -> Direction:
    """Return where the day lies: the expression's own words go before what the caller knows."""
    turned = {Turn.LAST: Direction.PAST, Turn.NEXT: Direction.FUTURE, Turn.THIS: Direction.ANY}
    if spec.turn in turned and spec.unit is None:
        direction = turned[spec.turn]
        return frame.direction if spec.turn is Turn.THIS and frame.direction is not Direction.PAST else direction
    return frame.direction


def _nearest(spec: Spec, days: Iterable[dt.date], frame: Frame) -> Outcome:
    """Return the day in the year that the publication and the direction choose, if the weekday agrees."""
    start, end = frame.reference.start, frame.reference.end
    assert start
    assert end
    if unit_of(frame.reference) is Unit.YEAR:
        in_year = next((day for day in days if day.year == start.year), None)
        return _checked(spec, [in_year] if in_year else [], frame)
    past = [day for day in days if day <= end][-1:]
    future = [day for day in days if day >= start][:1]
    ordered = _by_direction(past, future, direction_of(spec, frame), start, end)
    if spec.weekday is not None:
        return _checked(spec, ordered, frame)
    if _may_be_either(past, future, spec, frame):
        return NOTHING
    return Outcome(day_range(ordered[0], "stated"), _told_otherwise(spec, ordered[0], frame)) if ordered else NOTHING


def _told_otherwise(spec: Spec, day: dt.date, frame: Frame) -> str | None:
    told = _told(spec, frame)
    return "the day stated is not the one that the publication gives" if told and told != day else None


def _by_direction(
    past: list[dt.date], future: list[dt.date], direction: Direction, start: dt.date, end: dt.date
) -> list[dt.date]:
    if direction is Direction.PAST:
        return past + future
    if direction is Direction.FUTURE:
        # A plan is told in a paper of some days later, too: "was to have met X on 15 December".
        late = past and future and (start - past[-1]).days <= _RECENT_PLAN and (future[0] - end).days > _CLOSE
        return past + future if late else future + past
    return sorted(past + future, key=lambda day: max(start - day, day - end, dt.timedelta(0)))


def _may_be_either(past: list[dt.date], future: list[dt.date], spec: Spec, frame: Frame) -> bool:
    """Say whether the day lies so close on the wrong side that the last or next year can't be meant for sure."""
    start, end = frame.reference.start, frame.reference.end
    direction = direction_of(spec, frame)
    if not past or not future or not start or not end or spec.turn in (Turn.LAST, Turn.NEXT):
        return False
    if direction is Direction.PAST:
        return past[0] < start and (future[0] - end).days <= _CLOSE
    close = _RECENT_PLAN < (start - past[0]).days <= _CLOSE
    return direction is Direction.FUTURE and future[0] > end and close


def _checked(spec: Spec, days: Iterable[dt.date], frame: Frame) -> Outcome:
    """Return the first of `days` that has the weekday, else what two other things agree on."""
    days = list(days)
    for day in days:
        if spec.weekday is None or day.weekday() == spec.weekday:
            return Outcome(day_range(day, "stated"), _told_otherwise(spec, day, frame))
    return _full(spec, Ymd(days[0].year, days[0].month, days[0].day), frame) if days else NOTHING


def _day_of_month(spec: Spec, frame: Frame) -> Outcome:
    """Return the day of "the 5th of last month", "Wednesday 11" or "the 5th"."""
    start, end = frame.reference.start, frame.reference.end
    if not start or not end or spec.day is None or unit_of(frame.reference) not in (Unit.DAY, Unit.MONTH):
        return NOTHING
    if spec.unit is Unit.MONTH:
        year, month = move_month(start.year, start.month, {Turn.LAST: -1, Turn.NEXT: 1}.get(spec.turn or Turn.THIS, 0))
        return _full(spec, Ymd(year, month, spec.day), frame)
    found = _weekday_and_day(spec, start, end, frame)
    return found if spec.weekday is not None or _in_month_told(found.dates, frame) else NOTHING


def _in_month_told(dates: DateRange, frame: Frame) -> bool:
    """Say whether a day without its month lies in that of which the text speaks, if it speaks of one."""
    told = frame.anchor.start
    return told is None or (
        dates.start is not None and (dates.start.year, dates.start.month) == (told.year, told.month)
    )


def _weekday_and_day(spec: Spec, start: dt.date, end: dt.date, frame: Frame) -> Outcome:
    forward = direction_of(spec, frame) is Direction.FUTURE
    first, last = (start, end + dt.timedelta(days=_RECENT)) if forward else (start - dt.timedelta(days=_RECENT), end)
    span = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    fits = [day for day in span if day.day == spec.day and spec.weekday in (None, day.weekday())]
    if not fits:
        return NOTHING
    return Outcome(day_range(fits[0] if forward else fits[-1], "stated"))


def _month(spec: Spec, frame: Frame) -> DateRange:
    assert spec.month is not None
    year = spec.year if spec.year is not None else year_of_turn(spec, frame)
    if year is None:
        year = _year_of_month(spec, frame)
    third = None if spec.third in (Third.EARLIER, Third.LATER) else spec.third
    return month_range(year, spec.month, "stated", third) if year else UNDATED


def _year_of_month(spec: Spec, frame: Frame) -> int | None:
    """Return the year of a month that is named alone, by the publication and the direction."""
    start, end = frame.reference.start, frame.reference.end
    if not start or not end or spec.month is None or start.year != end.year:
        return None
    if unit_of(frame.reference) is Unit.YEAR:
        return start.year
    direction = direction_of(spec, frame)
    ahead = spec.month - start.month
    if direction is Direction.PAST:
        if ahead in _CLOSE_MONTHS and spec.turn is None:
            return None
        return start.year if ahead < (0 if spec.turn is Turn.LAST else 1) else start.year - 1
    if direction is Direction.FUTURE:
        return start.year if ahead > (0 if spec.turn is Turn.NEXT else -1) else start.year + 1
    return start.year + (-1 if ahead > 6 else 1 if ahead < -6 else 0)


def _season(spec: Spec, season: Season, frame: Frame) -> DateRange:
    if spec.year is not None:
        return season_range(spec.year, season, "stated")
    start, end = frame.reference.start, frame.reference.end
    if not start or not end or unit_of(frame.reference) not in (Unit.DAY, Unit.MONTH):
        return UNDATED
    near = [season_range(year, season, "relative") for year in range(start.year - 2, start.year + 3)]
    past = [one for one in near if one.end and one.end < start]
    future = [one for one in near if one.start and one.start > end]
    if spec.turn is Turn.LAST:
        return past[-1]
    return future[0] if spec.turn is Turn.NEXT else min(near, key=lambda one: _distance(one, start))


def _distance(dates: DateRange, day: dt.date) -> int:
    """Return how many days lie between a day and a range that may hold it."""
    assert dates.start
    assert dates.end
    return max((dates.start - day).days, (day - dates.end).days, 0)


def _figures(spec: Spec, frame: Frame) -> Outcome:
    """Return the day of a date in figures; where its order is open, the reading that a second thing confirms."""
    days = [day for day in (make_day(*ymd) for ymd in spec.readings) if day]
    if spec.weekday is not None:
        fits = [day for day in days if day.weekday() == spec.weekday]
        return Outcome(day_range(fits[0], "stated")) if len(fits) == 1 else Outcome(issue=_MISMATCH)
    if len(set(days)) == 1:
        return Outcome(day_range(days[0], "stated"))
    published = frame.reference.start if frame.reference.is_day else None
    near = [day for day in days if published and 0 <= (published - day).days <= _RECENT_FIGURES]
    return Outcome(day_range(near[0], "stated")) if len(near) == 1 else Outcome(issue="day and month may be swapped")


def _hijri(spec: Spec, frame: Frame) -> Outcome:
    """Return the day or month of a Hijri date by the calendar of Umm al-Qura; elsewhere it may be a day off."""
    published = frame.reference.end if frame.reference.known else None
    year = spec.year if spec.year is not None else (hijri_year_of(published) if published else None)
    if year is None or spec.month is None:
        return NOTHING
    if spec.day is None:
        month = hijri_month(year, spec.month)
        return Outcome(_third_of(*month, spec.third)) if month else NOTHING
    day = hijri_to_day(year, spec.month, spec.day)
    if day and spec.year is None and published and day > published and frame.direction is Direction.PAST:
        day = hijri_to_day(year - 1, spec.month, spec.day)
    return _about(spec, day) if day else Outcome(issue="no such day")


def _about(spec: Spec, day: dt.date) -> Outcome:
    """Return the day, moved to the weekday that stands beside it where that is a day off."""
    if spec.weekday is not None and day.weekday() != spec.weekday:
        near = [d for d in (day - dt.timedelta(days=1), day + dt.timedelta(days=1)) if d.weekday() == spec.weekday]
        return Outcome(day_range(near[0], "stated")) if near else Outcome(issue=_MISMATCH)
    return Outcome(DateRange(day, day, f"{day.isoformat()}~", "stated"))


def _third_of(start: dt.date, end: dt.date, third: Third | None) -> DateRange:
    first, last = {Third.EARLY: (0, 9), Third.MID: (10, 19), Third.LATE: (20, 29)}.get(third or Third.EARLIER, (0, 29))
    return days_range(start + dt.timedelta(days=first), min(end, start + dt.timedelta(days=last)), "stated")
