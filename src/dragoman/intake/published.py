"""The publication date that is given with a document: a day, a month or a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dragoman.model import DateRange

_GIVEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


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


def _first(year: int | None, month: int | None, day: int | None) -> dt.date:
    return dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)


def _last(year: int | None, month: int | None, day: int | None) -> dt.date:
    if day is not None:
        return dt.date(year or 0, month or 0, day)
    month = 12 if month is None else month
    return dt.date(year or 0, month, calendar.monthrange(year or 0, month)[1])
