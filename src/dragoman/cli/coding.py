"""`dragoman code`: codes without a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import (
    AllowPrivate,
    Columns,
    Jobs,
    KnowledgeFolder,
    Pause,
    Sources,
    TableOrLines,
    knowledge_folder,
    reading_settings,
)
from dragoman.cli.output import count_documents, progress, put, show


def code(
    context: typer.Context,
    sources: Sources,
    format: Annotated[TableOrLines, typer.Option("--format", help="jsonl for programs, table for people.")] = (
        TableOrLines.JSONL
    ),
    jobs: Jobs = None,
    knowledge: KnowledgeFolder = None,
    column: Columns = None,
    allow_private: AllowPrivate = False,
    pause: Pause = 1.0,
) -> None:
    """Code articles without a ledger: one JSON object a document on standard output, in the order read."""
    from dragoman.cli.reporting import Reporter
    from dragoman.pipeline import code_documents, only_coded
    from dragoman.records import coded_to_record, dump_line

    settings = reading_settings(column, allow_private, pause)
    reporter = Reporter(debug=context.find_root().params.get("debug", False))
    with progress("coding", count_documents(sources), beside_output=False) as advance:
        for coded in only_coded(
            code_documents(sources, jobs=jobs, knowledge=knowledge_folder(knowledge), settings=settings), reporter.error
        ):
            reporter.coded(coded)
            if format is TableOrLines.JSONL:
                put(dump_line(coded_to_record(coded)))
            else:
                from dragoman.cli.coded_view import coded_view

                show(coded_view(coded))
            advance()
    raise typer.Exit(reporter.exit_code)
