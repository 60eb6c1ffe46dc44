"""Rounds: what is new is added once, faults are tried again when it is time, and reprints are known as such."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import DragomanError
from dragoman.intake.fetching import Web
from dragoman.ledger import Ledger, Outcome, open_ledger
from dragoman.settings import Settings
from dragoman.watch import Round, RoundSummary

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
press_server = pytest.importorskip("press_server")
Reply = press_server.Reply
SETTINGS = Settings(allow_private=True, pause=0.0)
NOW = dt.datetime(2026, 11, 27, 8, tzinfo=dt.UTC)
FILLER = "The price of bread rose by {0} cents in district {0}, officials of ward {0} said, after {0} dry weeks."


def article(number: int, more: str = "", head: str = "") -> str:
    """Return the page of an article about a call, with words of its own."""
    day = f"On {number % 27 + 1} May 2023"
    call = f"{day} US Secretary of State Antony Blinken spoke by phone with Nasser Bourita. {more}"
    own = "".join(f"<p>{FILLER.format(number * 10 + at)}</p>" for at in range(3))
    return f"<html lang='en'><head>{head}</head><body><h1>Call {number}</h1><p>{call}</p>{own}</body></html>"


class Site:
    """A site with a feed whose entries and pages a test can change."""

    def __init__(self) -> None:
        self.entries: list[dict[str, str]] = []
        self.pages: dict[str, Any] = {}
        self.feed: Any = None
        self.server: Any = None

    def respond(self, request: Any) -> Any:
        """Answer with the feed, or a page."""
        if request.path == "/feed":
            body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": self.entries})
            etag = f'"{len(self.entries)}"'
            if self.feed is None and request.headers.get("if-none-match") == etag:
                return Reply("", 304)
            return self.feed or Reply(body, kind="application/feed+json", headers={"ETag": etag})
        return self.pages.get(request.path, press_server.NOT_FOUND)

    def publish(self, path: str, page: Any, **more: str) -> None:
        """Announce a page and put it there."""
        self.entries.append({"id": path, "url": path, **more})
        self.pages[path] = Reply(page) if isinstance(page, str) else page


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that is served."""
    made = Site()
    with press_server.serving(made.respond) as made.server:
        yield made


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """An empty ledger."""
    return open_ledger(tmp_path / "watch.db")


def watch(site: Site, ledger: Ledger, now: dt.datetime = NOW) -> tuple[RoundSummary, list[str]]:
    """Return what one round did, and the faults that it told."""
    told: list[DragomanError] = []
    asked = Round(ledger, Web(SETTINGS, seconds=1.0), SETTINGS, on_error=told.append)
    return asked.run([site.server.address("/feed")], now), [str(one) for one in told]


def test_what_is_new_is_added_once(site: Site, ledger: Ledger) -> None:
    site.publish("/1", article(1), title="Given title", date_published="2023-05-03T08:00:00Z")
    site.publish("/2", article(2))
    first, told = watch(site, ledger)
    assert (first.feeds, first.announced, first.outcomes[Outcome.NEW], first.contacts) == (1, 2, 2, 2)
    assert (told, first.waiting, bool(first.events)) == ([], 0, True)
    with ledger.read() as reader:
        document = reader.document(reader.document_ids()[0])
    assert document
    assert (document.url, document.published.edtf) == (site.server.address("/1"), "2023-05-03")
    again, _ = watch(site, ledger)
    assert (again.unchanged, again.announced, again.outcomes.total()) == (1, 0, 0)
    site.publish("/3", article(3))
    third, _ = watch(site, ledger)
    assert (third.announced, third.outcomes[Outcome.NEW]) == (1, 1)
    assert [site.server.asked[f"/{number}"] for number in (1, 2, 3)] == [1, 1, 1]


def test_a_passing_fault_is_tried_again_when_it_is_time(site: Site, ledger: Ledger) -> None:
    site.publish("/1", Reply("", 429, headers={"Retry-After": "3600"}))
    first, told = watch(site, ledger)
    assert (first.failed, first.waiting) == (1, 1)
    assert told == [
        f"{site.server.address('/1')}: doesn't answer now (429, asks to wait 3,600 seconds); "
        "it is tried again after 2026-11-27T09:00:00Z"
    ]
    watch(site, ledger, NOW + dt.timedelta(minutes=59))
    assert site.server.asked["/1"] == 1
    site.pages["/1"] = Reply(article(1))
    second, _ = watch(site, ledger, NOW + dt.timedelta(minutes=61))
    assert (second.outcomes[Outcome.NEW], second.waiting) == (1, 0)


