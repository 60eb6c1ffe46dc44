"""The state of followed feeds: nothing twice, nothing lost, waits that grow, and moments that sort."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dragoman.ledger import Announced, open_ledger
from dragoman.ledger.following import MOST_TRIES, key_without_address, stamp

NOW = dt.datetime(2026, 11, 27, 8, tzinfo=dt.UTC)
FEED = "https://example.org/feed"


def test_what_is_announced_twice_is_kept_once_and_in_order(tmp_path: Path) -> None:
    articles = [Announced(f"https://example.org/{n}", FEED, f"https://example.org/{n}", html="x") for n in (3, 1, 2)]
    with open_ledger(tmp_path / "l.db").follow() as following:
        assert [one.address for one in following.due_feeds([FEED, FEED], NOW)] == [FEED]
        assert following.heard(FEED, articles[:2], NOW, etag='"1"', modified=None) == 2
        assert following.heard(FEED, articles, NOW, etag='"2"', modified=None) == 1
        assert following.due_feeds([FEED], NOW)[0].etag == '"2"'
        assert [one.key[-1] for one in following.waiting([FEED], NOW, 9)] == ["3", "1", "2"]
        assert following.waiting(["https://other.example/feed"], NOW, 9) == []
        following.done([(articles[0].key, "document")])
        assert following.key_of("document") == articles[0].key
        assert following.counts() == {"waiting": 2, "done": 1, "failed": 0}


def test_waits_grow_and_end(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.db").follow() as following:
        following.heard(FEED, [Announced("k", FEED)], NOW, etag=None, modified=None)
        now, waits = NOW, []
        while articles := following.waiting([FEED], now, 9):
            due = following.failed(articles[0], "took too long", now, passing=True, wait=60.0)
            if due is None:
                break
            waits.append((due - now).total_seconds() / 60)
            assert following.waiting([FEED], due - dt.timedelta(seconds=1), 9) == []
            now = due
        assert waits == [5, 10, 20, 40]
        assert len(waits) == MOST_TRIES - 1
        assert following.counts()["failed"] == 1


def test_a_longer_wait_that_the_server_wants_is_kept(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.db").follow() as following:
        [feed] = following.due_feeds([FEED], NOW)
        assert following.feed_failed(feed, "429", NOW, 7200.0) == NOW + dt.timedelta(hours=2)
        assert following.due_feeds([FEED], NOW + dt.timedelta(hours=1)) == []


def test_moments_sort_as_text() -> None:
    later = NOW.astimezone(dt.timezone(dt.timedelta(hours=-5))) + dt.timedelta(seconds=1)
    assert stamp(NOW) == "2026-11-27T08:00:00Z" < stamp(later)


def test_an_article_without_address_has_a_key_of_its_words() -> None:
    assert key_without_address(FEED, "a", "b") == key_without_address(FEED, "a", "b")
    assert len({key_without_address(FEED, title, html) for title, html in (("a", "b"), ("ab", ""), (None, "ab"))}) == 3
