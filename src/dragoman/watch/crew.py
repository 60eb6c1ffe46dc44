"""A crew of threads that fetches for one who waits: several hosts at once, each host by one at a time."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Generic, TypeVar
from urllib.parse import urlsplit

_MOST_HANDS = 8

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


class Crew(Generic[_Job, _Result]):
    """Does jobs in threads; what is done and not yet taken is never more than there are hands, so memory is bounded.

    The threads end with the program, whatever they wait for.
    """

    def __init__(self, work: Callable[[_Job], _Result], address_of: Callable[[_Job], str]) -> None:
        self._work, self._address_of = work, address_of
        self._asked: queue.SimpleQueue[tuple[str, _Job] | None] = queue.SimpleQueue()
        # With each job a function that gives its result, or raises what the work raised.
        self._done: queue.SimpleQueue[tuple[str, _Job, Callable[[], _Result]]] = queue.SimpleQueue()

    def each(self, jobs: Iterable[_Job]) -> Iterator[tuple[_Job, _Result]]:
        """Yield each job with its result, as they are done; jobs of one host follow one another in their order.

        Raises what the work raises: what is expected of it must be in its result.
        """
        waiting: dict[str, deque[_Job]] = {}
        for job in jobs:
            waiting.setdefault(urlsplit(self._address_of(job)).netloc, deque()).append(job)
        ready = deque(waiting)
        hands = self._start(min(_MOST_HANDS, len(waiting)))
        running = 0
        try:
            while ready or running:
                while ready and running < hands:
                    host = ready.popleft()
                    self._asked.put((host, waiting[host].popleft()))
                    running += 1
                host, job, result = self._done.get()
                running -= 1
                if waiting[host]:
                    ready.append(host)
                yield job, result()
        finally:
            for _ in range(hands):
                self._asked.put(None)

    def _start(self, hands: int) -> int:
        for _ in range(hands):
            threading.Thread(target=self._run, daemon=True).start()
        return hands

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            host, job = asked
            self._done.put((host, job, _outcome(self._work, job)))


def _outcome(work: Callable[[_Job], _Result], job: _Job) -> Callable[[], _Result]:
    """Return what gives the result of a job, or raises what it raised, in whichever thread asks."""
    future: Future[_Result] = Future()
    try:
        future.set_result(work(job))
    except Exception as error:
        future.set_exception(error)
    return future.result
