"""Which events are wanted: the options that `events` and `export` share, and what they ask the ledger for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import day, knowledge_folder
from dragoman.errors import UsageError
from dragoman.model import ContactType, Status

if TYPE_CHECKING:
    from dragoman.ledger import EventFilter

Who = Annotated[
    list[str] | None, typer.Option("--who", metavar="NAME", help="Took part; given twice, both did. Any script.")
]
Country = Annotated[str | None, typer.Option("--country", metavar="ALPHA3", help="A side, such as MAR.")]
Kind = Annotated[ContactType | None, typer.Option("--type", metavar="KIND", help=f"{', '.join(ContactType)}.")]
InStatus = Annotated[Status | None, typer.Option("--status", metavar="STATUS", help=f"{', '.join(Status)}.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="On that day or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="On that day or earlier.")]
Words = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Words that one of the reports has, all of them.")
]
Conflicts = Annotated[bool, typer.Option("--conflicts", help="Only events whose reports disagree.")]


def asked_for(
    *,
    who: list[str] | None,
    country: str | None,
    kind: ContactType | None,
    status: Status | None,
    since: str | None,
    until: str | None,
    language: str | None,
    text: str | None,
    conflicts: bool,
    knowledge: Path | None,
) -> EventFilter:
    """Return the filter that the options make.

    Raises UsageError where a day or a country isn't one.
    """
    from dragoman.ledger import EventFilter

    return EventFilter(
        who=_groups(who, knowledge),
        country=_alpha3(country),
        type=kind,
        status=status,
        since=day(since, "--since"),
        until=day(until, "--until"),
        language=language.lower() if language else None,
        text=text,
        conflicts=conflicts,
    )


def _groups(names: list[str] | None, knowledge: Path | None) -> tuple[tuple[str, ...], ...]:
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
