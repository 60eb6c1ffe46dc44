"""Clauses whose subject stands behind the verb: "…, said X", "…, a dit lundi, à Rome, X"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.apposition import apposed, before_apposition
from dragoman.annotate.reporting.clauses.clause import Saying, cue_of, together
from dragoman.annotate.reporting.clauses.describing import ENDS_NAME, before_objects
from dragoman.annotate.reporting.clauses.namings import Unit
from dragoman.annotate.reporting.clauses.passing_on import unknown_name
from dragoman.annotate.reporting.clauses.units import HONORIFIC
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import (
    CLAUSE_START,
    after_quote,
    is_object,
    is_pronoun,
    prepositional,
)

_REACH_RIGHT = 8  # units between a verb and a subject that follows it ("indique sur Twitter X")
_REACH_FAR = 30  # units behind a verb among which a long description ends with a name
_NAME_WORDS, _NAME_MOST = 2, 4  # capitals that make a name; one alone may only begin the sentence
_NAME_ENDS = ENDS_NAME | {Kind.PREPOSITION, Kind.OF, Kind.AND, Kind.MARK, Kind.COLON, Kind.AUXILIARY}
_SUBJECT = 5  # units before a verb among which the article of its subject stands
_SKIPPED = frozenset(map(Kind, "wpnFCmtougOM"))  # what may stand between a verb and a subject behind it
_TITLE = frozenset({Kind.ARTICLE, Kind.MODIFIER, Kind.WORD, Kind.CAPITAL})


def inverted(units: Sequence[Unit], at: int, end: int, kind: Kind, lexicon: ReportingLexicon) -> Saying | None:
    """Return "…, said X": the verb begins its clause and the subject follows."""
    start = before_objects(units, at, lexicon)
    previous = units[start - 1].kind if start else Kind.STOP
    if not _may_open(units, at, start) or (_addressed(lexicon, units[at]) and not _closes_behind(units, start, end)):
        return None
    quoted = after_quote(units, start)  # "« ... », a dit lundi, à Rome, X"
    inserted = previous is Kind.COMMA and not _opens_with_name(units, start - 1)
    bare = not quoted and kind is Kind.UTTER and inserted  # "X, for his part, dismissed Y as"
    ends = {Kind.STOP, Kind.COMMA}
    if not quoted and previous is Kind.COMMA and before_apposition(units, at) < at:
        bare, ends = True, {Kind.STOP}  # "X, a minister, said Y, …"
    for where in range(end, min(end + _REACH_RIGHT, len(units))):
        unit = units[where]
        if quoted and is_object(unit, lexicon):
            continue  # "répond pour lui X"
        if bare and unit.naming and where + 1 < len(units) and units[where + 1].kind not in ends:
            return None
        if unit.naming and not prepositional(units, where) and (quoted or _may_follow(units, where, lexicon)):
            where = apposed(units, where, len(units))
            return Saying(kind, at, where + 1, together(units, where), where, cue=cue_of(units, at, end - 1))
        if _begins_alone(units, end, where):
            return unknown_name(units, at, where - (where > end), kind)
        if quoted and _begins_name(units, end, where, lexicon):
            return unknown_name(units, at, where, kind)
        among = unit.kind is Kind.PRONOUN and units[where - 1].kind is Kind.OF
        if unit.kind not in _SKIPPED and not unit.naming and not (quoted and (unit.kind is Kind.COMMA or among)):
            break
    last = _named_at_last(units, end) if quoted else None
    return Saying(kind, at, last + 1, units[last].naming, last, cue=cue_of(units, at, end - 1)) if last else None


def _begins_alone(units: Sequence[Unit], end: int, where: int) -> bool:
    """Say whether a capital right behind the verb begins a name, and no office of a person: "said Food Minister X"."""
    if units[where].kind is not Kind.CAPITAL or not (where == end or HONORIFIC in units[where - 1].lists):
        return False
    naming = units[where + 1].naming if where + 1 < len(units) else None
    return naming is None or not naming.person or naming.actors[0].span.start == naming.span.start


def _begins_name(units: Sequence[Unit], start: int, where: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a full name begins at a unit: "said one of them, Jane Doe", "said pensioner Jane Doe, 66"."""
    if units[where].kind is not Kind.CAPITAL or where + 1 >= len(units):
        return False
    if units[where - 1].kind is Kind.COMMA:
        return units[where + 1].kind is Kind.CAPITAL
    end = where
    while end < len(units) and units[end].kind is Kind.CAPITAL:
        end += 1
    if not _NAME_WORDS <= end - where <= _NAME_MOST or units[where - 1].kind is not Kind.WORD:
        return False
    following = units[end].kind if end < len(units) else Kind.STOP
    words = [unit.form for unit in units[start:where]]
    person = any(word.endswith("-old") or lexicon.people.noun(words, at) for at, word in enumerate(words))
    return person and following in _NAME_ENDS


