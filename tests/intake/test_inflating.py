"""Compression: every encoding back and forth, and bombs that end at the limit."""

from __future__ import annotations

import gzip
import time
import zlib
from contextlib import suppress

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ReadError
from dragoman.intake.inflating import inflated, unchunked

LIMIT = 100_000
BARE = zlib.compressobj(wbits=-15)
TEXT = "Le ministre a reçu son homologue. ".encode() * 50


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", BARE.compress(TEXT) + BARE.flush()),
        ("br", brotli.compress(TEXT)),
        ("gzip, br", brotli.compress(gzip.compress(TEXT))),
        ("", TEXT),
        ("identity", TEXT),
    ],
)
def test_back_and_forth(encoding: str, content: bytes) -> None:
    assert inflated(content, encoding, "page", LIMIT) == TEXT


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzip.compress(b"\0" * 200_000_000, 9)),
        ("br", brotli.compress(b"\0" * 200_000_000, quality=5)),
        ("deflate", zlib.compress(b"\0" * 200_000_000)),
        ("gzip, gzip", gzip.compress(gzip.compress(b"\0" * 50_000_000))),
    ],
)
def test_bombs_end_at_the_limit(encoding: str, content: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(ReadError, match="unfolds to more than"):
        inflated(content, encoding, "page", LIMIT)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("encoding", "content", "words"),
    [
        ("gzip", gzip.compress(TEXT)[:-20], "cut off"),
        ("gzip", b"no gzip", "not compressed"),
        ("br", brotli.compress(TEXT)[:-5], "cut off"),
        ("br", b"\xff\xff\xff\xff", "not compressed"),
        ("zstd", TEXT, "isn't known"),
    ],
)
def test_broken(encoding: str, content: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        inflated(content, encoding, "page", LIMIT)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "br", "deflate", "gzip, br", "x"]))
def test_any_bytes_are_unfolded_or_refused(content: bytes, encoding: str) -> None:
    with suppress(ReadError):
        assert len(inflated(content, encoding, "page", LIMIT)) <= LIMIT


def test_chunks() -> None:
    assert unchunked(b"4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n") == b"Wikipedia"
    assert unchunked(b"<html>not chunked</html>") == b"<html>not chunked</html>"
