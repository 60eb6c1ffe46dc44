"""Days that are counted: from the publication (yesterday, Wednesday, last month) or from another event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dragoman.model import UNDATED, DateRange
from dragoman.timex.calendar import (
    choice_range,
    day_range,
    days_range,
    make_day,
    month_range,
    move_days,
    move_month,
    unit_of,
    week_of,
    weekday_from,
    weekday_up_to,
    weekdays_within,
    year_range,
)
from dragoman.timex.stated import direction_of, resolve_stated
from dragoman.timex.values import NOTHING, Anchor, Direction, Frame, Outcome, Spec, Third, Turn, Unit

_SATURDAY = 5
_WEEK = dt.timedelta(days=7)
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


def resolve_offset(spec: Spec, frame: Frame) -> Outcome:
    """Return the day of "yesterday", with a weekday or not; the publication must be a day."""
    published = frame.reference.start
    if not frame.reference.is_day or published is None:
        return NOTHING
    day = move_days(published, spec.offset or 0)
    if day is None or spec.weekday in (None, day.weekday()):
        return Outcome(day_range(day, "relative") if day else UNDATED)
    return _told_late(spec.weekday or 0, day)


def _told_late(weekday: int, day: dt.date) -> Outcome:
    """Return the weekday if it is the day before: a reprint says "today" a day late; else nothing."""
    before = day - dt.timedelta(days=1)
    issue = "the weekday is not that of the day told"
    return Outcome(day_range(before, "weekday") if before.weekday() == weekday else UNDATED, issue)


def resolve_weekday(spec: Spec, frame: Frame) -> Outcome:
    """Return the day, or the days of a month, on which a weekday that stands alone can fall."""
    start, end = frame.reference.start, frame.reference.end
    weekday = spec.weekday
    if start is None or end is None or weekday is None:
        return NOTHING
    if spec.unit is Unit.WEEK:
        return Outcome(_weekday_of_week(spec, weekday, frame))
    unit = unit_of(frame.reference)
    if unit is Unit.DAY:
        return Outcome(_nearest_weekday(spec, weekday, start, frame))
    if unit is Unit.MONTH:
        return Outcome(_weekdays_of_month(spec, weekday, start, end, frame))
    return NOTHING


def _nearest_weekday(spec: Spec, weekday: int, published: dt.date, frame: Frame) -> DateRange:
    """Return the nearest such day; "last" and "next" leave out the day of publication itself."""
    one = dt.timedelta(days=1)
    if spec.turn is Turn.LAST:
        return day_range(weekday_up_to(published - one, weekday), "weekday")
    if spec.turn is Turn.NEXT:
        return day_range(weekday_from(published + one, weekday), "weekday")
    past, future = weekday_up_to(published, weekday), weekday_from(published, weekday)
    by_direction = {Direction.PAST: (past,), Direction.FUTURE: (future,), Direction.ANY: (past, future)}
    return choice_range(by_direction[frame.direction], "weekday")


def _weekdays_of_month(spec: Spec, weekday: int, start: dt.date, end: dt.date, frame: Frame) -> DateRange:
    direction = direction_of(spec, frame)
    if spec.turn is Turn.LAST:
        start, end = start - _WEEK, end - dt.timedelta(days=1)
    elif spec.turn is Turn.NEXT:
        start, end = start + dt.timedelta(days=1), end + _WEEK
    elif direction is Direction.FUTURE:
        end = end + _WEEK - dt.timedelta(days=1)
    return choice_range(weekdays_within(start, end, weekday), "weekday")


def _weekday_of_week(spec: Spec, weekday: int, frame: Frame) -> DateRange:
    published = frame.reference.start
    if not frame.reference.is_day or published is None:
        return UNDATED
    monday, _ = week_of(published)
    week = monday + _WEEK * {Turn.LAST: -1, Turn.NEXT: 1}.get(spec.turn or Turn.THIS, 0)
    return day_range(weekday_from(week, weekday), "weekday")


def resolve_turned(spec: Spec, frame: Frame) -> Outcome:
    """Return the week, month or year that "last", "this" or "next" choose."""
    steps = {Turn.LAST: -1, Turn.NEXT: 1, Turn.THIS: 0}
    start, unit = frame.reference.start, unit_of(frame.reference)
    if start is None or unit is None or spec.turn not in steps:
        return NOTHING
    step = steps[spec.turn]
    if spec.unit is Unit.YEAR:
        return Outcome(_clipped(year_range(start.year + step, "relative", spec.third), spec, frame))
    if spec.unit is Unit.MONTH and unit in (Unit.DAY, Unit.MONTH):
        month = move_month(start.year, start.month, step)
        return Outcome(_clipped(month_range(*month, "relative", spec.third), spec, frame))
    if spec.unit is Unit.WEEK and unit is Unit.DAY:
        return Outcome(_clipped(_week(start, step), spec, frame))
    if spec.unit is Unit.WEEKEND and unit is Unit.DAY:
        over = spec.turn is Turn.THIS and frame.direction is Direction.PAST and start.weekday() < _SATURDAY
        return Outcome(_weekend(start, -1 if over else step))
    return NOTHING


def _week(published: dt.date, step: int) -> DateRange:
    """Return the week from Monday; "last week" said on a Sunday may mean the week that ends that day."""
    monday, sunday = (day + _WEEK * step for day in week_of(published))
    if step < 0 and published.weekday() == 6:
        sunday = published - dt.timedelta(days=1)
    return days_range(monday, sunday, "relative")


def _weekend(published: dt.date, step: int) -> DateRange:
    """Return Saturday and Sunday."""
    day = dt.timedelta(days=1)
    if step < 0:
        sunday = weekday_up_to(published - day, 6)
    else:
        sunday = (
            weekday_from(published, 6) if step == 0 or published.weekday() < 5 else weekday_from(published, 6) + _WEEK
        )
    return days_range(sunday - day, sunday, "relative")


def _clipped(dates: DateRange, spec: Spec, frame: Frame) -> DateRange:
    """Return the range up to the publication for "earlier this week", from it on for "later this month"."""
    start, end, published = dates.start, dates.end, frame.reference.start
    if not frame.reference.is_day or not start or not end or not published or not start <= published <= end:
        return dates
    if spec.third is Third.EARLIER:
        return days_range(start, published, "relative")
    return days_range(published, end, "relative") if spec.third is Third.LATER else dates


def resolve_shift(spec: Spec, frame: Frame) -> Outcome:
    """Return when "two weeks ago" was: a day for days, an interval for weeks, the month or year for longer."""
    return Outcome(shifted(spec, frame.reference, "relative"))


def shifted(spec: Spec, origin: DateRange, basis: str) -> DateRange:
    """Return what lies the spec's shift away from `origin`, as fine as its unit."""
    start, end = origin.start, origin.end
    if start is None or end is None or spec.unit is None:
        return UNDATED
    if spec.vague or spec.shift is None:
        return UNDATED
    if spec.unit in _DAYS:
        return _days_away(spec, start, end, basis) if origin.is_day else UNDATED
    if spec.unit is Unit.MONTH and unit_of(origin) in (Unit.DAY, Unit.MONTH):
        year, month = move_month(start.year, start.month, spec.shift)
        return month_range(year, month, basis) if 1 <= year <= 9999 else UNDATED
    if spec.unit is Unit.YEAR and start.year == end.year and 1 <= start.year + spec.shift <= 9999:
        return year_range(start.year + spec.shift, basis)
    return UNDATED


