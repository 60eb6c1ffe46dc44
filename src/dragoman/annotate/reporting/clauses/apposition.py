"""What stands between commas behind a name, and where the name begins: "the Authority on Trade, of X, said"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.namings import Unit
from dragoman.annotate.reporting.clauses.units import HONORIFIC
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.speakers.descriptions import after_quote, noun_phrase, prepositional
from dragoman.model import EntityKind, EntityMention

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


def apposed(units: Sequence[Unit], where: int, end: int) -> int:
    """Return the unit of the name in apposition to one who is only described: "the junta's spokesman, General X, said".

    Behind the name a comma, a stop or the verb at `end` stands.
    """
    naming, name = units[where].naming, where + 2
    if naming is None or name >= min(end, len(units)) or units[where + 1].kind is not Kind.COMMA:
        return where
    named = naming.called or any(actor.kind is EntityKind.PERSON for actor in naming.actors)
    one = units[name].naming
    following = units[name + 1].kind if name + 1 < len(units) else Kind.STOP
    closed = following in (Kind.COMMA, Kind.STOP) or name + 1 == end
    nameless = naming.kind in ("spokesperson", "unnamed") and not named
    person = one is not None and one.person and any(_has_name(actor) for actor in one.actors)
    return name if nameless and person and closed else where


def _has_name(actor: EntityMention) -> bool:
    """Say whether a person is mentioned by a name, and not by a title or a pronoun alone."""
    return actor.kind is EntityKind.PERSON and actor.role != actor.surface and actor.surface[:1].isupper()


def body_start(units: Sequence[Unit], last: int) -> int | None:
    """Return the body whose long name ends with "and" and capitals: "the Ministry of Trade and Regional Growth"."""
    start = last
    while start > 0 and last - start < _NAME_WORDS and units[start - 1].kind in (Kind.CAPITAL, Kind.MODIFIER):
        start -= 1
    body = start - 2
    if body < 0 or units[start - 1].kind is not Kind.AND or not units[body].actors or prepositional(units, body):
        return None
    return body if all(actor.kind is EntityKind.BODY for actor in units[body].actors) else None


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
