"""The day of a contact: the time expression that belongs to its trigger, resolved as this document allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotate.contacts.frames import FrameMatch
from dragoman.annotate.contacts.skeleton import Skeleton
from dragoman.annotate.contacts.subjects import clause_words
from dragoman.model import UNDATED, DateRange, MentionDate, Status
from dragoman.timex import Anchor, Bound, Direction, TimeExpression, YearFilter, resolve
from dragoman.timex import Kind as TimeKind

# How many items may lie between a trigger and its time expression.
_REACH = 16
_REPORT_REACH = 2
_PLANNED = frozenset({Status.PLANNED, Status.REQUESTED})


@dataclass(frozen=True)
class DatingContext:
    """What a document gives for dates: its publication and the years in which its persons held office."""

    published: DateRange
    language: str
    years: YearFilter | None = None


def date_of(skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], status: Status,
            context: DatingContext, anchor: DateRange) -> MentionDate:  # fmt: skip
    """Return the date of a match; `others` are the sentence's other triggers, each nearest to its own times."""
    expression = _expression(skeleton, match, others, context.language)
    if expression is None:
        return MentionDate()
    direction = Direction.FUTURE if status in _PLANNED else Direction.PAST
    timex = resolve(expression, context.published, direction, context.years, anchor if anchor.known else None)
    dates = timex.dates
    if status not in _PLANNED and _is_after(dates, context.published):
        dates = UNDATED
    return MentionDate(dates, expression.surface, expression.span)


def _is_after(dates: DateRange, published: DateRange) -> bool:
    """Say whether a past contact would lie after the publication: then the expression was misread."""
    return bool(dates.start and published.end and dates.start > published.end + dt.timedelta(days=1))


def _expression(skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str) -> TimeExpression | None:
    candidates = []
    for index, item in enumerate(skeleton.items):
        if not item.text.startswith("~t"):
            continue
        expression = skeleton.times[int(item.text[2:-1])]
        if expression.kind is not TimeKind.DATE or expression.bound in (Bound.SINCE, Bound.BEFORE, Bound.UNTIL):
            continue
        distance = _distance(skeleton, match, index)
        if distance > _REACH or _belongs_to_report(skeleton, index, match, language):
            continue
        if any(_distance(skeleton, other, index) < distance for other in others if other.anchor != match.anchor):
            continue
        candidates.append((expression.kind_of_anchor is Anchor.EVENT, distance, index, expression))
    return min(candidates, key=lambda c: c[:3])[3] if candidates else None


def _distance(skeleton: Skeleton, match: FrameMatch, index: int) -> int:
    """Return how many items lie between a time and a trigger; 0 inside the match."""
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    if first <= index <= last:
        return 0
    return min(abs(index - first), abs(index - last), abs(index - match.anchor))


def _belongs_to_report(skeleton: Skeleton, index: int, match: FrameMatch, language: str) -> bool:
    """Say whether the time is that of a statement: "said on Wednesday that ..."."""
    words = clause_words(language)
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    if first <= index <= last:
        return False
    near = range(max(0, index - _REPORT_REACH), min(len(skeleton.items), index + _REPORT_REACH + 1))
    report = any(skeleton.items[i].text in words.reporting for i in near)
    return report and not first - 1 <= index <= last + 1
