"""Who is described and not named: "the coach", "an 81-year-old woman", "une gérante parisienne"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.units import Naming, Unit
from dragoman.model import Span

DESCRIBED = "described"  # kind of a naming that no list and no name knows: a voter, the coach
_DESCRIPTION = 8  # units
_OPENING = 3  # units of a clause before its subject, where words have their article on them
_ADJECTIVES = 4  # units before a noun among which its article stands
_DESCRIBING = frozenset(
    {Kind.ARTICLE, Kind.WORD, Kind.MODIFIER, Kind.OF, Kind.CAPITAL, Kind.NUMBER, Kind.GENITIVE, Kind.UNNAMED}
)
CLAUSE_START = frozenset({Kind.COMMA, Kind.QUOTE, Kind.STOP, Kind.MARK, Kind.COLON})
GLUE = frozenset({Kind.ARTICLE, Kind.MODIFIER, Kind.GENITIVE})
_CASE = frozenset({Kind.PREPOSITION, Kind.OF, Kind.BY})


def noun_phrase(units: Sequence[Unit], end: int) -> int | None:
    """Return where a noun phrase without any name that ends at a unit begins: with an article, as a clause does."""
    start = end
    while start > 0 and end - start < _DESCRIPTION and _describes(units[start - 1]):
        start -= 1
    articles = (at for at in range(start, end - 1) if units[at].kind is Kind.ARTICLE)
    return next((at for at in articles if _opens_clause(units, at)), None) if _describes(units[end - 1]) else None


def _describes(unit: Unit) -> bool:
    return unit.kind in _DESCRIBING or (unit.kind is Kind.MARK and unit.form == "-")


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


def prepositional(units: Sequence[Unit], where: int) -> bool:
    """Say whether a naming stands after a preposition and so is no subject."""
    if units[where].clitics:
        return True
    position = where - 1
    while position >= 0 and units[position].kind in GLUE:
        position -= 1
    return position >= 0 and (units[position].kind in _CASE or "cited_by" in units[position].lists)


def described_subject(units: Sequence[Unit], lexicon: ReportingLexicon) -> Naming | None:
    """Return the first who is described by a noun for a person and isn't named, if nothing governs him."""
    words = [unit.form for unit in units]
    for at, unit in enumerate(units):
        if unit.naming or unit.clitics or unit.kind not in (Kind.WORD, Kind.CAPITAL, Kind.MODIFIER):
            continue
        found = lexicon.people.noun(words, at)
        if found is None or _is_governed(units, at):
            continue
        if not (_article_before(units, at) if lexicon.cased else _opens_near(units, at, lexicon)):
            continue
        start, end = _first_adjective(units, at, lexicon), found[0]
        while end < len(units) and not lexicon.cased and lexicon.people.modifier(units[end].form):
            end += 1
        return Naming(DESCRIBED, Span(units[start].span.start, units[end - 1].span.end))
    return None


def _first_adjective(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> int:
    """Return the unit behind the article of a noun."""
    start = at
    while lexicon.cased and start > 0 and units[start - 1].kind is not Kind.ARTICLE:
        start -= 1
    return start


def _opens_near(units: Sequence[Unit], at: int, lexicon: ReportingLexicon) -> bool:
    """Say whether a word stands near its clause's start, behind the verb at most: no adjective of another noun."""
    start = next((back + 1 for back in range(at - 1, -1, -1) if units[back].kind in CLAUSE_START), 0)
    return at - start <= _OPENING and not (at > start and lexicon.people.is_definite(units[at - 1].form))


def _article_before(units: Sequence[Unit], at: int) -> bool:
    before = units[max(0, at - _ADJECTIVES) : at]
    articles = [place for place, unit in enumerate(before) if unit.kind is Kind.ARTICLE]
    adjectives = frozenset({Kind.WORD, Kind.MODIFIER, Kind.NUMBER, Kind.CAPITAL, Kind.MARK})
    return bool(articles) and all(unit.kind in adjectives for unit in before[articles[-1] + 1 :])


def _is_governed(units: Sequence[Unit], at: int) -> bool:
    """Say whether a preposition or a verb's object's place stands before a noun phrase that ends at a unit."""
    position = at - 1
    while position >= 0 and (units[position].kind in GLUE or units[position].kind in (Kind.WORD, Kind.NUMBER)):
        if units[position].kind is Kind.ARTICLE:
            position -= 1
            break
        position -= 1
    return position >= 0 and units[position].kind in _CASE
