"""The tables that the page shows, by name, as rows of plain values: what CSV and JSON of them are made from."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.ledger import EventFilter, LedgerBrowser, counting
from dragoman.model import Judgement

Values = Sequence[object]
ALL_ROWS = 1_000_000
# What a spreadsheet would take for a formula, if a source or an outlet were called so.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table: what it holds, its columns, and its first rows for a filter."""

    what: str
    columns: tuple[str, ...]
    rows: Callable[[LedgerBrowser, EventFilter, int], Iterable[Values]]


def _months(browser: LedgerBrowser, asked: EventFilter, most: int) -> Iterable[Values]:
    return counting.months(browser, asked)[:most]


def _places(browser: LedgerBrowser, asked: EventFilter, most: int) -> Iterable[Values]:
    return counting.places(browser, asked)[:most]


def _judged(browser: LedgerBrowser, _asked: EventFilter, most: int) -> Iterable[Values]:
    """Return the judgements, newest first."""
    return [judgement_row(one) for one in browser.judgements()[::-1][:most]]


def judgement_row(one: Judgement) -> Values:
    """Return id, verdict, mentions, who, when, why, and who took it back and when."""
    return (
        one.id,
        str(one.verdict),
        " ".join(one.mentions),
        one.by,
        one.at,
        one.note,
        one.withdrawn_by,
        one.withdrawn_at,
    )


TABLES = {
    "months": TableOf("Events by month and kind.", counting.MonthCount._fields, _months),
    "actors": TableOf(
        "Who takes part in how many events.",
        counting.ActorCount._fields,
        counting.actors,
    ),
    "states": TableOf(
        "The states whose people take part in how many events.",
        counting.ActorCount._fields,
        counting.states,
    ),
    "pairs": TableOf(
        "Who meets whom how often.",
        counting.PairCount._fields,
        counting.pairs,
    ),
    "state-pairs": TableOf(
        "Which states meet how often.",
        counting.PairCount._fields,
        counting.state_pairs,
    ),
    "places": TableOf("Where events of which kind took place.", counting.PlaceCount._fields, _places),
    "sources": TableOf(
        "Who is named as a source, by which outlet, in how many reports.",
        counting.SourceCount._fields,
        lambda browser, _asked, most: counting.sources(browser, most),
    ),
    "outlets": TableOf(
        "How many documents there are of each outlet and language.",
        counting.DocumentCount._fields,
        lambda browser, _asked, most: counting.documents(browser)[:most],
    ),
    "issues": TableOf(
        "What was noted in how many documents.",
        counting.IssueCount._fields,
        lambda browser, _asked, most: counting.issues(browser, most),
    ),
    "judgements": TableOf(
        "What persons have judged.",
        ("id", "verdict", "mentions", "by", "at", "note", "withdrawn_by", "withdrawn_at"),
        _judged,
    ),
}


def csv_lines(columns: Values, rows: Iterable[Values]) -> Iterator[str]:
    """Yield the header and each row as a line of comma-separated values that no spreadsheet takes for a formula."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    for row in (columns, *rows):
        writer.writerow([_plain(value) for value in row])
        yield sink.getvalue()
        sink.seek(0)
        sink.truncate()


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
