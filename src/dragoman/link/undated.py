"""How often those who take part meet: what an undated mention can be compared with, and what dates say of a pair.

A report without any day can be placed where the ledger knows of hardly any other contact of the same people. Where
they meet often, it can't, and is left alone; and that a report came out the day after a contact says less there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dragoman.link.features import Features

# More mentions of the same people than these, or more contacts of them on record: their undated reports are left alone.
MOST_MENTIONS = 40
MOST_CONTACTS = 3
# With so many mentions two are in the news all the time: some twice a week for years.
ALL_THE_TIME = 300
# What an undated mention and a dated one share to be compared.
PREFIX = "met|"
# What tells in `often` that a block has more mentions than ALL_THE_TIME.
BUSY = "busy|"


class Told(NamedTuple):
    """What one mention says of its day."""

    sort: str
    basis: str
    lo: int | None
    hi: int | None


def with_record(rows: Sequence[Features], often: Sequence[Collection[str]] = ()) -> tuple[Features, ...]:
    """Return the rows, each undated one with the number of contacts on record and the marks to compare it by.

    `often` holds for each row the blocks that the ledger knows more mentions of than are given here, and again
    after BUSY those of people who are in the news all the time.
    """
    blocks = _blocks_with_undated(rows, often)
    rows = _with_busy(rows, often)
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


def _with_busy(rows: Sequence[Features], often: Sequence[Collection[str]]) -> Sequence[Features]:
    """Return the rows, those of which all participants are in the news all the time marked as busy."""
    counts = Counter(block for row in rows for block in row.blocks)
    busy = {block for block, count in counts.items() if count > ALL_THE_TIME}
    busy.update(held.removeprefix(BUSY) for some in often for held in some if held.startswith(BUSY))
    if not busy:
        return rows
    return [row._replace(busy=bool(row.blocks) and busy.issuperset(row.blocks)) for row in rows]


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
    return contacts_on_record([Told(row.sort, row.basis, row.lo, row.hi) for row in (rows[i] for i in members)])


def contacts_on_record(members: Sequence[Told]) -> dict[str, int]:
    """Return for each sort of undated contact how many such contacts there must be, one at least."""
    sorts = {one.sort for one in members if one.basis == "open"}
    return {sort: max(1, _apart(one for one in members if _comparable(one.sort, sort))) for sort in sorts}


def _comparable(sort: str, other: str) -> bool:
    return sort == other or "other_contact" in (sort, other)


def _apart(rows: Iterable[Told]) -> int:
    """Return how many contacts there must be: stretches of days of which none is within a day of another."""
    count, last = 0, -2
    for hi, lo in sorted((row.hi, row.lo) for row in rows if row.lo is not None and row.hi is not None):
        if lo > last + 1:
            count, last = count + 1, hi
    return count
