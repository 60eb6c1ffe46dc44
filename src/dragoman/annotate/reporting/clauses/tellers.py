"""Clauses that say who tells: "X said", "said X", "according to X", "a-t-il dit"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.apposition import apposed, before_apposition, body_start, name_start
from dragoman.annotate.reporting.clauses.clause import Saying, cue_of, together
from dragoman.annotate.reporting.clauses.describing import ENDS_NAME, before_objects, described
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.clauses.passing_on import (
    according,
    from_another,
    from_sources,
    past_conjunction,
    quoted,
    quotes_another,
    unknown_name,
    viewpoint,
)
from dragoman.annotate.reporting.clauses.units import HONORIFIC
from dragoman.annotate.reporting.clauses.verb_first import verb_first
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import (
    CLAUSE_START,
    DESCRIBED,
    after_quote,
    described_subject,
    is_object,
    is_pronoun,
    prepositional,
)
from dragoman.model import EntityKind, Span

_REACH_RIGHT = 8  # units between a verb and a subject that follows it ("indique sur Twitter X")
_REACH_LEFT = 40
_REACH_FAR = 30  # units behind a verb among which a long description ends with a name
_PLACE_REACH = 5
_NAME_WORDS, _NAME_MOST = 2, 4  # capitals that make a name; one alone may only begin the sentence
_NAME_ENDS = ENDS_NAME | {Kind.PREPOSITION, Kind.OF, Kind.AND, Kind.MARK, Kind.COLON, Kind.AUXILIARY}
_SUBJECT = 5  # units before a verb among which the article of its subject stands
_CHARGED = 3  # units before a verb whose subject stands behind a preposition
_SKIPPED = frozenset(map(Kind, "wpnFCmtougOM"))  # what may stand between a verb and a subject behind it
_BETWEEN = frozenset({Kind.WORD, Kind.MODIFIER, Kind.COMMA, Kind.PREPOSITION, Kind.NUMBER, Kind.ARTICLE, Kind.BY})
_TITLE = frozenset({Kind.ARTICLE, Kind.MODIFIER, Kind.WORD, Kind.CAPITAL})
_TOLD = {Kind.TOLD: Kind.TELL, Kind.UTTERED: Kind.UTTER}


def sayings(units: Sequence[Unit], lexicon: ReportingLexicon) -> tuple[Saying, ...]:
    """Return the clauses of a stretch that tell, in order."""
    found: list[Saying] = []
    at = 0
    while at < len(units):
        saying = _at(units, at, lexicon, found)
        if saying:
            found.append(saying)
            at = max(saying.end, at + 1)
        else:
            at += 1
    return tuple(found)


def _at(units: Sequence[Unit], at: int, lexicon: ReportingLexicon, before: Sequence[Saying]) -> Saying | None:
    kind = units[at].kind
    if passed := from_another(units, at, lexicon):
        return passed
    if kind is Kind.ACCORDING or (kind is Kind.OF and from_sources(units, at, lexicon)):
        return according(units, at, lexicon)
    if kind is Kind.QUOTED and units[at].clitics:
        return _gerund(units, at, at + 1, lexicon, before)  # "adding by saying"
    if kind is Kind.QUOTED:
        return quoted(units, at)
    if not at and (view := viewpoint(units, lexicon)):
        return view
    if quotes_another(units, at, lexicon):
        return _left(units, at, at + 1, Kind.ACCORDING, lexicon)
    return _verb(units, at, lexicon, before)


def _verb(units: Sequence[Unit], at: int, lexicon: ReportingLexicon, before: Sequence[Saying]) -> Saying | None:
    kind, end, pronoun = _verb_at(units, at)
    if kind is None:
        return None
    if at and lexicon.mark("before_noun", (units[at - 1].form,), 0) is not None:
        return None
    cue = cue_of(units, at, end - 1)
    if pronoun and (where := _place_behind(units, at, end, lexicon)) is not None:
        return Saying(kind, at, where + 1, units[where].naming, where, cue=cue)
    if pronoun:
        return Saying(kind, at, end, None, None, True, cue)
    if units[at].infinitive:
        first = subject(units[:at])  # "X rang Y to urge him to"
        return Saying(kind, at, end, together(units, first), first, cue=cue) if first is not None else None
    if (charged := _charged(units, at, lexicon)) is not None:
        return Saying(kind, at, end, together(units, charged), charged, cue=cue)
    if _passive(units, at, end):
        return _agent(units, at, end, kind)
    if kind is Kind.GERUND:
        return _gerund(units, at, end, lexicon, before)
    if lexicon.verb_first:
        return verb_first(units, at, end, kind, lexicon, before)
    right = _right(units, at, end, kind, lexicon) if lexicon.inversion else None
    return (
        right
        or described(units, at, end, kind, lexicon)
        or _left(units, at, end, kind, lexicon)
        or _unknown(units, at, end, kind, lexicon)
        or Saying(kind, at, end, None, None, False, cue)
    )


def _charged(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> int | None:
    """Return to whom it fell to say something: "it was left to X to say"."""
    if at < _CHARGED or lexicon.mark("infinitive", (units[at - 1].form,), 0) is None:
        return None
    named = units[at - 2].naming is not None and prepositional(units, at - 2)
    return at - 2 if named and subject(units[:at]) is None else None


def _place_behind(units: Sequence[Unit], at: int, end: int, lexicon: ReportingLexicon) -> int | None:
    """Return the place where nobody in particular says it: "confie-t-on à Bruxelles", "dans l'entourage de X"."""
    if not lexicon.nobody_endings or not units[at].form.endswith(lexicon.nobody_endings):
        return None
    reach = range(end, min(end + _PLACE_REACH, len(units)))
    stop = next((place for place in reach if units[place].kind in CLAUSE_START), len(units))
    return next((place for place in reach if place < stop and units[place].naming), None)


def _gerund(units: Sequence[Unit], at: int, end: int, lexicon: ReportingLexicon, before: Sequence[Saying]) -> Saying:
    """Return "adding": told by who told before in the stretch, else by the subject."""
    cue = cue_of(units, at, end - 1)
    told = next((clause for clause in reversed(before) if clause.who or (clause.pronoun and clause.at == 0)), None)
    if told and told.who and not any(unit.kind is Kind.STOP for unit in units[told.end : at]):
        return Saying(Kind.GERUND, at, end, told.who, told.where, cue=cue)
    if told and told.pronoun and lexicon.verb_first and not any(u.kind is Kind.STOP for u in units[told.end : at]):
        return Saying(Kind.GERUND, at, end, None, None, True, cue)  # "(he) denied …, stressing"
    if left := _left(units, at, end, Kind.GERUND, lexicon):
        return left
    where, who = described_subject(units[:at], lexicon) or (None, None)
    return Saying(Kind.GERUND, at, end, who, where, who is None, cue)


def _verb_at(units: Sequence[Unit], at: int) -> tuple[Kind | None, int, bool]:
    """Return (kind, end, whether its pronoun is in it) of the verb that begins at a unit."""
    unit = units[at]
    if unit.kind in (Kind.TELL, Kind.UTTER, Kind.GERUND):
        return unit.kind, at + 1, False
    if unit.kind is Kind.INVERTED:
        end = _participle(units, at + 1)
        return (_TOLD[units[end].kind], end + 1, True) if end is not None else (Kind.TELL, at + 1, True)
    if unit.kind is Kind.AUXILIARY:
        end = _participle(units, at + 1)
        return (_TOLD[units[end].kind], end + 1, False) if end is not None else (None, at, False)
    return None, at, False


def _participle(units: Sequence[Unit], at: int) -> int | None:
    for position in range(at, min(at + 6, len(units))):
        if units[position].kind in _TOLD:
            return position
        if units[position].kind not in _BETWEEN and units[position].kind not in (Kind.PASSIVE, Kind.OF):
            return None
    return None


def _passive(units: Sequence[Unit], at: int, end: int) -> bool:
    before = units[at - 1].kind if at else Kind.STOP
    inside = any(unit.kind is Kind.PASSIVE for unit in units[at:end])
    return (before is Kind.PASSIVE or inside) and units[at].kind is not Kind.GERUND


def _agent(units: Sequence[Unit], at: int, end: int, kind: Kind) -> Saying | None:
    """Return "was announced by X"."""
    for position in range(end, min(end + 6, len(units) - 1)):
        if units[position].kind is Kind.BY and units[position + 1].naming:
            return Saying(
                kind, at, position + 2, units[position + 1].naming, position + 1, cue=cue_of(units, at, end - 1)
            )
    return None


def _right(units: Sequence[Unit], at: int, end: int, kind: Kind, lexicon: ReportingLexicon) -> Saying | None:
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
        if unit.kind is Kind.CAPITAL and (where == end or HONORIFIC in units[where - 1].lists):
            return unknown_name(units, at, where - (where > end), kind)
        if quoted and _begins_name(units, end, where, lexicon):
            return unknown_name(units, at, where, kind)
        among = unit.kind is Kind.PRONOUN and units[where - 1].kind is Kind.OF
        if unit.kind not in _SKIPPED and not unit.naming and not (quoted and (unit.kind is Kind.COMMA or among)):
            break
    last = _named_at_last(units, end) if quoted else None
    return Saying(kind, at, last + 1, units[last].naming, last, cue=cue_of(units, at, end - 1)) if last else None


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


def _left(units: Sequence[Unit], at: int, end: int, kind: Kind, lexicon: ReportingLexicon) -> Saying | None:
    """Return "X said": the nearest who stands before the verb in the same sentence and isn't an object."""
    limit = before_apposition(units, at)
    for where in range(limit - 1, max(-1, at - _REACH_LEFT), -1):
        unit = units[where]
        capital = unit.kind is Kind.CAPITAL and where == limit - 1
        if unit.kind in (Kind.STOP, Kind.QUOTE) or (capital and lexicon.marked("nobody", (unit.form,))):
            return None
        if is_object(unit, lexicon):
            continue
        if unit.naming and not prepositional(units, where) and not (kind is not Kind.GERUND and _object(units, where)):
            named = apposed(units, where, at)
            return Saying(kind, at, end, together(units, named), named, cue=cue_of(units, at, end - 1))
        if unit.kind is Kind.PRONOUN and lexicon.mark("anybody", (unit.form,), 0) is not None:
            return _at_a_place(units, where, at, end, kind)
        if _is_pronoun_before(units, where, at, lexicon):
            return Saying(kind, at, end, None, None, True, cue_of(units, at, end - 1))
        if capital and (one := _by_capitals(units, where, lexicon)):
            return Saying(kind, at, end, one[1], one[0], cue=cue_of(units, at, end - 1))
    return None


