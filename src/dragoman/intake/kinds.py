"""Which reader a source has: by the ending of its name, or by how its bytes begin.

A further format is one module with a reader, and one line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from io import BufferedReader
from pathlib import PurePath

from dragoman.errors import ReadError
from dragoman.intake.archives import read_warc
from dragoman.intake.feeds import FEED_ROOTS, JSON_FEED, SITEMAP_ROOTS, read_feed
from dragoman.intake.mail import read_mail
from dragoman.intake.newsml import NEWSML_ROOTS, read_newsml
from dragoman.intake.pages import read_page
from dragoman.intake.plain import read_text
from dragoman.intake.records import BYTE_ORDER_MARK, read_json, read_json_lines
from dragoman.intake.source import Intake, Source
from dragoman.intake.tables import read_csv, read_parquet
from dragoman.intake.trees import root_name
from dragoman.settings import Settings

Reader = Callable[[Source, Settings], Iterator[Intake]]
COMPRESSED = ".gz"
_HEAD = 4096
_PAGE_ROOTS = frozenset({"html", "head", "body"})


def read_json_of_any_kind(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the documents of a JSON file: a record, a list of these, an agency's item or a feed."""
    with source.stream() as stream:
        is_feed = JSON_FEED.encode() in stream.peek(_HEAD)[:_HEAD]
        yield from (read_feed if is_feed else read_json)(lent(source, stream), settings)


def read_xml(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the documents of an XML file, by its first element."""
    with source.stream() as stream:
        root = root_name(stream.peek(_HEAD)[:_HEAD].replace(b"\0", b"").decode("utf-8", "replace"))
        reader = _xml_reader(root)
        if reader is None:
            what = f"is XML of a kind that isn't read (<{root[:40]}>)"
            raise ReadError(source.name, what, "give a feed, a sitemap of news, NewsML-G2 or a page")
        yield from reader(lent(source, stream), settings)


def _xml_reader(root: str) -> Reader | None:
    if root in FEED_ROOTS | SITEMAP_ROOTS:
        return read_feed
    if root in NEWSML_ROOTS:
        return read_newsml
    return read_page if root in _PAGE_ROOTS else None


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".json": read_json_of_any_kind,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".xml": read_xml,
    ".rss": read_feed,
    ".atom": read_feed,
    ".warc": read_warc,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".eml": read_mail,
}


def reader_of(name: str) -> Reader | None:
    """Return the reader for the ending of a file's name, None where there is none; `.gz` after it changes nothing."""
    path = PurePath(name)
    if path.suffix.lower() == COMPRESSED:
        path = path.with_suffix("")
    return READERS.get(path.suffix.lower())


def read_by_look(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the documents of bytes without a kind, by how they begin; a text where nothing else fits."""
    with source.stream() as stream:
        head = stream.peek(_HEAD)[:_HEAD].removeprefix(BYTE_ORDER_MARK).lstrip()
        yield from _look(head)(lent(source, stream), settings)


def _look(head: bytes) -> Reader:
    if head.startswith(b"{"):
        return read_feed if JSON_FEED.encode() in head else read_json_lines
    if head.startswith(b"WARC/"):
        return read_warc
    if head.startswith(b"PAR1"):
        return read_parquet
    if head.startswith(b"<"):
        return _xml_reader(root_name(head.decode("utf-8", "replace"))) or read_page
    return read_text


def lent(source: Source, stream: BufferedReader) -> Source:
    """Return the source of a stream that is open already, and stays open for whoever lent it."""
    return replace(source, open=lambda: nullcontext(stream))
