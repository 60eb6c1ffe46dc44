"""Mentions that nothing dates: which of them may be compared, by how often those who take part meet on record.

A report without any day can be placed where the ledger knows of hardly any other contact of the same people. Where
they meet often, it can't, and is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.link.features import Features

# More mentions of the same people than these, or more contacts of them on record: their undated reports are left alone.
MOST_MENTIONS = 40
MOST_CONTACTS = 3
# What an undated mention and a dated one share to be compared.
PREFIX = "met|"


def with_record(rows: Sequence[Features], often: Sequence[Collection[str]] = ()) -> tuple[Features, ...]:
    """Return the rows, each undated one with the number of contacts on record and the marks to compare it by.

    `often` holds for each row the blocks that the ledger knows more mentions of than are given here.
    """
    blocks = _blocks_with_undated(rows, often)
    records = {block: _records(rows, members) for block, members in blocks.items()}
    found = list(rows)
    for block, members in blocks.items():
        if min(records[block].values()) > MOST_CONTACTS:
            continue
        for index in members:
            row = found[index]
            found[index] = row._replace(marks=(*row.marks, PREFIX + block))
            if row.basis == "open":
                count = records[block][row.sort]
                found[index] = found[index]._replace(record=min(count, row.record or count))
    return tuple(found)


def _blocks_with_undated(rows: Sequence[Features], often: Sequence[Collection[str]]) -> dict[str, list[int]]:
    wanted = {block for row in rows if row.basis == "open" for block in row.blocks}
    found: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        for block in row.blocks:
            if block in wanted:
                found[block].append(index)
    hot = {block for index, row in enumerate(rows) if often and often[index] for block in row.blocks}
    return {
        block: members
        for block, members in found.items()
        if 1 < len(members) <= MOST_MENTIONS and not (block in hot and _held_often(block, members, often))
    }


def _held_often(block: str, members: Iterable[int], often: Sequence[Collection[str]]) -> bool:
    return any(block in often[index] for index in members)


def _records(rows: Sequence[Features], members: Sequence[int]) -> dict[str, int]:
    """Return for each sort of contact how many there must be, one at least."""
    sorts = {rows[index].sort for index in members if rows[index].basis == "open"}
    return {sort: max(1, _apart(rows[i] for i in members if _comparable(rows[i].sort, sort))) for sort in sorts}


def _comparable(sort: str, other: str) -> bool:
    return sort == other or "other_contact" in (sort, other)


def _apart(rows: Iterable[Features]) -> int:
    """Return how many contacts there must be: stretches of days of which none is within a day of another."""
    count, last = 0, -2
    for hi, lo in sorted((row.hi, row.lo) for row in rows if row.lo is not None and row.hi is not None):
        if lo > last + 1:
            count, last = count + 1, hi
    return count
