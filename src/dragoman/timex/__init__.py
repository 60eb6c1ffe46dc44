"""Time expressions: found, resolved as far as text and publication go, and left open where they don't."""

from dragoman.timex.calendar import days_range, parse_day
from dragoman.timex.publication import document_date, written_on
from dragoman.timex.resolve import anchor_of, read, resolve
from dragoman.timex.tagger import tag
from dragoman.timex.values import Anchor, Bound, Direction, Kind, Shape, Spec, TimeExpression, Unit, YearFilter

__all__ = [
    "Anchor",
    "Bound",
    "Direction",
    "Kind",
    "Shape",
    "Spec",
    "TimeExpression",
    "Unit",
    "YearFilter",
    "anchor_of",
    "days_range",
    "document_date",
    "parse_day",
    "read",
    "resolve",
    "tag",
    "written_on",
]
