"""`dragoman events` and `dragoman show`: what the ledger holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    KnowledgeFolder,
    LanguageCode,
    LedgerFile,
    TableLinesOrCsv,
    TableOrLines,
    day,
    knowledge_folder,
    ledger_path,
)
from dragoman.cli.output import put, show
from dragoman.errors import UsageError
from dragoman.model import ContactType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dragoman.cli.tables import ReportView
    from dragoman.ledger import LedgerReader
    from dragoman.model import Event


def events(
    context: typer.Context,
    who: Annotated[
        list[str] | None, typer.Option("--who", metavar="NAME", help="Took part; given twice, both did. Any script.")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="ALPHA3", help="A side, such as MAR.")] = None,
    type: Annotated[
        ContactType | None, typer.Option("--type", metavar="KIND", help=f"{', '.join(ContactType)}.")
    ] = None,
    status: Annotated[Status | None, typer.Option("--status", metavar="STATUS", help=f"{', '.join(Status)}.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="On that day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="On that day or earlier.")] = None,
    language: LanguageCode = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Words that one of the reports has, all of them.")
    ] = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only events whose reports disagree.")] = False,
    format: Annotated[TableLinesOrCsv, typer.Option("--format", help="How to print them.")] = TableLinesOrCsv.TABLE,
    ledger: LedgerFile = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """List the events of the ledger, by date, undated ones last."""
    from dragoman.ledger import EventFilter, open_ledger

    asked = EventFilter(
        who=_groups(who, language, knowledge),
        country=_alpha3(country),
        type=type,
        status=status,
        since=day(since, "--since"),
        until=day(until, "--until"),
        language=language.lower() if language else None,
        text=text,
        conflicts=conflicts,
    )
    opened = open_ledger(ledger_path(context, ledger), create=False)
    with opened.read() as reader:
        _print(reader.events(asked), format)


def show_event(
    context: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or enough of its beginning.")],
    format: Annotated[TableOrLines, typer.Option("--format", help="How to print it.")] = TableOrLines.TABLE,
    ledger: LedgerFile = None,
) -> None:
    """Show one event: every report, the sentences, where they disagree, and why they were linked."""
    from dragoman.ledger import open_ledger

    opened = open_ledger(ledger_path(context, ledger), create=False)
    with opened.read() as reader:
        found = find_event(reader, event)
        if format is TableOrLines.JSONL:
            _print([found], TableLinesOrCsv.JSONL)
        else:
            from dragoman.cli.tables import event_view

            edges = reader.edges([report.mention for report in found.reports])
            show(event_view(found, _views(reader, found), edges))


def find_event(reader: LedgerReader, given: str) -> Event:
    """Return the event of an id, of an id merged into it, of one of its mentions, or of the only id that begins so.

    Raises UsageError where there is none, or more than one.
    """
    event = reader.event(given)
    if event is not None:
        return event
    alike = [one for one in reader.event_ids() if given and one.startswith(given)]
    if len(alike) != 1:
        what = f"{len(alike)} events begin with {given!r}" if alike else f"no event {given!r}; `dragoman events` lists"
        raise UsageError(what)
    found = reader.event(alike[0])
    assert found is not None
    return found


def _views(reader: LedgerReader, event: Event) -> list[ReportView]:
    from dragoman.cli.tables import ReportView

    views = []
    for report in event.reports:
        coded, mention = reader.coded(report.document), reader.mention(report.mention)
        if coded and mention:
            views.append(ReportView(coded, mention))
    return views


def _groups(names: list[str] | None, language: str | None, knowledge: Path | None) -> tuple[tuple[str, ...], ...]:
    """Return for each name asked for what may stand for it in the ledger: itself, and the persons so called."""
    if not names:
        return ()
    from dragoman.knowledge import load

    base = load(knowledge_folder(knowledge))
    groups = []
    for name in names:
        persons = base.persons_named(name) or base.persons_with_surname(name)
        groups.append((name, *dict.fromkeys(person.entity for person in persons)))
    return tuple(groups)


def _alpha3(country: str | None) -> str | None:
    if country is None:
        return None
    if not (country.isascii() and country.isalpha() and len(country) == 3):
        raise UsageError(f"--country wants three letters such as MAR, not {country!r}")
    return country.upper()


def _print(found: Iterable[Event], format: TableLinesOrCsv) -> None:
    if format is TableLinesOrCsv.TABLE:
        _print_table(list(found))
    elif format is TableLinesOrCsv.CSV:
        from dragoman.cli.event_csv import write_csv

        write_csv(found)
    else:
        from dragoman.records import dump_line, event_to_record

        for event in found:
            put(dump_line(event_to_record(event)))


def _print_table(found: list[Event]) -> None:
    from dragoman.cli.tables import events_table

    if found:
        show(events_table(found))
    put(f"{len(found):,} event" + ("" if len(found) == 1 else "s"))
