"""Web archives: pages under their addresses, whatever they were sent as, and broken archives."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from dragoman.errors import ReadError
from dragoman.intake import read
from dragoman.intake.archives import read_warc
from dragoman.intake.source import file_source
from dragoman.model import Document
from dragoman.settings import Settings

TEXT = "Le ministre marocain des Affaires étrangères a reçu vendredi à Rabat son homologue italien, en visite."
PAGE = f"<html><body><h1>Rabat</h1><p>{TEXT}</p><p>{TEXT.replace('vendredi', 'jeudi')}</p></body></html>".encode()


def record(address: str, body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """Return a response record."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers))
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response)
    made.headers["WARC-Target-URI"] = address
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(f"{head}\r\n\r\n".encode() + body)
    out = BytesIO()
    made.write(out)
    return out.getvalue()


def chunked(body: bytes) -> bytes:
    """Return a body as a chunked transfer."""
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


BROTLI_IN_CHUNKS = ("Content-Encoding: br", "Transfer-Encoding: chunked")
RECORDS = (
    record("https://example.org/1", PAGE),
    record("https://example.org/2", gzip.compress(PAGE), "Content-Encoding: gzip"),
    record("https://example.org/3", chunked(brotli.compress(PAGE)), *BROTLI_IN_CHUNKS),
    record("https://example.org/4", PAGE.decode().encode("cp1252"), kind="text/html; charset=iso-8859-1"),
    record("https://example.org/5", PAGE, status="404 Not Found"),
    record("https://example.org/6", b"{}", kind="application/json"),
    record("https://example.org/7", b"<html><a href='/'>x</a></html>"),
    record("https://example.org/8", gzip.compress(PAGE)[:-30], "Content-Encoding: gzip"),
)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_of_an_archive(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"".join(gzip.compress(one) if name.endswith("gz") else one for one in RECORDS))
    found = list(read_warc(file_source(file), Settings()))
    documents = [one for one in found if isinstance(one, Document)]
    assert [one.url for one in documents] == [f"https://example.org/{n}" for n in (1, 2, 3, 4)]
    assert all(TEXT in one.text and one.path == str(file) and len(one.id) == 16 for one in documents)
    assert [str(one) for one in found if isinstance(one, ReadError)] == [
        f"{file}, https://example.org/8: is compressed and cut off; fetch it again"
    ]


NO_ARCHIVES = (b"", b"no archive" * 100, RECORDS[0][:300], RECORDS[6], b"WARC/1.1\r\nContent-Length: x")


@pytest.mark.parametrize("content", NO_ARCHIVES, ids=["empty", "text", "cut off", "no article", "header"])
def test_what_is_no_archive_is_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(content)
    [error] = read([str(file)])
    assert isinstance(error, ReadError)
    assert str(error).startswith(str(file))
    assert "\n" not in str(error)
