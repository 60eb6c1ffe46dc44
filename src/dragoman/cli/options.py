"""Options and arguments that several commands share, so that each means and says the same everywhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError
from dragoman.settings import TABLE_PARTS, Settings, current_settings


class TableOrLines(StrEnum):
    """How a result is printed: for a person, or one JSON object a line."""

    TABLE = "table"
    JSONL = "jsonl"


class TableLinesOrCsv(StrEnum):
    """How events are printed: for a person, as JSON lines, or as comma-separated values with a header."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="Files (.txt .json .html .warc ...), folders, addresses, or -."),
]
LedgerFile = Annotated[
    Path | None,
    typer.Option(
        "--ledger", metavar="FILE", help="The ledger; else $DRAGOMAN_LEDGER, else dragoman.db in the current folder."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, help="How many processes code; one up to 400 documents, else one a core."
    ),
]
KnowledgeFolder = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="FOLDER",
        help="Your own persons and offices; else $DRAGOMAN_KNOWLEDGE, else what `knowledge add` keeps.",
    ),
]
LanguageCode = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="A language by its two letters, such as fr.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="PART=NAME", help="Which column of a table holds a part: text=body; repeatable."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses of this machine and of private networks too.")
]
Pause = Annotated[float, typer.Option("--pause", metavar="SECONDS", min=0.0, help="Between two requests to one host.")]


def reading_settings(columns: list[str] | None, allow_private: bool, pause: float) -> Settings:
    """Return the settings with what the options of reading say.

    Raises UsageError where a column is not given as PART=NAME.
    """
    pairs = [one.partition("=")[::2] for one in columns or ()]
    for part, name in pairs:
        if part not in TABLE_PARTS or not name:
            raise UsageError(f"--column wants PART=NAME, where PART is one of {', '.join(TABLE_PARTS)}")
    return replace(current_settings(), columns=tuple(pairs), allow_private=allow_private, pause=pause)


def ledger_path(context: typer.Context, given: Path | None) -> Path:
    """Return the ledger's file: the command's own --ledger, else the one before the command, else the settings'."""
    before: Path | None = context.find_root().params.get("ledger")
    return given or before or current_settings().ledger


def knowledge_folder(given: Path | None) -> Path:
    """Return the folder of a user's own claims."""
    from dragoman.knowledge.claims import user_folder

    return given or user_folder()


def day(text: str | None, option: str) -> dt.date | None:
    """Return the day that an option gives as YYYY-MM-DD, None for None.

    Raises UsageError for anything else.
    """
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"{option} wants a day such as 2023-10-11, not {text!r}") from error
