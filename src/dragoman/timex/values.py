"""What the words of a time expression say, before anything is known about when they were written.

text -> Item (a word with its class) -> Spec (one day, month, week ...) -> TimeExpression -> model.Timex
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dragoman.model import UNDATED, DateRange, Span

YearFilter = Callable[[int], bool] | Container[int]


class Kind(StrEnum):
    """What an expression is about: a day or more, an hour, a length of time, or something that recurs."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Shape(StrEnum):
    """How the parts of an expression belong together."""

    ONE = "one"
    LIST = "list"  # all of them: "Monday and Tuesday"
    CHOICE = "choice"  # one of them: "Monday or Tuesday"
    RANGE = "range"  # from the first to the last


class Anchor(StrEnum):
    """What an expression counts from: nothing (it is absolute), the publication, or another event."""

    NONE = "none"
    PUBLICATION = "publication"
    EVENT = "event"


class Direction(StrEnum):
    """On which side of the publication a weekday, or a day without its year, lies."""

    PAST = "past"
    FUTURE = "future"
    ANY = "any"


class Turn(StrEnum):
    """A word that says which one: last, next, this; the others count from another event."""

    LAST = "last"
    NEXT = "next"
    THIS = "this"
    SAME = "same"
    FOLLOWING = "following"
    PRECEDING = "preceding"


class Unit(StrEnum):
    """A length of time that the calendar knows."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"
    AGE = "age"  # decades and centuries: never resolved


class Third(StrEnum):
    """A part of a month or year; EARLIER and LATER end or begin at the publication; the weeks are a month's."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    EARLIER = "earlier"
    LATER = "later"
    WEEK_1 = "week 1"
    WEEK_2 = "week 2"
    WEEK_3 = "week 3"
    WEEK_4 = "week 4"
    LAST_WEEK = "last week"


class Season(StrEnum):
    """A season of the northern year; winter is that which begins in December."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Bound(StrEnum):
    """A word before the expression that makes it a limit and not the day itself."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class Ymd(NamedTuple):
    """One reading of a date in figures."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Spec:
    """One day, week, month or year as the words give it; None where they say nothing.

    `offset` are the days of "yesterday" and the like. `shift` counts `unit`s, with `vague` for "a few".
    `nth` is the day of a count ("the 53rd day"). `readings` hold a date in figures whose order is open.
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    offset: int | None = None
    shift: int | None = None
    vague: bool = False
    unit: Unit | None = None
    turn: Turn | None = None
    third: Third | None = None
    season: Season | None = None
    nth: int | None = None
    part: str | None = None
    readings: tuple[Ymd, ...] = ()
    anchor: Anchor = Anchor.NONE


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as it stands in a text, not resolved.

    `bound` is set where a word before it makes it a limit ("since Monday"); `rule` names the grammar's rule;
    `opens` says that the other event follows ("the day after ...", "la veille de ...").
    """

    span: Span
    surface: str
    kind: Kind
    rule: str
    specs: tuple[Spec, ...] = ()
    shape: Shape = Shape.ONE
    bound: Bound | None = None
    opens: bool = False

    @property
    def weekday(self) -> int | None:
        """Return the weekday that the words name (0 is Monday), also where nothing fixes the day."""
        return next((spec.weekday for spec in self.specs if spec.weekday is not None), None)

    @property
    def is_brief(self) -> bool:
        """Say whether it is a length of minutes or hours."""
        units = {spec.unit for spec in self.specs}
        return self.kind is Kind.DURATION and bool(units) and units <= {Unit.MINUTE, Unit.HOUR}

    @property
    def is_since_a_day(self) -> bool:
        """Say whether it is a day from which on something is."""
        days = all(s.weekday is not None or s.offset is not None or (s.day and s.month) for s in self.specs)
        return self.kind is Kind.DATE and self.bound is Bound.SINCE and days

    @property
    def kind_of_anchor(self) -> Anchor:
        """Return what the expression counts from."""
        anchors = {spec.anchor for spec in self.specs}
        return next((a for a in (Anchor.EVENT, Anchor.PUBLICATION) if a in anchors), Anchor.NONE)


class Frame(NamedTuple):
    """What an expression is read against."""

    reference: DateRange = UNDATED
    direction: Direction = Direction.PAST
    years: YearFilter | None = None
    anchor: DateRange = UNDATED


class Outcome(NamedTuple):
    """The days that were found, and what a person should know about them."""

    dates: DateRange = UNDATED
    issue: str | None = None


NOTHING = Outcome()
