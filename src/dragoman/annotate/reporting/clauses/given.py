"""Names that nobody has entered, shown by their given name, of a language without capitals: "إبراهيم الدباشي"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.model import Span

_MOST = 3  # words


def given_name(units: Sequence[Unit], start: int, lexicon: ReportingLexicon) -> int | None:
    """Return where a name of two words and more ends that begins at a unit with a given name."""
    if lexicon.cased or units[start].kind is not Kind.WORD or units[start].clitics:
        return None
    if any(lexicon.mark("named_after", (unit.form,), 0) is not None for unit in units[max(0, start - 2) : start]):
        return None  # "King X Airport"
    first = lexicon.mark("given", [unit.form for unit in units[start : start + 2]], 0)
    if first is None:
        return None
    end = start + first
    while end < len(units) and end - start < _MOST and _is_part(units[end], lexicon):
        end += 1
    return end if end > start + first else None


def _is_part(unit: Unit, lexicon: ReportingLexicon) -> bool:
    return unit.kind is Kind.WORD and not unit.joined and lexicon.mark("adverbs", (unit.form,), 0) is None


def first_given_name(units: Sequence[Unit], lexicon: ReportingLexicon) -> tuple[int, int] | None:
    """Return (start, end) of the first such name that no preposition governs."""
    for at in range(len(units)):
        free = not at or units[at - 1].kind not in (Kind.PREPOSITION, Kind.OF, Kind.BY)
        if free and (end := given_name(units, at, lexicon)) is not None:
            return at, end
    return None


def given_naming(units: Sequence[Unit], start: int, end: int) -> Naming:
    """Return the naming of such a name."""
    first = units[start].span.start + units[start].joined
    return Naming("outlet", Span(first, units[end - 1].span.end), known=False)
