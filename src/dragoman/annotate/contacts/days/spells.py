"""A visit of several days: how many it lasts, and from which to which."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dragoman.annotate.contacts.days.clauses import STOPS
from dragoman.annotate.contacts.days.dating import DatingContext
from dragoman.annotate.contacts.days.items import bounds_of, days_at, text_at, time_at
from dragoman.annotate.contacts.draft import Stay
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.places import places_of
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.standing.surroundings import apposed
from dragoman.model import UNDATED, ContactType, DateRange, MentionDate, Status
from dragoman.timex import Anchor, Bound, Direction, Shape, TimeExpression, days_range, resolve

# How many items before and behind a visit's words its length or beginning may stand.
_BEFORE, _BEHIND = 3, 6
_TO_SINCE = 6  # from a "since" to the time of what it was: "since they met in Bali in November"
_TO_END = 9  # from a visit's words to all its days
_STAY = dt.timedelta(10)
_OPEN = frozenset({Status.HAPPENED, Status.ONGOING})


def last_time(skeleton: Skeleton, match: FrameMatch, language: str) -> TimeExpression | None:
    """Return the time since when a negation holds: "had not met since 2019", "since Bali in 2022", "for six years".

    In "did not meet X, who has been away since Monday" it is another's.
    """
    if since := next((time for time in skeleton.times if time.bound is Bound.SINCE), None):
        _, last = bounds_of(skeleton, match)
        end = next(i for i, item in enumerate(skeleton.items) if item.span.end > since.span.start)
        between = {text_at(skeleton, index) for index in range(last + 1, end)}
        words = clause_words(language)
        return since if between.isdisjoint(words.subordinate - words.relatives - words.whom) else None
    opening = clause_words(language).since  # which may open a place: "depuis Bali"
    starts = {token.span.start for token in skeleton.parsed.tokens if token.form in opening}
    at = next((index for index, item in enumerate(skeleton.items) if item.span.start in starts), None)
    behind = () if at is None else (time_at(skeleton, index) for index in range(at, at + 1 + _TO_SINCE))
    return next((time for time in behind if time), None)


def stay_of(skeleton: Skeleton, match: FrameMatch, language: str) -> Stay:
    """Return how a visit is told."""
    one_day = _is_day_of_stay(skeleton, match, language)
    return Stay(
        dayless=one_day or _is_tour_begun(skeleton, match, language) or _is_over(skeleton, match, language),
        aside=one_day or _is_praise(skeleton, match, language),
        ending=_is_ending(skeleton, match, language),
        long=length_of(skeleton, match) is not None,
    )


def length_of(skeleton: Skeleton, match: FrameMatch) -> int | None:
    """Return how many days a visit lasts, None where nothing says so or it is one of hours or weeks."""
    first, last = bounds_of(skeleton, match)
    for index in range(max(0, first - _BEFORE), min(len(skeleton.items), last + _BEHIND)):
        if days := days_at(skeleton, index):
            return days
    return None


def _is_praise(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a verb hangs on a "first": "the first leader to visit Japan", "أول ملك يزور روسيا"."""
    if match.word_class not in ("bare", "present"):
        return False
    before = apposed(skeleton, match).split()
    return not clause_words(language).firsts.isdisjoint(before[:-1])  # and not "the first visit"


