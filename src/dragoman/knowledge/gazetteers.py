"""The gazetteer of one language: which of the base's names its texts use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.knowledge.entities import Name
from dragoman.knowledge.forms import form_key, is_latin, parts_of, script_of
from dragoman.knowledge.gazetteer import Entry, EntryKind, Gazetteer
from dragoman.knowledge.sources import Tables
from dragoman.language.folder import load_language

Index = Mapping[str, tuple[str, ...]]
# Forms of at most so many letters in capitals only are abbreviations.
_ABBREVIATION = 7


def build_gazetteer(tables: Tables, language: str, full: Index, family: Index) -> Gazetteer:
    """Return the gazetteer: names in the language's script, names of states and demonyms in the language itself."""
    latin = script_of(language) == "Latn"
    gazetteer = Gazetteer(parts_of(script_of(language)))
    data = load_language(language).data("names")
    words = frozenset(map(form_key, data["not_surnames"]))
    _add_keys(gazetteer, full, EntryKind.PERSON, latin)
    _add_keys(gazetteer, {form: keys for form, keys in family.items() if form not in words}, EntryKind.SURNAME, latin)
    _add_bodies(gazetteer, tables, latin, data["movements"])
    _add_states(gazetteer, tables, language)
    _add_cities(gazetteer, tables, language)
    return gazetteer


def _add_keys(gazetteer: Gazetteer, index: Index, kind: EntryKind, latin: bool) -> None:
    for form, keys in index.items():
        if is_latin(form) == latin:
            for key in keys:
                gazetteer.add_parts(form.split(" "), Entry(kind, key))


def _add_bodies(gazetteer: Gazetteer, tables: Tables, latin: bool, movements: Sequence[str]) -> None:
    """Add the bodies, armed and other movements also as the press says what they are: "the M23 rebels"."""
    for body in tables.bodies.values():
        for name in body.names:
            if is_latin(name.form) == latin:
                gazetteer.add(name.form, Entry(EntryKind.BODY, body.key, _abbreviation(name.form)))
                said = movements if body.kind == "movement" else ()
                for pattern in said:
                    gazetteer.add(pattern.format(name.form), Entry(EntryKind.BODY, body.key))


def _add_states(gazetteer: Gazetteer, tables: Tables, language: str) -> None:
    for state in tables.states.values():
        columns = (
            (state.names, EntryKind.STATE),
            (state.demonyms, EntryKind.DEMONYM),
            (state.adjectives, EntryKind.ADJECTIVE),
            (state.capitals, EntryKind.CAPITAL),
        )
        for names, kind in columns:
            for name in names:
                if name.language == language:
                    gazetteer.add(name.form, Entry(kind, state.code, _abbreviation(name.form)))


def _add_cities(gazetteer: Gazetteer, tables: Tables, language: str) -> None:
    latin = script_of(language) == "Latn"
    for city in tables.cities.values():
        for name in city.names:
            if _used(name, language, latin):
                gazetteer.add(name.form, Entry(EntryKind.CITY, city.key))


def _used(name: Name, language: str, latin: bool) -> bool:
    return is_latin(name.form) == latin and name.language in ("", language)


def _abbreviation(form: str) -> bool:
    return len(form) <= _ABBREVIATION and form.isupper()
