"""How often Python searches what is in memory for things that refer to one another in a circle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many new things set a search off. With Python's own 700 searches of the knowledge base were an eighth of coding.
_SELDOM = 20_000


def search_seldom_for_cycles() -> None:
    """Have Python search seldom for circles, in a process that is all the program's own.

    A coded document leaves some hundred things in circles; they wait a little longer.
    """
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Keep Python from searching for circles: that took a quarter of the time of linking.

    Rows, pairs and sets of mentions go as soon as nothing refers to them; only circles wait until the block ends.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
