"""Whom a query stands for: a name, a family name, a misspelt one, an office in words, or a periphrasis.

"وزير الخارجية التونسي", "the Moroccan king", "le locataire de l'Élysée", "NATO chief", "Nentantahu"
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge import titles
from dragoman.knowledge.entities import Answer, Candidate, HoldingStatus, Person, Reach
from dragoman.knowledge.forms import form_key, script_of, script_of_form
from dragoman.knowledge.gazetteer import Entry, EntryKind
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
    text = _asked(query)
    for how, candidates in _readings(base, text, on, language):
        if candidates:
            return Answer(query, on, _status(candidates, on), tuple(candidates), how)
    return Answer(query, on, HoldingStatus.UNKNOWN)


def _asked(query: str) -> str:
    """Return the query, a very long one up to its last whole word within bounds."""
    text = query.strip()
    return text if len(text) <= _LONGEST_QUERY else text[:_LONGEST_QUERY].rpartition(" ")[0]


def _readings(
    base: KnowledgeBase, text: str, on: dt.date | None, language: str | None
) -> Iterator[tuple[str, list[Candidate]]]:
    languages = _languages(text, language)
    bare = titles.without_honorifics(text)
    yield "name", _in_office(base, base.persons_named(bare, language), on)
    for code in languages:
        yield "name", _in_office(base, _named_inside(base, text, code, EntryKind.PERSON), on)
    for code in languages:
        yield "office", _office_holders(base, text, on, code)
    for code in languages:
        yield "seat", _seat_holders(base, text, on, code)
    yield "family name", _in_office(base, base.persons_with_surname(bare, language), on, strict=True)
    for code in languages:
        yield "family name", _in_office(base, _surname_inside(base, text, code), on, strict=True)
    if not any(any(True for _ in _offices(base, text, code)) for code in languages):
        yield "like a name", _in_office(base, _alike(base, bare), on)  # an office that nobody is known in is no name


def _named_inside(base: KnowledgeBase, text: str, language: str, kind: EntryKind) -> list[Person]:
    """Return the persons whom the longest name of this kind in the query names ("le roi Mohammed VI")."""
    return [base.persons[entry.key] for entry in _longest(base, _words(text), language, kind).entries]


def _surname_inside(base: KnowledgeBase, text: str, language: str) -> list[Person]:
    """Return the persons of a family name beside nothing but titles and small words ("le président Macron")."""
    words = _words(text)
    match = _longest(base, words, language, EntryKind.SURNAME)
    if match.of_state:
        return []  # "the defence minister of Montenegro" isn't Mr. Montenegro
    covered = {i for title in titles.found(words.forms, language) for i in range(title.start, title.end)}
    beside = [i for i in range(len(words.forms)) if not match.start <= i < match.end and i not in covered]
    if not all(words.surfaces[i].islower() or not words.surfaces[i].isalpha() for i in beside):
        return []
    return [base.persons[entry.key] for entry in match.entries]


@dataclass(frozen=True, slots=True)
class _Words:
    """A query's tokens: what is compared, and as written."""

    forms: list[str]
    surfaces: list[str]


def _words(text: str) -> _Words:
    tokens = tokenize(text)
    return _Words([token.form for token in tokens], [token.surface for token in tokens])


@dataclass(frozen=True, slots=True)
class _Found:
    """The tokens of a name in the query and what it stands for; `of_state` where they name a state too."""

    start: int = 0
    end: int = 0
    entries: tuple[Entry, ...] = ()
    of_state: bool = False


def _longest(base: KnowledgeBase, words: _Words, language: str, kind: EntryKind) -> _Found:
    gazetteer = base.gazetteer(language)
    matches = [(start, gazetteer.match(words.forms, start, words.surfaces)) for start in range(len(words.forms))]
    found = [
        _Found(start, match.end, entries, bool(match.of_kind(EntryKind.STATE)))
        for start, match in matches
        if match and (entries := match.of_kind(kind))
    ]
    return max(found, key=lambda one: one.end - one.start, default=_Found())


def _languages(text: str, language: str | None) -> list[str]:
    """Return the languages to read an office in: the given one, or all that are written in the text's script."""
    if language is not None:
        return [language]
    return [code for code in language_codes() if script_of(code) == script_of_form(text)]


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
    """Return the holders of the office that the whole of `text` words, with the state or body beside the title.

    An adjective of two states ("Congolese") leaves both.
    """
    for offices in _offices(base, text, language):
        holdings = [base.called(office.office, office.of, _period(on)) for office in offices]
        if candidates := [one for holding in holdings for one in holding.candidates]:
            return candidates
    return []


