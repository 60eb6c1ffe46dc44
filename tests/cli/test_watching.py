"""`dragoman watch`: its options, its summary, and a press of our own with kills at random."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from command import Run

from dragoman.cli.watching import seconds_of
from dragoman.errors import UsageError
from dragoman.ledger import open_ledger

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
press = pytest.importorskip("press")
watch_killed = pytest.importorskip("watch_killed")
press_server = pytest.importorskip("press_server")


@pytest.mark.parametrize(("span", "seconds"), [("90s", 90), ("15m", 900), ("15", 900), (" 2 h ", 7200), ("1d", 86400)])
def test_spans(span: str, seconds: int) -> None:
    assert seconds_of(span) == seconds


@pytest.mark.parametrize("span", ["", "0", "5s", "-3m", "1w", "soon", "٣m"])
def test_other_spans_are_refused(span: str) -> None:
    with pytest.raises(UsageError, match="15m, 2h or 1d"):
        seconds_of(span)


def test_a_list_that_is_not_there_is_wrong_usage(dragoman: Run) -> None:
    result = dragoman("watch", "none.txt", "--once")
    assert (result.code, len(result.complaints)) == (2, 1)


def test_a_round_is_summarised_in_one_line(dragoman: Run) -> None:
    small = press.Press(feeds=2, articles=3)
    with press_server.serving(small.respond) as server:
        feeds = small.feed_addresses(server.port)[:2]
        result = dragoman("watch", *feeds, "--once", "--allow-private", "--pause", "0")
        again = dragoman("watch", *feeds, "--once", "--allow-private", "--pause", "0")
    assert result.code == 0
    assert [line.split()[0] for line in result.out.splitlines()] == ["new"] * 6
    [line] = result.complaints
    assert line.startswith("dragoman: round: 2 feeds; 6 new articles announced, 6 new")
    assert "2 feeds, 2 unchanged; 0 new articles" in again.err


@pytest.mark.slow
def test_kills_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    small = press.Press(feeds=2, articles=24)
    with press_server.serving(small.respond) as server:
        ledger = tmp_path / "watch.db"
        watched = watch_killed.watch_with_kills(small, server, ledger, 2, random.Random(1), 5.0)
        verdict = watch_killed.judge(small, server, open_ledger(ledger), watched)
    assert watched.kills > 0
    assert verdict.good == verdict.held == 2 * (24 - 9)
    assert verdict.clean, verdict
