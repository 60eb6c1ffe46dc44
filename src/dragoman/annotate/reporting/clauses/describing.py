"""Clauses told by somebody who is described and not named: "the coach said", "…, said the coach"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.apposition import before_apposition
from dragoman.annotate.reporting.clauses.clause import Saying, cue_of
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.clauses.units import HONORIFIC
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import (
    CLAUSE_START,
    DESCRIBED,
    after_quote,
    bare_plural,
    noun_phrase,
    phrase_end,
    prepositional,
)
from dragoman.model import Span

_ADVERBS = 5  # units behind a verb that may say how it was said
_NAME_WORDS, _NAME_MOST = 2, 4  # capitals that make a name
_INSERTED = 9  # units behind a verb among which what is put in between commas ends
ENDS_NAME = frozenset({Kind.STOP, Kind.COMMA, Kind.THAT, Kind.QUOTE})


def before_objects(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> int:
    """Return where the verb begins with the pronouns before it ("leur a dit")."""
    while at and not units[at - 1].naming and lexicon.mark("objects", (units[at - 1].form,), 0) is not None:
        at -= 1
    return at


def described(units: Sequence[Unit], at: int, end: int, kind: Kind, lexicon: ReportingLexicon) -> Saying | None:
    """Return "the coach said" and "…, said the coach": somebody who is described and not named."""
    last = before_apposition(units, at)
    start = noun_phrase(units, last)
    if start is None and lexicon.compounds:
        start = bare_plural(units, last, lexicon)
    if start is None and (not at or units[at - 1].kind in CLAUSE_START) and _brings_in(units, end):
        start, last = end, phrase_end(units, end)  # "Said one minister: “…”"
    if start is None and not lexicon.compounds and _closes_with(units, at, end, lexicon):
        start, last = end, phrase_end(units, end)
    if start is None and after_quote(units, before_objects(units, at, lexicon)):
        start = _behind_adverbs(units, end, lexicon)
        last = phrase_end(units, start)
    if start is None or start >= last:
        return None
    while last > start + 1 and _is_adverb(units[last - 1], lexicon):
        last -= 1
    first = start + (units[start].kind is Kind.ARTICLE and HONORIFIC not in units[start].lists)
    if first >= last:
        return None
    opening = units[first].naming or units[first]
    span = Span(opening.span.start, units[last - 1].span.end)
    same = any(unit.form in lexicon.title_heads for unit in units[first:last] if unit.kind is not Kind.CAPITAL)
    naming = _name_beside(units, last, at) or Naming(DESCRIBED, span, same=same)
    return Saying(kind, at, max(end, last if start >= end else end), naming, start, cue=cue_of(units, at, end - 1))


def _is_adverb(unit: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether a word between a description and its verb says how or when: "the blog further asserts"."""
    return unit.kind is Kind.WORD and lexicon.mark("adverbs", (unit.form,), 0) is not None


def _closes_with(units: Sequence[Unit], at: int, end: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a noun for a person behind the verb ends the sentence: "…, a souligné le ministre."."""
    last = phrase_end(units, end)
    if not at or units[at - 1].kind is not Kind.COMMA or last <= end or units[end].kind is not Kind.ARTICLE:
        return False
    closed = last >= len(units) or units[last].kind in (Kind.STOP, Kind.PREPOSITION)
    return closed and lexicon.people.noun([unit.form for unit in units[end + 1 : last]], 0) is not None


def _brings_in(units: Sequence[Unit], start: int) -> bool:
    """Say whether a description that begins at a unit ends with a colon."""
    end = phrase_end(units, start)
    return end > start and end < len(units) and units[end].kind is Kind.COLON


def _name_beside(units: Sequence[Unit], comma: int, at: int) -> Naming | None:
    """Return the name in apposition to a description: "a teacher, Jane Doe, said", "said a teacher, Jane Doe"."""
    if comma >= len(units) or units[comma].kind is not Kind.COMMA:
        return None
    end = comma + 1
    while end < len(units) and units[end].kind is Kind.CAPITAL:
        end += 1
    closed = end >= len(units) or units[end].kind in ENDS_NAME or units[end].kind is Kind.PREPOSITION
    if not _NAME_WORDS <= end - comma - 1 <= _NAME_MOST or not closed or (comma < at and end != at - 1):
        return None
    return Naming("outlet", Span(units[comma + 1].span.start, units[end - 1].span.end), known=False)


def _behind_adverbs(units: Sequence[Unit], end: int, lexicon: ReportingLexicon) -> int:
    """Return where a description begins behind a verb and what is said of how: "résume sans détour une élue"."""
    words = [unit.form for unit in units[: end + 2 * _ADVERBS]]
    for at in range(end, min(end + _ADVERBS, len(units))):
        if units[at].kind is Kind.ARTICLE and not (at and prepositional(units, at)):
            nouns = (lexicon.people.noun(words, noun) for noun in range(at + 1, min(at + 4, len(units))))
            return at if any(nouns) else end
        inner = units[at].kind is Kind.OF and at + 1 < len(units) and units[at + 1].kind is Kind.WORD  # "d'emblée"
        if units[at].kind not in (Kind.WORD, Kind.PREPOSITION) and not inner:
            break
    return _behind_insertion(units, end, words, lexicon)


def _behind_insertion(units: Sequence[Unit], end: int, words: Sequence[str], lexicon: ReportingLexicon) -> int:
    """Return where a description begins behind what is put in between commas: "a soufflé, les yeux clos, l'otage"."""
    if end >= len(units) or units[end].kind is not Kind.COMMA:
        return end
    for at in range(end + 2, min(end + _INSERTED, len(units) - 1)):
        if units[at].kind in (Kind.STOP, Kind.QUOTE) or units[at].naming:
            break
        opens = units[at].kind is Kind.ARTICLE and units[at - 1].kind is Kind.COMMA
        if opens and any(lexicon.people.noun(words, noun) for noun in range(at + 1, min(at + 4, len(words)))):
            return at
    return end
