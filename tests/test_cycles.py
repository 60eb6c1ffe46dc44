"""Python searches for cycles again when the block ends, however it ends."""

from __future__ import annotations

import gc

import pytest

from dragoman.cycles import no_search_for_cycles, search_seldom_for_cycles


def test_the_search_goes_on_afterwards() -> None:
    with no_search_for_cycles():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_after_a_failure_too() -> None:
    with pytest.raises(ValueError, match="x"), no_search_for_cycles():
        raise ValueError("x")
    assert gc.isenabled()


def test_who_had_stopped_it_finds_it_stopped() -> None:
    gc.disable()
    try:
        with no_search_for_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_process_of_the_programs_own_searches_seldom() -> None:
    before = gc.get_threshold()
    try:
        search_seldom_for_cycles()
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_threshold()[1:] == before[1:]
    finally:
        gc.set_threshold(*before)
