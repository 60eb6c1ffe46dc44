"""The day of an event out of what its reports state."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.model import UNDATED, Conflict, DateRange, ReportedMention, Stated

# What a stated day rests on, the surest first.
_BASES = ("stated", "relative", "weekday", "tenure")

Support = Callable[[Iterable[int]], int]


def fused_date(reports: Sequence[ReportedMention], support: Support) -> tuple[DateRange, Conflict | None]:
    """Return the narrowest days that the reports support, and the conflict where they disagree.

    Of several days the one with the most independent sources (`support` counts them) is taken, then the one that
    rests on the surest words, then the earlier. Publication days bound nothing here: no report states them.
    """
    days, stretches = _stated(reports)
    if days:
        return _of_days(days, stretches, reports, support)
    if stretches:
        return _overlap(stretches), None
    return UNDATED, None


def _stated(reports: Sequence[ReportedMention]) -> tuple[dict[dt.date, list[int]], dict[int, DateRange]]:
    days: dict[dt.date, list[int]] = defaultdict(list)
    stretches: dict[int, DateRange] = {}
    for index, one in enumerate(reports):
        dates = one.mention.date.dates
        if dates.is_day and dates.start:
            days[dates.start].append(index)
        elif dates.known:
            stretches[index] = dates
    return days, stretches


def _of_days(
    days: Mapping[dt.date, Sequence[int]],
    stretches: Mapping[int, DateRange],
    reports: Sequence[ReportedMention],
    support: Support,
) -> tuple[DateRange, Conflict | None]:
    def rank(day: dt.date) -> tuple[int, int, dt.date]:
        return (-support(days[day]), min(_basis(reports[index]) for index in days[day]), day)

    ordered = sorted(days, key=rank)
    best = min(days[ordered[0]], key=lambda index: _basis(reports[index]))
    values = [(day.isoformat(), list(days[day])) for day in ordered]
    for index, dates in stretches.items():
        if dates.start and dates.end and not dates.start <= ordered[0] <= dates.end:
            values.append((dates.edtf or f"{dates.start}/{dates.end}", [index]))
    return reports[best].mention.date.dates, _conflict(values, reports)


def _basis(one: ReportedMention) -> int:
    basis = one.mention.date.dates.basis
    return _BASES.index(basis) if basis in _BASES else len(_BASES)


def _conflict(values: Sequence[tuple[str, Sequence[int]]], reports: Sequence[ReportedMention]) -> Conflict | None:
    if len(values) < 2:
        return None
    stated = (
        Stated(value, tuple(dict.fromkeys(reports[index].document for index in indexes))) for value, indexes in values
    )
    return Conflict("date", tuple(stated))


def _overlap(stretches: Mapping[int, DateRange]) -> DateRange:
    """Return the days common to all; where they have none (a day apart), the narrowest."""
    found = sorted(stretches.values(), key=_width)
    start = max(one.start for one in found if one.start)
    end = min(one.end for one in found if one.end)
    same = next((one for one in found if (one.start, one.end) == (start, end)), None)
    if same or start > end:
        return same or found[0]
    edtf = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
    return DateRange(start, end, edtf, found[0].basis)


def _width(dates: DateRange) -> tuple[int, str]:
    days = (dates.end - dates.start).days if dates.start and dates.end else 0
    return days, dates.edtf or ""
