"""`dragoman events` and `dragoman show`: what the ledger holds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.filters import Conflicts, Country, InStatus, Kind, Since, Until, Who, Words, asked_for
from dragoman.cli.options import (
    KnowledgeFolder,
    LanguageCode,
    LedgerFile,
    TableLinesOrCsv,
    TableOrLines,
    ledger_path,
)
from dragoman.cli.output import put, show
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from dragoman.cli.tables import ReportView
    from dragoman.ledger import LedgerReader
    from dragoman.model import Event


def events(
    context: typer.Context,
    who: Who = None,
    country: Country = None,
    type: Kind = None,
    status: InStatus = None,
    since: Since = None,
    until: Until = None,
    language: LanguageCode = None,
    text: Words = None,
    conflicts: Conflicts = False,
    format: Annotated[TableLinesOrCsv, typer.Option("--format", help="How to print them.")] = TableLinesOrCsv.TABLE,
    ledger: LedgerFile = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """List the events of the ledger, by date, undated ones last."""
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
            views = _views(reader, found)
            show(event_view(found, views, edges))
            if any(view.mention.topics for view in views):
                show(*_topics_by_side(views))


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


def _topics_by_side(views: Sequence[ReportView]) -> tuple[RenderableType, ...]:
    from rich.rule import Rule

    from dragoman.cli.topics_view import topics_table
    from dragoman.knowledge import load
    from dragoman.sides import side_of

    base = load()
    sides = {view.mention.id: side_of(view.mention, view.coded.document.published, base) for view in views}
    return Rule("topics by side", align="left"), topics_table(views, sides)


def _views(reader: LedgerReader, event: Event) -> list[ReportView]:
    from dragoman.cli.tables import ReportView

    views = []
    reprints = reader.reprints(report.document for report in event.reports)
    for report in event.reports:
        coded, mention = reader.coded(report.document), reader.mention(report.mention)
        if coded and mention:
            original, _ = reprints.get(report.document, (None, 0.0))
            views.append(ReportView(coded, mention, original))
    return views


def _print(found: Iterable[Event], format: TableLinesOrCsv) -> None:
    if format is TableLinesOrCsv.TABLE:
        _print_table(list(found))
    else:
        from dragoman.export import About, Dossier, format_named

        sys.stdout.flush()
        format_named(format.value).write((Dossier(event) for event in found), sys.stdout.buffer, About())


def _print_table(found: list[Event]) -> None:
    from dragoman.cli.tables import events_table

    if found:
        show(events_table(found))
    put(f"{len(found):,} event" + ("" if len(found) == 1 else "s"))
