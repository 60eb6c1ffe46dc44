"""Python searches for cycles again when the block ends, however it ends."""

from __future__ import annotations

import gc

import pytest

from dragoman.link.cycles import no_search_for_cycles


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