def offices_meant(base: KnowledgeBase, query: str, language: str | None) -> Iterator[tuple[str, str]]:
    """Yield what offices of which states or bodies a query may word, whether anybody is known in them or not."""
    text = _asked(query)
    for code in _languages(text, language):
        yield from ((one.office, one.of) for offices in _offices(base, text, code) for one in offices)


def _seat_holders(base: KnowledgeBase, text: str, on: dt.date | None, language: str) -> list[Candidate]:
    """Return for whom a palace, ministry or body stands that is all of `text` but an article ("le Kremlin")."""
    words = _words(text)
    match = _longest(base, words, language, EntryKind.BODY)
    if len(words.forms) - (match.end - match.start) > 1 + sum(not form.isalpha() for form in words.forms):
        return []
    for entry in match.entries:
        for office in _readings_of(base, "head", entry.key):
            holding = base.holders(office.office, office.of, _period(on))
            if holding.candidates:
                return list(holding.candidates)
    return []


def _offices(base: KnowledgeBase, text: str, language: str) -> Iterator[tuple[_Office, ...]]:
    """Yield the readings of an office in words, the longest title first; those of equal standing together."""
    words = _words(text)
    forms, surfaces = words.forms, words.surfaces
    for title in titles.found(forms, language):
        if title.of:
            yield (_Office(title.office, title.of),)
        rest = [index for index in range(len(forms)) if not title.start <= index < title.end]
        for of in _owners(base, [forms[i] for i in rest], [surfaces[i] for i in rest], language):
            yield from zip(*(tuple(_readings_of(base, title.office, one)) for one in of), strict=False)
    yield from _around_demonym(base, words, language)


def _around_demonym(base: KnowledgeBase, words: _Words, language: str) -> Iterator[tuple[_Office, ...]]:
    """Yield the offices whose title has the state's adjective in its midst ("ministre marocain des Affaires ...")."""
    gazetteer = base.gazetteer(language)
    for at in range(1, len(words.forms) - 1):
        match = gazetteer.match(words.forms, at, words.surfaces)
        states = match.of_kind(*_ADJECTIVES) if match else ()
        if match is None or not states:
            continue
        bare = [*words.forms[:at], *words.forms[match.end :]]
        for title in titles.found(bare, language):
            if title.start < at < title.end:
                yield tuple(_Office(title.office, of) for of in dict.fromkeys(entry.key for entry in states))


# Titles that say of a body only that someone is at its top.
_TOP = frozenset({"head_of_state", "head", "leader", "delegation", "minister"})


def _readings_of(base: KnowledgeBase, office: str, of: str) -> Iterator[_Office]:
    """Yield what an office of a state or body may mean: a seat's holder, a body's head, else the state's office."""
    yield _Office(office, of)
    body = base.body(of)
    if body is None:
        return
    if office in _TOP:
        seat = base.seat_office(of)
        yield from () if seat is None else (_Office(*seat),)
        yield from (_Office(top, of) for top in ("head", "leader"))
    if body.country:
        yield _Office(office, body.country)


_ADJECTIVES = (EntryKind.DEMONYM, EntryKind.ADJECTIVE)
_OF_STATE = (EntryKind.STATE, *_ADJECTIVES, EntryKind.CAPITAL)


def _owners(base: KnowledgeBase, forms: list[str], surfaces: list[str], language: str) -> list[tuple[str, ...]]:
    """Return the states and bodies that the words beside a title name, the longest match at each place.

    The states of one adjective stand together.
    """
    gazetteer = base.gazetteer(language)
    owners: list[tuple[str, ...]] = []
    start = 0
    while start < len(forms):
        end = start + 1  # what stands inside a longer name is no other state: "Papua New Guinea" isn't Guinea
        for form in titles.without_clitics(forms[start], language):
            read = [*forms[:start], form, *forms[start + 1 :]]
            match = gazetteer.match(read, start, surfaces)
            if match and (found := match.of_kind(EntryKind.BODY, *_OF_STATE)):
                shared = tuple(dict.fromkeys(entry.key for entry in match.of_kind(*_ADJECTIVES)))
                owners += [shared] if shared else [(entry.key,) for entry in found]
                end = max(end, match.end)
        start = end
    return list(dict.fromkeys(owners))


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
