"""How dates are put before a person: in words."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dragoman.language.direction import isolated
from dragoman.language.folder import language_codes
from dragoman.model import DateRange, MentionDate
from dragoman.timex import tag

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_BASES = {
    "stated": "as stated",
    "relative": "reckoned from the publication",
    "weekday": "from the weekday",
    "tenure": "from the terms of office",
}
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def short_date(dates: DateRange) -> str:
    """Return an event's days for a narrow column: "2023-10-11", "a Wed of 2023-02", "?"."""
    if dates.start is None or dates.end is None:
        return "?"
    if dates.is_day:
        return dates.start.isoformat()
    weekday = _weekday_of_set(dates)
    if weekday is not None and _is_within_month(dates):
        return f"a {_DAYS[weekday][:3]} of {dates.start:%Y-%m}"
    if _is_month(dates.start, dates.end):
        return f"{dates.start:%Y-%m}"
    if _is_year(dates.start, dates.end):
        return f"{dates.start.year:04}"
    return f"{dates.start.isoformat()}/{dates.end.isoformat()}"


def date_in_words(date: MentionDate, language: str | None) -> str:
    """Return a mention's day or days and what they rest on: "a Wednesday of February 2023 (from the weekday)"."""
    dates = date.dates
    if dates.start is None or dates.end is None:
        return open_date_in_words(date.surface, language)
    basis = _BASES.get(dates.basis)
    return days_in_words(dates) + (f" ({basis})" if basis else "")


def days_in_words(dates: DateRange) -> str:
    """Return known days in words: "Wednesday 11 October 2023", "1 to 10 May 2023", "October 2023"."""
    start, end = dates.start, dates.end
    if start is None or end is None:
        return "unknown"
    if start == end:
        return f"{_DAYS[start.weekday()]} {_day(start)}"
    weekday = _weekday_of_set(dates)
    if weekday is not None:
        of = f"of {_month(start)}" if _is_within_month(dates) else f"between {_day(start)} and {_day(end)}"
        return f"a {_DAYS[weekday]} {of}"
    if _is_month(start, end):
        return _month(start)
    if _is_year(start, end):
        return str(start.year)
    if _is_within_month(dates):
        return f"{start.day} to {_day(end)}"
    return f"{_day(start)} to {_day(end)}"


def open_date_in_words(surface: str | None, language: str | None) -> str:
    """Return what is known of a day that nothing fixes: "a Tuesday, year unknown", "no day given"."""
    if not surface:
        return "no day given"
    found = tag(surface, language) if language in language_codes() and language else ()
    weekday = next((one.weekday for one in found if one.weekday is not None), None)
    spec = next((spec for one in found for spec in one.specs if spec.day and spec.month and not spec.hijri), None)
    if spec and spec.day and spec.month:
        name = f"{_DAYS[weekday]} " if weekday is not None else ""
        return f"{name}{spec.day} {_MONTHS[spec.month - 1]}, year unknown"
    if weekday is not None:
        return f"a {_DAYS[weekday]}, year unknown"
    return f"“{isolated(surface)}”, day unknown"


def _weekday_of_set(dates: DateRange) -> int | None:
    if not (dates.edtf or "").startswith(("[", "{")):
        return None
    try:
        found = {dt.date.fromisoformat(day).weekday() for day in _ISO_DAY.findall(dates.edtf or "")}
    except ValueError:
        return None
    return found.pop() if len(found) == 1 else None


def _is_within_month(dates: DateRange) -> bool:
    start, end = dates.start, dates.end
    return start is not None and end is not None and (start.year, start.month) == (end.year, end.month)


def _is_month(start: dt.date, end: dt.date) -> bool:
    last = calendar.monthrange(start.year, start.month)[1]
    return start.day == 1 and end == start.replace(day=last)


def _is_year(start: dt.date, end: dt.date) -> bool:
    return (start.month, start.day, end) == (1, 1, dt.date(start.year, 12, 31))


def _day(day: dt.date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: dt.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"
