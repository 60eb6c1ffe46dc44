"""Whom a query stands for: a name, a family name, a misspelt one, an office in words, or a periphrasis.

    "وزير الخارجية التونسي", "the Moroccan king", "le locataire de l'Élysée", "NATO chief", "Nentantahu"
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge import titles
from dragoman.knowledge.entities import Answer, Candidate, HoldingStatus, Person, Reach, Term
from dragoman.knowledge.forms import form_key, script_of, script_of_form
from dragoman.knowledge.gazetteer import EntryKind
from dragoman.knowledge.names import best_candidate, same_person
from dragoman.knowledge.tenure import reach, status_of
from dragoman.language.folder import language_codes
from dragoman.language.text import tokenize
from dragoman.model import UNDATED, DateRange

if TYPE_CHECKING:
    from dragoman.knowledge.base import KnowledgeBase

# A query is a name or an office, not a text.
_LONGEST_QUERY = 300
# Of the names most like a misspelt query so many are compared in earnest.
_SHORTLIST = 60


@dataclass(frozen=True, slots=True)
class _Office:
    """An office and the state or body it is of."""

    office: str
    of: str


def answer(base: KnowledgeBase, query: str, on: dt.date | None, language: str | None) -> Answer:
    """Return whom `query` stands for on that day; without a day, all who are known.

    Tried in this order: full name, office in words, family name, misspelt name. `how` of the answer says which.
    """
    text = query.strip()[:_LONGEST_QUERY]
    for how, candidates in _readings(base, text, on, language):
        if candidates:
            return Answer(query, on, _status(candidates, on), tuple(candidates), how)
    return Answer(query, on, HoldingStatus.UNKNOWN)


def _readings(
    base: KnowledgeBase, text: str, on: dt.date | None, language: str | None
) -> Iterator[tuple[str, list[Candidate]]]:
    yield "name", _in_office(base, base.persons_named(_bare(text), language), on)
    for code in _languages(text, language):
        yield "office", _office_holders(base, text, on, code)
    yield "family name", _in_office(base, base.persons_with_surname(_bare(text), language), on, strict=True)
    yield "like a name", _in_office(base, _alike(base, _bare(text)), on)


def _languages(text: str, language: str | None) -> list[str]:
    """Return the languages to read an office in: the given one, or all that are written in the text's script."""
    if language is not None:
        return [language]
    return [code for code in language_codes() if script_of(code) == script_of_form(text)]


def _bare(text: str) -> str:
    """Return a query without a title of address before the name."""
    return titles.without_honorifics(text)


def _period(on: dt.date | None) -> DateRange:
    return DateRange(on, on, on.isoformat()) if on else UNDATED


def _status(candidates: Iterable[Candidate], on: dt.date | None) -> HoldingStatus:
    listed = list(candidates)
    reaches = [(one.person.key, reach(one.term, _period(on)) if one.term else Reach.NONE) for one in listed]
    if on is None and len({key for key, _ in reaches}) == 1:
        return HoldingStatus.HELD if listed[0].term else HoldingStatus.UNKNOWN
    inside = [(key, how) for key, how in reaches if how is not Reach.NONE]
    if not inside:
        return HoldingStatus.SEVERAL if len({key for key, _ in reaches}) > 1 else HoldingStatus.UNKNOWN
    return status_of(inside)


def _in_office(
    base: KnowledgeBase, persons: Iterable[Person], on: dt.date | None, strict: bool = False
) -> list[Candidate]:
    """Return the persons with their offices of that day; one without any stays, unless `strict` and others have."""
    found: list[Candidate] = []
    idle: list[Candidate] = []
    for person in persons:
        terms = base.offices_of(person.key, _period(on) if on else None)
        found += [Candidate(person, term) for term in terms]
        idle += [] if terms else [Candidate(person, None)]
    return found if strict and found else found + idle


def _office_holders(base: KnowledgeBase, text: str, on: dt.date | None, language: str) -> list[Candidate]:
    """Return the holders of the office that the whole of `text` words, with the state or body beside the title."""
    for office in _offices(base, text, language):
        holding = base.holders(office.office, office.of, _period(on))
        if holding.candidates:
            return list(holding.candidates)
    return []


def _offices(base: KnowledgeBase, text: str, language: str) -> Iterator[_Office]:
    """Yield the readings of an office in words, the longest title first."""
    tokens = tokenize(text)
    forms, surfaces = [token.form for token in tokens], [token.surface for token in tokens]
    for title in titles.found(forms, language):
        if title.of:
            yield _Office(title.office, title.of)
        rest = [index for index in range(len(forms)) if not title.start <= index < title.end]
        for of in _owners(base, [forms[i] for i in rest], [surfaces[i] for i in rest], language):
            yield _Office(title.office, of)
            if title.office in _BODY_HEADS:
                yield _Office(_BODY_HEADS[title.office], of)


# A "president" of a body is its head, a "chief" of a movement its leader.
_BODY_HEADS = {"head_of_state": "head", "head": "leader", "leader": "head", "delegation": "head"}


def _owners(base: KnowledgeBase, forms: list[str], surfaces: list[str], language: str) -> list[str]:
    """Return the states and bodies that the words beside a title name, the longest match at each place."""
    gazetteer = base.gazetteer(language)
    owners: list[str] = []
    for start in range(len(forms)):
        for offset in titles.clitics(forms[start], language):
            shifted = [*forms[:start], forms[start][offset:], *forms[start + 1 :]]
            match = gazetteer.match(shifted, start, surfaces if offset == 0 else None)
            if match:
                owners += [_owner(base, entry.kind, entry.key) for entry in match.entries]
    return list(dict.fromkeys(filter(None, owners)))


def _owner(base: KnowledgeBase, kind: EntryKind, key: str) -> str:
    """Return the state or body that an entry beside a title stands for; a palace or ministry stands for its state."""
    if kind in (EntryKind.STATE, EntryKind.DEMONYM, EntryKind.ADJECTIVE, EntryKind.CAPITAL):
        return key
    body = base.body(key) if kind is EntryKind.BODY else None
    if body is None:
        return ""
    return body.country if body.country and body.kind in ("palace", "ministry", "government") else key


def _alike(base: KnowledgeBase, text: str) -> tuple[Person, ...]:
    """Return the persons whose name `text` is a misspelling of: those of the best score, none below a floor."""
    from rapidfuzz import fuzz, process

    key = form_key(text)
    if len(key) < 4:
        return ()
    choices = base.name_index(key)
    shortlist = process.extract(key, list(choices), scorer=fuzz.ratio, limit=_SHORTLIST)
    persons = {person.key: person for form, _, _ in shortlist for person in choices[form]}
    same = [person for person in persons.values() if any(same_person(text, name.form).same for name in person.names)]
    if same:
        return tuple(same)
    best = best_candidate(text, persons.values())
    return (best.person,) if best else ()
