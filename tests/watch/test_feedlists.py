"""Lists of feeds: addresses, files and OPML."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ReadError, UsageError
from dragoman.watch import feeds_of

OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Press"><outline xmlUrl="https://example.org/3"/>
<outline xmlUrl="https://example.org/1"/></outline></body></opml>"""


def test_each_feed_once_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "feeds.txt").write_text(
        "# ours\nhttps://Example.org/1?utm_source=x  # one\n\nhttps://example.org/2\n", "utf-8"
    )
    (tmp_path / "feeds.opml").write_text(OPML, "utf-8")
    found = feeds_of(["https://example.org/0", str(tmp_path / "feeds.txt"), str(tmp_path / "feeds.opml")])
    assert found == tuple(f"https://example.org/{number}" for number in range(4))


def test_what_is_no_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        feeds_of([str(tmp_path / "none.txt")])
    (tmp_path / "words.txt").write_text("some words\n", "utf-8")
    with pytest.raises(UsageError, match="no address of a feed"):
        feeds_of([str(tmp_path / "words.txt")])
    (tmp_path / "empty.txt").write_text("# nothing\n", "utf-8")
    with pytest.raises(UsageError, match="no feed to watch"):
        feeds_of([str(tmp_path / "empty.txt")])
    (tmp_path / "bomb.opml").write_text('<!DOCTYPE o [<!ENTITY a "b">]><opml>&a;</opml>', "utf-8")
    with pytest.raises(ReadError, match="entities"):
        feeds_of([str(tmp_path / "bomb.opml")])
