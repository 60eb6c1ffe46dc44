"""What stands between commas behind a name, and where the name begins: "the Authority on Trade, of X, said"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.namings import Unit
from dragoman.annotate.reporting.clauses.units import HONORIFIC
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.speakers.descriptions import after_quote, noun_phrase, prepositional

_PARENTHESIS = 6  # units
_NAME_WORDS = 2  # capitals that make a name; one alone may only begin the sentence
_IN_NAMES = frozenset({Kind.OF, Kind.PREPOSITION})
_REACH_LEFT = 40
_INSIDE = 2  # units before one


def before_apposition(units: Sequence[Unit], at: int) -> int:
    """Return the unit before which a subject is looked for: "X, visiting Y, said" has it before the first comma."""
    if at < 1 or units[at - 1].kind is not Kind.COMMA:
        return at
    for comma in range(at - 2, max(0, at - _REACH_LEFT), -1):
        if units[comma].kind in (Kind.STOP, Kind.QUOTE, Kind.ACCORDING, Kind.COLON):
            return at
        if units[comma].kind is Kind.COMMA:
            behind = _before_parenthesis(units, comma)
            if behind < comma and _is_full_name(units, behind):
                return behind
            named = units[comma - 1].naming and not prepositional(units, comma - 1)
            return comma if named or _is_full_name(units, comma) or noun_phrase(units, comma) is not None else at
    return at


def _before_parenthesis(units: Sequence[Unit], end: int) -> int:
    """Return the unit at which the parenthesis begins that ends before a unit: "the Union (IU), which …"."""
    if units[end - 1].form != ")":
        return end
    return next((at for at in range(end - 2, max(-1, end - _PARENTHESIS), -1) if units[at].form == "("), end)


def name_start(units: Sequence[Unit], end: int) -> int:
    """Return where a name of capitals begins that ends before a unit, "of" and "on" inside it."""
    start = end
    while start > 0 and (
        units[start - 1].kind is Kind.CAPITAL
        or HONORIFIC in units[start - 1].lists
        or _is_inside(units, start, end)
    ):  # fmt: skip
        start -= 1
    return start


def _is_full_name(units: Sequence[Unit], end: int) -> bool:
    """Say whether a name of two words that nobody knows ends before a unit, and no preposition governs it."""
    start = name_start(units, end)
    least = 1 if after_quote(units, start) else _NAME_WORDS
    return end - start >= least and not prepositional(units, start)


def _is_inside(units: Sequence[Unit], start: int, end: int) -> bool:
    """Say whether a preposition stands before a unit between two capitals of one name."""
    if start < _INSIDE or start >= end or units[start - 1].kind not in _IN_NAMES:
        return False
    return units[start - 2].kind is Kind.CAPITAL and units[start].kind is Kind.CAPITAL
