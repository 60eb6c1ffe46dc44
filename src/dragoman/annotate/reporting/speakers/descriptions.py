"""Who is described and not named: "the coach", "an 81-year-old woman", "une gérante parisienne"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.clauses.namings import APART, Naming, Unit
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.model import EntityKind, Span

DESCRIBED = "described"  # kind of a naming that no list and no name knows: a voter, the coach
_DESCRIPTION = 8  # units
_FULL_NAME, _LONG_NAME = 2, 4  # words
_BEFORE_SUBJECT = frozenset({Kind.WORD, Kind.COMMA, Kind.NUMBER, Kind.THAT})
_OPENING = 3  # units of a clause before its subject, where words have their article on them
_ADJECTIVE = frozenset({Kind.WORD, Kind.MODIFIER, Kind.NUMBER, Kind.CAPITAL, Kind.MARK})
_ADJECTIVES = 4  # units before a noun among which its article stands
_DESCRIBING = frozenset(
    {Kind.ARTICLE, Kind.WORD, Kind.MODIFIER, Kind.OF, Kind.CAPITAL, Kind.NUMBER, Kind.GENITIVE, Kind.UNNAMED}
)
CLAUSE_START = frozenset({Kind.COMMA, Kind.QUOTE, Kind.STOP, Kind.MARK, Kind.COLON})
GLUE = frozenset({Kind.ARTICLE, Kind.MODIFIER, Kind.GENITIVE})
_CASE = frozenset({Kind.PREPOSITION, Kind.OF, Kind.BY})
_VERBLIKE = frozenset({Kind.WORD, Kind.TELL, Kind.UTTER, Kind.AUXILIARY, Kind.PASSIVE})
_GOVERNS = _CASE | {Kind.THAT}


def noun_phrase(units: Sequence[Unit], end: int) -> int | None:
    """Return where a noun phrase without any name that ends at a unit begins: with an article, as a clause does."""
    start = end
    while start > 0 and end - start < _DESCRIPTION:
        if not _describes(units[start - 1]) and not (start < end and _is_state(units[start - 1])):
            break
        start -= 1
        if units[start].naming and units[start].span.start < units[start].actors[0].extent.start:
            return start if _describes(units[end - 1]) and _opens_clause(units, start) else None  # with its article
    articles = (at for at in range(start, end - 1) if units[at].kind is Kind.ARTICLE)
    return next((at for at in articles if _opens_clause(units, at)), None) if _describes(units[end - 1]) else None


def _describes(unit: Unit) -> bool:
    return unit.kind in _DESCRIBING or (unit.kind is Kind.MARK and unit.form == "-")


def _is_state(unit: Unit) -> bool:
    """Say whether a unit names but a state or its capital ("a Lisbon dealer")."""
    return bool(unit.actors) and not unit.clitics and all(actor.kind is EntityKind.STATE for actor in unit.actors)


def _opens_clause(units: Sequence[Unit], at: int) -> bool:
    """Say whether a clause may begin at a unit: at a start, behind "that" or "and", or behind a place."""
    if not at or units[at - 1].kind in CLAUSE_START or units[at - 1].kind in (Kind.THAT, Kind.AND):
        return True
    place = units[at - 1].naming is not None or units[at - 1].kind is Kind.CAPITAL
    return place and prepositional(units, at - 1)


def phrase_end(units: Sequence[Unit], start: int) -> int:
    """Return where the description behind a verb ends: of an article and more, or of words and a name."""
    end = start
    while end < len(units) and end - start < _DESCRIPTION and units[end].kind in _DESCRIBING:
        end += 1
    while end > start and units[end - 1].kind in (Kind.ARTICLE, Kind.OF):
        end -= 1
    is_one = end > start and (units[start].kind is Kind.ARTICLE or units[end - 1].kind is Kind.CAPITAL)
    return end if is_one else start


def after_quote(units: Sequence[Unit], at: int) -> bool:
    """Say whether nothing but marks stands between a quotation and the verb."""
    position = at - 1
    while position >= 0 and units[position].kind in (Kind.COMMA, Kind.MARK):
        position -= 1
    return position >= 0 and units[position].kind is Kind.QUOTE


def _behind_by(units: Sequence[Unit], last: int) -> bool:
    """Say whether the words of a title that end at a unit stand behind "by the"."""
    position = last
    while (
        position > 0
        and last - position < _ADJECTIVES
        and units[position].kind in (Kind.WORD, Kind.CAPITAL, Kind.MODIFIER)
    ):
        position -= 1
    return position < last and units[position].kind is Kind.ARTICLE and units[position - 1].kind is Kind.BY


def is_pronoun(unit: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether a unit is but a pronoun, be it known whom it means or not."""
    found = lexicon.match((unit.form,), 0)
    return found is not None and "pronouns" in found[1] and _is_word(unit)


