"""Addresses as sources: pages, feeds with their pages, and what comes in no kind that is read."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import ReadError
from dragoman.intake import read
from dragoman.model import Document
from dragoman.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
press_server = pytest.importorskip("press_server")
Reply = press_server.Reply
SETTINGS = Settings(allow_private=True, pause=0.0)


def text(number: int) -> str:
    """Return the text of an article."""
    return f"Le ministre marocain des Affaires étrangères a reçu vendredi à Rabat l'ambassadeur numéro {number}."


def page(number: int) -> str:
    """Return the page of an article."""
    return f"<html><body><h1>Titre</h1><p>{text(number)}</p><p>{text(number + 100)}</p></body></html>"


FEED = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Un</title><link>/1</link><pubDate>Fri, 13 Oct 2023 08:00:00 GMT</pubDate></item>
<item><title>Deux</title><link>/gone</link>
<content:encoded>&lt;p&gt;Le texte que porte le flux.&lt;/p&gt;</content:encoded>
</item><item><title>Trois</title><link>/gone2</link><description>Résumé.</description></item></channel></rss>"""
ROUTES = {
    "/feed": Reply(FEED, kind="application/rss+xml"),
    "/1": Reply(page(1)),
    "/text": Reply("Un texte.", kind="text/plain"),
    "/lines": Reply('{"text": "Un texte."}', kind="application/octet-stream"),
    "/pdf": Reply(b"%PDF-1.7", kind="application/pdf"),
    "/a.warc.gz": Reply(gzip.compress(b"WARC/1.0\r\n\r\n"), kind="application/warc"),
}


@pytest.fixture(scope="module")
def press() -> Iterator[Any]:
    """The server."""
    with press_server.serving(lambda request: ROUTES.get(request.path, press_server.NOT_FOUND)) as server:
        yield server


def found(press: Any, path: str) -> list[Any]:
    """Return what reading an address gives."""
    return list(read([press.address(path)], settings=SETTINGS))


def test_a_page(press: Any) -> None:
    [one] = found(press, "/1")
    assert isinstance(one, Document)
    assert text(1) in one.text
    assert (one.url, one.path, len(one.id)) == (press.address("/1"), None, 16)


def test_a_feed_leads_to_its_pages(press: Any) -> None:
    one, two, three = found(press, "/feed")
    assert (one.url, one.published.edtf, one.title) == (press.address("/1"), "2023-10-13", "Titre")
    assert (two.url, two.text) == (press.address("/gone"), "Le texte que porte le flux.")
    assert isinstance(three, ReadError)
    assert "isn't there (404)" in str(three)
    assert found(press, "/1")[0].id == one.id


@pytest.mark.parametrize("path", ["/text", "/lines"])
def test_texts_and_records(press: Any, path: str) -> None:
    [one] = found(press, path)
    assert one.text == "Un texte."


@pytest.mark.parametrize(("path", "words"), [("/pdf", "application/pdf"), ("/a.warc.gz", "archive"), ("/no", "404")])
def test_what_is_not_read_is_one_line(press: Any, path: str, words: str) -> None:
    [error] = found(press, path)
    assert isinstance(error, ReadError)
    assert words in str(error)
    assert str(error).startswith(press.address(path))


def test_nothing_is_fetched_from_this_machine_unless_it_is_allowed(press: Any) -> None:
    [error] = read([press.address("/1")], settings=Settings())
    assert "--allow-private" in str(error)
