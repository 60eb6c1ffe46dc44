"""Rows of the knowledge base's TSV files: one header line, TAB between cells, no quotes, empty for unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.errors import KnowledgeError
from dragoman.knowledge.entities import Name, Person, Term
from dragoman.knowledge.when import parse_when

PERSON_COLUMNS = ("person", "name", "names", "wikidata")
TERM_COLUMNS = ("person", "office", "of", "start", "end", "end_basis", "known_until", "title")


def package_folder(name: str) -> Traversable:
    """Return the folder `name` beside this module, as it lies in the installed package."""
    return files("dragoman.knowledge").joinpath(name)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file, cells in the order of the columns that were asked for ("" where it has none)."""

    source: str
    rows: tuple[tuple[str, ...], ...]

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self.rows)


def read_table(text: str, source: str, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Table:
    """Return the table that `text` holds, reduced to the required and optional columns in that order.

    Raises KnowledgeError, naming file and line, where a required column or a cell of it is missing.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    header = lines[0].rstrip("\r").split("\t") if lines else []
    missing = [column for column in required if column not in header]
    if missing:
        raise KnowledgeError(f"{source}: no column {', '.join(missing)}")
    places = [header.index(column) if column in header else -1 for column in required + optional]
    return Table(source, tuple(_cells(line, places, len(header)) for line in lines[1:] if line.strip()))


def _cells(line: str, places: list[int], width: int) -> tuple[str, ...]:
    cells = line.split("\t")
    cells.extend("" for _ in range(width - len(cells)))
    return tuple(cells[place].strip() if place >= 0 else "" for place in places)


def parse_names(cell: str) -> tuple[Name, ...]:
    """Return the names of a cell `fr=...|ar=...`; a part without a tag is good for every Latin script."""
    names = []
    for part in filter(None, cell.split("|")):
        language, mark, form = part.partition("=")
        names.append(Name(form.strip(), language.strip()) if mark else Name(part.strip()))
    return tuple(names)


def parse_persons(text: str, source: str) -> tuple[Person, ...]:
    """Return the persons of a `*.persons.tsv`."""
    rows = read_table(text, source, ("person", "name"), ("names", "wikidata"))
    return tuple(
        Person(key, name, (Name(name), *parse_names(names)), wikidata or None)
        for key, name, names, wikidata in rows
        if key and name
    )


def parse_terms(text: str, source: str, kind: str, as_of: str = "") -> tuple[Term, ...]:
    """Return the terms of a `*.terms.tsv`; rows without a source or review day of their own have `kind`, `as_of`."""
    rows = read_table(text, source, TERM_COLUMNS[:3], (*TERM_COLUMNS[3:], "note", "source", "as_of"))
    return tuple(_term(row, source, kind, as_of) for row in rows)


def _term(row: tuple[str, ...], source: str, kind: str, as_of: str) -> Term:
    person, office, of, start, end, basis, until, title, note, row_source, row_as_of = row
    try:
        began, ended, known = parse_when(start), parse_when(end), parse_when(until)
    except KnowledgeError as error:
        raise KnowledgeError(f"{source}: {person} {office} {of}: {error}") from error
    return Term(
        person,
        office,
        of,
        began,
        ended,
        basis or ("stated" if ended else "open"),
        known.last if known else None,
        title,
        row_source or kind,
        row_as_of or as_of,
        note,
    )
