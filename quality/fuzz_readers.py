"""Every reader on broken input: documents or one ReadError, in bounded time, whatever the bytes.

    .venv/bin/python quality/fuzz_readers.py --seconds 600 [--only html]

Takes a sound sample of each format and breaks it: cut, doubled, shuffled, bits turned, pieces of markup put in.
Prints how many broken samples each reader was given, the slowest, and each crash with the bytes that brought it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pyarrow as pa
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from pyarrow import parquet

from dragoman.errors import ReadError
from dragoman.intake.kinds import READERS, Reader, read_by_look
from dragoman.intake.source import held_source, unread
from dragoman.model import Document
from dragoman.settings import Settings

SLOW_SECONDS = 10.0  # of processor time for a sample of some kilobytes: a hang
LIMITS = Settings(max_characters=200_000)
TEXT = "Le ministre marocain a reçu vendredi à Rabat son homologue italien. التقى الوزير نظيره يوم الجمعة. "
HTML = (
    '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Titre</title><link rel="canonical" href="/1">'
    '<meta property="article:published_time" content="2023-10-13T08:00:00Z"><script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "Titre", "datePublished": "2023-10-13"}</script></head><body><form><h1>Titre'
    f'</h1><time datetime="2023-10-13">x</time><p>{TEXT}</p><ul><li><a href="/2">Autre</a></li><li><a href="/3">x</a>'
    f'</li></ul><h2><a href="/4">Encore</a></h2><table><tr><td>{TEXT}</td></tr></table></form></body></html>'
)
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><item><title>Un &amp; deux</title><link>'
    "https://example.org/1</link><pubDate>Fri, 13 Oct 2023 08:00:00 GMT</pubDate><description>&lt;p&gt;Texte.&lt;/p&gt;"
    "</description></item></channel></rss>"
)
NEWSML = (
    f'<newsItem guid="urn:1" xml:lang="fr"><itemMeta><firstCreated>2023-10-13</firstCreated></itemMeta><contentSet>'
    f"<inlineXML><html><body><p>{TEXT}</p></body></html></inlineXML></contentSet></newsItem>"
)
MAIL = (
    "Subject: =?utf-8?q?Lettre?=\r\nFrom: Site <a@example.org>\r\nDate: Fri, 13 Oct 2023 08:00:00 +0100\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n'
    'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\nTexte.\r\n--b\r\n'
    "Content-Type: text/html\r\n\r\n<p>Texte.</p>\r\n--b--\r\n"
)
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(HTML.encode())}\r\n\r\n{HTML}".encode()
WARC = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://example.org/1\r\n"
    b"WARC-Date: 2023-10-13T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    + f"Content-Length: {len(HTTP)}\r\n\r\n".encode()
    + HTTP
    + b"\r\n\r\n"
)


def _parquet() -> bytes:
    stream = BytesIO()
    parquet.write_table(pa.table({"text": [TEXT, None], "date": ["2023-10-13", "x"]}), stream)
    return stream.getvalue()


NINJS = {"uri": "urn:1", "headline": "x", "body_xhtml": f"<p>{TEXT}</p>", "versioncreated": "2023-10-13T08:00:00Z"}
JSON_FEED = {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://e.org/1", "content_html": HTML}]}
# By a name: the reader's ending (None: by look), and a sound sample.
SAMPLES: Mapping[str, tuple[str | None, bytes]] = {
    "txt": (".txt", TEXT.encode()),
    "json": (".json", json.dumps({"id": 1, "text": TEXT, "published": "2023-10", "lang": "fr"}).encode()),
    "ninjs": (".json", json.dumps([NINJS, NINJS]).encode()),
    "jsonl": (".jsonl", (json.dumps({"text": TEXT}) + "\n").encode() * 3),
    "html": (".html", HTML.encode()),
    "rss": (".xml", RSS.encode()),
    "atom": (".atom", RSS.replace("rss", "feed").replace("item", "entry").encode("utf-16")),
    "jsonfeed": (".json", json.dumps(JSON_FEED).encode()),
    "sitemap": (".xml", b"<urlset><url><loc>https://e.org/1</loc><lastmod>2023-10-13</lastmod></url></urlset>"),
    "newsml": (".xml", NEWSML.encode()),
    "warc": (".warc", WARC),
    "warc.gz": (".warc", gzip.compress(WARC)),
    "csv": (".csv", f'text,date\n"{TEXT}",2023-10-13\n'.encode() * 2),
    "parquet": (".parquet", _parquet()),
    "eml": (".eml", MAIL.encode()),
    "look": (None, HTML.encode()),
}
_PIECES = (
    b"<", b">", b"&", b"&#0;", b"&#xD800;", b"<!--", b"]]>", b"<![CDATA[", b"<!ENTITY a 'b'>", b"\0", b"\xff\xfe",
    b'"', b"{", b"[", b"<a href='//x'>", b"<h2><a href='x'>y</a></h2>", b"<div>" * 300, b"<table><tr>" * 50,
    b"\r\n\r\n", b"9" * 400, b"charset=utf-7", b"=?utf-8?b?/?=", b"\xd9\x85" * 50, "\u202e\u2028".encode(),
    b"<p " + b"a=1 " * 200, b"<script>",
)  # fmt: skip


def broken(sample: bytes) -> st.SearchStrategy[bytes]:
    """Return a strategy of broken copies of a sample."""
    place = st.integers(0, len(sample))
    edit = st.one_of(
        st.tuples(st.just("cut"), place, place),
        st.tuples(st.just("double"), place, place),
        st.tuples(st.just("put"), place, st.one_of(st.sampled_from(_PIECES), st.binary(max_size=8))),
        st.tuples(st.just("turn"), place, st.integers(0, 7)),
        st.tuples(st.just("end"), place, st.none()),
    )
    return st.lists(edit, min_size=1, max_size=6).map(lambda edits: _edited(sample, edits))


def _edited(sample: bytes, edits: Sequence[tuple[str, int, object]]) -> bytes:
    for kind, place, more in edits:
        start, end = sorted((place, more)) if isinstance(more, int) and kind != "turn" else (place, place)
        if kind == "cut":
            sample = sample[:start] + sample[end:]
        elif kind == "double":
            sample = sample[:end] + sample[start:]
        elif kind == "put" and isinstance(more, bytes):
            sample = sample[:place] + more + sample[place:]
        elif kind == "turn" and place < len(sample) and isinstance(more, int):
            sample = sample[:place] + bytes([sample[place] ^ 1 << more]) + sample[place + 1 :]
        elif kind == "end":
            sample = sample[:place]
    return sample


def read_broken(name: str, content: bytes) -> int:
    """Return how many items a reader gives of broken bytes; whatever it raises but a ReadError is a crash."""
    ending = SAMPLES[name][0]
    reader: Reader = READERS[ending] if ending else read_by_look
    source = held_source(content, unread(f"given{ending or ''}", "given", "https://example.org/1"))
    count = 0
    for item in _items(reader, source):
        assert isinstance(item, (Document, ReadError))
        if isinstance(item, Document):
            item.text.encode("utf-8")
            (item.title or "").encode("utf-8")
        assert "\n" not in str(item) if isinstance(item, ReadError) else item.text
        count += 1
    return count


def _items(reader: Reader, source: object) -> Iterator[object]:
    try:
        yield from reader(source, LIMITS)  # type: ignore[arg-type]
    except ReadError as error:
        yield error


@dataclass
class Tally:
    """How a reader stood up to it."""

    cases: int = 0
    slowest: float = 0.0
    crash: str | None = None


def property_of(name: str, tally: Tally) -> Callable[[bytes], None]:
    """Return what must hold of a reader for any broken sample."""

    def holds(content: bytes) -> None:
        began = time.process_time()
        read_broken(name, content)
        spent = time.process_time() - began
        tally.cases, tally.slowest = tally.cases + 1, max(tally.slowest, spent)
        assert spent < SLOW_SECONDS, f"{spent:.1f} s"

    return holds


def fuzz(name: str, seconds: float, number: int = 0) -> Tally:
    """Return how a reader stood up to broken samples for so long."""
    tally, until = Tally(), time.monotonic() + seconds
    holds = property_of(name, tally)
    chance = random.Random(number)
    while time.monotonic() < until and tally.crash is None:
        checked = settings(
            max_examples=200,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        )(given(broken(SAMPLES[name][1]))(holds))
        try:
            seed(chance.getrandbits(32))(checked)()
        except Exception as error:
            tally.crash = f"{type(error).__name__}: {error} {getattr(error, '__notes__', '')}"[:2000]
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how each reader stood up to it; return 0 where none crashed or hung."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0, help="for each reader")
    parser.add_argument("--only", choices=sorted(SAMPLES))
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    failed = 0
    for name in [options.only] if options.only else SAMPLES:
        tally = fuzz(name, options.seconds, options.seed)
        failed += tally.crash is not None
        print(
            f"{name}: {tally.cases:,} broken samples, slowest {tally.slowest:.2f} s, {tally.crash or 'no crash'}",
            flush=True,
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
