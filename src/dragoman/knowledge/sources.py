"""The tables of the base, read from the package and from a user's own folder, laid over one another.

curated/*.persons.tsv, *.terms.tsv, bodies.tsv    written by hand
data/persons.tsv, terms.tsv, cities.tsv, ...      built by tools/build_knowledge.py
languages/<code>/states.tsv                       names of states and their demonyms
a user's folder: *.persons.tsv, *.terms.tsv       own claims, and what a refresh brought
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.entities import Body, City, Name, Person, State, Term
from dragoman.knowledge.tables import Table, package_folder, parse_names, parse_persons, parse_terms, read_table
from dragoman.knowledge.tenure import reconcile
from dragoman.language.folder import language_codes, load_language

CURATED, BUILT, USER = "curated", "built", "user"


@dataclass(frozen=True, slots=True)
class Seats:
    """Which office a palace or ministry stands for, by key or by the ending of keys (`*-presidency`)."""

    offices: dict[str, str]

    def office_of(self, body_key: str) -> str | None:
        """Return the office for which the body stands, None for a body of another kind."""
        if body_key in self.offices:
            return self.offices[body_key]
        endings = (pattern for pattern in self.offices if pattern.startswith("*") and body_key.endswith(pattern[1:]))
        return self.offices.get(next(endings, ""))


@dataclass(frozen=True, slots=True)
class Tables:
    """All that was read; `aliases` leads from keys that were merged to the key that stays."""

    persons: dict[str, Person]
    terms: tuple[Term, ...]
    bodies: dict[str, Body]
    states: dict[str, State]
    cities: dict[str, City]
    seats: Seats
    aliases: dict[str, str]
    digest: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file's text, with the kind of source that its rows are."""

    name: str
    kind: str
    text: str


def shipped_files() -> tuple[SourceFile, ...]:
    """Return the package's own files, curated before built, each group by name."""
    found = []
    for folder, kind in (("curated", CURATED), ("data", BUILT)):
        listed = sorted(package_folder(folder).iterdir(), key=lambda item: item.name)
        found += [SourceFile(item.name, kind, item.read_text("utf-8")) for item in listed if item.name[-4:] == ".tsv"]
    return tuple(found)


def user_files(folder: Path | None) -> tuple[SourceFile, ...]:
    """Return the TSV files of a user's folder, by name; none where there is no folder."""
    if folder is None or not folder.is_dir():
        return ()
    return tuple(_user_file(path) for path in sorted(folder.glob("*.tsv")))


