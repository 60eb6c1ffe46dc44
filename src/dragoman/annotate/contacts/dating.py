"""The day of a contact: the time expression that belongs to its trigger, resolved as this document allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotate.contacts.frames import FrameMatch
from dragoman.annotate.contacts.skeleton import Skeleton
from dragoman.annotate.contacts.subjects import clause_words
from dragoman.language.text import form_of
from dragoman.model import UNDATED, DateRange, MentionDate, Status
from dragoman.timex import Anchor, Bound, Direction, TimeExpression, YearFilter, resolve
from dragoman.timex import Kind as TimeKind

# How many items may lie between a trigger and its time expression.
_REACH = 16
# At most so many words join two times of a row ("début mars et à cinq reprises en février").
_JOINING = 5
_BEFORE_VERB = 2
_STOPS = frozenset({";", ":"})
_PAIR = 2
_PLANNED = frozenset({Status.PLANNED, Status.REQUESTED})


@dataclass(frozen=True)
class DatingContext:
    """What a document gives for dates: its publication and the years in which its persons held office."""

    published: DateRange
    language: str
    years: YearFilter | None = None


def dates_of(
    skeleton: Skeleton,
    match: FrameMatch,
    others: Sequence[FrameMatch],
    status: Status,
    context: DatingContext,
    anchor: DateRange,
) -> tuple[MentionDate, ...]:
    """Return the date of a match, several where it names several contacts ("in May and in June").

    `others` are the sentence's other triggers, each nearest to its own times.
    """
    expression = _expression(skeleton, match, others, context.language)
    if expression is None:
        return (MentionDate(),)
    row = _row(skeleton, expression, clause_words(context.language).reporting)
    return tuple(_resolved(one, status, context, anchor) for one in row)


def _resolved(expression: TimeExpression, status: Status, context: DatingContext, anchor: DateRange) -> MentionDate:
    direction = Direction.FUTURE if status in _PLANNED else Direction.PAST
    timex = resolve(expression, context.published, direction, context.years, anchor if anchor.known else None)
    dates = timex.dates
    if status not in _PLANNED and _is_after(dates, context.published):
        dates = UNDATED
    return MentionDate(dates, expression.surface, expression.span)


def dated(expression: TimeExpression, context: DatingContext) -> MentionDate:
    """Return the date of a past contact of which just this expression tells: "the last time was in 2017"."""
    return _resolved(expression, Status.HAPPENED, context, UNDATED)


def _row(skeleton: Skeleton, expression: TimeExpression, reporting: frozenset[str]) -> list[TimeExpression]:
    """Return the expressions that a comma or an "and" joins with this one: each dates a contact of its own."""
    times = [t for t in skeleton.times if t.kind is TimeKind.DATE]
    at = times.index(expression)
    row = [expression]
    for later in times[at + 1 :]:
        between = skeleton.parsed.text[row[-1].span.end : later.span.start]
        words = [form_of(word) for word in between.replace(",", " ").split()]
        if not ("," in between or skeleton.and_words & set(words)) or len(words) > _JOINING or later.bound:
            break
        if not reporting.isdisjoint(words) or _names_between(skeleton, row[-1].span.end, later.span.start):
            break  # "sent a letter on Monday, KCNA reported on Tuesday", "met X on Monday and Y on Tuesday"
        row.append(later)
    return row if len({t.rule for t in row}) == 1 or len(row) > _PAIR else [expression]


def _names_between(skeleton: Skeleton, start: int, end: int) -> bool:
    return any(item.text.startswith("@") and start <= item.span.start < end for item in skeleton.items)


def _is_after(dates: DateRange, published: DateRange) -> bool:
    """Say whether a past contact would lie after the publication: then the expression was misread."""
    return bool(dates.start and published.end and dates.start > published.end)


def _expression(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str
) -> TimeExpression | None:
    candidates = []
    for index, item in enumerate(skeleton.items):
        if not item.text.startswith("~t"):
            continue
        expression = skeleton.times[int(item.text[2:-1])]
        if expression.kind is not TimeKind.DATE or expression.bound in (Bound.SINCE, Bound.BEFORE, Bound.UNTIL):
            continue
        distance = _distance(skeleton, match, index)
        if distance > _REACH or _in_other_clause(skeleton, index, match, language):
            continue
        if _belongs_to_report(skeleton, index, match, language):
            continue
        own = _pull(skeleton, match, index)
        if any(_pull(skeleton, other, index) < own for other in others if other.anchor != match.anchor):
            continue
        candidates.append((expression.kind_of_anchor is Anchor.EVENT, distance, index, expression))
    return min(candidates, key=lambda c: c[:3])[3] if candidates else None


def _distance(skeleton: Skeleton, match: FrameMatch, index: int) -> int:
    """Return how many items lie between a time and a trigger; 0 inside the match."""
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    if first <= index <= last:
        return 0
    return min(abs(index - first), abs(index - last), abs(index - match.anchor))


def _pull(skeleton: Skeleton, match: FrameMatch, index: int) -> int:
    """Return the distance as triggers compete for a time: one that stands before a verb is less likely its own."""
    distance = _distance(skeleton, match, index)
    return distance + (_BEFORE_VERB if distance and index < skeleton.item_at(match.start) else 0)


def _in_other_clause(skeleton: Skeleton, index: int, match: FrameMatch, language: str) -> bool:
    """Say whether a boundary or a relative word lies between a time and the match: "met X, who on Friday ..."."""
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    between = skeleton.items[index + 1 : first] if index < first else skeleton.items[last + 1 : index]
    closing = _STOPS if index < first else _STOPS | clause_words(language).subordinate
    return any(item.text in closing for item in between)


def _belongs_to_report(skeleton: Skeleton, index: int, match: FrameMatch, language: str) -> bool:
    """Say whether the time is that of a statement: "said on Wednesday he had spoken with X".

    A statement that is made during the contact dates it: "said on Wednesday, while chairing the session".
    """
    words = clause_words(language)
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    if first <= index <= last or (index < first and _text(skeleton, first - 1) in words.during):
        return False
    before, second = _text(skeleton, index - 1), _text(skeleton, index - 2)
    if before in words.reporting or (second in words.reporting and before not in words.subordinate):
        return True
    after = _text(skeleton, index + 1)
    return after in words.reporting and not first - 1 <= index <= last + 1


def _text(skeleton: Skeleton, index: int) -> str:
    return skeleton.items[index].text if 0 <= index < len(skeleton.items) else ""


def points_ahead(skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], context: DatingContext) -> bool:
    """Say whether the time of a match lies after the publication by its own words ("tomorrow", "next week")."""
    expression = _expression(skeleton, match, others, context.language)
    dates = resolve(expression, context.published).dates if expression else UNDATED
    return bool(dates.start and context.published.end and dates.start > context.published.end)


def is_counted(skeleton: Skeleton, date: MentionDate) -> bool:
    """Say whether the date counts from another event ("the week before")."""
    return any(t.span == date.span and t.kind_of_anchor is Anchor.EVENT for t in skeleton.times)


def backward(skeleton: Skeleton, match: FrameMatch) -> TimeExpression | None:
    """Return the distance in time that counts from this contact to another: "five days after their meeting"."""
    first = skeleton.item_at(match.start)
    for index in (first - 1, first - 2):
        text = _text(skeleton, index)
        if text.startswith("~t"):
            expression = skeleton.times[int(text[2:-1])]
            return expression if expression.kind_of_anchor is Anchor.EVENT else None
    return None