def _days_away(spec: Spec, start: dt.date, end: dt.date, basis: str) -> DateRange:
    """Return the day; for weeks three days to either side, since nobody counts them to the day."""
    count = (spec.shift or 0) * _DAYS[spec.unit or Unit.DAY]
    slack = 3 if spec.unit is Unit.WEEK else 0
    first, last = move_days(start, count - slack), move_days(end, count + slack)
    return days_range(first, last, basis) if first and last else UNDATED


def resolve_event(spec: Spec, frame: Frame) -> Outcome:
    """Return when something was that is told by another event: nothing without that event's date."""
    anchor = frame.anchor
    if anchor.start is None or anchor.end is None:
        return NOTHING
    if spec.month is not None:
        return _in_that_year(spec, anchor)
    if spec.weekday is not None:
        return _weekday_by(spec, spec.weekday, anchor)
    if spec.nth is not None:
        return Outcome(_moved(anchor, spec.nth - 1))
    if spec.unit in (Unit.HOUR, Unit.MINUTE) or _is_part_of_day(spec):
        return Outcome(_moved(anchor, 0))
    if spec.day is not None and spec.unit is Unit.MONTH:
        return _in_that_month(spec, spec.day, anchor)
    if spec.unit is Unit.DAY and spec.shift is not None:
        return Outcome(_moved(anchor, spec.shift))
    if spec.unit is Unit.WEEK and spec.turn is not None and anchor.is_day:
        return Outcome(_week(anchor.start, spec.shift or 0))
    return Outcome(shifted(spec, anchor, "relative"))


