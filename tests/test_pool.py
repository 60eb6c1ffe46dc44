"""Processes that work in order."""

from __future__ import annotations

import os

import pytest

from dragoman.errors import DragomanError, ReadError
from dragoman.pool import map_in_order


def test_order_is_kept_and_errors_pass_through() -> None:
    broken = ReadError("a.txt", "is empty", "give a text")
    items: list[int | DragomanError] = [3, 1, broken, *range(100)]
    assert list(map_in_order(str, items, 2)) == ["3", "1", broken, *map(str, range(100))]


def test_the_stream_is_not_read_far_ahead() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = map_in_order(abs, endless(), 2)  # type: ignore[arg-type]
    assert [next(results) for _ in range(10)] == list(range(1, 11))
    assert taken < 100
    results.close()  # type: ignore[attr-defined]


def test_a_process_that_the_system_ends_is_told() -> None:
    with pytest.raises(DragomanError, match="--jobs 1"):
        list(map_in_order(os._exit, [1, 2, 3], 2))
