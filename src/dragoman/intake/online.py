"""Readers of addresses: what the web gives under them, by how its bytes begin and what its server calls them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.errors import ReadError
from dragoman.intake.feeds import Entry, entry_document, feed_entries, is_feed
from dragoman.intake.fetching import MOST_BYTES, Fetched, FetchError, Web
from dragoman.intake.inflating import inflated
from dragoman.intake.kinds import Reader, read_by_look, read_json_of_any_kind
from dragoman.intake.naming import address_id
from dragoman.intake.pages import read_page
from dragoman.intake.plain import read_text
from dragoman.intake.source import Intake, Source, held_source, one_line, unread
from dragoman.settings import Settings

_GZIP = b"\x1f\x8b"
_BY_KIND: dict[str, Reader] = {"text/html": read_page, "application/xhtml+xml": read_page, "text/plain": read_text}


def read_address(address: str, web: Web, settings: Settings) -> Iterator[Intake]:
    """Yield what an address leads to: an article, or those that a feed announces, each fetched in turn."""
    fetched = web.get(address)
    source = fetched_source(fetched)
    content = fetched.content or b""
    if not is_feed(content, source):
        yield from read_fetched(fetched, settings)
        return
    entries = feed_entries(content, source)
    if not entries:
        raise ReadError(source.name, "is a feed without entries", "try again later")
    for number, entry in enumerate(entries, 1):
        yield from read_entry(entry, number, source, web, settings)


def read_entry(entry: Entry, number: int, feed: Source, web: Web, settings: Settings) -> Iterator[Intake]:
    """Yield the article of a feed's entry: its page, or the whole text that the feed carries where that fails."""
    try:
        if entry.address is None:
            yield entry_document(entry, feed, number, settings)
        else:
            yield from read_fetched(web.get(entry.address), settings, entry)
    except ReadError as error:
        if entry.whole and entry.address is not None and not getattr(error, "passing", False):
            yield entry_document(entry, feed, number, settings)
        else:
            yield error


def read_fetched(fetched: Fetched, settings: Settings, entry: Entry | None = None) -> Iterator[Intake]:
    """Yield the documents of what was fetched; `entry` tells what the page itself doesn't."""
    source = fetched_source(fetched)
    for item in _reader(fetched)(source, settings):
        yield item if isinstance(item, ReadError) or entry is None else _with_entry(item, entry)


def _with_entry(document: Intake, entry: Entry) -> Intake:
    if isinstance(document, ReadError):
        return document
    published = document.published if document.published.known else entry.published
    return replace(
        document, published=published, title=document.title or entry.title, author=document.author or entry.author
    )


def fetched_source(fetched: Fetched) -> Source:
    """Return the source of what was fetched."""
    content = fetched.content or b""
    name = one_line(fetched.address)
    if content.startswith(_GZIP):  # an archive that is compressed itself, not only on its way
        content = inflated(content, "gzip", name, MOST_BYTES)
    return held_source(content, unread(name, address_id(fetched.address), fetched.address, fetched.charset))


def _reader(fetched: Fetched) -> Reader:
    head = (fetched.content or b"")[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"{", b"[")):
        return read_json_of_any_kind
    if head.startswith((b"<", b"WARC/", b"PAR1", _GZIP)):
        return read_by_look
    if fetched.kind in _BY_KIND:
        return _BY_KIND[fetched.kind]
    what = f"is {fetched.kind or 'of no kind that its server names'}, which isn't read"
    raise FetchError(fetched.address, what, "give the address of a page, a feed or an archive")
