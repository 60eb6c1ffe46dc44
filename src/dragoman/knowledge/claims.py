"""A user's own persons and offices: checked, then laid in a folder that the base reads over its own files.

<name>.persons.tsv, <name>.terms.tsv     the columns of the curated files; a file may hold both
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.sources import USER, SourceFile, Tables, read_tables, shipped_files, user_files
from dragoman.knowledge.tables import PERSON_COLUMNS, TERM_COLUMNS, read_table

FOLDER_VARIABLE = "DRAGOMAN_KNOWLEDGE"
_TERM_EXTRAS = ("note", "source", "as_of")


def user_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder of a user's own claims: DRAGOMAN_KNOWLEDGE, else `dragoman/knowledge` in the data folder."""
    environment = os.environ if environment is None else environment
    given = environment.get(FOLDER_VARIABLE, "").strip()
    if given:
        return Path(given).expanduser()
    data = environment.get("XDG_DATA_HOME", "").strip() or "~/.local/share"
    return Path(data).expanduser() / "dragoman" / "knowledge"


@dataclass(frozen=True, slots=True)
class Added:
    """What `add_claims` laid into the folder."""

    persons: int
    terms: int
    files: tuple[Path, ...]


def add_claims(source: Path, folder: Path) -> Added:
    """Return what was added of a user's file; nothing is written where a row of it can't be right.

    A file with an `office` column holds terms, one with a `name` column persons; it may be both. Adding a file of
    the same name again replaces the former one.

    Raises KnowledgeError, naming the row, for unknown persons, states, bodies and dates that are none.
    """
    files = _split(source)
    others = [file for file in user_files(folder) if file.name not in {file.name for file in files}]
    tables = read_tables((*files, *others, *shipped_files()))
    _check_owners(files, tables)
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        folder.joinpath(file.name).write_text(file.text, "utf-8")
    rows = [len(file.text.splitlines()) - 1 for file in files]
    counts = dict(zip((file.name.split(".")[-2] for file in files), rows, strict=True))
    return Added(counts.get("persons", 0), counts.get("terms", 0), tuple(folder / file.name for file in files))


def _split(source: Path) -> list[SourceFile]:
    """Return the files of persons and of terms that a user's file makes."""
    try:
        text = source.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{source}: can't be read: {getattr(error, 'strerror', error)}") from error
    header = text.removeprefix("\ufeff").partition("\n")[0].rstrip("\r").split("\t")
    stem = source.name.split(".")[0]
    wanted: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    if "name" in header:
        wanted.append((f"{stem}.persons.tsv", PERSON_COLUMNS[:2], PERSON_COLUMNS[2:]))
    if "office" in header:
        wanted.append((f"{stem}.terms.tsv", TERM_COLUMNS[:3], (*TERM_COLUMNS[3:], *_TERM_EXTRAS)))
    if not wanted:
        raise KnowledgeError(f"{source}: neither a column `name` (persons) nor `office` (terms)")
    return [
        SourceFile(name, USER, table_text(required + optional, read_table(text, source.name, required, optional)))
        for name, required, optional in wanted
    ]


def table_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the text of a TSV file; rows that occur twice stand once."""
    lines = dict.fromkeys("\t".join(row) for row in rows)
    return "\n".join(("\t".join(columns), *lines)) + "\n"


def _check_owners(files: Iterable[SourceFile], tables: Tables) -> None:
    for file in files:
        if file.name.endswith(".terms.tsv"):
            for person, office, of in read_table(file.text, file.name, TERM_COLUMNS[:3]):
                if of not in tables.states and of not in tables.bodies:
                    raise KnowledgeError(f"{file.name}: {person} {office}: no state or body {of!r}")
