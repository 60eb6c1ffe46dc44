"""How many sources of an event are independent: reprints of one text, agency or outlet are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.link.features import Features
from dragoman.link.keys import name_key
from dragoman.model import ReportedMention


def source_groups(reports: Sequence[ReportedMention], rows: Sequence[Features]) -> list[list[int]]:
    """Return the indexes of reports, those that draw on one source together."""
    parent = list(range(len(reports)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[str, int] = {}
    for index, (reported, row) in enumerate(zip(reports, rows, strict=True)):
        for trace in _traces(reported, row):
            one, other = root(first.setdefault(trace, index)), root(index)
            parent[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(reports)):
        groups[root(index)].append(index)
    return list(groups.values())


def _traces(reported: ReportedMention, row: Features) -> set[str]:
    agencies = (one for one in reported.mention.sources if one.kind == "agency")
    found = {f"agency {name_key(one.name or one.surface)}" for one in agencies}
    found |= {f"echo {echo}" for echo in row.echoes}
    found |= {f"document {one}" for one in (reported.document, reported.original) if one}
    return found | ({f"outlet {reported.outlet}"} if reported.outlet else set())
