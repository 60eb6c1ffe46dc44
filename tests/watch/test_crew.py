"""The crew: hosts side by side, one host in its order, and never more at hand than there are hands."""

from __future__ import annotations

import threading
import time
from collections import Counter

import pytest

from dragoman.watch.crew import Crew


def address_of(job: tuple[str, int]) -> str:
    """Return the address of a job."""
    return f"http://{job[0]}/{job[1]}"


def test_each_host_is_asked_by_one_at_a_time_and_in_order() -> None:
    busy: Counter[str] = Counter()
    most: Counter[str] = Counter()
    at_once = 0

    def work(job: tuple[str, int]) -> int:
        nonlocal at_once
        busy[job[0]] += 1
        most[job[0]] = max(most[job[0]], busy[job[0]])
        at_once = max(at_once, busy.total())
        time.sleep(0.01)
        busy[job[0]] -= 1
        return job[1]

    jobs = [(f"host{number % 5}", number) for number in range(40)]
    found = list(Crew(work, address_of).each(jobs))
    assert sorted(number for _, number in found) == list(range(40))
    assert all(job[1] == result for job, result in found)
    assert [number for (host, _), number in found if host == "host3"] == list(range(3, 40, 5))
    assert set(most.values()) == {1}
    assert at_once > 1


def test_the_stream_is_not_worked_through_ahead_of_who_takes_it() -> None:
    done: list[int] = []
    crew = Crew(lambda job: done.append(job[1]), address_of)
    each = crew.each([(f"host{number}", number) for number in range(100)])
    next(each)
    time.sleep(0.1)
    assert len(done) <= 9
    each.close()
    time.sleep(0.1)
    assert len(done) <= 9


def test_what_the_work_raises_is_raised_where_it_is_taken() -> None:
    def work(job: tuple[str, int]) -> int:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        list(Crew(work, address_of).each([("host", 1)]))


def test_an_error_can_be_a_result() -> None:
    error = ValueError("a result")
    assert list(Crew(lambda job: error, address_of).each([("host", 1)])) == [(("host", 1), error)]
    assert threading.active_count() < 20
