"""`dragoman watch`: polls feeds and adds what is new."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.adding import tell
from dragoman.cli.options import (
    AllowPrivate,
    KnowledgeFolder,
    LedgerFile,
    Pause,
    knowledge_folder,
    ledger_path,
    reading_settings,
)
from dragoman.cli.output import say
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.watch import RoundSummary

_SPAN = re.compile(r"([0-9]{1,6})\s*([smhd]?)")
_SECONDS = {"s": 1, "": 60, "m": 60, "h": 3600, "d": 86400}
_SHORTEST = 10

Feeds = Annotated[
    list[str],
    typer.Argument(metavar="FEEDS...", help="Addresses of feeds, or files with one a line, or OPML files."),
]


def watch(
    context: typer.Context,
    feeds: Feeds,
    ledger: LedgerFile = None,
    once: Annotated[bool, typer.Option("--once", help="One round, and no more.")] = False,
    every: Annotated[
        str, typer.Option("--every", metavar="TIME", help="From round to round: 90s, 15m, 2h, 1d.")
    ] = "15m",
    knowledge: KnowledgeFolder = None,
    allow_private: AllowPrivate = False,
    pause: Pause = 1.0,
) -> None:
    """Poll feeds and add what is new to the ledger, round after round.

    A line for each document comes once it is safe on disk; a summary follows each round. A watch that is killed
    goes on where it was.
    """
    from dragoman.cli.reporting import Reporter
    from dragoman.intake.fetching import Web
    from dragoman.ledger import open_ledger
    from dragoman.watch import Round, feeds_of

    seconds, addresses = seconds_of(every), feeds_of(feeds)
    settings = reading_settings(None, allow_private, pause)
    reporter = Reporter(debug=context.find_root().params.get("debug", False))
    asked = Round(
        open_ledger(ledger_path(context, ledger)),
        Web(settings),
        settings,
        knowledge=knowledge_folder(knowledge),
        on_error=reporter.error,
        on_coded=reporter.coded,
        on_added=tell,
    )
    while True:
        began = time.monotonic()
        say(summary_line(asked.run(addresses)))
        if once:
            raise typer.Exit(reporter.exit_code)
        time.sleep(max(0.0, began + seconds - time.monotonic()))


def seconds_of(span: str) -> int:
    """Return the seconds of a span such as 90s, 15m, 2h or 1d; a bare number is minutes.

    Raises UsageError for anything else, or where it is too short to be polite.
    """
    match = _SPAN.fullmatch(span.strip())
    seconds = int(match[1]) * _SECONDS[match[2]] if match else 0
    if seconds < _SHORTEST:
        raise UsageError(f"--every wants a time such as 15m, 2h or 1d, of {_SHORTEST}s at least, not {span!r}")
    return seconds


def summary_line(summary: RoundSummary) -> str:
    """Return a round in one line."""
    feeds = [f"{summary.feeds:,} feeds"]
    feeds += [
        f"{count:,} {word}" for count, word in ((summary.unchanged, "unchanged"), (summary.broken, "failed")) if count
    ]
    articles = [f"{summary.announced:,} new articles announced"]
    articles += [f"{count:,} {outcome}" for outcome, count in sorted(summary.outcomes.items())]
    more = ((summary.reprints, "reprints"), (summary.failed, "failed"), (summary.waiting, "waiting"))
    articles += [f"{count:,} {word}" for count, word in more if count]
    gained = f"{summary.contacts:,} reports of contacts, {len(summary.events):,} events new or changed"
    return f"round: {', '.join(feeds)}; {', '.join(articles)}; {gained}; {summary.seconds:,.0f} s"
