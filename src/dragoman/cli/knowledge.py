"""`dragoman knowledge refresh|add|show`: what the base holds, a user's own claims, and news from Wikidata."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import KnowledgeFolder, knowledge_folder
from dragoman.cli.who import office_in_words
from dragoman.errors import KnowledgeError
from dragoman.knowledge import KnowledgeBase, Term, load
from dragoman.knowledge.claims import add_claims
from dragoman.knowledge.refresh import Change, posts, refresh
from dragoman.knowledge.sources import user_files
from dragoman.knowledge.wikidata import API_URL, SPARQL_URL, WikidataClient

app = typer.Typer(
    help="The knowledge base: what is loaded, your own claims, and an update from Wikidata.", no_args_is_help=True
)

CONTACT_VARIABLE = "DRAGOMAN_CONTACT"


@app.command()
def show(
    person: Annotated[
        str | None, typer.Argument(metavar="PERSON", help="A person's key, Wikidata id or full name.")
    ] = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Show what is loaded, or all that the base knows of one person."""
    folder = knowledge_folder(knowledge)
    base = load(folder)
    typer.echo("\n".join(_person_lines(base, person) if person else _base_lines(base, folder)))


def _base_lines(base: KnowledgeBase, folder: Path) -> list[str]:
    size = base.size
    counted = f"{size.persons} persons, {size.terms} terms of office, {size.bodies} bodies, {size.states} states"
    own = [f"  {file.name}" for file in user_files(folder)] or ["  none"]
    return [f"{counted}, {size.cities} cities", f"snapshot {base.snapshot}", f"own claims in {folder}:", *own]


def _person_lines(base: KnowledgeBase, query: str) -> list[str]:
    found = base.person(query)
    persons = (found,) if found else base.persons_named(query)
    if not persons:
        raise KnowledgeError(f"nobody of that key or full name: {query!r}")
    lines = []
    for person in persons:
        lines.append(f"{person.name} ({person.entity})")
        lines += [f"  also {name.form}" for name in person.names if name.form != person.name]
        lines += [f"  {_term_line(base, term)}" for term in base.offices_of(person.key)]
    return lines


def _term_line(base: KnowledgeBase, term: Term) -> str:
    end = str(term.end or "") if term.end_basis != "open" else ""
    until = f", known until {term.known_until}" if term.known_until else ""
    office = f"{office_in_words(term.office)} of {base.display_name(term.of) or term.of}"
    return f"{term.start or '?'} to {end or '?'} ({term.end_basis}{until}): {office} [{term.source}]"


@app.command()
def add(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="TSV of persons or terms (see the manual for its columns).")
    ],
    knowledge: KnowledgeFolder = None,
) -> None:
    """Add your own persons and offices; they win over the shipped ones."""
    added = add_claims(file, knowledge_folder(knowledge))
    typer.echo(f"{added.persons} persons, {added.terms} terms added")
    for path in added.files:
        typer.echo(f"  {path}")


@app.command(name="refresh")
def refresh_command(
    contact: Annotated[
        str, typer.Option("--contact", metavar="ADDRESS", help="Your mail address or page, told to Wikidata.")
    ] = "",
    state: Annotated[
        list[str] | None, typer.Option("--country", metavar="ALPHA3", help="Only these states (alpha-3).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the difference, write nothing.")] = False,
    cache: Annotated[
        Path | None, typer.Option("--cache", metavar="FOLDER", help="Folder that keeps Wikidata's answers.")
    ] = None,
    sparql_url: Annotated[str, typer.Option("--sparql-url", metavar="URL", help="Another query service.")] = SPARQL_URL,
    api_url: Annotated[str, typer.Option("--api-url", metavar="URL", help="Another entity API.")] = API_URL,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Ask Wikidata who holds the posts now, show the difference and keep it in your folder."""
    folder = knowledge_folder(knowledge)
    base = load(folder)
    who_asks = contact or os.environ.get(CONTACT_VARIABLE, "")
    client = WikidataClient(who_asks, cache=cache, sparql_url=sparql_url, api_url=api_url)
    wanted = [post for post in posts() if not state or post.of in state]
    result = refresh(base, client, dt.date.today(), folder, wanted)
    for change in result.changes:
        typer.echo(_change_line(change))
    typer.echo(f"{len(result.changes)} differences; snapshot {result.snapshot}")
    if not dry_run:
        for path in result.write(folder):
            typer.echo(f"  written: {path}")


def _change_line(change: Change) -> str:
    after, before = change.after, change.before
    was = f" (was: to {before.end or 'open'})" if before else " (new)"
    return f"{after.of} {office_in_words(after.office)}: {after.person} {after.start} to {after.end or 'open'}{was}"