def _is_day_of_stay(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a visit is told by one of its days: "on the second day of a visit to X"; the first begins it."""
    words = clause_words(language)
    first, last = bounds_of(skeleton, match)
    for index in range(max(0, first - _BEFORE), last):
        time = time_at(skeleton, index)
        if time and any(spec.nth and spec.nth > 1 for spec in time.specs):
            return True
        if text_at(skeleton, index) in words.stay_days and text_at(skeleton, index - 1)[:1].isalpha():
            own = skeleton.span(max(0, index - _BEFORE), index + 2)
            said = {token.form for token in skeleton.parsed.tokens if own.start <= token.span.start < own.end}
            return words.firsts.isdisjoint(said)
    return False


def _is_ending(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a visit is told by its end: "wraps up a visit to X on Friday"."""
    first, last = bounds_of(skeleton, match)
    near = {text_at(skeleton, index) for index in range(first - _BEFORE, last + 1)}
    return not near.isdisjoint(clause_words(language).ends)


def _near(skeleton: Skeleton, match: FrameMatch) -> frozenset[str]:
    first, last = bounds_of(skeleton, match)
    return frozenset(text_at(skeleton, index) for index in range(first - 1, last + 1))


def _is_tour_begun(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether the day of a match is that on which a tour of several places begins: it is none of theirs."""
    words = clause_words(language)
    first, last = bounds_of(skeleton, match)
    while first > 0 and not text_at(skeleton, first - 1).startswith(("@", ";", ":")):
        first -= 1  # the clause's own words, back to its subject
    texts = [text_at(skeleton, index) for index in range(first, last + 1)]
    begun = words.begins | (words.origins - words.prepositions)  # "left on Monday for A and B"
    return not begun.isdisjoint(texts) and len(places_of(skeleton, match)) > 1


def _is_over(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a visit opens a sentence as what came before it: "After visits to A and B, X landed on Thursday"."""
    first, last = bounds_of(skeleton, match)
    if text_at(skeleton, 0) not in clause_words(language).after or first > 1 or match.word_class not in (None, "ing"):
        return False
    return not any(text_at(skeleton, index).startswith("~t") for index in (*range(first, last + 1), last + 1))


def standing_of(
    skeleton: Skeleton, match: FrameMatch, date: MentionDate, status: Status, context: DatingContext
) -> Status:
    """Return the status of a match, ongoing where the days of a visit aren't over yet: "arrived today for two days"."""
    days, published = length_of(skeleton, match), context.published
    visit = match.frame.type is ContactType.VISIT and status is Status.HAPPENED and not match.frame.leaves
    if not (visit and date.dates.is_day and date.dates.start and published.is_day and published.start):
        return status
    if match.frame.nominal and match.frame.nearest and date.dates.start == published.start:
        return Status.ONGOING  # "X, on a visit to P, met Y today"
    if days is None or match.word_class is None:
        return status
    over = not _near(skeleton, match).isdisjoint(clause_words(context.language).ends)
    past = (published.start - date.dates.start).days
    return Status.ONGOING if 0 <= past < days and not over else status


def spelled(
    skeleton: Skeleton, match: FrameMatch, date: MentionDate, status: Status, context: DatingContext
) -> MentionDate:
    """Return a visit's date with all its days: "ended a three-day visit on Friday", "there since Monday"."""
    words = clause_words(context.language)
    days, near = length_of(skeleton, match), _near(skeleton, match)
    day = date.dates.start if date.dates.is_day else None
    if day and (stated := _stated(skeleton, match, date, context) or _until_left(skeleton, match, date, context)):
        return stated
    if day and days and not near.isdisjoint(words.ends):
        return replace(date, dates=days_range(day - dt.timedelta(days - 1), day, date.dates.basis))
    if day and days and not near.isdisjoint(words.begins):
        return replace(date, dates=days_range(day, day + dt.timedelta(days - 1), date.dates.basis))
    if date.dates.known or status not in _OPEN:
        return date
    return _since(skeleton, match, days, status, context) or date


def _stated(skeleton: Skeleton, match: FrameMatch, date: MentionDate, context: DatingContext) -> MentionDate | None:
    """Return the days that are told behind a visit's first: "arrived on Monday on a visit from 8 to 10 July"."""
    _, last = bounds_of(skeleton, match)
    day = date.dates.start
    for index in range(last + 1, min(len(skeleton.items), last + _TO_END)):
        time = time_at(skeleton, index)
        if text_at(skeleton, index) in (",", ";", ":"):
            return None
        if time is None or time.shape is not Shape.RANGE:
            continue
        for direction in (Direction.PAST, Direction.FUTURE):
            dates = resolve(time, context.published, direction, context.years).dates
            if day and dates.start and dates.end and dates.start <= day <= dates.end:
                return replace(date, dates=dates)
    return None


def _until_left(skeleton: Skeleton, match: FrameMatch, date: MentionDate, context: DatingContext) -> MentionDate | None:
    """Return the days up to that of the way home: "arrived on Monday and left on Wednesday"."""
    words, day = clause_words(context.language), date.dates.start
    _, last = bounds_of(skeleton, match)
    leaving = words.returns | (words.origins - words.prepositions)
    for index in range(last + 1, min(len(skeleton.items), last + _TO_END)):
        text = text_at(skeleton, index)
        if text in STOPS or text in words.subordinate or day is None:
            return None
        if text not in leaving:
            continue
        time = next((time for at in range(index + 1, index + _BEHIND) if (time := time_at(skeleton, at))), None)
        direction = Direction.FUTURE if context.published.start and day > context.published.start else Direction.PAST
        anchor = date.dates if time and time.kind_of_anchor is Anchor.EVENT else None
        left = resolve(time, context.published, direction, context.years, anchor).dates if time else UNDATED
        stays = left.is_day and left.start is not None and dt.timedelta(0) < left.start - day <= _STAY
        return replace(date, dates=days_range(day, left.start, date.dates.basis)) if stays and left.start else None
    return None


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
