"""Clauses in which somebody passes on what another said: "according to X", "Reuters quoted X as saying"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.clause import Saying, cue_of
from dragoman.annotate.reporting.clauses.namings import FULL_NAME, Naming, Unit
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import DESCRIBED, GLUE
from dragoman.model import Span

_QUOTED_REACH = 8  # units behind "quoted" among which "as saying" stands
_VIEWPOINT = 3  # units of "for X,"
_VIEW_LONGEST = 8  # units of "for the analyst X"


def from_sources(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> bool:
    """Say whether "of" brings in an unnamed source ("de source diplomatique")."""
    following = units[at + 1] if at + 1 < len(units) else None
    return bool(following and following.naming and following.naming.kind == "unnamed"
                and lexicon.mark("sources", (following.form,), 0) is not None)  # fmt: skip


def according(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> Saying | None:
    """Return "according to X", with at most a few words of glue between."""
    for where in range(at + 1, min(at + 4, len(units))):
        unit = units[where]
        if unit.naming:
            return Saying(Kind.ACCORDING, at, where + 1, unit.naming, where, cue=cue_of(units, at, where))
        if unit.kind is Kind.CAPITAL and not _is_adjective(units, where, lexicon):
            return unknown_name(units, at, where, Kind.ACCORDING)
        if (noun := lexicon.people.noun((unit.form,), 0)) is not None and unit.kind is Kind.WORD:
            if all(one.kind is Kind.CAPITAL for one in units[where + 1 : where + 1 + FULL_NAME]) and units[where + 2 :]:
                return unknown_name(units, at, where + 1, Kind.ACCORDING)  # "according to the analyst Jane Doe"
            first = at + 1 + (units[at + 1].kind is Kind.ARTICLE)
            who = Naming(DESCRIBED, Span(units[first].span.start, units[where + noun[0] - 1].span.end))
            return Saying(Kind.ACCORDING, at, where + 1, who, where, cue=cue_of(units, at, where))
        if unit.kind not in GLUE and unit.kind not in (Kind.OF, Kind.WORD, Kind.MARK, Kind.CAPITAL):
            return None
        if lexicon.mark("bodies_again", (unit.form,), 0) is not None and _ends_phrase(units, where):
            first = at + 1 + (units[at + 1].kind is Kind.ARTICLE)
            who = Naming(DESCRIBED, Span(units[first].span.start, unit.span.end))
            return Saying(Kind.ACCORDING, at, where + 1, who, where, cue=cue_of(units, at, where))
    return None


def _ends_phrase(units: Sequence[Unit], last: int) -> bool:
    """Say whether a part of the sentence ends with a unit."""
    return last + 1 >= len(units) or units[last + 1].kind in (Kind.COMMA, Kind.STOP, Kind.QUOTE)


def _is_adjective(units: Sequence[Unit], where: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a capital is but the adjective of a noun for people behind it: "one Western envoy"."""
    behind = units[where + 1 : where + 2]
    return bool(behind) and behind[0].kind is Kind.WORD and lexicon.people.noun((behind[0].form,), 0) is not None


def past_conjunction(units: Sequence[Unit], start: int, lexicon: ReportingLexicon) -> int:
    """Return where a name of capitals begins that "But" or "Now" may stand before."""
    opens = any(lexicon.mark(name, (units[start].form,), 0) is not None for name in ("contrast", "adverbs"))
    return start + opens


def unknown_name(units: Sequence[Unit], at: int, where: int, kind: Kind) -> Saying:
    """Return a clause told by a name that nobody knows, an outlet as a rule."""
    end = where + 1
    while end < len(units) and units[end].kind is Kind.CAPITAL:
        end += 1
    span = Span(units[where].span.start, units[end - 1].span.end)
    return Saying(kind, at, end, Naming("outlet", span, known=False), where, cue=cue_of(units, at, where))


