"""Whose words they are where a noun says so and no verb: "was X's verdict", "the answer of X came at once:"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.namings import FULL_NAME, Naming, Unit
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import DESCRIBED
from dragoman.model import Span

_REACH = 5  # units behind a noun among which whose it is stands
_PARTICLE = 3  # letters
_CASE = frozenset({Kind.OF, Kind.BY, Kind.PREPOSITION})
_GLUE = frozenset({Kind.ARTICLE, Kind.MODIFIER, Kind.NUMBER, Kind.PASSIVE})


def owner(units: Sequence[Unit], lexicon: ReportingLexicon) -> Naming | None:
    """Return who owns the first noun for somebody's words among the units, None where nobody does."""
    for at, unit in enumerate(units):
        if not _may_be_words(unit) or lexicon.mark("words_of", (unit.form,), 0) is None:
            continue
        if found := _before(units, at) or _behind(units[at + 1 : at + 1 + _REACH], lexicon):
            return found
        if name := _unknown_behind(units, at + 1):
            return name
    return None


def _may_be_words(unit: Unit) -> bool:
    """Say whether a unit is a plain noun, or a document that nobody is said to have issued: "message"."""
    return unit.naming is None or (unit.naming.document and not unit.naming.actors)


def _before(units: Sequence[Unit], at: int) -> Naming | None:
    """Return whose a noun is by a genitive before it: "X's verdict", "the Norwegian's short reply"."""
    case = next((w for w in range(at - 1, max(-1, at - 3), -1) if units[w].kind is Kind.GENITIVE), None)
    if not case:
        return None
    one = units[case - 1]
    if one.naming:
        return one.naming
    named = one.kind in (Kind.CAPITAL, Kind.WORD) and case > 1 and units[case - 2].kind is Kind.ARTICLE
    return Naming(DESCRIBED, one.span) if named else None


def _behind(units: Sequence[Unit], lexicon: ReportingLexicon) -> Naming | None:
    """Return who is named behind "of", or at once where the language has no word for "of"."""
    governed = lexicon.verb_first
    for unit in units:
        if unit.naming:
            return unit.naming if governed or unit.clitics else None
        governed = governed or unit.kind in _CASE
        if lexicon.mark("toward", (unit.form,), 0) is not None:
            return None
        stems = lexicon.mark("stems", (unit.form,), 0) is not None
        governed = governed or (unit.kind is Kind.THAT and unit is not units[-1])
        if unit.kind not in _CASE and unit.kind not in _GLUE and unit.kind is not Kind.THAT and not stems:
            return None
    return None


def _unknown_behind(units: Sequence[Unit], start: int) -> Naming | None:
    """Return the name that nobody knows right behind "of": "Verdict de Jane van Doe"."""
    if start >= len(units) or units[start].kind not in (Kind.OF, Kind.BY):
        return None
    end = start + 1
    while end < len(units) and (units[end].kind is Kind.CAPITAL or (end > start + 1 and _is_particle(units, end))):
        end += 1
    if end - start - 1 < FULL_NAME:
        return None
    return Naming("outlet", Span(units[start + 1].span.start, units[end - 1].span.end), known=False)


def _is_particle(units: Sequence[Unit], at: int) -> bool:
    """Say whether a short word stands between two capitals of one name: "da", "van"."""
    short = len(units[at].form) <= _PARTICLE and units[at].kind in (Kind.WORD, Kind.OF, Kind.ARTICLE)
    return short and at + 1 < len(units) and units[at + 1].kind is Kind.CAPITAL


def is_his(units: Sequence[Unit], lexicon: ReportingLexicon) -> bool:
    """Say whether the units name the words of somebody told of before: "the answer", "his words", "كلماته"."""
    for at, unit in enumerate(units):
        if not unit.naming and lexicon.mark("his_words", (unit.form,), 0) is not None:
            return True
        if not _may_be_words(unit) or lexicon.mark("words_of", (unit.form,), 0) is None:
            continue
        return at > 0 and units[at - 1].kind in (Kind.ARTICLE, Kind.MODIFIER)
    return False
