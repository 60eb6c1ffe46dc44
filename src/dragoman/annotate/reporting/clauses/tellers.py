"""Clauses that say who tells: "X said", "said X", "according to X", "a-t-il dit"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.apposition import apposed, before_apposition, body_start, name_start
from dragoman.annotate.reporting.clauses.clause import Saying, cue_of, together
from dragoman.annotate.reporting.clauses.describing import described
from dragoman.annotate.reporting.clauses.given import first_given_name, given_naming
from dragoman.annotate.reporting.clauses.inverted import inverted
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.clauses.passing_on import (
    according,
    from_another,
    from_sources,
    past_conjunction,
    quoted,
    quotes_another,
    viewpoint,
)
from dragoman.annotate.reporting.clauses.verb_first import verb_first
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.speakers.descriptions import (
    CLAUSE_START,
    DESCRIBED,
    behind_noun,
    behind_title,
    described_subject,
    is_object,
    prepositional,
    unknown_subject,
)
from dragoman.model import EntityKind, Span

_REACH_LEFT = 40
_PLACE_REACH = 5
_NAME_WORDS, _NAME_MOST = 2, 4  # capitals that make a name; one alone may only begin the sentence
_CHARGED = 3  # units before a verb whose subject stands behind a preposition
_BETWEEN = frozenset({Kind.WORD, Kind.MODIFIER, Kind.COMMA, Kind.PREPOSITION, Kind.NUMBER, Kind.ARTICLE, Kind.BY})
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
    right = inverted(units, at, end, kind, lexicon) if lexicon.inversion else None
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
    left = _left(units, at, end, Kind.GERUND, lexicon)
    if left and not (lexicon.verb_first and left.where is not None and _is_place(units[left.where])):
        return left
    if lexicon.verb_first and (given := first_given_name(units[:at], lexicon)) is not None:
        return Saying(Kind.GERUND, at, end, given_naming(units, *given), given[0], cue=cue)
    if (name := unknown_subject(units[:at], lexicon)) is not None:
        return Saying(Kind.GERUND, at, end, Naming("outlet", name[0], known=False), 0, cue=cue)
    where, who = described_subject(units[:at], lexicon) or (None, None)
    return Saying(Kind.GERUND, at, end, who, where, who is None, cue)


def _is_place(unit: Unit) -> bool:
    """Say whether a unit names but states, which their capitals stand for."""
    return bool(unit.actors) and all(actor.kind is EntityKind.STATE for actor in unit.actors)


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
    name = behind_noun(units[:at], last, lexicon) or behind_title(units[:at], first, lexicon)
    first, last = name or (first, last)
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
