"""Dates of coarse precision: a day, a month or a year, as the interval of days that it may be."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from dragoman.errors import KnowledgeError


class When(NamedTuple):
    """One unknown day between `first` and `last`; both are the same where the day is known."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        """Return the ISO form at the precision known: `2023-02-07`, `2023-02` or `2023`."""
        if self.first == self.last:
            return self.first.isoformat()
        return self.first.isoformat()[: 4 if self.first.month != self.last.month else 7]


@lru_cache(maxsize=16384)
def parse_when(text: str) -> When | None:
    """Return what `YYYY-MM-DD`, `YYYY-MM` or `YYYY` says, None for an empty cell.

    Raises KnowledgeError where the text is neither.
    """
    if not text:
        return None
    try:
        numbers = [int(part) for part in text.split("-")]
        return _between(*numbers)
    except (ValueError, TypeError) as error:
        raise KnowledgeError(f"no date: {text!r}") from error


def _between(year: int, month: int = 0, day: int = 0) -> When:
    if day:
        return When(dt.date(year, month, day), dt.date(year, month, day))
    if month:
        return When(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))
    return When(dt.date(year, 1, 1), dt.date(year, 12, 31))
