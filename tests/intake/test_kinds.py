"""Which reader a source has: by the ending of its name, with `.gz` after it, or by its first bytes."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from dragoman.errors import ReadError
from dragoman.intake import read
from dragoman.intake.archives import read_warc
from dragoman.intake.feeds import read_feed
from dragoman.intake.kinds import read_xml, reader_of
from dragoman.intake.pages import read_page
from dragoman.intake.records import read_json_lines
from dragoman.model import Document

TEXT = "Le ministre marocain des Affaires étrangères a reçu vendredi à Rabat son homologue italien, en visite."
PAGE = f"<html><body><h1>Rabat</h1><p>{TEXT}</p><p>{TEXT.replace('vendredi', 'jeudi')}</p></body></html>"
RSS = f"<?xml version='1.0'?><rss><channel><item><description>{TEXT}</description></item></channel></rss>"
NEWSML = f"<newsItem><contentSet><inlineData contenttype='text/plain'>{TEXT}</inlineData></contentSet></newsItem>"
FEED = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"content_text": TEXT}]})


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.HTML", read_page),
        ("a.b.warc.gz", read_warc),
        ("a.jsonl.gz", read_json_lines),
        ("a.rss", read_feed),
        ("a.xml", read_xml),
        ("a.gz", None),
        ("a.pdf", None),
        ("html", None),
    ],
)
def test_readers_by_name(name: str, reader: object) -> None:
    assert reader_of(name) is reader


@pytest.mark.parametrize("content", [PAGE, RSS, NEWSML, FEED, TEXT, json.dumps({"text": TEXT})])
def test_standard_input_is_told_by_its_first_bytes(content: str) -> None:
    [one] = read(["-"], stdin=io.BytesIO(content.encode()))
    assert isinstance(one, Document)
    assert TEXT in one.text


@pytest.mark.parametrize(("name", "content"), [("a.xml", RSS), ("a.xml", NEWSML), ("a.xml", PAGE), ("a.json", FEED)])
def test_kinds_of_xml_and_json(tmp_path: Path, name: str, content: str) -> None:
    for file, data in ((tmp_path / name, content.encode()), (tmp_path / f"{name}.gz", gzip.compress(content.encode()))):
        file.write_bytes(data)
        [one] = read([str(file)])
        assert isinstance(one, Document)
        assert TEXT in one.text


def test_other_xml_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<svg></svg>", "utf-8")
    [error] = read([str(tmp_path)])
    assert isinstance(error, ReadError)
    assert "<svg>" in str(error)


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(PAGE.encode())[:-20], b""])
def test_broken_compression_is_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt.gz").write_bytes(content)
    [error] = read([str(tmp_path / "a.txt.gz")])
    assert isinstance(error, ReadError)
    assert str(error).startswith(str(tmp_path / "a.txt.gz"))


def test_a_compressed_text_has_the_name_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "article.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    [one] = read([str(tmp_path)])
    assert isinstance(one, Document)
    assert (one.id, one.text) == ("article", TEXT)
