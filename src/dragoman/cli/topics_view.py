"""What each side's reports say was discussed, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from dragoman.cli.tables import ReportView, numbers_of
from dragoman.language.direction import isolated

_NO_SIDE = "neither side"


def topics_table(reports: Sequence[ReportView], sides: Mapping[str, str | None]) -> Table:
    """Return for each side the topics that its reports name; `sides` gives the side of each mention by its id."""
    numbers = numbers_of(reports)
    table = Table("told by", "topics", "reports", box=SIMPLE_HEAD, pad_edge=False)
    for side in sorted({sides.get(one.mention.id) or "" for one in reports}, key=lambda side: (not side, side)):
        its = [one for one in reports if (sides.get(one.mention.id) or "") == side]
        topics = list(dict.fromkeys(isolated(topic.surface) for one in its for topic in one.mention.topics))
        pointed = " ".join(dict.fromkeys(numbers[one.coded.document.id] for one in its))
        table.add_row(side or _NO_SIDE, Text("\n".join(topics) or "names none"), pointed)
    return table
