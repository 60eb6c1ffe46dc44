"""A visit of several days: how many it lasts, and from which to which."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dragoman.annotate.contacts.dating import DatingContext
from dragoman.annotate.contacts.frames import FrameMatch
from dragoman.annotate.contacts.skeleton import Skeleton
from dragoman.annotate.contacts.subjects import clause_words
from dragoman.annotate.contacts.times import bounds_of, days_at, text_at, time_at
from dragoman.model import DateRange, MentionDate, Status
from dragoman.timex import Bound, TimeExpression, days_range, resolve

# How many items before and behind a visit's words its length or beginning may stand.
_BEFORE, _BEHIND = 3, 6
_OPEN = frozenset({Status.HAPPENED, Status.ONGOING})


def length_of(skeleton: Skeleton, match: FrameMatch) -> int | None:
    """Return how many days a visit lasts, None where nothing says so or it is one of hours or weeks."""
    first, last = bounds_of(skeleton, match)
    for index in range(max(0, first - _BEFORE), min(len(skeleton.items), last + _BEHIND)):
        if days := days_at(skeleton, index):
            return days
    return None


def spelled(
    skeleton: Skeleton, match: FrameMatch, date: MentionDate, status: Status, context: DatingContext
) -> MentionDate:
    """Return a visit's date with all its days: "ended a three-day visit on Friday", "there since Monday"."""
    words = clause_words(context.language)
    first, last = bounds_of(skeleton, match)
    days = length_of(skeleton, match)
    near = {text_at(skeleton, index) for index in range(first - 1, last + 1)}
    day = date.dates.start if date.dates.is_day else None
    if day and days and not near.isdisjoint(words.ends):
        return replace(date, dates=days_range(day - dt.timedelta(days - 1), day, date.dates.basis))
    if day and days and not near.isdisjoint(words.begins):
        return replace(date, dates=days_range(day, day + dt.timedelta(days - 1), date.dates.basis))
    if date.dates.known or status not in _OPEN:
        return date
    return _since(skeleton, match, days, status, context) or date


def _since(
    skeleton: Skeleton, match: FrameMatch, days: int | None, status: Status, context: DatingContext
) -> MentionDate | None:
    """Return the days since which a visit lasts: as many as it has, else up to the publication while it goes on."""
    first, last = bounds_of(skeleton, match)
    for index in range(max(0, first - _BEFORE), min(len(skeleton.items), last + _BEHIND)):
        time = time_at(skeleton, index)
        if time is None or time.bound is not Bound.SINCE:
            continue
        begun = resolve(time, context.published).dates
        if not begun.is_day or begun.start is None:
            return None
        if days:
            return _mention(time, days_range(begun.start, begun.start + dt.timedelta(days - 1), begun.basis))
        published = context.published
        if status is Status.ONGOING and published.is_day and published.start and begun.start <= published.start:
            return _mention(time, days_range(begun.start, published.start, begun.basis))
    return None


def _mention(time: TimeExpression, dates: DateRange) -> MentionDate:
    return MentionDate(dates, time.surface, time.span)
