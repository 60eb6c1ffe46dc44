"""The feed is read back by feedparser; RFC 4287 wants one id, title and time of each entry."""

from __future__ import annotations

import feedparser
from dossiers import Export

from dragoman.export import About, Dossier
from dragoman.export.atom import NO_ADDRESS, NO_DAY
from dragoman.export.phrasing import headline


def test_a_reader_finds_every_event(export: Export, told: tuple[Dossier, ...]) -> None:
    content, _ = export("atom", about=About("Contacts of <Vell> & Co", "https://ledger.example/feed"))
    feed = feedparser.parse(content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.title == "Contacts of <Vell> & Co"
    assert len({entry.id for entry in feed.entries}) == len(told)
    assert {entry.title for entry in feed.entries} == {headline(one.event) for one in told}
    assert all(entry.updated_parsed for entry in feed.entries)


def test_the_newest_report_comes_first(export: Export) -> None:
    days = [entry.updated for entry in feedparser.parse(export("atom")[0]).entries]
    assert days == sorted(days, reverse=True)
    assert days[-1].startswith("1970")


def test_reports_are_linked_and_disagreement_is_told(export: Export, told: tuple[Dossier, ...]) -> None:
    feed = feedparser.parse(export("atom")[0])
    [call] = [entry for entry in feed.entries if entry.title.startswith("Call")]
    assert [link.rel for link in call.links] == ["alternate", "related"]
    assert "Disagreement on date" in call.summary
    assert {tag.term for tag in call.tags} == {"call", "happened", "MAR", "USA"}


def test_what_is_lost_is_said(export: Export) -> None:
    losses = export("atom")[1]
    assert losses[NO_DAY] == 1
    assert losses[NO_ADDRESS] == 1


def test_the_feed_keeps_its_id(export: Export) -> None:
    one, other = (feedparser.parse(export("atom", (), About(title))[0]).feed.id for title in ("a", "b"))
    assert one != other
    assert one == feedparser.parse(export("atom", (), About("a"))[0]).feed.id