def viewpoint(units: Sequence[Unit], lexicon: ReportingLexicon) -> Saying | None:
    """Return whose view a sentence gives that begins with "to X," or "pour X,", be it a name that nobody knows."""
    if len(units) < _VIEWPOINT or lexicon.mark("viewpoint", (units[0].form,), 0) is None:
        return None
    comma = next((at for at, unit in enumerate(units[: _VIEW_LONGEST + 2]) if unit.kind is Kind.COMMA), 0)
    who = units[1].naming if comma == _VIEWPOINT - 1 else None
    if who is not None and who.actors:
        return Saying(Kind.UTTER, 0, 2, who, 1, cue=cue_of(units, 0, 0))
    first = comma
    while first > 1 and units[first - 1].kind is Kind.CAPITAL:
        first -= 1
    if comma - first < FULL_NAME or not _introduces(units[1:first], lexicon):
        return None
    name = Naming("outlet", Span(units[first].span.start, units[comma - 1].span.end), known=False)
    return Saying(Kind.UTTER, 0, comma, name, first, cue=cue_of(units, 0, 0))


def _introduces(title: Sequence[Unit], lexicon: ReportingLexicon) -> bool:
    """Say whether nothing or a noun for a person with its article and adjectives stands there: "the analyst"."""
    if not title:
        return True
    words = [unit.form for unit in title]
    return title[0].kind is Kind.ARTICLE and any(lexicon.people.noun(words, at) for at in range(1, len(words)))


def quoted(units: Sequence[Unit], at: int) -> Saying | None:
    """Return whom somebody quotes, named or described: "quoted the president as saying"."""
    cue = cue_of(units, at, at)
    where = next((w for w in range(at - 1, max(-1, at - 4), -1) if units[w].naming and not _by(units, w)), None)
    passive = any(unit.kind is Kind.PASSIVE for unit in units[max(0, at - _QUOTED_REACH) : at])
    if where is None and passive:  # "X was quoted by Y as saying"
        reach = range(at - 1, max(-1, at - _QUOTED_REACH), -1)
        where = next((w for w in reach if units[w].naming and not _by(units, w)), None)
    if where is not None:
        return Saying(Kind.TELL, at, at + 1, units[where].naming, where, cue=cue)
    start = next((w for w in range(at - 1, max(-1, at - _QUOTED_REACH), -1) if units[w].kind is Kind.ARTICLE), None)
    if start is None or start + 1 >= at:
        return None
    who = Naming(DESCRIBED, Span(units[start + 1].span.start, units[at - 1].span.end))
    return Saying(Kind.TELL, at, at + 1, who, start, cue=cue)


def _by(units: Sequence[Unit], where: int) -> bool:
    """Say whether "by" stands before a unit, an article between at most."""
    before = [Kind.BY if "cited_by" in unit.lists else unit.kind for unit in units[max(0, where - 2) : where]]
    return bool(before) and (before[-1] is Kind.BY or (before[0] is Kind.BY and before[-1] is Kind.ARTICLE))


def from_another(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> Saying | None:
    """Return whom a paper passes on: "نقلت الصحيفة عن X أن"; of a language whose verb comes first."""
    if not lexicon.verb_first or lexicon.mark("quoting", (units[at].form,), 0) is None:
        return None
    for where in range(at + 1, min(at + _QUOTED_REACH, len(units) - 1)):
        if units[where].kind in (Kind.STOP, Kind.QUOTE, Kind.COMMA):
            return None
        if units[where].kind is Kind.OF and units[where + 1].naming:
            who = units[where + 1].naming
            return Saying(Kind.TELL, at, where + 2, who, where + 1, cue=cue_of(units, at, at))
    return None


def quotes_another(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> bool:
    """Say whether the verb's subject only passes on what another said: "Reuters quoted X as saying"."""
    if lexicon.mark("quoting", (units[at].form,), 0) is None:
        return False
    return any(unit.kind is Kind.QUOTED for unit in units[at + 1 : at + _QUOTED_REACH])