def is_object(unit: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether a unit is but a pronoun for an object: "him", "lui"."""
    return lexicon.mark("objects", (unit.form,), 0) is not None and _is_word(unit)


def _is_word(unit: Unit) -> bool:
    return unit.span.end - unit.span.start <= len(unit.form)


def prepositional(units: Sequence[Unit], where: int) -> bool:
    """Say whether a naming stands after a preposition and so is no subject."""
    if units[where].clitics:
        return True
    if _is_two(units, where):
        return False
    position = where - 1
    while position >= 0 and units[position].kind in GLUE:
        position -= 1
    if position >= 0 and _behind_by(units, position):
        return True
    following = units[where + 1].kind if where + 1 < len(units) else Kind.STOP
    apart = following is Kind.COMMA and where + 2 < len(units) and units[where + 2].kind in (Kind.TELL, Kind.UTTER)
    if position >= 0 and "clause_openers" in units[position].lists and (following in _VERBLIKE or apart):
        return False  # "after X rang Y", "as the minister, X, said"
    if position > 0 and "that" in units[position].lists and units[position - 1].kind is Kind.ARTICLE:
        return False  # "ce que X a dit"
    return position >= 0 and (units[position].kind in _CASE or "cited_by" in units[position].lists)


def _is_two(units: Sequence[Unit], where: int) -> bool:
    """Say whether a title and a name with a comma between are two persons: "after talks with the king, X said"."""
    following = units[where + 1].kind if where + 1 < len(units) else Kind.STOP
    return APART in units[where].lists and following in (Kind.TELL, Kind.UTTER)


def described_subject(units: Sequence[Unit], lexicon: ReportingLexicon) -> tuple[int, Naming] | None:
    """Return (unit, who) of the first who is described and not named, at a clause's start."""
    words = [unit.form for unit in units]
    if (origin := _lone_origin(units, lexicon)) is not None:
        return origin, Naming(DESCRIBED, units[origin].span)
    for at in range(len(units)):
        found = lexicon.people.noun(words, at) if _may_describe(units[at]) else None
        start = _start(units, at, lexicon) if found else None
        if found is None or start is None:
            continue
        end = _head_end(units, found[0], lexicon)
        while end < len(units) and not lexicon.cased and lexicon.people.modifier(units[end].form):
            end += 1
        title = lexicon.people.is_title(units[at].form, lexicon.title_heads)
        if title and not lexicon.cased and end == found[0]:
            continue  # "the minister" of somewhere
        span = Span(units[start].span.start, units[end - 1].span.end)
        return at, Naming(DESCRIBED, span, same=title and end == start + 1)
    return None


def _lone_origin(units: Sequence[Unit], lexicon: ReportingLexicon) -> int | None:
    """Return the unit of "the Norwegian" that opens a clause and no noun: what is told of him follows at once."""
    for at in range(1, len(units) - 1):
        capital = units[at].kind is Kind.CAPITAL and units[at - 1].kind is Kind.ARTICLE
        if capital and lexicon.origins_of(units[at].form) and _opens_clause(units, at - 1):
            return at if _is_told_of(units[at + 1], lexicon) else None
    return None


def _is_told_of(following: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether a unit can only be a verb or adverb, and no noun behind an adjective."""
    noun = following.form in lexicon.title_heads or lexicon.people.noun((following.form,), 0) is not None
    verblike = following.form.endswith("ed") or lexicon.mark("adverbs", (following.form,), 0) is not None
    return not noun and (following.kind in _VERBLIKE - {Kind.WORD} or (following.kind is Kind.WORD and verblike))


def _head_end(units: Sequence[Unit], end: int, lexicon: ReportingLexicon) -> int:
    """Return where the last noun for a person ends of those that stand in a row: "the veteran media mogul"."""
    if not lexicon.compounds:
        return end
    for at in range(end, min(end + _ADJECTIVES, len(units))):
        if not _may_describe(units[at]):
            break
        if (noun := lexicon.people.noun((units[at].form,), 0)) is not None:
            end = at + noun[0]
    return end


def bare_plural(units: Sequence[Unit], end: int, lexicon: ReportingLexicon) -> int | None:
    """Return where a noun for people without an article begins that opens its clause and ends at a unit."""
    start = end
    while start > 0 and end - start < _ADJECTIVES and (_may_describe(units[start - 1]) or _is_state(units[start - 1])):
        start -= 1
    noun = lexicon.people.noun((units[end - 1].form,), 0) if start < end and _may_describe(units[end - 1]) else None
    return start if noun and end - start > 1 and _opens_clause(units, start) else None


def unknown_subject(units: Sequence[Unit], lexicon: ReportingLexicon) -> tuple[Span, bool] | None:
    """Return (name, whether it is surely a person's) of a full name that nobody knows, which may be the subject.

    Surely a person's is one with an age or a noun for a person in apposition: "Jane Doe, 54, drives", at the beginning.
    """
    start = next((at for at, unit in enumerate(units) if unit.kind is Kind.CAPITAL and at + 1 < len(units)
                  and units[at + 1].kind is Kind.CAPITAL and not _is_opener(unit, lexicon)), len(units))  # fmt: skip
    end = start
    while end < len(units) and units[end].kind is Kind.CAPITAL and _is_name_word(units[end], lexicon):
        end += 1
    start, end = behind_noun(units, end, lexicon) or behind_title(units, start, lexicon) or (start, end)
    if not _FULL_NAME <= end - start <= _LONG_NAME or end + 1 >= len(units) or not lexicon.cased:
        return None
    cleft = _is_cleft(units, start, end)
    opened = cleft or (start > 0 and lexicon.people.noun((units[start - 1].form,), 0) is not None)
    opened = opened or (start > 0 and units[start - 1].kind is Kind.CAPITAL)
    opened = opened or (start == 1 and units[0].kind is Kind.AND)
    if start and not opened and (prepositional(units, start) or units[start - 1].kind not in _BEFORE_SUBJECT):
        return None
    behind = units[end + 1 : end + 1 + _ADJECTIVES]
    name = Span(units[start].span.start, units[end - 1].span.end)
    if cleft:
        return name, True
    if units[end].kind is not Kind.COMMA:
        stands = units[end].kind is Kind.WORD or (not start and units[end].kind in (Kind.PASSIVE, Kind.AUXILIARY))
        return (name, False) if stands else None
    titles = [unit.form for unit in units[max(0, start - 1 - _ADJECTIVES) : start - 1] if not unit.naming]
    apposed = start > 1 and units[start - 1].kind is Kind.COMMA
    if apposed and any(lexicon.people.noun((form,), 0) for form in titles):
        return name, False  # "the minister's deputy, Jane Doe, was"
    is_human = behind[0].kind in (Kind.NUMBER, Kind.OF) or any(lexicon.people.noun((unit.form,), 0) for unit in behind)
    return (name, start == 0) if is_human else None


def behind_title(units: Sequence[Unit], start: int, lexicon: ReportingLexicon) -> tuple[int, int] | None:
    """Return (start, end) of the name behind a title of many capitals: "the Commissioner for Sea Trade Jane Doe"."""
    at = next((w for w in range(start, len(units)) if not _in_title(units[w])), len(units))
    first = at
    while first > start and units[first - 1].kind is Kind.CAPITAL:
        first -= 1
    governed = first > start and units[first - 1].kind is Kind.OF
    words = [unit.form for unit in units[start:first]]
    titled = any(word in lexicon.title_heads or lexicon.people.noun((word,), 0) is not None for word in words)
    return (at - _FULL_NAME, at) if governed and titled and at - first > _FULL_NAME else None


def _in_title(unit: Unit) -> bool:
    return unit.kind in (Kind.CAPITAL, Kind.OF) or (unit.kind is Kind.WORD and unit.form == "and")


def behind_noun(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> tuple[int, int] | None:
    """Return (start, end) of the name behind a body's and a noun for a person: "FC Tarn head coach Jane Doe"."""
    start = at
    while start < len(units) and units[start].kind in (Kind.WORD, Kind.MODIFIER) and start - at < _ADJECTIVES:
        start += 1
    end = start
    while end < len(units) and units[end].kind is Kind.CAPITAL:
        end += 1
    noun = start > at and lexicon.people.noun((units[start - 1].form,), 0) is not None
    return (start, end) if noun and lexicon.compounds and end - start >= _FULL_NAME else None


def _is_cleft(units: Sequence[Unit], start: int, end: int) -> bool:
    """Say whether a name stands in "it was Jane Doe who"."""
    opens = start > 1 and units[start - 1].kind is Kind.PASSIVE and units[start - 2].kind is Kind.PRONOUN
    return opens and end < len(units) and units[end].kind is Kind.THAT


def _is_opener(unit: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether a capital only begins the sentence: "Now", "But"."""
    return any(lexicon.mark(name, (unit.form,), 0) is not None for name in ("adverbs", "contrast"))


def _is_name_word(unit: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether a capital may be a part of a name: no title, no demonym, no noun for a person."""
    common = unit.form in lexicon.title_heads or unit.form in lexicon.demonyms
    return not common and lexicon.people.noun((unit.form,), 0) is None


def described_in(units: Sequence[Unit], lexicon: ReportingLexicon) -> Naming | None:
    """Return who is described by the last noun for a person of a title."""
    words = [unit.form for unit in units]
    found = ((at, lexicon.people.noun(words, at)) for at in range(len(units)) if _may_describe(units[at]))
    last = [(at, noun[0]) for at, noun in found if noun]
    return Naming(DESCRIBED, Span(units[last[-1][0]].span.start, units[last[-1][1] - 1].span.end)) if last else None


def _may_describe(unit: Unit) -> bool:
    return not unit.naming and not unit.clitics and unit.kind in (Kind.WORD, Kind.CAPITAL, Kind.MODIFIER)


def _start(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> int | None:
    """Return where a description with its noun at a unit starts, if that is its clause's start."""
    if not lexicon.cased:
        return at if _opens_near(units, at, lexicon) else None
    start = at
    while start > 0 and at - start <= _ADJECTIVES and units[start - 1].kind in _ADJECTIVE:
        start -= 1
    article = start - 1
    opens = article >= 0 and units[article].kind is Kind.ARTICLE and _opens_clause(units, article)
    return start if opens and (not article or units[article - 1].kind not in (Kind.AND, Kind.THAT)) else None


def _opens_near(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a word stands near its clause's start, behind the verb at most: no adjective of another noun."""
    start = next((back + 1 for back in range(at - 1, -1, -1) if units[back].kind in CLAUSE_START), 0)
    before = units[at - 1] if at > start else None
    owned = before is not None and lexicon.people.noun((before.form,), 0) is not None  # "the head of the players"
    stands = before is None or not (owned or lexicon.people.is_definite(before.form) or before.kind in _GOVERNS)
    return at - start <= _OPENING and stands
