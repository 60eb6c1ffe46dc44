"""Candidate pairs and their weights, in plain Python: for additions and small ledgers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.link.comparison import level_of
from dragoman.link.features import Features
from dragoman.link.levels import COMPARISONS
from dragoman.link.undated import PREFIX
from dragoman.link.weights import Weights
from dragoman.model import Edge, LevelHit

# A mention is compared with so many before it in a block: a thousand reprints of one story aren't half a million
# pairs, and the chain still joins them.
MAX_COMPARED = 60


class Pair(NamedTuple):
    """Two mentions by their index and the weight of their being one contact, in bits."""

    one: int
    other: int
    weight: float


def score_pairs(rows: Sequence[Features], weights: Weights) -> list[Pair]:
    """Return the pairs that may be one contact and weigh at least the threshold, heaviest first."""
    scored = (Pair(one, other, weight_of(rows[one], rows[other], weights)) for one, other in candidates(rows))
    return sort_pairs((pair for pair in scored if pair.weight >= weights.threshold), rows)


def sort_pairs(pairs: Iterator[Pair], rows: Sequence[Features]) -> list[Pair]:
    """Return pairs by weight, then by ids, so that the order of the input doesn't matter."""
    ids = [row.id for row in rows]
    return sorted(pairs, key=lambda pair: (-round(pair[2], 6), ids[pair[0]], ids[pair[1]]))


def candidates(rows: Sequence[Features]) -> set[tuple[int, int]]:
    """Return the pairs of indexes that share a block while their days meet, or share a mark."""
    blocks: dict[str, list[int]] = defaultdict(list)
    marks: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(rows)), key=lambda index: _order(rows[index])):
        for block in rows[index].blocks if rows[index].lo is not None else ():
            blocks[block].append(index)
        for mark in rows[index].marks:
            marks[mark].append(index)
    found = {pair for block in blocks.values() for pair in _meeting(block, rows)}
    for mark, members in marks.items():
        whatever_days = mark.startswith(PREFIX)
        found.update(
            pair for pair in _all(members) if not whatever_days or "open" in (rows[pair[0]].basis, rows[pair[1]].basis)
        )
    return {pair for pair in found if may_be_one(rows[pair[0]], rows[pair[1]])}


def _order(row: Features) -> tuple[int, int, str]:
    return (row.lo or 0, row.hi or 0, row.id)


def _meeting(block: Sequence[int], rows: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Give the pairs of a block, sorted by first day, whose days are at most one apart."""
    running: list[int] = []
    for index in block:
        lo = rows[index].lo or 0
        running = [other for other in running if (rows[other].hi or 0) + 1 >= lo]
        for other in running[-MAX_COMPARED:]:
            yield (other, index) if other < index else (index, other)
        running.append(index)


def _all(mark: Sequence[int]) -> Iterator[tuple[int, int]]:
    for position, index in enumerate(mark):
        for other in mark[max(0, position - MAX_COMPARED) : position]:
            yield (other, index) if other < index else (index, other)


def may_be_one(one: Features, other: Features) -> bool:
    """Say whether two mentions are of one family and have a participant in common."""
    return one.family == other.family and not set(one.keys).isdisjoint(other.keys)


def weight_of(one: Features, other: Features, weights: Weights) -> float:
    """Return the sum of the weights of all levels, the prior included."""
    return weights.base + sum(weights.of(some, level_of(some, one, other)) for some in COMPARISONS)


def explained(one: Features, other: Features, weights: Weights) -> Edge:
    """Return the link of two mentions with all its levels in words."""
    first, second = sorted((one, other), key=lambda row: row.id)
    hits = [(some, level_of(some, first, second)) for some in COMPARISONS]
    levels = tuple(LevelHit(some.name, level.name, round(weights.of(some, level), 2)) for some, level in hits)
    prior = LevelHit("prior", "how often mentions that can be compared are one contact", round(weights.base, 2))
    weight = weights.base + sum(weights.of(some, level) for some, level in hits)
    return Edge(first.id, second.id, round(weight, 2), (prior, *levels))
