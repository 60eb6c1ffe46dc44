"""How dates and untrusted text are put before a person: in words, and without power over the terminal."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

from dragoman.language.folder import language_codes
from dragoman.model import DateRange, MentionDate
from dragoman.timex import tag

# FSI and PDI: what stands between them doesn't turn the line around it.
_ISOLATE, _RELEASE = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
# Overrides, embeddings and isolates of a text's own can make a terminal show what isn't there.
_STEERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")
_BLANKS = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd")
_HARMLESS = _CONTROLS | _STEERING | _BLANKS

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


def harmless(text: str) -> str:
    """Return `text` with control characters and bidi overrides put out of action; same length."""
    return text.translate(_HARMLESS)


def right_to_left(text: str) -> bool:
    """Say whether the first strong letter runs from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind in _RIGHT_TO_LEFT for kind in kinds if kind in ("L", "R", "AL")), False)


def isolated(text: str) -> str:
    """Return harmless text, set apart where any of it runs from right to left."""
    plain = harmless(text)
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in plain):
        return f"{_ISOLATE}{plain}{_RELEASE}"
    return plain


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
