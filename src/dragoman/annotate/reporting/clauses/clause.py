"""A clause that tells, and who is named together with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.model import Span

_NOWHERE = Span(0, 0)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Saying:
    """A clause that tells: `at` and `end` are the units of its cue, `who` is None where only a pronoun stands.

    `kind` is TELL, UTTER, GERUND or ACCORDING; `where` is the unit of who tells.
    """

    kind: Kind
    at: int
    end: int
    who: Naming | None
    where: int | None = None
    pronoun: bool = False
    cue: Span = _NOWHERE


def cue_of(units: Sequence[Unit], first: int, last: int) -> Span:
    return Span(units[first].span.start, units[max(first, last)].span.end)


def together(units: Sequence[Unit], where: int) -> Naming | None:
    """Return who is named at a unit, with those whom "and" joins to it on either side."""
    first = last = where
    while first >= 1 and (step := _joined_to_previous(units, first)):
        first -= step
    while first < where and first >= _PAIR and units[first - 1].kind is Kind.COMMA and _nameable(units, first - 2):
        first -= 2  # "X, Y and Z"
    while last + 1 < len(units) and (step := _joined_to_next(units, last)):
        last += step
    naming = units[where].naming
    if naming is None or first == last:
        return naming
    parts = [unit.naming for unit in units[first : last + 1] if unit.naming]
    span = Span(parts[0].span.start, parts[-1].span.end)
    actors = tuple(actor for part in parts for actor in part.actors)
    countries = frozenset().union(*(part.countries for part in parts))
    return Naming(naming.kind, span, actors, plural=True, countries=countries)


def _joined_to_previous(units: Sequence[Unit], where: int) -> int:
    """Return how many units before stands the one that "and" joins to this one, 0 where none does."""
    if units[where].joined and _nameable(units, where - 1):
        return 1
    return 2 if units[where - 1].kind is Kind.AND and where >= 2 and _nameable(units, where - 2) else 0


def _joined_to_next(units: Sequence[Unit], where: int) -> int:
    following = units[where + 1]
    if following.joined and _nameable(units, where + 1):
        return 1
    if following.kind is Kind.COMMA and where + 4 < len(units) and units[where + 3].kind is Kind.AND:
        return 2 if _nameable(units, where + 2) and _nameable(units, where + 4) else 0  # "X, Y and Z"
    return 2 if following.kind is Kind.AND and where + 2 < len(units) and _nameable(units, where + 2) else 0


def _nameable(units: Sequence[Unit], where: int) -> bool:
    naming = units[where].naming
    return naming is not None and bool(naming.actors) and not naming.document and not units[where].clitics
