"""Reader of web pages: the main text that trafilatura takes out, and the metadata around it.

The text as taken out is what offsets count; what an extractor leaves inside that isn't the article's own is cut
by cleaning, as in any other text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.boxes import without_boxes
from dragoman.intake.fragments import MOST_TAGS, UNREADABLE
from dragoman.intake.markup import characters
from dragoman.intake.naming import address_id, canonical_of
from dragoman.intake.page_dates import page_date
from dragoman.intake.plain import require_readable
from dragoman.intake.source import Intake, Source
from dragoman.model import UNDATED, DateRange, Document
from dragoman.settings import Settings

_FEWEST_WORDS = 5
_ADVICE = "give the address of an article, or save its text as .txt"


class NoMainTextError(ReadError):
    """The page has no article: a front page, a list, a page that a script fills."""


def read_page(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the one document of an HTML page."""
    yield page_document(source.bytes(settings.max_bytes), source, settings)


def page_document(content: bytes, source: Source, settings: Settings) -> Document:
    """Return the document of a page's bytes.

    Raises ReadError where no main text is found in it.
    """
    html = characters(content, source.name, source.charset)
    if html.count("<") > MOST_TAGS:
        raise ReadError(source.name, f"has more than {MOST_TAGS:,} tags", _ADVICE)
    page, published = _taken_out(html, source)
    text = UNREADABLE.sub("", page.text or "").strip() if page is not None else ""
    if len(text.split()) < _FEWEST_WORDS:
        raise NoMainTextError(source.name, "has no main text that could be told from the page around it", _ADVICE)
    require_readable(text, source.name, settings)
    url = canonical_of(page.url, source.url)
    return Document(
        id=address_id(url) if url and source.path is None else source.stem,
        text=text,
        url=url,
        path=source.path,
        title=_line(page.title),
        published=published,
        author=_line(page.author),
        site=_line(page.sitename),
    )


def _taken_out(html: str, source: Source) -> tuple[Any, DateRange]:
    """Return what trafilatura takes out of a page, None where it finds nothing, and the page's day."""
    from trafilatura import bare_extraction, load_html  # half a second to load: only where a page is read

    try:
        tree = load_html(html)
        if tree is None:
            return None, UNDATED
        title = next((" ".join("".join(one.itertext()).split()) for one in tree.iter("h1", "title")), None)
        published = page_date(without_boxes(tree, source.url), title)
        # Recall: without the boxes, what precision leaves out is text more often than not; cleaning sees to the rest.
        page = bare_extraction(
            tree,
            url=source.url,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False},  # its date isn't used; this is the fastest
        )
        return page, published
    except (RecursionError, ValueError, AssertionError) as error:
        raise ReadError(source.name, "has markup that can't be taken apart", _ADVICE) from error


def _line(given: str | None) -> str | None:
    """Return a value of the metadata as one line, None where there is none."""
    line = " ".join(UNREADABLE.sub("", given or "").split())
    return line or None
