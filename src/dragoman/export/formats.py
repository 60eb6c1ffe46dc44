"""The formats, one table: name, writer, kind of file, and what of an event the format has no place for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.errors import UsageError
from dragoman.export import atom, event_csv, jsonl
from dragoman.export.dossier import About, Dossier, Losses

Writer = Callable[[Iterable[Dossier], BinaryIO, About], Losses]


@dataclass(frozen=True, slots=True)
class Format:
    """One way out; `lacks` is what the format has no place for, whatever the events are."""

    name: str
    write: Writer
    media_type: str
    lacks: str = ""


FORMATS = (
    Format("jsonl", jsonl.write, "application/x-ndjson"),
    Format("csv", event_csv.write, "text/csv", "roles and sides of participants, who says what, evidence"),
    Format("atom", atom.write, "application/atom+xml", "entities, sides, evidence, confidence"),
)


def format_named(name: str) -> Format:
    """Return the format of this name.

    Raises UsageError where there is none.
    """
    found = next((one for one in FORMATS if one.name == name), None)
    if found is None:
        raise UsageError(f"no format {name!r}; there are {', '.join(one.name for one in FORMATS)}")
    return found
