"""`dragoman judge`: a person's verdicts on mentions."""

from __future__ import annotations

import getpass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.listing import find_event
from dragoman.cli.options import LedgerFile, TableOrLines, ledger_path
from dragoman.cli.output import put, show
from dragoman.errors import UsageError
from dragoman.intake.source import one_line
from dragoman.model import Verdict

if TYPE_CHECKING:
    from dragoman.ledger import Ledger, LedgerReader
    from dragoman.model import Judgement


class Ruling(StrEnum):
    """What `dragoman judge` can be told."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    LIST = "list"


def judge(
    context: typer.Context,
    ruling: Annotated[
        Ruling,
        typer.Argument(
            metavar="VERDICT",
            help="same, different or reject; withdraw takes back a judgement by its id; list prints all of them.",
        ),
    ],
    mentions: Annotated[
        list[str] | None,
        typer.Argument(metavar="MENTION...", help="Mentions by id; an event's id stands for all its mentions."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges; else the user's name.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why.")] = None,
    format: Annotated[TableOrLines, typer.Option("--format", help="How list prints them.")] = TableOrLines.TABLE,
    ledger: LedgerFile = None,
) -> None:
    """Judge mentions: one contact, different contacts, or no contact at all. Kept for ever, obeyed by every link."""
    from dragoman.ledger import open_ledger

    opened = open_ledger(ledger_path(context, ledger), create=False)
    given = list(dict.fromkeys(mentions or ()))
    if ruling is Ruling.LIST:
        _list(opened, format)
    elif ruling is Ruling.WITHDRAW:
        _withdraw(opened, given, signature(by))
    else:
        _judge(opened, Verdict(ruling.value), given, signature(by), note)


def _judge(ledger: Ledger, verdict: Verdict, given: list[str], by: str, note: str | None) -> None:
    from dragoman.pipeline import pass_verdict

    with ledger.read() as reader:
        mentions = tuple(dict.fromkeys(one for each in given for one in _mentions(reader, each, verdict)))
    judgement = pass_verdict(ledger, verdict, mentions, by, note)
    put(_line(judgement))
    _show(ledger, mentions)


def _withdraw(ledger: Ledger, given: list[str], by: str) -> None:
    from dragoman.pipeline import withdraw_verdict

    with ledger.read() as reader:
        known = {judgement.id: judgement for judgement in reader.judgements()}
    unknown = [one for one in given if one not in known]
    if unknown or not given:
        raise UsageError(f"no judgement {', '.join(unknown) or 'named'}; `dragoman judge list` lists them")
    for one in given:
        put(_line(withdraw_verdict(ledger, known[one], by)))
    _show(ledger, tuple(mention for one in given for mention in known[one].mentions))


def _list(ledger: Ledger, format: TableOrLines) -> None:
    from dragoman.records import dump_line, judgement_to_record

    with ledger.read() as reader:
        for judgement in reader.judgements():
            put(dump_line(judgement_to_record(judgement)) if format is TableOrLines.JSONL else _line(judgement))


def _show(ledger: Ledger, mentions: tuple[str, ...]) -> None:
    """Show what has become of the events of these mentions."""
    from dragoman.cli.tables import events_table

    with ledger.read() as reader:
        found = {event.id: event for event in map(reader.event, mentions) if event}
    if found:
        show(events_table(found.values()))


def _mentions(reader: LedgerReader, given: str, verdict: Verdict) -> tuple[str, ...]:
    """Return the mention of this id, or those of the event.

    Raises UsageError where an event of several mentions is to be told from another: which of them is meant?
    """
    if reader.mention(given):
        return (given,)
    mentions = tuple(report.mention for report in find_event(reader, given).reports)
    if verdict is Verdict.DIFFERENT and len(mentions) > 1:
        raise UsageError(f"event {given} has {len(mentions)} mentions; name the ones that are different")
    return mentions


def signature(by: str | None) -> str:
    """Return who judges: the name given, else the user's.

    Raises UsageError where nobody knows.
    """
    if by and by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("nobody knows who judges: give --by NAME") from error


def _line(judgement: Judgement) -> str:
    note = f"  ({one_line(judgement.note)})" if judgement.note else ""
    taken_back = "" if judgement.holds else f"  withdrawn {judgement.withdrawn_at} by {judgement.withdrawn_by}"
    mentions = " ".join(judgement.mentions)
    return (
        f"{judgement.id}  {judgement.verdict}  {mentions}  {judgement.at}  {one_line(judgement.by)}{note}{taken_back}"
    )
