"""Many read while another writes: no error, nothing lost; and what a hostile article holds is shown inert."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import httpx
from page_ledger import documents, filled
from page_server import reading, serving

from dragoman.ledger import open_ledger
from dragoman.model import CodedDocument, Document
from dragoman.pipeline import add_documents, link_pending

READERS, REQUESTS = 12, 14
PAGES = ("/", "/?who=Macron", "/timeline", "/map", "/matrix", "/network", "/sources", "/holdings", "/api/events")


def copies(count: int) -> list[CodedDocument]:
    """Return documents under other ids that tell the contacts again."""
    found = []
    for number, one in zip(range(count), cycle(documents()), strict=False):
        document = replace(one.document, id=f"{one.document.id}-{number}")
        mentions = tuple(replace(mention, id=f"{mention.id}-{number}") for mention in one.mentions)
        found.append(replace(one, document=document, mentions=mentions))
    return found


def test_readers_while_documents_are_added(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "t.db")
    with serving(ledger) as address:

        def read(first: int) -> list[int]:
            with httpx.Client(base_url=address, timeout=120) as client:
                wanted = islice(cycle(PAGES), first, first + REQUESTS)
                return [client.get(page).status_code for page in wanted]

        with ThreadPoolExecutor(READERS) as pool:
            statuses = [pool.submit(read, number) for number in range(READERS)]
            added = copies(60)
            for start in range(0, len(added), 6):
                list(add_documents(ledger, added[start : start + 6]))
                link_pending(ledger)
            assert {status for one in statuses for status in one.result()} == {200}
        with httpx.Client(base_url=address) as client:
            counts = client.get("/api/ledger").json()
            assert counts["documents"] == len(documents()) + len(added)
            assert counts["pending"] == 0
            listed = client.get("/api/events").json()
            reports = [report["document"] for event in listed["events"] for report in event["reports"]]
    assert len(reports) == len(set(reports)) == counts["mentions"]


def test_an_article_of_ten_megabytes_has_pages(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> \u202eexe.gnp " * 300_000
    assert len(text) > 10_000_000
    ledger = open_ledger(tmp_path / "t.db")
    list(add_documents(ledger, [CodedDocument(Document("long", text, language="en", title="<img src=x onerror=y>"))]))
    with reading(ledger) as client:
        first, last = client.get("/articles/long"), client.get("/articles/long?page=999999")
    for answer in (first, last):
        assert answer.status_code == 200
        assert len(answer.content) < 200_000
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text
        assert "\u202e" not in answer.text