def _is_part_of_day(spec: Spec) -> bool:
    return spec.part is not None and spec.unit is None and spec.day is None


def _in_that_month(spec: Spec, day: int, anchor: DateRange) -> Outcome:
    """Return the day of "the 22nd of the same month"."""
    if anchor.start is None or unit_of(anchor) not in (Unit.DAY, Unit.MONTH):
        return NOTHING
    year, month = move_month(anchor.start.year, anchor.start.month, spec.shift or 0)
    found = make_day(year, month, day)
    return Outcome(day_range(found, "relative")) if found else NOTHING


def _weekday_by(spec: Spec, weekday: int, anchor: DateRange) -> Outcome:
    """Return the day of "the following Tuesday"."""
    day = anchor.start
    if not anchor.is_day or day is None:
        return NOTHING
    one = dt.timedelta(days=1)
    if spec.turn is Turn.FOLLOWING:
        return Outcome(day_range(weekday_from(day + one, weekday), "relative"))
    return Outcome(day_range(weekday_up_to(day - one, weekday), "relative")) if spec.turn is Turn.PRECEDING else NOTHING


def _in_that_year(spec: Spec, anchor: DateRange) -> Outcome:
    """Return the day or month of "12 November of the same year"."""
    if anchor.start is None or anchor.end is None or anchor.start.year != anchor.end.year:
        return NOTHING
    year = anchor.start.year + (spec.shift or 0)
    return resolve_stated(replace(spec, year=year, turn=None, unit=None, shift=None, anchor=Anchor.NONE), Frame())


def _moved(dates: DateRange, days: int) -> DateRange:
    """Return the range moved by whole days; a month or a year that is not moved stays one."""
    start, end = dates.start, dates.end
    assert start
    assert end
    if days == 0:
        return DateRange(start, end, dates.edtf, "relative")
    first, last = move_days(start, days), move_days(end, days)
    return days_range(first, last, "relative") if first and last else UNDATED


def anchor_before(spec: Spec, dates: DateRange) -> DateRange:
    """Return the date of the other event, where `dates` are those of what happened "five days after" it."""
    if dates.start is None or spec.anchor is not Anchor.EVENT:
        return UNDATED
    if spec.unit in (Unit.HOUR, Unit.MINUTE):
        return _moved(dates, 0)
    if spec.shift is None:
        return UNDATED
    if spec.unit is Unit.DAY:
        return _moved(dates, -spec.shift)
    return shifted(Spec(unit=spec.unit, shift=-spec.shift), dates, "relative")
