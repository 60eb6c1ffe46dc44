"""The day of a contact: the time expression that belongs to its trigger, resolved as this document allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.annotate.contacts.days.shared import shared_time_of
from dragoman.annotate.contacts.days.times import is_reports, row_of, tells_more, time_of
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.annotate.contacts.sides.sharing import words_near
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.standing.cues import cue_patterns
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import UNDATED, DateRange, MentionDate, Status
from dragoman.timex import Anchor, Direction, Kind, Shape, TimeExpression, Unit, YearFilter, days_range, resolve

_AHEAD = frozenset({Status.PLANNED, Status.REQUESTED})
_ROUGH = {Unit.WEEK: 3, Unit.MONTH: 2}  # so many of them are but about as many
_AUXILIARY = 3  # items before a verb among which "is to" stands
_SOON = 2
_WEEKS = 60  # days in which a day of a month without its year is one to come
_PAIR = 2  # "called off"
_GOVERNED = 6  # items from a verb to the noun of what it calls off
_NAMED = 2  # an article and the name behind it
_FAR_AHEAD = 240  # days; a plan so far off is told with its year
_NEXT = 3  # days in which the coming weekday is nearer than the last one


@dataclass(frozen=True)
class DatingContext:
    """What a document gives for dates: its publication and the years in which its persons held office."""

    published: DateRange
    language: str
    years: YearFilter | None = None


class Scene(NamedTuple):
    """The day of which a text spoke last, of what was, and of what was or will be."""

    past: DateRange = UNDATED
    last: DateRange = UNDATED
    week: DateRange = UNDATED  # to come, of which the sentence before told a plan

    def of(self, status: Status) -> DateRange:
        """Return the day from which "the next day" counts in a contact of that status."""
        return self.last if status in _AHEAD else self.past

    def moved(self, day: DateRange, status: Status, published: DateRange) -> Scene:
        """Return the scene when a day has been told."""
        ahead = status in _AHEAD or _is_after(day, published)
        return Scene(self.past if ahead else day, day, self.week)


def dates_of(
    skeleton: Skeleton,
    match: FrameMatch,
    others: Sequence[FrameMatch],
    status: Status,
    context: DatingContext,
    scene: Scene,
) -> tuple[MentionDate, ...]:
    """Return the date of a match, several where it names several contacts ("in May and in June").

    `others` are the sentence's triggers, each nearest to its own times; `scene` is the day of which the text
    spoke last: "the day before" counts from it.
    """
    expression = time_of(skeleton, match, others, context.language)
    ahead = match.word_class == "future" or status is Status.REQUESTED  # "an invitation of last week to visit Y"
    if expression is not None and ahead and _points_back(expression, context):
        return (MentionDate(),)  # "since he promised it last week, X will raise it with Y"
    if (
        expression is not None
        and status is Status.CANCELLED
        and _is_of_calling_off(skeleton, match, expression, context)
    ):
        return (MentionDate(),)
    if expression is not None and match.frame.nominal and _is_counted(skeleton, match, expression, context.language):
        return (MentionDate(),)  # "his second visit to X this year"
    if expression is not None:
        row = row_of(skeleton, expression, context.language)
        told = Status.CANCELLED if status is Status.DENIED and _denies_plan(skeleton, match, context) else status
        found = [_resolved(skeleton, one, told, context, scene) for one in row]
        return tuple({(date.dates.start, date.dates.end): date for date in reversed(found)}.values())[::-1]
    if match.gapped and "~t" in skeleton.text[match.start : match.end]:
        return (MentionDate(),)  # "with X on Monday and, these last days, with Y"
    shared = shared_time_of(skeleton, match, others, context.language)
    if shared is None or shared.shape is Shape.RANGE:
        return (MentionDate(),)  # of a visit of several days nobody knows on which one they met
    told = _as_told(match, others, status)
    if told is not status and _is_over(skeleton, match, shared, context):
        return (MentionDate(),)  # "arrived on Monday in X, where he will see Y"
    return (_resolved(skeleton, shared, told, context, scene),)


def _is_of_calling_off(
    skeleton: Skeleton, match: FrameMatch, expression: TimeExpression, context: DatingContext
) -> bool:
    """Say whether a day may be that on which one called off what a match tells: "cancelled a visit to P on Monday".

    A day that is yet to come can only be the visit's, and so is one that it "was planned for", or that stands before
    its noun: "cancelled Monday's visit".
    """
    if _is_after(resolve(expression, context.published).dates, context.published):
        return False
    words = clause_words(context.language)
    texts = [item.text for item in skeleton.items]
    verb = max((at for at in range(match.anchor + _PAIR) if texts[at] in words.calling_off), default=None)
    if verb is None or match.anchor - verb > _GOVERNED:
        return False
    at = next(i for i, item in enumerate(skeleton.items) if item.span.end > expression.span.start)
    own = {*texts[max(verb + 1, at - _NAMED) : at]} & (words.purpose | words.scheduled)
    if verb > match.anchor:
        return at < match.anchor  # "on Monday called off a visit"
    return at < verb or not (own or texts[at + 1 : at + 2] == ["'s"])


def _denies_plan(skeleton: Skeleton, match: FrameMatch, context: DatingContext) -> bool:
    """Say whether what is denied is what was to come: "is unlikely to attend the summit on Tuesday"."""
    before = " ".join(item.text for item in skeleton.items[max(0, match.anchor - _GOVERNED) : match.anchor])
    return match.word_class == "bare" and cue_patterns(context.language)["planned"].search(before) is not None


def _as_told(match: FrameMatch, others: Sequence[FrameMatch], status: Status) -> Status:
    """Return the status that a shared time has: "arrived on Friday, where he would meet X" tells of a day past."""
    governing = max((o for o in others if o.anchor < match.anchor), key=lambda o: o.anchor, default=None)
    return Status.HAPPENED if governing is not None and governing.word_class == "past" else status


def _resolved(
    skeleton: Skeleton, expression: TimeExpression, status: Status, context: DatingContext, scene: Scene
) -> MentionDate:
    day = scene.of(status)
    if (
        expression.kind_of_anchor is Anchor.EVENT
        and expression.opens
        and _names_what_it_counts_from(skeleton, expression, context.language)
    ):
        day = _last_day(_behind(skeleton, expression, context.language), status, context, UNDATED)
    elif expression.kind_of_anchor is Anchor.EVENT:
        language = context.language
        earlier = [
            time
            for time in skeleton.times
            if time.span.end <= expression.span.start and not tells_more(skeleton, time, language)
        ]
        day = _last_day(earlier, status, context, day)
    dates = UNDATED if _is_rough(expression) else _dates(expression, status, context, day)
    if status in _AHEAD and (told := _in_week(expression, _week_of(skeleton, expression, context) or scene.week)):
        dates = told
    if status not in _AHEAD and status is not Status.CANCELLED and _is_after(dates, context.published):
        dates = UNDATED
    if status in _AHEAD and (_is_rather_past(expression, dates, context) or expression.rule == "now"):
        dates = UNDATED
    if status is Status.REQUESTED and _is_over_by(dates, context.published):
        return MentionDate()  # the day on which it was asked for
    return MentionDate(dates, expression.surface, expression.span)


def _is_rough(expression: TimeExpression) -> bool:
    """Say whether a time counts weeks or months, by which nobody knows when: "seven weeks ago", "in four months"."""
    return any(spec.unit in _ROUGH and abs(spec.shift or 0) >= _ROUGH[spec.unit] for spec in expression.specs)


def _is_rather_past(expression: TimeExpression, dates: DateRange, context: DatingContext) -> bool:
    """Say whether a month without a year is rather that of the planning: "agreed in March to talks", told in May."""
    published = context.published.end
    if not (published and dates.start) or (dates.start - published).days < _FAR_AHEAD:
        return False
    return all(spec.month and not (spec.year or spec.turn or spec.offset) for spec in expression.specs)


def _week_of(skeleton: Skeleton, expression: TimeExpression, context: DatingContext) -> DateRange | None:
    """Return the week to come that a sentence names before an expression: "comes next week and meets X on Tuesday"."""
    earlier = [time for time in skeleton.times if time.span.end <= expression.span.start]
    weeks = (resolve(time, context.published).dates for time in reversed(earlier) if _names_week(time))
    return next((week for week in weeks if _is_after(week, context.published)), None)


def _names_week(time: TimeExpression) -> bool:
    return len(time.specs) == 1 and time.specs[0].unit is Unit.WEEK and time.specs[0].weekday is None


def _in_week(expression: TimeExpression, week: DateRange) -> DateRange | None:
    """Return the day of that week that a bare weekday names."""
    specs = expression.specs
    bare = len(specs) == 1 and specs[0].weekday is not None and expression.kind_of_anchor is Anchor.PUBLICATION
    if not bare or specs[0].turn or specs[0].day or specs[0].unit or specs[0].offset is not None or not week.start:
        return None
    day = week.start + dt.timedelta((specs[0].weekday or 0) - week.start.weekday())
    return days_range(day, day, "weekday")


def _names_what_it_counts_from(skeleton: Skeleton, expression: TimeExpression, language: str) -> bool:
    """Say whether an occasion by its own name follows: "on the eve of the Bled Forum", not "of the talks"."""
    text, words = skeleton.parsed.text, clause_words(language)
    tokens = [token for token in skeleton.parsed.tokens if token.span.start >= expression.span.end][: _NAMED + 1]
    tokens = tokens[1:] if tokens and tokens[0].form in words.of else tokens[:_NAMED]
    if words.pro_drop:  # "غداة زيارته" has the noun right behind it, in a script without capitals
        return not any(token.form in words.taken_up for token in tokens[:1])
    if len(tokens) >= _NAMED and tokens[0].form in words.possessives:
        return tokens[1].form not in words.taken_up  # "on the day after his appointment"
    behind = [token.span.of(text) for token in tokens]
    if tokens and tokens[0].form in words.prepositions:
        return False  # "a dinner the day before between X and Y"
    return any(word[:1].isupper() for word in behind[:1]) or (len(behind) == _NAMED and behind[1][:1].isupper())


def _behind(skeleton: Skeleton, expression: TimeExpression, language: str) -> list[TimeExpression]:
    """Return the day that is told of the event which an expression opens, in a language that names it right behind."""
    if not clause_words(language).pro_drop:
        return []
    following = [time for time in skeleton.times if time.span.start >= expression.span.end][:1]
    return [t for t in following if not {",", "،", "."} & set(skeleton.parsed.text[expression.span.end : t.span.start])]


def dated(
    skeleton: Skeleton, expression: TimeExpression, status: Status, context: DatingContext, scene: Scene
) -> MentionDate:
    """Return the date of a contact of which just this expression tells: "the last time was in 2017"."""
    return _resolved(skeleton, expression, status, context, scene)


def is_known_day(skeleton: Skeleton, time: TimeExpression, context: DatingContext, scene: Scene) -> bool:
    """Say whether a past time is a known day, month or year; "for years" is none."""
    past = dated(skeleton, time, Status.HAPPENED, context, scene)
    return time.kind is Kind.DATE and past.dates.known


def _dates(expression: TimeExpression, status: Status, context: DatingContext, day: DateRange) -> DateRange:
    anchor = day if day.known else None
    directions = {
        **dict.fromkeys(_AHEAD, Direction.FUTURE),
        Status.CANCELLED: _direction_of_cancelled(expression, context),
    }
    direction = directions.get(status, Direction.PAST)
    return resolve(expression, context.published, direction, context.years, anchor).dates


def _direction_of_cancelled(expression: TimeExpression, context: DatingContext) -> Direction:
    """Return on which side of the publication what was called off lay: on that where it is a day or two away."""
    published = context.published.end
    for direction in (Direction.FUTURE, Direction.PAST):
        day = resolve(expression, context.published, direction).dates
        if published and day.start and day.is_day and abs((day.start - published).days) <= _SOON:
            return direction
    return Direction.ANY


def _last_day(times: Iterable[TimeExpression], status: Status, context: DatingContext, day: DateRange) -> DateRange:
    for time in times:
        if time.kind is Kind.DATE and time.bound is None:
            dates = _dates(time, status, context, day)
            day = dates if dates.is_day else day
    return day


def scene_after(
    skeleton: Skeleton, told: Sequence[tuple[MentionDate, Status]], context: DatingContext, scene: Scene
) -> Scene:
    """Return the day of which a text spoke last when a sentence is over.

    That of the last contact told, `told`, with its status; else the last day told outside of relative clauses.
    """
    weeks = (time for time in reversed(skeleton.times) if _names_week(time))
    week = next((resolve(time, context.published).dates for time in weeks), UNDATED)
    planned = any(status in _AHEAD for _, status in told)
    if planned:
        scene = scene._replace(week=week if _is_after(week, context.published) else scene.week)
    else:
        scene = scene._replace(week=UNDATED)
    days = [(date.dates, status) for date, status in told if date.dates.is_day]
    if days:
        return scene.moved(*days[-1], context.published)
    status = told[-1][1] if told else Status.HAPPENED
    for time in skeleton.times:
        if tells_more(skeleton, time, context.language):
            continue
        now = Status.HAPPENED if is_reports(skeleton, time, context.language) else status
        scene = scene.moved(_last_day([time], now, context, scene.of(now)), now, context.published)
    return scene


def days_told(skeleton: Skeleton, context: DatingContext) -> list[MentionDate]:
    """Return the past days of a sentence on which something was, and nothing merely said."""
    found = []
    for time in skeleton.times:
        said = is_reports(skeleton, time, context.language) or tells_more(skeleton, time, context.language)
        if said or time.kind is not Kind.DATE or time.bound or time.kind_of_anchor is Anchor.EVENT:
            continue
        dates = _dates(time, Status.HAPPENED, context, UNDATED)
        if dates.is_day and not _is_after(dates, context.published):
            found.append(MentionDate(dates, time.surface, time.span))
    return found


def _is_after(dates: DateRange, published: DateRange) -> bool:
    """Say whether a past contact would lie after the publication: then the expression was misread."""
    return bool(dates.start and published.end and dates.start > published.end)


def _is_over_by(dates: DateRange, published: DateRange) -> bool:
    """Say whether days lie no later than the publication."""
    return bool(dates.end and published.end and dates.end <= published.end)


def points_ahead(skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], context: DatingContext) -> bool:
    """Say whether the time of a match lies after the publication by its own words ("tomorrow", "next week")."""
    expression = time_of(skeleton, match, others, context.language)
    dates = resolve(expression, context.published).dates if expression else UNDATED
    return _is_after(dates, context.published)


def _is_counted(skeleton: Skeleton, match: FrameMatch, expression: TimeExpression, language: str) -> bool:
    """Say whether a year is that in which a contact is counted, and not its own."""
    ordinals = load_language(language).data("dates")["ordinals"].values()
    words = {form_of(str(word)) for forms in ordinals for word in forms}
    year = all(spec.unit is Unit.YEAR and spec.turn for spec in expression.specs)
    return year and not words.isdisjoint(words_near(skeleton, match))


def _points_back(expression: TimeExpression, context: DatingContext) -> bool:
    """Say whether a time lies before the publication by its own words: "yesterday", "last week"."""
    counted = any(spec.turn or spec.offset or spec.shift for spec in expression.specs)
    end = resolve(expression, context.published).dates.end if counted else None
    return bool(end and context.published.start and end < context.published.start)


def _is_over(skeleton: Skeleton, match: FrameMatch, expression: TimeExpression, context: DatingContext) -> bool:
    """Say whether a time lies before the publication, and what a match tells after it: "where he will see Y"."""
    still = clause_words(context.language).still
    near = (item.text for item in skeleton.items[max(0, match.anchor - _AUXILIARY) : match.anchor])
    if match.word_class != "future" and still.isdisjoint(near):
        return False
    day, published = resolve(expression, context.published).dates.end, context.published.start
    return bool(day and published and day < published)


def comes_soon(skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], context: DatingContext) -> bool:
    """Say whether the time of a match comes sooner after the publication than it lies before it.

    "Macron travels to Beirut on Friday", told on a Thursday; told on the Saturday it was yesterday. So does "on 29
    August", told on the 25th.
    """
    expression, published = time_of(skeleton, match, others, context.language), context.published.start
    if expression is None or published is None or not context.published.is_day:
        return False
    dates = resolve(expression, context.published, Direction.FUTURE).dates
    coming, last = dates.start, dates.end
    if coming is None or last is None or any(spec.turn or spec.unit or spec.year for spec in expression.specs):
        return False
    of_month = all(spec.day and spec.month for spec in expression.specs)
    weekday = all(spec.weekday is not None and not spec.day for spec in expression.specs)
    reach = _NEXT if weekday else _WEEKS if of_month else 0
    return last > published and 0 <= (coming - published).days <= reach


def is_just_past(skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], context: DatingContext) -> bool:
    """Say whether the time of a match is a weekday of the last days, and none that comes as soon."""
    expression, published = time_of(skeleton, match, others, context.language), context.published.start
    if expression is None or published is None or not context.published.is_day:
        return False
    if any(spec.weekday is None or spec.turn or spec.day or spec.unit for spec in expression.specs):
        return False
    last = resolve(expression, context.published, Direction.PAST).dates
    return bool(last.is_day and last.start and (published - last.start).days <= _NEXT)


def looks_back(skeleton: Skeleton, date: MentionDate) -> bool:
    """Say whether the date counts back from another event ("the week before")."""
    return any(
        time.span == date.span and any(spec.anchor is Anchor.EVENT and (spec.shift or 0) < 0 for spec in time.specs)
        for time in skeleton.times
    )
