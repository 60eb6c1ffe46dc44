"""Topics stand by the side that tells them; a side that names none is seen to be silent."""

from __future__ import annotations

from builders import coded, mention
from rich.console import Console

from dragoman.cli.tables import ReportView
from dragoman.cli.topics_view import topics_table


def test_topics_by_side() -> None:
    reports = [
        ReportView(coded("alpha"), mention("alpha#0", topics=("fish", "wheat"))),
        ReportView(coded("beta"), mention("beta#0", topics=("fish",))),
        ReportView(coded("gamma"), mention("gamma#0")),
    ]
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(topics_table(reports, {"alpha#0": "AAA", "beta#0": None, "gamma#0": "BBB"}))
    rows = [" ".join(line.split()) for line in capture.get().splitlines()]
    assert rows[3:7] == ["AAA fish 1", "wheat", "BBB names none 3", "neither side fish 2"]
