"""`dragoman export`: events in a format of others, and what that format couldn't hold."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from dragoman.cli.filters import Conflicts, Country, InStatus, Kind, Since, Until, Who, Words, asked_for
from dragoman.cli.options import KnowledgeFolder, LanguageCode, LedgerFile, knowledge_folder, ledger_path
from dragoman.cli.output import say
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.export import Format, Losses
    from dragoman.ledger import EventFilter


class FormatName(StrEnum):
    """The formats by name, as `dragoman.export.FORMATS` has them: named here so that `--help` needn't load them."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    PLOVER = "plover"
    GDELT_EVENTS = "gdelt-events"
    GDELT_MENTIONS = "gdelt-mentions"
    POLECAT = "polecat"
    ICEWS = "icews"
    PHOENIX = "phoenix"
    FTM = "ftm"
    GRAPHML = "graphml"
    ICS = "ics"
    GEOJSON = "geojson"
    ATOM = "atom"
    ANNOTATIONS = "annotations"
    MARKDOWN = "markdown"
    PDF = "pdf"


# What would only confuse a terminal.
_BINARY = frozenset({"parquet", "pdf"})


def export(
    context: typer.Context,
    format: Annotated[FormatName, typer.Argument(metavar="FORMAT", help=f"{', '.join(FormatName)}.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file; else standard output.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="WORDS", help="What the selection is called; else the filters.")
    ] = None,
    who: Who = None,
    country: Country = None,
    type: Kind = None,
    status: InStatus = None,
    since: Since = None,
    until: Until = None,
    language: LanguageCode = None,
    text: Words = None,
    conflicts: Conflicts = False,
    ledger: LedgerFile = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Write events in a format of others, and say what the format couldn't hold."""
    from dragoman.export import About, Dossier, dossiers, format_named
    from dragoman.ledger import open_ledger

    asked = asked_for(
        who=who,
        country=country,
        kind=type,
        status=status,
        since=since,
        until=until,
        language=language,
        text=text,
        conflicts=conflicts,
        knowledge=knowledge,
    )
    wanted = format_named(format.value)
    about = About(title or title_of(asked), knowledge=knowledge_folder(knowledge))
    opened = open_ledger(ledger_path(context, ledger), create=False)
    with opened.read() as reader, _sink(wanted, output) as sink:
        events = reader.events(asked)
        found = dossiers(reader, events) if wanted.of_reports else (Dossier(event) for event in events)
        losses = wanted.write(found, sink, about)
    _tell(wanted, losses)


def title_of(asked: EventFilter) -> str:
    """Return what a selection is called: "Contacts of Blinken and Bourita, MAR, since 2023-01-01"."""
    whom = f"Contacts of {' and '.join(group[0] for group in asked.who)}" if asked.who else "Diplomatic contacts"
    more = [
        *(str(value).replace("_", " ") for value in (asked.country, asked.type, asked.status) if value),
        *([f"since {asked.since}"] if asked.since else []),
        *([f"until {asked.until}"] if asked.until else []),
        *([f"reported in {asked.language}"] if asked.language else []),
        *([f"with “{asked.text}”"] if asked.text else []),
        *(["reports that disagree"] if asked.conflicts else []),
    ]
    return ", ".join((whom, *more))


@contextmanager
def _sink(format: Format, output: Path | None) -> Iterator[BinaryIO]:
    """Give where to write; a file takes its name only when it is whole, a pipe or device is written to at once."""
    if output is None or str(output) == "-":
        if format.name in _BINARY and sys.stdout.isatty():
            raise UsageError(f"{format.name} is no text for a terminal: -o FILE says where it goes")
        sys.stdout.flush()
        yield sys.stdout.buffer
        return
    if output.exists() and not output.is_file():
        with output.open("wb") as sink:
            yield sink
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("wb") as sink:
            yield sink
        os.replace(part, output)
    finally:
        part.unlink(missing_ok=True)


def _tell(format: Format, losses: Losses) -> None:
    if format.lacks:
        say(f"{format.name} has no place for {format.lacks}", kind="note")
    for what, count in sorted(losses.items()):
        say(f"{format.name}: {count:,} event{'' if count == 1 else 's'}: {what}", kind="note")
