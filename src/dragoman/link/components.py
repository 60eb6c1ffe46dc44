"""Which mentions links lead between, however long the way: for millions of links, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def components(size: int, ones: pa.Array, others: pa.Array) -> pa.Array:
    """Return for each of so many rows the least row that links lead to; links lead from `others` down to `ones`.

    Every row that a link leads down from is hung on one of those that it leads to, all at once; then every row is hung
    on the top of its tree. Links between two trees are few by then, and join them in the same way.
    """
    import pyarrow.compute as pc

    tops = _numbers(size)
    while len(ones):
        tops = _climbed(pc.coalesce(pc.scatter(ones, others, max_index=size - 1), tops))
        ones, others = tops.take(ones), tops.take(others)
        between = pc.not_equal(ones, others)
        ones, others = ones.filter(between), others.filter(between)
        ones, others = pc.min_element_wise(ones, others), pc.max_element_wise(ones, others)
    return tops


def _climbed(above: pa.Array) -> pa.Array:
    """Return the top over each row, where `above` gives the next row up, for a top itself."""
    while not (higher := above.take(above)).equals(above):
        above = higher
    return above


def not_alone(tops: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Return the rows of the sets of two and more, and the least row of the set of each."""
    import pyarrow.compute as pc

    rows = _numbers(len(tops))
    below = pc.not_equal(tops, rows)
    over = tops.filter(below)
    several = pc.or_(below, pc.is_valid(pc.scatter(over, over, max_index=len(tops) - 1)))
    return rows.filter(several), tops.filter(several)


def _numbers(size: int) -> pa.Array:
    import pyarrow as pa

    return pa.arange(0, size).cast(pa.int32())
