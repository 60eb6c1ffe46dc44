"""`dragoman who`: whom a name or an office stands for on a day, and on what grounds."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.options import KnowledgeFolder, TableOrLines, knowledge_folder
from dragoman.errors import UsageError
from dragoman.knowledge import Answer, Candidate, KnowledgeBase, Term, load
from dragoman.knowledge.entities import ARTICLE
from dragoman.language.direction import harmless
from dragoman.language.folder import language_codes
from dragoman.model import DocumentClaim


def who(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="NAME", help="A name or an office, in any of the languages.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="A day; without it, all holders known.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Read the query in this language only.")
    ] = None,
    format: Annotated[TableOrLines, typer.Option("--format", help="How to print it.")] = TableOrLines.TABLE,
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="FILE", help="A ledger: what its articles say of the same is told too."),
    ] = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Say whom a name or an office stands for on a day, and on what grounds; with a ledger, on its articles' too."""
    base = load(knowledge_folder(knowledge))
    answer = base.who(query, parse_day(on), checked_language(language))
    path: Path | None = ledger or context.find_root().params.get("ledger")
    if path is not None:
        answer = _with_articles(base, answer, language, path)
    if format is TableOrLines.JSONL:
        typer.echo(json.dumps(to_row(base, answer), ensure_ascii=False))
    else:
        _print_table(base, answer)


def _with_articles(base: KnowledgeBase, answer: Answer, language: str | None, path: Path) -> Answer:
    from dragoman.knowledge.reported import with_articles
    from dragoman.ledger import open_ledger  # without a ledger it isn't needed

    with open_ledger(path, create=False).read() as reader:
        return with_articles(base, answer, language, reader.claims)


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
        "otherwise": [_otherwise_row(base, one) for one in answer.otherwise],
    }


def _candidate_row(base: KnowledgeBase, candidate: Candidate) -> dict[str, Any]:
    term = candidate.term
    body = base.body(term.of) if term else None
    return {
        "name": candidate.person.name,
        "entity": None if candidate.person.key.startswith(f"{ARTICLE}:") else candidate.person.entity,
        "office": office_in_words(term.office) if term else None,
        "country": (body.country if body else term.of) if term else None,
        "org": body.name if body else None,
        "title": (term.title or None) if term else None,
        "start": str(term.start) if term and term.start else None,
        "end": str(term.end) if term and term.end else None,
        "end_basis": term.end_basis if term else None,
        "known_until": term.known_until.isoformat() if term and term.known_until else None,
        "claims": [*_own_claim(term), *map(_article_row, candidate.claims)],
    }


def _own_claim(term: Term | None) -> list[dict[str, Any]]:
    """Return the base's own claim; a term that only articles speak of has none."""
    if term is None or term.source == ARTICLE:
        return []
    return [_claim_row(term.source, term.as_of or None)]


def _article_row(one: DocumentClaim) -> dict[str, Any]:
    as_of = one.published.edtf or (one.published.start.isoformat() if one.published.start else None)
    return _claim_row(ARTICLE, as_of, one)


def _claim_row(source: str, as_of: str | None, one: DocumentClaim | None = None) -> dict[str, Any]:
    return {
        "source": source,
        "as_of": as_of,
        "document": one.document if one else None,
        "surface": one.claim.surface if one else None,
        "span": list(one.claim.span) if one else None,
    }


def _otherwise_row(base: KnowledgeBase, one: DocumentClaim) -> dict[str, Any]:
    """Return what an article says against the base."""
    claim, body = one.claim, base.body(one.claim.of)
    return {
        "name": claim.name,
        "entity": claim.entity,
        "office": office_in_words(claim.office),
        "country": body.country if body else claim.of,
        "org": body.name if body else None,
        "claims": [_article_row(one)],
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
        table.add_row(*(Text(harmless(cell or "")) for cell in (*cells, _sources(row))))
    console.print(table)
    for row in (_otherwise_row(base, one) for one in answer.otherwise):
        said = f"{row['name']}, {row['office']} of {row['org'] or row['country']}"
        console.print(Text(harmless(f"otherwise: {said} ({_sources(row)})")))


def _sources(row: dict[str, Any]) -> str:
    """Return on whose word a row stands: the base's layers, and articles by their ids."""
    return ", ".join(f"{ARTICLE} {one['document']}" if one["document"] else one["source"] for one in row["claims"])
