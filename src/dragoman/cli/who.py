"""`dragoman who`: whom a name or an office stands for on a day, and on what grounds."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any

import typer

from dragoman.cli.options import KnowledgeFolder, TableOrLines, knowledge_folder
from dragoman.errors import UsageError
from dragoman.knowledge import Answer, Candidate, KnowledgeBase, load
from dragoman.language.direction import harmless
from dragoman.language.folder import language_codes


def who(
    query: Annotated[str, typer.Argument(metavar="NAME", help="A name or an office, in any of the languages.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="A day; without it, all holders known.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Read the query in this language only.")
    ] = None,
    format: Annotated[TableOrLines, typer.Option("--format", help="How to print it.")] = TableOrLines.TABLE,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Say whom a name or an office stands for on a day, and on what grounds."""
    base = load(knowledge_folder(knowledge))
    answer = base.who(query, parse_day(on), checked_language(language))
    if format is TableOrLines.JSONL:
        typer.echo(json.dumps(to_row(base, answer), ensure_ascii=False))
    else:
        _print_table(base, answer)


def parse_day(text: str | None) -> dt.date | None:
    """Return the day of `YYYY-MM-DD`; raises UsageError for anything else."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--on wants a day as YYYY-MM-DD, not {text!r}") from error


def checked_language(code: str | None) -> str | None:
    """Return the code; raises UsageError where no language folder has it."""
    if code is not None and code not in language_codes():
        raise UsageError(f"no language {code!r}; there are: {', '.join(language_codes())}")
    return code


def to_row(base: KnowledgeBase, answer: Answer) -> dict[str, Any]:
    """Return the answer as the contract's object."""
    return {
        "query": answer.query,
        "on": answer.on.isoformat() if answer.on else None,
        "status": answer.status.value,
        "candidates": [_candidate_row(base, candidate) for candidate in answer.candidates],
    }


def _candidate_row(base: KnowledgeBase, candidate: Candidate) -> dict[str, Any]:
    term = candidate.term
    body = base.body(term.of) if term else None
    return {
        "name": candidate.person.name,
        "entity": candidate.person.entity,
        "office": office_in_words(term.office) if term else None,
        "country": (body.country if body else term.of) if term else None,
        "org": body.name if body else None,
        "title": (term.title or None) if term else None,
        "start": str(term.start) if term and term.start else None,
        "end": str(term.end) if term and term.end else None,
        "end_basis": term.end_basis if term else None,
        "known_until": term.known_until.isoformat() if term and term.known_until else None,
        "claims": [{"source": term.source, "as_of": term.as_of or None}] if term else [],
    }


def office_in_words(office: str) -> str:
    """Return an office's code as words ("foreign minister")."""
    return office.replace("_", " ")


def _print_table(base: KnowledgeBase, answer: Answer) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    console.print(
        Text(f"{harmless(answer.query)}: {answer.status.value}" + (f" (by {answer.how})" if answer.how else ""))
    )
    if not answer.candidates:
        return
    table = Table(box=None, pad_edge=False)
    for column in ("name", "entity", "office", "of", "from", "to", "source"):
        table.add_column(column)
    for row in (_candidate_row(base, candidate) for candidate in answer.candidates):
        end = row["end"] or (f"known to {row['known_until']}" if row["known_until"] else "")
        cells = (row["name"], row["entity"], row["office"], row["org"] or row["country"], row["start"], end)
        sources = ", ".join(claim["source"] for claim in row["claims"])
        table.add_row(*(Text(harmless(cell or "")) for cell in (*cells, sources)))
    console.print(table)