def _closes_behind(units: Sequence[Unit], start: int, end: int) -> bool:
    """Say whether nothing but who tells stands between a verb behind a quotation and a pause: "“…,” urged X."."""
    if end >= len(units) or not after_quote(units, start):
        return False
    last = end
    while last < len(units) and units[last].kind is Kind.CAPITAL:
        last += 1
    named = units[end].naming is not None and bool(units[end].actors)
    behind = end + 1 if named else last
    if named and units[end].actors[-1].extent.end > units[end].actors[-1].span.end:
        return True  # "asked X, the owner of"
    return (named or last - end >= _NAME_WORDS) and (behind >= len(units) or units[behind].kind in CLAUSE_START)


def _opens_with_name(units: Sequence[Unit], comma: int) -> bool:
    """Say whether a name alone stands before a comma: "China, X promised, will", where no verb follows it."""
    first = next((w + 1 for w in range(comma - 1, -1, -1) if units[w].kind in (Kind.STOP, Kind.QUOTE)), 0)
    return first == comma - 1 and units[first].naming is not None


def _named_at_last(units: Sequence[Unit], end: int) -> int | None:
    """Return the person with whom a long description behind a verb ends: "said the head of the Y, Jane Doe"."""
    for where in range(end, min(end + _REACH_FAR, len(units))):
        unit = units[where]
        if unit.kind in (Kind.STOP, Kind.QUOTE, Kind.TELL, Kind.UTTER):
            return None
        if unit.naming is None or not unit.naming.person or prepositional(units, where):
            continue
        first = next((w for w in range(where - 1, end, -1) if units[w].kind not in _TITLE), end)
        following = units[where + 1].kind if where + 1 < len(units) else Kind.STOP
        if units[first].kind in (Kind.COMMA, Kind.COLON) and following in ENDS_NAME:
            return where
    return None


def _may_follow(units: Sequence[Unit], where: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a verb without a quotation before it may have its subject behind: "X said Y would come" has not."""
    if is_pronoun(units[where], lexicon):
        return False
    following = units[where + 1] if where + 1 < len(units) else None
    return following is None or lexicon.mark("modals", (following.form,), 0) is None


def _may_open(units: Sequence[Unit], at: int, start: int) -> bool:
    """Say whether a verb may begin its clause: nothing but glue stands before it, and no subject."""
    previous = units[start - 1].kind if start else Kind.STOP
    worded = previous is Kind.THAT or (previous is Kind.WORD and not _ends_subject(units, start))
    return previous in CLAUSE_START or (worded and _opened(units, at))


def _ends_subject(units: Sequence[Unit], at: int) -> bool:
    """Say whether a noun with its article that opens the sentence ends before a unit: "the trade unionist accused"."""
    article = next((w for w in range(at - 2, max(-1, at - _SUBJECT), -1) if units[w].kind is Kind.ARTICLE), None)
    return article is not None and (not article or units[article - 1].kind in CLAUSE_START)


def _opened(units: Sequence[Unit], at: int) -> bool:
    """Say whether nothing but glue stands between the clause's start and the verb ("c'est ce qu'a répondu")."""
    for position in range(at - 1, max(-1, at - 5), -1):
        if units[position].naming:
            return False
        if units[position].kind in CLAUSE_START:
            return True
    return at < 4


def _addressed(lexicon: ReportingLexicon, unit: Unit) -> bool:
    """Say whether the verb takes the one addressed as its object ("told Reuters")."""
    return lexicon.mark("addressed", (unit.form,), 0) is not None
