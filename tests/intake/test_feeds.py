"""Feeds and sitemaps: what they announce, what they carry, and those that are there to do harm."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.conftest import Held

from dragoman.errors import ReadError
from dragoman.intake.feeds import MOST_ENTRIES, Entry, feed_entries, is_feed, read_feed
from dragoman.model import Document
from dragoman.settings import Settings

BODY = "&lt;p&gt;Le ministre a reçu &lt;b&gt;son&lt;/b&gt; homologue.&lt;/p&gt;&lt;p&gt;Ils ont parlé.&lt;/p&gt;"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Site</title>
<item><title>Un &amp;amp; deux</title><link>https://example.org/1?utm_source=rss</link>
<pubDate>Fri, 13 Oct 2023 23:30:00 +0200</pubDate><description>Résumé.</description>
<content:encoded>{BODY}</content:encoded></item>
<item><title>Deux</title><guid isPermaLink="true">https://example.org/2</guid>
<description>Résumé seul.</description></item>
<item><title>Encore un</title><link>https://example.org/1</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title><entry><title>Un</title>
<link rel="alternate" href="/1"/><published>2023-10-13T23:30:00Z</published><updated>2023-11-01T00:00:00Z</updated>
<author><name>Salma Idrissi</name></author><content type="html">&lt;p&gt;Texte.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "id": "1",
                "url": "https://example.org/1",
                "title": "Un",
                "content_html": "<p>Texte.</p>",
                "date_published": "2023-10-13T01:00:00+03:00",
                "authors": [{"name": "Salma Idrissi"}],
            },
            {"id": "2", "summary": "Sans adresse."},
            "no item",
        ],
    }
)
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/1</loc><news:news><news:publication_date>2023-10-13</news:publication_date>
<news:title>Un</news:title></news:news></url><url><loc>ftp://example.org/2</loc></url></urlset>"""
BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel>&b;</channel></rss>'


def entries(held: Held, content: str | bytes) -> tuple[Entry, ...]:
    """Return the entries of a feed that was fetched from example.org."""
    source = held(content, url="https://example.org/feed")
    return feed_entries(source.bytes(10_000_000), source)


def test_rss(held: Held) -> None:
    one, two = entries(held, RSS)
    assert (one.address, one.title, one.published.edtf) == ("https://example.org/1", "Un & deux", "2023-10-13")
    assert (one.whole, two.whole) == (True, False)
    assert (two.address, two.published.known) == ("https://example.org/2", False)


def test_atom(held: Held) -> None:
    [one] = entries(held, ATOM)
    assert (one.address, one.title, one.published.edtf) == ("https://example.org/1", "Un", "2023-10-13")
    assert (one.author, one.whole) == ("Salma Idrissi", True)


def test_json_feed(held: Held) -> None:
    one, two = entries(held, JSON_FEED)
    assert (one.address, one.author, one.published.edtf) == ("https://example.org/1", "Salma Idrissi", "2023-10-13")
    assert (two.address, two.html, two.whole) == (None, "Sans adresse.", False)


def test_sitemap_of_news(held: Held) -> None:
    [one] = entries(held, SITEMAP)  # the other address is none of the web
    assert (one.address, one.title, one.published.edtf) == ("https://example.org/1", "Un", "2023-10-13")
    with pytest.raises(ReadError, match=r"index of sitemaps; its first: https://example.org/news.xml"):
        entries(held, "<sitemapindex><sitemap><loc>https://example.org/news.xml</loc></sitemap></sitemapindex>")


def test_encodings_and_breaks(held: Held) -> None:
    declared = RSS.replace("utf-8", "windows-1252", 1).encode("cp1252")
    assert entries(held, declared)[0].html == entries(held, RSS)[0].html
    cut = RSS[: RSS.index("<item><title>Encore")]
    assert len(entries(held, cut)) == 2
    for broken in (
        "<rss><channel><item>",
        "",
        "<html></html>",
        '{"version": "https://jsonfeed.org/version/1", "items": 3}',
    ):
        with suppress(ReadError):
            assert entries(held, broken) == ()


def test_an_endless_feed_ends(held: Held) -> None:
    items = "".join(f"<item><link>https://example.org/{n}</link></item>" for n in range(3 * MOST_ENTRIES))
    assert len(entries(held, f"<rss version='2.0'><channel>{items}</channel></rss>")) == MOST_ENTRIES


@pytest.mark.parametrize("bomb", [BOMB, BOMB.encode("utf-16"), BOMB.replace("rss", "urlset")])
def test_entities_are_refused(held: Held, bomb: str | bytes) -> None:
    with pytest.raises(ReadError, match="entities"):
        entries(held, bomb)


def test_what_is_a_feed(held: Held) -> None:
    for content in (RSS, ATOM, JSON_FEED, SITEMAP, "<!-- x --><rdf:RDF xmlns:rdf='r'></rdf:RDF>"):
        assert is_feed(content.encode(), held(content))
    for content in ("<html><body>rss</body></html>", '{"text": "a"}', "rss", ""):
        assert not is_feed(content.encode(), held(content))


def test_a_feed_as_a_file_gives_what_it_carries(held: Held) -> None:
    one, two = read_feed(held(RSS), Settings())
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.text, one.title, one.issues) == ("Le ministre a reçu son homologue.\nIls ont parlé.", "Un & deux", ())
    assert (one.url, len(one.id)) == ("https://example.org/1", 16)
    assert (two.text, [issue.level for issue in two.issues]) == ("Résumé seul.", ["info"])


def test_an_entry_without_text_is_named(held: Held) -> None:
    [error] = read_feed(held(SITEMAP.replace("<url><loc>ftp://example.org/2</loc></url>", "")), Settings())
    assert str(error) == "given, entry 1: has no text in the feed; give its address: https://example.org/1"


@given(st.text(alphabet="<>&;/rsitemlnkfed \"'![]CDAT?=é", max_size=200))
def test_any_text_is_entries_or_refused(text: str) -> None:
    from dragoman.intake.source import held_source, unread

    for head in ("<rss><channel>", "<feed>", "<urlset>", '{"jsonfeed.org":'):
        content = (head + text).encode()
        source = held_source(content, unread("feed", "feed"))
        with suppress(ReadError):
            assert len(feed_entries(content, source)) <= MOST_ENTRIES