def _by_capitals(units: Sequence[Unit], last: int, lexicon: ReportingLexicon) -> tuple[int, Naming] | None:
    """Return (unit, who) is named by the capitals that end at a unit, a name that nobody knows or a body's."""
    body = body_start(units, last)
    if body is not None and (naming := units[body].naming):
        return body, naming
    start = past_conjunction(units, name_start(units, last + 1), lexicon)
    if start > last or prepositional(units, start):
        return None
    return start, Naming("outlet", Span(units[start].span.start, units[last].span.end), known=False)


def _is_pronoun_before(units: Sequence[Unit], where: int, at: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a pronoun near before the verb is its subject: "he said", "one told us"."""
    if units[where].kind is Kind.PRONOUN:
        return where >= at - 3
    return where == at - 1 and lexicon.mark("one_of_them", (units[where].form,), 0) is not None


def _at_a_place(units: Sequence[Unit], pronoun: int, at: int, end: int, kind: Kind) -> Saying | None:
    """Return where nobody in particular says it: "at the ministry, one says"."""
    where = pronoun - 2
    placed = where > 0 and units[pronoun - 1].kind is Kind.COMMA and units[where].naming and prepositional(units, where)
    return Saying(kind, at, end, units[where].naming, where, cue=cue_of(units, at, end - 1)) if placed else None


def _unknown(units: Sequence[Unit], at: int, end: int, kind: Kind, lexicon: ReportingLexicon) -> Saying | None:
    """Return "Jane Doe, head of the fund, said": a name that nobody knows at the beginning of the sentence."""
    start = at
    while start > 0 and units[start - 1].kind not in (Kind.STOP, Kind.QUOTE, Kind.COLON) and at - start < _REACH_LEFT:
        start -= 1
    first = past_conjunction(units, start, lexicon) + (units[start].kind is Kind.ARTICLE)
    last = first
    while last < at and units[last].kind is Kind.CAPITAL:
        last += 1
    placed = last - first == 1 and units[last].kind in (Kind.PREPOSITION, Kind.OF) and start < first + 1
    if last - first < _NAME_WORDS and not placed:  # "Villagers in X, …, said"
        return None
    naming = Naming(
        DESCRIBED if placed else "outlet", Span(units[first].span.start, units[last - 1].span.end), known=False
    )
    return Saying(kind, at, end, naming, first, cue=cue_of(units, at, end - 1))


def _object(units: Sequence[Unit], where: int) -> bool:
    """Say whether a naming stands right after a verb that has its own subject before it ("told Reuters")."""
    if where == 0 or units[where - 1].kind not in (Kind.TELL, Kind.UTTER):
        return False
    return any(unit.naming for unit in units[max(0, where - 6) : where - 1])


def subject(units: Sequence[Unit]) -> int | None:
    """Return the first unit that names an actor, no state, who isn't an object; None where there's none."""
    for where, unit in enumerate(units):
        naming = unit.naming
        speaks = (
            naming
            and not naming.document
            and (naming.kind == "spokesperson" or any(a.kind is not EntityKind.STATE for a in naming.actors))
        )
        owns = where + 1 < len(units) and units[where + 1].kind is Kind.GENITIVE  # "X's deputy"
        if speaks and not owns and not prepositional(units, where):
            return where
    return None
