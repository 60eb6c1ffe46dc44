"""The publication date that is given with a document: a day, a month or a year, or a moment of a page or a feed."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace
from email.utils import parsedate_to_datetime

from dragoman.model import UNDATED, DateRange

_GIVEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# A moment as ISO 8601 writes it, with or without its dashes: only the day is wanted.
_MOMENT = re.compile(r"\s*([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:$|[T\s,;Z].*)", re.S)
_EARLIEST = 1990  # no page is older: a year before that is a default, such as 1970
METADATA = "metadata"


def given_date(value: str) -> DateRange | None:
    """Return the days that `2023-10-13`, `2023-10` or `2023` stand for; None for anything else."""
    match = _GIVEN.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return DateRange(_first(year, month, day), _last(year, month, day), edtf=value, basis="given")
    except ValueError:
        return None


def stamped_date(value: str) -> DateRange:
    """Return the day of a time stamp (ISO 8601, or of mail), as it stands: in the zone of whoever wrote it.

    UNDATED for anything else.
    """
    match = _MOMENT.fullmatch(value[:80])
    text = "-".join(match.groups()) if match else _day_of_mail(value[:80])
    date = given_date(text)
    if date is None or date.start is None or date.start.year < _EARLIEST:
        return UNDATED
    return replace(date, basis=METADATA)


def _day_of_mail(value: str) -> str:
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _first(year: int | None, month: int | None, day: int | None) -> dt.date:
    return dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)


def _last(year: int | None, month: int | None, day: int | None) -> dt.date:
    if day is not None:
        return dt.date(year or 0, month or 0, day)
    month = 12 if month is None else month
    return dt.date(year or 0, month, calendar.monthrange(year or 0, month)[1])
