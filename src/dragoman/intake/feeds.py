"""Readers of feeds (RSS, Atom, JSON Feed) and sitemaps of news: what they announce, and the text that they carry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.fragments import UNREADABLE, fragment_text, local_name
from dragoman.intake.markup import characters
from dragoman.intake.naming import address_id, plain_address
from dragoman.intake.plain import require_readable
from dragoman.intake.published import stamped_date
from dragoman.intake.source import Intake, Source
from dragoman.intake.trees import harmless_xml, root_name, xml_tree
from dragoman.model import UNDATED, DateRange, Document, Issue
from dragoman.settings import Settings

# A feed has some dozens of entries, a sitemap of news a thousand by its standard; of an endless one, the first.
MOST_ENTRIES = 1000
_ADVICE = "give the address of a feed (RSS, Atom, JSON Feed) or a sitemap of news"
FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
SITEMAP_ROOTS = frozenset({"urlset", "sitemapindex"})
JSON_FEED = "jsonfeed.org"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article; `html` is the text it carries, `whole` whether that is more than a summary."""

    address: str | None
    title: str | None = None
    published: DateRange = UNDATED
    html: str | None = None
    whole: bool = False
    author: str | None = None


def read_feed(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the articles that a feed's file carries; nothing is fetched."""
    entries = feed_entries(source.bytes(settings.max_bytes), source)
    if not entries:
        raise ReadError(source.name, "is a feed without entries", _ADVICE)
    for number, entry in enumerate(entries, 1):
        try:
            yield entry_document(entry, source, number, settings)
        except ReadError as error:
            yield error


def entry_document(entry: Entry, source: Source, number: int, settings: Settings) -> Document:
    """Return the document of the text that a feed carries for an entry.

    Raises ReadError where it carries none.
    """
    name = f"{source.name}, entry {number}"
    text = fragment_text(entry.html or "", name)
    if not text:
        raise ReadError(name, "has no text in the feed", f"give its address: {entry.address or 'it names none'}")
    require_readable(text, name, settings)
    issue = Issue("info", "only the feed's summary was read, not the article")
    return Document(
        id=address_id(entry.address) if entry.address else f"{source.stem}:{number}",
        text=text,
        url=entry.address,
        path=source.path,
        title=entry.title,
        published=entry.published,
        issues=() if entry.whole else (issue,),
        author=entry.author,
    )


def is_feed(content: bytes, source: Source) -> bool:
    """Say whether bytes are a feed or a sitemap."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return JSON_FEED.encode() in head
    if not head.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        return root_name(characters(content, source.name, source.charset)) in FEED_ROOTS | SITEMAP_ROOTS
    except ReadError:
        return False


def feed_entries(content: bytes, source: Source) -> tuple[Entry, ...]:
    """Return what a feed or sitemap announces, each address once, in its order.

    Raises ReadError where the bytes are none.
    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = _of_json(content, source)
    else:
        text = harmless_xml(content, source)
        root = root_name(text)
        if root in SITEMAP_ROOTS:
            found = _of_sitemap(xml_tree(text, source), source)
        elif root in FEED_ROOTS:
            found = _of_xml(text, source)
        else:
            raise ReadError(source.name, "is no feed", _ADVICE)
    return tuple(_each_once(found))[:MOST_ENTRIES]


def _each_once(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry.address not in seen if entry.address else entry.html:
            seen.add(entry.address or "")
            yield entry


def _of_xml(text: str, source: Source) -> Iterator[Entry]:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    stream = BytesIO(text.encode("utf-8", "replace"))
    try:
        feed = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError) as error:
        raise ReadError(
            source.name, f"is a feed that can't be taken apart ({type(error).__name__})", _ADVICE
        ) from error
    entries = [_entry(one, source) for one in feed.get("entries", ())]
    if feed.get("bozo") and not any(one.address or one.html for one in entries):
        raise ReadError(source.name, "is a broken feed without a whole entry", _ADVICE)
    return iter(entries)


def _entry(given: Any, source: Source) -> Entry:
    contents = [_text(one.get("value")) for one in given.get("content") or () if isinstance(one, dict)]
    content = max(filter(None, contents), key=len, default=None)
    stamp = _text(given.get("published")) or _text(given.get("updated")) or ""
    address = _text(given.get("link")) or (_text(given.get("id")) if _is_permanent(given) else None)
    return Entry(
        address=plain_address(address, source.url) if address else None,
        title=_line(given.get("title")),
        published=stamped_date(stamp),
        html=content or _text(given.get("summary")),
        whole=content is not None,
        author=_line(given.get("author")),
    )


def _is_permanent(given: Any) -> bool:
    return bool(given.get("guidislink")) or str(given.get("id", "")).startswith("http")


def _of_json(content: bytes, source: Source) -> Iterator[Entry]:
    try:
        feed = json.loads(characters(content, source.name, "utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReadError(source.name, "is broken JSON", _ADVICE) from error
    if (
        not isinstance(feed, dict)
        or JSON_FEED not in str(feed.get("version"))
        or not isinstance(feed.get("items"), list)
    ):
        raise ReadError(source.name, "is no JSON feed", _ADVICE)
    return (_json_entry(one, source) for one in feed["items"] if isinstance(one, dict))


def _json_entry(given: dict[str, Any], source: Source) -> Entry:
    address = _text(given.get("url")) or _text(given.get("external_url"))
    content = _text(given.get("content_html")) or _text(given.get("content_text"))
    authors = given.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else given.get("author")
    return Entry(
        address=plain_address(address, source.url) if address else None,
        title=_line(given.get("title")),
        published=stamped_date(_text(given.get("date_published")) or ""),
        html=content or _text(given.get("summary")),
        whole=content is not None,
        author=_line(first.get("name")) if isinstance(first, dict) else None,
    )


def _of_sitemap(root: Any, source: Source) -> Iterator[Entry]:
    if local_name(root) == "sitemapindex":
        maps = [_child(one, "loc") for one in root][:3]
        what = "is an index of sitemaps; its first: " + ", ".join(filter(None, maps))
        raise ReadError(source.name, what, "give the sitemap of news itself")
    entries = [_sitemap_entry(one, source) for one in root if local_name(one) == "url"]
    return iter(sorted(entries, key=_newest_first) if len(entries) > MOST_ENTRIES else entries)


def _newest_first(entry: Entry) -> int:
    return -(entry.published.start.toordinal() if entry.published.start else 0)


def _sitemap_entry(element: Any, source: Source) -> Entry:
    news = next((one for one in element if local_name(one) == "news"), None)
    stamp = _child(news, "publication_date") or _child(element, "lastmod") or ""
    address = _child(element, "loc")
    entry = Entry(plain_address(address, source.url) if address else None, _line(_child(news, "title")))
    return replace(entry, published=stamped_date(stamp))


def _child(element: Any, name: str) -> str | None:
    if element is None:
        return None
    return next((one.text for one in element if local_name(one) == name and one.text), None)


def _text(value: Any) -> str | None:
    return UNREADABLE.sub("", value) if isinstance(value, str) and value.strip() else None


def _line(value: Any) -> str | None:
    """Return a value as one line of plain text, None where there is none."""
    text = _text(value)
    return " ".join(fragment_text(text, "").split()) or None if text else None
