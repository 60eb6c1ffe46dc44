"""Whose words they are where a noun says so and no verb: "was X's verdict", "the answer of X came at once:"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon

_REACH = 4  # units behind a noun among which whose it is stands
_CASE = frozenset({Kind.OF, Kind.BY, Kind.PREPOSITION})
_GLUE = frozenset({Kind.ARTICLE, Kind.MODIFIER, Kind.NUMBER})


def owner(units: Sequence[Unit], lexicon: ReportingLexicon) -> Naming | None:
    """Return who owns the first noun for somebody's words among the units, None where nobody does."""
    for at, unit in enumerate(units):
        if unit.naming or lexicon.mark("words_of", (unit.form,), 0) is None:
            continue
        if at > 1 and units[at - 1].kind is Kind.GENITIVE and units[at - 2].naming:
            return units[at - 2].naming
        if found := _behind(units[at + 1 : at + 1 + _REACH], lexicon):
            return found
    return None


def _behind(units: Sequence[Unit], lexicon: ReportingLexicon) -> Naming | None:
    """Return who is named behind "of", or at once where the language has no word for "of"."""
    governed = lexicon.verb_first
    for unit in units:
        if unit.naming:
            return unit.naming if governed or unit.clitics else None
        governed = governed or unit.kind in _CASE
        if unit.kind not in _CASE and unit.kind not in _GLUE:
            return None
    return None