def test_a_fault_that_stays_is_given_up(site: Site, ledger: Ledger) -> None:
    site.publish("/gone", press_server.NOT_FOUND)
    site.publish("/broken", Reply("", 500))
    _, told = watch(site, ledger)
    assert [one.rpartition("; ")[2] for one in told if "/gone" in one] == ["it is given up"]
    for day in range(1, 9):
        watch(site, ledger, NOW + dt.timedelta(days=day))
    assert site.server.asked["/gone"] == 1
    assert site.server.asked["/broken"] == 5
    with ledger.follow() as following:
        assert following.counts() == {"waiting": 0, "done": 0, "failed": 2}


def test_a_broken_feed_is_asked_again_later_and_later(site: Site, ledger: Ledger) -> None:
    site.feed = Reply("", 500)
    first, told = watch(site, ledger)
    assert (first.broken, len(told)) == (1, 1)
    assert told[0].endswith("it is asked again after 2026-11-27T08:05:00Z")
    watch(site, ledger, NOW + dt.timedelta(minutes=4))
    assert site.server.asked["/feed"] == 1
    _, told = watch(site, ledger, NOW + dt.timedelta(minutes=6))
    assert told[0].endswith("it is asked again after 2026-11-27T08:16:00Z")
    site.feed = None
    site.publish("/1", article(1))
    last, _ = watch(site, ledger, NOW + dt.timedelta(minutes=20))
    assert last.outcomes[Outcome.NEW] == 1


def test_what_was_announced_before_a_kill_is_read_after_it(site: Site, ledger: Ledger) -> None:
    site.publish("/1", article(1))
    asked = Round(ledger, Web(SETTINGS, seconds=1.0), SETTINGS)
    asked._ask_feeds([site.server.address("/feed")], NOW)  # and the process is gone
    again, _ = watch(site, ledger)
    assert (again.unchanged, again.outcomes[Outcome.NEW]) == (1, 1)


def test_a_document_that_was_safe_before_a_kill_comes_once(
    site: Site, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.publish("/1", article(1))
    with monkeypatch.context() as patch:
        patch.setattr("dragoman.ledger.Following.done", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            watch(site, ledger)
    again, _ = watch(site, ledger)
    assert again.outcomes == {Outcome.SAME: 1}
    with ledger.read() as reader:
        assert reader.counts()["documents"] == 1


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_reprints_are_kept_and_known(site: Site, ledger: Ledger) -> None:
    site.publish("/1", article(1))
    site.publish("/reprint", article(1, more="Our own desk adds a sentence."))
    site.publish("/2", article(2))
    summary, _ = watch(site, ledger)
    assert (summary.outcomes[Outcome.NEW], summary.reprints) == (3, 1)
    with ledger.read() as reader:
        ids = {document.url: document.id for one in reader.document_ids() if (document := reader.document(one))}
        [(copy, (original, share))] = reader.reprints(ids.values()).items()
        coded = reader.coded(copy)
    assert (copy, original) == (ids[site.server.address("/reprint")], ids[site.server.address("/1")])
    assert share > 0.7
    assert coded
    assert any("nearly the same text" in issue.what for issue in coded.issues)


def test_one_canonical_address_for_all_pages_takes_nobodys_place(site: Site, ledger: Ledger) -> None:
    head = '<link rel="canonical" href="/all-news">'
    for number in range(3):
        site.publish(f"/{number}", article(number, head=head))
    summary, _ = watch(site, ledger)
    assert summary.outcomes == {Outcome.NEW: 3}
    with ledger.read() as reader:
        assert reader.counts()["documents"] == 3


def test_an_entry_without_a_page_is_read_from_the_feed(site: Site, ledger: Ledger) -> None:
    text = "On 3 May 2023 US Secretary of State Antony Blinken spoke by phone with Nasser Bourita."
    site.entries.append({"id": "1", "content_html": f"<p>{text}</p>", "title": "Call"})
    site.publish("/gone", press_server.NOT_FOUND, content_html=f"<p>{text.replace('3 May', '4 May')}</p>")
    summary, told = watch(site, ledger)
    assert (summary.outcomes[Outcome.NEW], told) == (2, [])
    assert watch(site, ledger)[0].outcomes.total() == 0
