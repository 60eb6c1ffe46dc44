"""Reader of web archives (WARC): the pages of an archive, each under the address that it was fetched from."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.inflating import inflated, unchunked
from dragoman.intake.naming import address_id, plain_address
from dragoman.intake.pages import NoMainTextError, page_document
from dragoman.intake.source import Intake, Source, held_source
from dragoman.settings import Settings

_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200
_log = logging.getLogger(__name__)


def read_warc(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the articles of an archive; what is no page, or a page without a main text, is passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    pages = found = 0
    with source.stream() as stream:
        try:
            records = ArchiveIterator(stream, record_types=kinds, max_content_length=settings.max_bytes)
            for record in records:
                if not _is_page(record):
                    continue
                pages += 1
                item = _page(record, source, pages, settings)
                if item is not None:
                    found += 1
                    yield item
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            yield ReadError(
                source.name, f"is a broken archive after {pages:,} pages ({error})", "fetch or copy it again"
            )
            return
    if not found:
        raise ReadError(
            source.name, f"no article among the {pages:,} pages of this archive", "give a WARC with articles"
        )


def _is_page(record: Any) -> bool:
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type", "")
    status = record.http_headers.status_code if record.is_http and record.http_headers else _OK
    return status == _OK and (kind or "").split(";")[0].strip().lower() in _PAGES


def _page(record: Any, whole: Source, number: int, settings: Settings) -> Intake | None:
    """Return the document of a page, None where it has no article."""
    address = plain_address(record.headers.get("WARC-Target-URI", "").strip("<>"))
    page = replace(held_source(b"", whole, f"page {number}"), url=address)
    if address:
        page = replace(page, name=f"{whole.name}, {address}", stem=address_id(address), path=None)
    try:
        content = record.reader.read(settings.max_bytes + 1)
        if len(content) < record.content_length:
            raise ReadError(page.name, "is cut off", "fetch or copy the archive again")
        headers = record.http_headers if record.is_http else None
        if headers is not None:
            if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
                content = unchunked(content)
            content = inflated(content, headers.get("Content-Encoding") or "", page.name, settings.max_bytes)
        document = page_document(content, replace(page, charset=record.http_charset), settings)
        return replace(document, path=whole.path)
    except NoMainTextError:
        _log.info("left out, no main text: %s", page.name)
        return None
    except ReadError as error:
        return error
