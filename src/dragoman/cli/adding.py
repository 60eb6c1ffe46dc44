"""`dragoman add` and `dragoman link`: articles into the ledger, and the ledger linked again."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from dragoman.cli.options import (
    AllowPrivate,
    Columns,
    Jobs,
    KnowledgeFolder,
    LedgerFile,
    Pause,
    Sources,
    knowledge_folder,
    ledger_path,
    reading_settings,
)
from dragoman.cli.output import count_documents, progress, put, show
from dragoman.intake.naming import is_address
from dragoman.intake.source import one_line

if TYPE_CHECKING:
    from dragoman.cli.reporting import Reporter
    from dragoman.ledger import Ledger, Outcome
    from dragoman.model import CodedDocument
    from dragoman.pipeline import Added

# More rows than a person reads after an addition; `dragoman events` has them all.
_MOST_ROWS = 40
_IN_WORDS = {"new": "new", "same": "there already", "replaced": "replaced", "recoded": "coded again"}


def add(
    context: typer.Context,
    sources: Sources,
    ledger: LedgerFile = None,
    jobs: Jobs = None,
    knowledge: KnowledgeFolder = None,
    column: Columns = None,
    allow_private: AllowPrivate = False,
    pause: Pause = 1.0,
) -> None:
    """Read, code and link articles into the ledger, and print what is new.

    A line for each document comes once it is safe on disk; the events that are new or changed follow.
    """
    from dragoman.cli.reporting import Reporter
    from dragoman.ledger import Outcome, open_ledger
    from dragoman.pipeline import add_documents, code_documents, link_pending, only_coded

    settings = reading_settings(column, allow_private, pause)
    reporter = Reporter(debug=context.find_root().params.get("debug", False))
    opened = open_ledger(ledger_path(context, ledger))
    counts = dict.fromkeys(Outcome, 0)
    with progress("adding", count_documents(sources)) as advance:
        coded = only_coded(
            code_documents(sources, jobs=jobs, knowledge=knowledge_folder(knowledge), settings=settings), reporter.error
        )
        fetched = any(map(is_address, sources))
        for added in add_documents(opened, (_reported(one, reporter) for one in coded), singly=fetched):
            counts[added.outcome] += 1
            tell(added)
            advance()
    _show_new(opened, link_pending(opened))
    put(_summary(counts))
    raise typer.Exit(reporter.exit_code)


def link(context: typer.Context, ledger: LedgerFile = None) -> None:
    """Link again what the ledger holds (add does it by itself), after a change of judgements or of the program."""
    from dragoman.ledger import open_ledger
    from dragoman.pipeline import link_all

    opened = open_ledger(ledger_path(context, ledger), create=False)
    events = link_all(opened)
    with opened.read() as reader:
        mentions = reader.counts()["mentions"]
    put(f"{mentions:,} reports of contacts in {events:,} events")


def _reported(coded: CodedDocument, reporter: Reporter) -> CodedDocument:
    reporter.coded(coded)
    return coded


def tell(added: Added) -> None:
    """Print the line of one document, at once: who reads it may rely on the document's being on disk."""
    if added.outcome == "same":
        return
    contacts = f"{added.contacts} contact" + ("" if added.contacts == 1 else "s")
    put(f"{added.outcome:<8}  {one_line(added.document)}  {added.language or '?'}  {contacts}")
    sys.stdout.flush()


def _show_new(ledger: Ledger, events: Sequence[str]) -> None:
    if not events:
        return
    from dragoman.cli.tables import events_table

    with ledger.read() as reader:
        wanted = set(events)
        order = [event for event in reader.event_ids() if event in wanted]
        found = [reader.event(event) for event in order[:_MOST_ROWS]]
    show(events_table(event for event in found if event))
    if len(order) > _MOST_ROWS:
        put(f"and {len(order) - _MOST_ROWS:,} more: dragoman events")


def _summary(counts: Mapping[Outcome, int]) -> str:
    parts = [f"{count:,} {_IN_WORDS[outcome]}" for outcome, count in counts.items() if count]
    return "documents: " + (", ".join(parts) or "none")
