"""Days that stand as headings over what happened on them, as in a diary or an agenda."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.annotate.contacts.days.dating import DatingContext
from dragoman.annotate.contacts.draft import Draft
from dragoman.model import MentionDate, Span, Status, Zone
from dragoman.timex import Direction, Kind, Shape, TimeExpression, resolve, tag

_HEADING = 9  # words before a heading's day
_DASH = re.compile(r"\s[-–—]\s*$")
_FEWEST = 2  # one date alone is that of the page
_AHEAD = frozenset({Status.PLANNED, Status.REQUESTED})
_HELD = frozenset({Status.HAPPENED, Status.ONGOING})


def headings_in(text: str, spans: Iterable[Span], language: str) -> list[TimeExpression]:
    """Return the days of those stretches of text that say no more: "4 December." or "Mardi 27 février 2024".

    So do those that end short headings: "BIDEN-XI PHONE CALL - February 10, 2021".
    """
    return [time for span in sorted(spans) if (time := _day_alone(text, span, language))]


def _day_alone(text: str, span: Span, language: str) -> TimeExpression | None:
    times = tag(text, language, span)
    if len(times) != 1 or len(times[0].specs) != 1:
        return None
    time = times[0]
    rest = text[span.start : time.span.start] + text[time.span.end : span.end]
    day = time.specs[0].day is not None and time.specs[0].month is not None
    plain = time.kind is Kind.DATE and time.shape is Shape.ONE and time.bound is None
    alone = not any(character.isalnum() for character in rest) or _ends_heading(text, span, time)
    return time if day and plain and alone else None


def _ends_heading(text: str, span: Span, time: TimeExpression) -> bool:
    """Say whether a day with its year stands behind a dash at the end of a short line."""
    before, behind = text[span.start : time.span.start], text[time.span.end : span.end]
    short = len(before.split()) <= _HEADING and not any(character.isalnum() for character in behind)
    return short and bool(_DASH.search(before)) and time.specs[0].year is not None


def with_headings(
    drafts: Sequence[Draft], headings: Sequence[TimeExpression], context: DatingContext
) -> Sequence[Draft]:
    """Return the contacts that tell no day with that of the heading they stand under.

    One day alone is the page's, but not if it is to come, over an agenda, where lines begin with their hour.
    """
    diary = len({time.surface for time in headings}) >= _FEWEST
    if not diary and not any(_is_late(time, context) for time in headings):
        return drafts
    return [_under(draft, headings, context) if diary or _has_hour(draft, context) else draft for draft in drafts]


def _has_hour(draft: Draft, context: DatingContext) -> bool:
    """Say whether a contact's line begins with an hour: "15 h 30 : Entretien avec X"."""
    sentence = draft.skeleton.parsed.sentence
    times = tag(draft.skeleton.parsed.text, context.language, sentence.span)[:1]
    return any(time.kind is Kind.TIME and time.span.start == sentence.span.start for time in times)


def _is_late(heading: TimeExpression, context: DatingContext) -> bool:
    """Say whether a heading names a day, with its year, after the publication."""
    day = resolve(heading, context.published).dates
    told = heading.specs[0].year is not None and day.is_day and context.published.is_day
    return bool(told and day.start and context.published.end and day.start > context.published.end)


def _under(draft: Draft, headings: Sequence[TimeExpression], context: DatingContext) -> Draft:
    sentence = draft.skeleton.parsed.sentence
    above = [time for time in headings if time.span.end <= sentence.span.start]
    if draft.date.surface or draft.recall or sentence.zone is not Zone.TEXT or not above:
        return draft
    if draft.timeless and draft.status in _HELD and _is_late(above[-1], context) and _has_hour(draft, context):
        draft = replace(draft, status=Status.PLANNED)
    direction = Direction.FUTURE if draft.status in _AHEAD else Direction.PAST
    dates = resolve(above[-1], context.published, direction).dates
    late = dates.start and context.published.end and dates.start > context.published.end
    if not dates.is_day or (late and draft.status not in _AHEAD):
        return draft
    return replace(draft, date=MentionDate(dates, above[-1].surface, above[-1].span))