def _user_file(path: Path) -> SourceFile:
    try:
        return SourceFile(path.name, USER, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: can't be read: {getattr(error, 'strerror', error)}") from error


def read_tables(files: Iterable[SourceFile]) -> Tables:
    """Return the tables that the files make together, the states' names from the language folders.

    Raises KnowledgeError where a file is malformed or a term names a person whom no file has.
    """
    files = tuple(files)
    persons, aliases = merge_persons(
        person for file in files if _is(file, "persons") for person in parse_persons(file.text, file.name)
    )
    reviewed = {row[0]: row[1] for file in files if _is(file, "reviewed") for row in _reviews(file)}
    terms = [
        term
        for file in files
        if _is(file, "terms")
        for term in parse_terms(file.text, file.name, file.kind, reviewed.get(file.name, ""))
    ]
    settled = reconcile(_settled(terms, persons, aliases))
    digest = hashlib.sha256("".join(file.text for file in files).encode()).hexdigest()
    return Tables(
        _wanted(persons, files, settled),
        settled,
        {body.key: body for file in files if _is(file, "bodies") for body in _bodies(file)},
        _states(file for file in files if _is(file, "states")),
        {city.key: city for file in files if _is(file, "cities") for city in _cities(file)},
        Seats({row[0]: row[1] for file in files if _is(file, "seats") for row in _seats(file)}),
        aliases,
        digest,
    )


def _wanted(persons: dict[str, Person], files: Iterable[SourceFile], terms: Iterable[Term]) -> dict[str, Person]:
    """Return the persons without those of built rows only, all of whose terms better sources displaced."""
    listed = {
        row[0]
        for file in files
        if _is(file, "persons") and file.kind != BUILT
        for row in read_table(file.text, file.name, ("person",))
    }
    held = {term.person for term in terms}
    return {key: person for key, person in persons.items() if key in held or key in listed}


def _is(file: SourceFile, table: str) -> bool:
    return file.name == f"{table}.tsv" or file.name.endswith(f".{table}.tsv")


def merge_persons(persons: Iterable[Person]) -> tuple[dict[str, Person], dict[str, str]]:
    """Return the persons by key and the keys that were merged away.

    Rows of one key or one Wikidata id are one person: the first one's name stays, the others' names are added.
    """
    merged: dict[str, Person] = {}
    by_id: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for person in persons:
        key = by_id.get(person.wikidata or "", person.key)
        if key != person.key and person.key not in merged:
            aliases[person.key] = key
        elif person.key in merged:
            key = person.key
        merged[key] = _joined(merged[key], person) if key in merged else person
        if merged[key].wikidata:
            by_id.setdefault(merged[key].wikidata or "", key)
    return merged, aliases


def _joined(first: Person, other: Person) -> Person:
    names = tuple(dict.fromkeys((*first.names, *other.names)))
    return replace(first, names=names, wikidata=first.wikidata or other.wikidata)


def _settled(terms: list[Term], persons: dict[str, Person], aliases: dict[str, str]) -> list[Term]:
    """Return the terms with merged keys replaced; a term of a person whom nobody lists is an error."""
    settled = []
    for term in terms:
        if term.person in aliases:
            term = replace(term, person=aliases[term.person])
        if term.person not in persons:
            raise KnowledgeError(f"term of {term.person!r} ({term.office} of {term.of}): no such person")
        settled.append(term)
    return settled


def _bodies(file: SourceFile) -> list[Body]:
    rows = read_table(file.text, file.name, ("body", "name"), ("kind", "country", "names", "wikidata"))
    return [
        Body(key, name, kind, country or None, (Name(name), *parse_names(names)), wikidata or None)
        for key, name, kind, country, names, wikidata in rows
    ]


def _reviews(file: SourceFile) -> Table:
    return read_table(file.text, file.name, ("file", "as_of"))


def _seats(file: SourceFile) -> Table:
    return read_table(file.text, file.name, ("body", "office"))


def _cities(file: SourceFile) -> list[City]:
    rows = read_table(file.text, file.name, ("city", "country"), ("latitude", "longitude", "names", "kind"))
    cities = []
    for name, country, latitude, longitude, names, kind in rows:
        key = "-".join(filter(None, (name.casefold().replace(" ", "-"), country.casefold())))
        listed = (Name(name), *parse_names(names))
        cities.append(City(key, name, country or None, _number(latitude), _number(longitude), kind or "city", listed))
    return cities


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _states(files: Iterable[SourceFile]) -> dict[str, State]:
    """Return the states: the usual name from the built table, the rest from the language folders."""
    usual = {
        row[0]: row for file in files for row in read_table(file.text, file.name, ("state", "name"), ("wikidata",))
    }
    rows: dict[str, list[tuple[str, dict[str, str]]]] = {code: [] for code in usual}
    for language in language_codes():
        for row in load_language(language).table("states"):
            rows.setdefault(row["state"], []).append((language, row))
    return {code: _state(code, usual.get(code, ()), found) for code, found in rows.items()}


def _state(code: str, usual: tuple[str, ...], rows: list[tuple[str, dict[str, str]]]) -> State:
    names = _tagged(rows, "names")
    name = usual[1] if usual else next((known.form for known in names if known.form.isascii()), code)
    wikidata = usual[2] if usual else ""
    demonyms, adjectives = _tagged(rows, "demonyms"), _tagged(rows, "adjectives_only")
    return State(code, name, names, demonyms, adjectives, _tagged(rows, "capital"), wikidata or None)


def _tagged(rows: list[tuple[str, dict[str, str]]], column: str) -> tuple[Name, ...]:
    return tuple(
        Name(form.strip(), language)
        for language, row in rows
        for form in row.get(column, "").split("|")
        if form.strip()
    )
