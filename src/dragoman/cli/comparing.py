"""`dragoman compare`: rows of GDELT or POLECAT as claims, held against the ledger."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import LedgerFile, TableOrLines, ledger_path
from dragoman.cli.output import put, say, show

if TYPE_CHECKING:
    from dragoman.comparison import Claim, ClaimedSide, Comparison, Finding

# More rows than a person reads; JSON lines have them all.
_MOST_ROWS = 200


def compare(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="GDELT 2.0 events or POLECAT, unpacked.")],
    format: Annotated[TableOrLines, typer.Option("--format", help="How to print it.")] = TableOrLines.TABLE,
    ledger: LedgerFile = None,
) -> None:
    """Hold the rows of another data set against the ledger: which it confirms, which not, and why."""
    from dragoman.comparison import compare as held_against
    from dragoman.comparison import read_claims
    from dragoman.errors import ReadError
    from dragoman.export import dossiers
    from dragoman.ledger import open_ledger

    opened = open_ledger(ledger_path(context, ledger), create=False)
    claims: list[Claim] = []
    unread = 0
    for one in read_claims(file):
        if isinstance(one, ReadError):
            say(str(one), kind="error")
            unread += 1
        else:
            claims.append(one)
    with opened.read() as reader:
        comparison = held_against(claims, dossiers(reader, reader.events()))
    _print(comparison, format)
    raise typer.Exit(1 if unread else 0)


def finding_to_record(finding: Finding) -> dict[str, object]:
    """Return what `dragoman compare --format jsonl` prints for one row."""
    claim = finding.claim
    return {
        "row": claim.row,
        "id": claim.id,
        "date": claim.day.isoformat(),
        "code": claim.code,
        "source": _side_to_record(claim.source),
        "target": _side_to_record(claim.target),
        "outcome": str(finding.outcome),
        "why": finding.why,
        "events": list(finding.events),
    }


def _side_to_record(side: ClaimedSide) -> dict[str, list[str]]:
    return {"countries": list(side.countries), "names": list(side.names)}


def _print(comparison: Comparison, format: TableOrLines) -> None:
    if format is TableOrLines.JSONL:
        from dragoman.records import dump_line

        for finding in comparison.findings:
            put(dump_line(finding_to_record(finding)))
        return
    _show_table(comparison)
    counts = Counter(str(finding.outcome) for finding in comparison.findings)
    told = ", ".join(f"{count:,} {outcome}" for outcome, count in counts.most_common())
    put(f"{len(comparison.findings):,} rows: {told or 'none'}")
    put(f"{len(comparison.not_claimed):,} contacts of the ledger on these days are in no row")


def _show_table(comparison: Comparison) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from dragoman.cli.tables import ID_LENGTH

    rows = comparison.findings[:_MOST_ROWS]
    if not rows:
        return
    table = Table("row", "day", "code", "sides", "outcome", "why", "event", box=SIMPLE_HEAD, pad_edge=False)
    for finding in rows:
        claim = finding.claim
        event = finding.events[0][:ID_LENGTH] if finding.events else ""
        cells = (str(claim.row), claim.day.isoformat(), claim.code, _sides(claim), str(finding.outcome), finding.why)
        table.add_row(*cells, event)
    show(table)
    if len(comparison.findings) > len(rows):
        put(f"and {len(comparison.findings) - len(rows):,} more rows: --format jsonl")


def _sides(claim: Claim) -> str:
    from dragoman.language.direction import isolated

    sides = (", ".join(side.countries or side.names) for side in (claim.source, claim.target) if side)
    return isolated(" > ".join(sides))
