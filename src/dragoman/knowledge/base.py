"""The knowledge base in memory: tables read once, indexes built when they are first asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from dragoman.knowledge import surnames
from dragoman.knowledge.entities import (
    Answer,
    Body,
    Candidate,
    City,
    Holding,
    Person,
    Reach,
    State,
    Term,
)
from dragoman.knowledge.forms import form_key, is_latin, script_of, script_of_form
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.gazetteers import build_gazetteer
from dragoman.knowledge.namewords import more_given_names
from dragoman.knowledge.sources import Tables, read_tables, shipped_files, user_files
from dragoman.knowledge.tenure import reach, status_of
from dragoman.model import DateRange

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Size:
    """How much the base holds."""

    persons: int
    terms: int
    bodies: int
    states: int
    cities: int


class KnowledgeBase:
    """Persons, bodies, states, cities and dated terms of office; read-only."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._gazetteers: dict[str, Gazetteer] = {}
        self._indexes: dict[str, dict[str, tuple[Person, ...]]] = {}

    @property
    def snapshot(self) -> str:
        """Return the SHA-256 over all the files read: what a ledger names as the base it used."""
        return self._tables.digest

    @property
    def size(self) -> Size:
        """Return how many persons, terms, bodies, states and cities there are."""
        tables = self._tables
        return Size(len(tables.persons), len(tables.terms), len(tables.bodies), len(tables.states), len(tables.cities))

    @property
    def persons(self) -> Mapping[str, Person]:
        """Return all persons by key."""
        return self._tables.persons

    @property
    def bodies(self) -> Mapping[str, Body]:
        """Return all bodies by key."""
        return self._tables.bodies

    @property
    def states(self) -> Mapping[str, State]:
        """Return all states by ISO alpha-3."""
        return self._tables.states

    @property
    def cities(self) -> Mapping[str, City]:
        """Return all cities by key."""
        return self._tables.cities

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return all terms, reconciled between the sources."""
        return self._tables.terms

    def person(self, key: str) -> Person | None:
        """Return the person with this key or Wikidata id."""
        return self.persons.get(self._tables.aliases.get(key, key)) or self._by_wikidata.get(key)

    def body(self, key: str) -> Body | None:
        """Return the body with this key."""
        return self.bodies.get(key)

    def seat_office(self, body_key: str) -> tuple[str, str] | None:
        """Return the office and the state of the person for whom a palace or ministry stands ("the Élysée")."""
        body = self.bodies.get(body_key)
        office = self._tables.seats.office_of(body_key)
        return (office, body.country) if body and body.country and office else None

    def state(self, code: str) -> State | None:
        """Return the state with this ISO alpha-3 code."""
        return self.states.get(code)

    def city(self, name: str, country: str | None = None) -> City | None:
        """Return the city of this key or name in any language, the first of the table where several are."""
        found = self.cities_named(name)
        return next((city for city in found if country in (None, city.country)), None)

    def cities_named(self, name: str) -> tuple[City, ...]:
        """Return the cities of this key or name, in the order of the table."""
        if name in self.cities:
            return (self.cities[name],)
        return self._cities_by_form.get(form_key(name), ())

    def display_name(self, key: str) -> str | None:
        """Return the usual Latin name of a person, state, body or city; None for an unknown key."""
        known = self.person(key) or self.state(key) or self.body(key) or self.cities.get(key)
        return known.name if known else None

    def office_name(self, office: str, of: str) -> str:
        """Return how an office of a state or body is called where nobody is known to hold it."""
        held = "head" if office == "head_of_state" and of not in self.states else office  # "the president of FIFA"
        return f"{held.replace('_', ' ').capitalize()} of {self.display_name(of) or of}"

    def persons_named(self, form: str, language: str | None = None) -> tuple[Person, ...]:
        """Return the persons of whom `form` is a full name, or a listed short one.

        With `language`, only names that its script can write count.
        """
        return self._keyed(self._full, form, language)

    def persons_with_surname(self, form: str, language: str | None = None) -> tuple[Person, ...]:
        """Return the persons whose family name alone is `form`."""
        return self._keyed(self._family, form, language)

    def _keyed(self, index: Mapping[str, tuple[str, ...]], form: str, language: str | None) -> tuple[Person, ...]:
        if language is not None and (script_of(language) == "Latn") != is_latin(form):
            return ()
        return tuple(self.persons[key] for key in index.get(form_key(form), ()))

    def name_index(self, key: str) -> Mapping[str, tuple[Person, ...]]:
        """Return the persons by full and family name, folded, in the script that `key` is written in."""
        script = script_of_form(key)
        if script not in self._indexes:
            forms = [*self._full.items(), *self._family.items()]
            self._indexes[script] = _grouped(
                (form, self.persons[one]) for form, keys in forms if script_of_form(form) == script for one in keys
            )
        return self._indexes[script]

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Return the given names, folded: those that full names of persons begin with, and those that are listed."""
        return frozenset(form.partition(" ")[0] for form in self._full if " " in form) | more_given_names()

    def gazetteer(self, language: str) -> Gazetteer:
        """Return the gazetteer for texts of this language, built when it is first asked for."""
        if language not in self._gazetteers:
            self._gazetteers[language] = build_gazetteer(self._tables, language, self._full, self._family)
        return self._gazetteers[language]

    def holders(self, office: str, of: str, on: DateRange) -> Holding:
        """Return who held `office` of the state or body `of` on the days of `on`.

        held: one person, certainly, on all the days. presumed: one person, but the days lie past the last one
        known, or coarse dates leave a doubt. several: more than one may be meant. unknown: nobody is known.
        """
        reached = [(term, reach(term, on)) for term in self._by_office.get((office, of), ())]
        inside = [(term, how) for term, how in reached if how is not Reach.NONE]
        status = status_of([(term.person, how) for term, how in inside])
        return Holding(status, tuple(Candidate(self.persons[term.person], term) for term, _ in inside))

    def called(self, office: str, of: str, on: DateRange) -> Holding:
        """Return whom an office's title means on the days of `on`.

        Where it is the head of government who bears a president's title (Iran), "the president" is that one.
        """
        if office == "supreme_leader":
            return self.holders("head_of_state", of, on)
        own = self.holders(office, of, on)
        if office == "head_of_state" and not any(map(_is_president, own.candidates)):
            other = self.holders("head_of_government", of, on)
            return other if other.candidates and all(map(_is_president, other.candidates)) else own
        return own

    def offices_of(self, person_key: str, on: DateRange | None = None) -> tuple[Term, ...]:
        """Return the person's terms, in order of time; with `on`, those that may cover its days."""
        person = self.person(person_key)
        terms = self._by_person.get(person.key, ()) if person else ()
        if on is None:
            return terms
        return tuple(term for term in terms if reach(term, on) is not Reach.NONE)

    def who(self, query: str, on: dt.date | None = None, language: str | None = None) -> Answer:
        """Return whom a name, an office or a periphrasis stands for on that day."""
        from dragoman.knowledge.who import answer  # it needs this class

        return answer(self, query, on, language)

    @cached_property
    def _by_wikidata(self) -> dict[str, Person]:
        return {person.wikidata: person for person in self.persons.values() if person.wikidata}

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], tuple[Term, ...]]:
        return _grouped(((term.office, term.of), term) for term in self.terms)

    @cached_property
    def _by_person(self) -> dict[str, tuple[Term, ...]]:
        return _grouped((term.person, term) for term in sorted(self.terms, key=_begin))

    @cached_property
    def _cities_by_form(self) -> dict[str, tuple[City, ...]]:
        return _grouped(
            (key, city)
            for city in self.cities.values()
            for key in dict.fromkeys(form_key(name.form) for name in city.names)
        )

    @cached_property
    def _full(self) -> dict[str, tuple[str, ...]]:
        return _grouped((form, person.key) for person in self.persons.values() for form in self._full_forms(person))

    def _full_forms(self, person: Person) -> Iterator[str]:
        """Yield the full names' forms, with and without the name of the house ("Tamim bin Hamad Al Thani")."""
        forms = self._forms(person)
        yield from (form for form in forms if " " in form or form == form_key(person.name))
        yield from filter(None, map(surnames.without_house, forms))

    @cached_property
    def _family(self) -> dict[str, tuple[str, ...]]:
        return _grouped((form, person.key) for person in self.persons.values() for form in self._short_forms(person))

    def _short_forms(self, person: Person) -> Iterator[str]:
        """Yield the family name's forms, and listed names of one word ("Lula"), which are no full names."""
        forms, states = self._forms(person), self._states_of(person.key)
        yield from (form for form in forms if " " not in form)
        places = {name for code in states for name in self._state_forms.get(code, ())}
        # "Philippe, king of Belgium" is a name in many languages; "François Hollande" isn't of Holland.
        yield from (form for form in surnames.family_forms(forms, states) if form not in places)

    @cached_property
    def _state_forms(self) -> dict[str, frozenset[str]]:
        return {code: frozenset(form_key(name.form) for name in state.names) for code, state in self.states.items()}

    def _forms(self, person: Person) -> tuple[str, ...]:
        return tuple(dict.fromkeys(form_key(name.form) for name in person.names))

    def _states_of(self, key: str) -> frozenset[str]:
        return frozenset(term.of for term in self._by_person.get(key, ()))


def _is_president(candidate: Candidate) -> bool:
    return candidate.term is not None and candidate.term.title == "President"


def _begin(term: Term) -> dt.date:
    return term.start.first if term.start else dt.date.min


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    grouped: dict[_Key, dict[_Value, None]] = {}
    for key, value in pairs:
        grouped.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in grouped.items()}


@cache
def load(folder: Path | None = None) -> KnowledgeBase:
    """Return the base that ships with the package, a user's folder of own claims laid over it; read once.

    Raises KnowledgeError where a file is malformed.
    """
    return KnowledgeBase(read_tables((*user_files(folder), *shipped_files())))
