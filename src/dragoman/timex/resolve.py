"""The resolver: what an expression's words come to, against the publication or another event's date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.model import UNDATED, DateRange, Timex
from dragoman.timex.calendar import all_range, choice_range, unit_of
from dragoman.timex.relative import (
    anchor_before,
    resolve_event,
    resolve_offset,
    resolve_shift,
    resolve_turned,
    resolve_weekday,
)
from dragoman.timex.stated import resolve_stated
from dragoman.timex.tagger import tag
from dragoman.timex.tense import direction_at
from dragoman.timex.values import (
    NOTHING,
    Anchor,
    Bound,
    Direction,
    Frame,
    Kind,
    Outcome,
    Shape,
    Spec,
    TimeExpression,
    Turn,
    Unit,
    YearFilter,
)


def resolve(
    expression: TimeExpression,
    reference: DateRange = UNDATED,
    direction: Direction = Direction.PAST,
    years: YearFilter | None = None,
    anchor: DateRange | None = None,
) -> Timex:
    """Return the expression with its days, as far as its words and what it is read against give them.

    `reference` is the publication: a day, a month, a year, or UNDATED. `direction` says where a weekday, or a
    day without its year, lies; the expression's own words go first. `years` says which years are possible at
    all. `anchor` is the date of the other event of which expressions like "the day before" speak.
    """
    if expression.bound is Bound.UNTIL and direction is Direction.PAST:
        direction = Direction.ANY  # "by Friday" may be a Friday to come
    frame = Frame(reference, direction, years, anchor or UNDATED)
    outcome = _outcome(expression, frame) if expression.kind is Kind.DATE else NOTHING
    return Timex(
        expression.span, expression.surface, expression.kind.value, outcome.dates, expression.rule, outcome.issue
    )


def read(text: str, language: str, reference: DateRange = UNDATED) -> Iterator[Timex]:
    """Yield the time expressions of a text, each resolved on the side of `reference` that its verb tells."""
    for expression in tag(text, language):
        yield resolve(expression, reference, direction_at(text, expression, language))


def anchor_of(expression: TimeExpression, dates: DateRange) -> DateRange:
    """Return the other event's date where `dates` are those of what the expression places by it.

    "Five days after their meeting they spoke on 12 February": the meeting was on the 7th.
    """
    return anchor_before(expression.specs[0], dates) if len(expression.specs) == 1 else UNDATED


def _outcome(expression: TimeExpression, frame: Frame) -> Outcome:
    if expression.shape is Shape.ONE:
        return _resolve_spec(expression.specs[0], frame)
    return _combined(expression, frame)


def _resolve_spec(spec: Spec, frame: Frame) -> Outcome:
    return next((resolver(spec, frame) for applies, resolver in _RESOLVERS if applies(spec)), NOTHING)


def _names_date(spec: Spec) -> bool:
    named = (spec.day, spec.month, spec.year, spec.season)
    return bool(spec.readings) or any(value is not None for value in named)


def _is_turned_part(spec: Spec) -> bool:
    part = spec.part is not None and spec.unit is None and spec.weekday is None
    return part and spec.turn in (Turn.THIS, Turn.LAST)


def _turned_part(spec: Spec, frame: Frame) -> Outcome:
    """Return the day of "this morning" or "last evening"."""
    return resolve_offset(Spec(offset=-1 if spec.turn is Turn.LAST else 0), frame)


_RESOLVERS: Sequence[tuple[Callable[[Spec], bool], Callable[[Spec, Frame], Outcome]]] = (
    (lambda spec: spec.anchor is Anchor.EVENT, resolve_event),
    (_names_date, resolve_stated),
    (lambda spec: spec.offset is not None, resolve_offset),
    (lambda spec: spec.weekday is not None, resolve_weekday),
    (_is_turned_part, _turned_part),
    (lambda spec: spec.turn is not None and spec.unit is not None, resolve_turned),
    (lambda spec: spec.unit is not None, resolve_shift),
)


def _combined(expression: TimeExpression, frame: Frame) -> Outcome:
    """Return the days of a list, a choice or a range; nothing where one of the parts has none."""
    if any(_is_weekday_alone(spec) for spec in expression.specs) and unit_of(frame.reference) is not Unit.DAY:
        return NOTHING  # of two weekdays in a month the one need not be in the week of the other
    outcomes = _in_sequence(expression, frame)
    ranges = [outcome.dates for outcome in outcomes]
    issue = next((outcome.issue for outcome in outcomes if outcome.issue), None)
    if not ranges or not all(dates.known for dates in ranges):
        return Outcome(issue=issue)
    return Outcome(_join(ranges, expression.shape), issue)


def _is_weekday_alone(spec: Spec) -> bool:
    return spec.weekday is not None and not _names_date(spec)


def _in_sequence(expression: TimeExpression, frame: Frame) -> list[Outcome]:
    """Return the outcomes of all parts; of weekdays in a row each is sought from its neighbour on."""
    specs = expression.specs
    if not all(_is_weekday_alone(spec) for spec in specs):
        return _in_one_year(specs, [_resolve_spec(spec, frame) for spec in specs])
    forward = frame.direction is Direction.FUTURE or any(spec.turn is Turn.NEXT for spec in specs)
    ordered = specs if forward else tuple(reversed(specs))
    found: list[Outcome] = []
    for spec in ordered:
        found.append(_resolve_spec(spec, frame))
        # "Monday and Tuesday" said on a Monday: the Monday is that of the Tuesday's week.
        if found[-1].dates.is_day:
            frame = frame._replace(reference=found[-1].dates)
    return found if forward else found[::-1]


def _in_one_year(specs: Sequence[Spec], outcomes: list[Outcome]) -> list[Outcome]:
    """Return the outcomes with the days that stayed open in the year that another part has ("9 and 10 February")."""
    years = [one.dates.start.year for one in outcomes if one.dates.start]
    yearless = all(spec.year is None and spec.month is not None for spec in specs)
    if not years or not yearless or len({spec.month for spec in specs}) > 1 or all(one.issue for one in outcomes):
        return outcomes
    return [
        one if one.dates.known else _resolve_spec(replace(spec, year=years[0]), Frame())
        for spec, one in zip(specs, outcomes, strict=True)
    ]


def _join(ranges: Sequence[DateRange], shape: Shape) -> DateRange:
    first, last = ranges[0], ranges[-1]
    if shape is Shape.RANGE or not all(one.is_day for one in ranges):
        return _interval(first, last)
    days = [one.start for one in ranges if one.start]
    join = choice_range if shape is Shape.CHOICE else all_range
    return join(days, _basis(ranges))


def _interval(first: DateRange, last: DateRange) -> DateRange:
    """Return all from the first to the last, in the fineness in which they are given."""
    if not first.start or not last.end or last.end < first.start:
        return UNDATED
    simple = all(one.edtf and not set(one.edtf) & set("/[]{}~") for one in (first, last))
    start, end = (first.edtf, last.edtf) if simple else (first.start.isoformat(), last.end.isoformat())
    return DateRange(first.start, last.end, start if start == end else f"{start}/{end}", _basis((first, last)))


def _basis(ranges: Sequence[DateRange]) -> str:
    return ranges[-1].basis
