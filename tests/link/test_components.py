"""Rows that links lead between are one set, named by its least row."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest

from dragoman.link.components import components, not_alone


def tops_of(size: int, links: list[tuple[int, int]]) -> list[int]:
    ones, others = (pa.array([link[side] for link in links], pa.int32()) for side in (0, 1))
    found: list[int] = components(size, ones, others).to_pylist()
    return found


def by_hand(size: int, links: list[tuple[int, int]]) -> list[int]:
    tops = list(range(size))
    for one, other in links * size:
        tops[one] = tops[other] = min(tops[one], tops[other])
    return tops


def test_without_links_each_row_is_alone() -> None:
    assert tops_of(3, []) == [0, 1, 2]
    assert [column.to_pylist() for column in not_alone(pa.array([0, 1, 2], pa.int32()))] == [[], []]


def test_a_long_way_and_two_ways_down() -> None:
    assert tops_of(8, [(6, 7), (3, 6), (1, 3), (2, 7), (4, 5)]) == [0, 1, 1, 1, 4, 4, 1, 1]


@pytest.mark.parametrize("seed", range(20))
def test_any_links(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.randint(2, 60)
    pairs = [chance.sample(range(size), 2) for _ in range(chance.randint(0, size))]
    links = [(min(pair), max(pair)) for pair in pairs]
    wanted = by_hand(size, links)
    assert tops_of(size, links) == wanted
    rows, tops = not_alone(pa.array(wanted, pa.int32()))
    assert list(zip(rows.to_pylist(), tops.to_pylist(), strict=True)) == [
        (row, top) for row, top in enumerate(wanted) if wanted.count(top) > 1
    ]
