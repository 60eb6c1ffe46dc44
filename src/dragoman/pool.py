"""A pool of processes that works through a stream and gives the results back in order."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

from dragoman.cycles import search_seldom_for_cycles
from dragoman.errors import DragomanError

# Items that travel together: one message an item would cost more than the work.
_BUNDLE = 8
# Bundles on their way for each process; the stream is never read further ahead, so memory stays bounded.
_AHEAD = 3

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def map_in_order(
    work: Callable[[_In], _Out], items: Iterable[_In | DragomanError], jobs: int
) -> Iterator[_Out | DragomanError]:
    """Yield `work` of each item, done by one of `jobs` processes, in the order of `items`; errors pass through.

    `work` and what it takes and gives must be picklable. Raises DragomanError where the system ends a process.
    """
    stream = iter(items)
    waiting: deque[tuple[list[_In | DragomanError], Future[list[_Out]]]] = deque()
    # spawn: a forked child would hold the caller's database connection and the detector's threads.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _prepare)
    try:
        while bundle := list(islice(stream, _BUNDLE)):
            sent = [item for item in bundle if not isinstance(item, DragomanError)]
            waiting.append((bundle, pool.submit(_work_through, work, sent)))
            if len(waiting) >= jobs * _AHEAD:
                yield from _received(*waiting.popleft())
        while waiting:
            yield from _received(*waiting.popleft())
    except BrokenProcessPool as error:
        raise DragomanError("a coding process was ended by the system (memory?); try --jobs 1") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _received(bundle: Sequence[_In | DragomanError], future: Future[list[_Out]]) -> Iterator[_Out | DragomanError]:
    results = iter(future.result())
    return (item if isinstance(item, DragomanError) else next(results) for item in bundle)


def _work_through(work: Callable[[_In], _Out], items: Sequence[_In]) -> list[_Out]:
    return [work(item) for item in items]


def _prepare() -> None:
    """Return nothing; have this process end with its parent, and leave an interrupt to that."""
    search_seldom_for_cycles()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A parent that is killed can't say goodbye, and the pool's queues would keep its children waiting for ever.
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
