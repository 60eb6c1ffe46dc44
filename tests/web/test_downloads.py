"""What can be taken away is whole, and does no harm where it is opened."""

from __future__ import annotations

import feedparser
import httpx
import pytest
from page_ledger import documents

from dragoman.export import FORMATS
from dragoman.web.tables import csv_lines

# A page without its charts is all that a reader has to load to read.
MOST_SCRIPT = 60_000


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.name not in ("pdf", "parquet")])
def test_events_in_every_format(reader: httpx.Client, name: str) -> None:
    answer = reader.get(f"/events.{name}")
    assert answer.status_code == 200
    assert answer.content


def test_the_feed_is_one(reader: httpx.Client) -> None:
    feed = feedparser.parse(reader.get("/events.atom?type=call").text)
    assert not feed.bozo
    assert len(feed.entries) == 2


def test_a_spreadsheet_finds_no_formula() -> None:
    lines = list(csv_lines(("a", "b"), [("=cmd()", 1), ("-x", -1), ('say "hi", all', None)]))
    assert lines == ["a,b\n", "'=cmd(),1\n", "'-x,-1\n", '"say ""hi"", all",\n']


def test_scripts_are_few_and_kept(reader: httpx.Client) -> None:
    answer = reader.get("/static/page.js?v=1")
    assert len(answer.content) < MOST_SCRIPT
    assert "immutable" in answer.headers["cache-control"]
    assert reader.get("/").text.count("<script") == 1


def test_every_document_of_the_ledger_is_an_article(reader: httpx.Client) -> None:
    for coded in documents():
        text = reader.get(f"/articles/{coded.document.id}").text
        assert 'class="text"' in text
