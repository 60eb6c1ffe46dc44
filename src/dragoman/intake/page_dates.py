"""The day on which a page says that it was published: in its metadata, or in words beside its headline.

Other stories' days stand all over a page. What belongs to another story is passed over; where nothing is the
article's own, there is no day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dragoman.intake.boxes import Element
from dragoman.intake.published import METADATA, stamped_date
from dragoman.language.folder import language_codes
from dragoman.model import UNDATED, DateRange, Document
from dragoman.timex import document_date
from dragoman.timex.calendar import day_range

_STORY_TYPE = re.compile(r"(?:\w*Article|\w*Posting|Report)$")
# Where JSON-LD tells of other stories.
_OTHERS = frozenset({"itemListElement", "mentions", "relatedLink", "hasPart", "citation", "blogPost", "isBasedOn"})
_DEEPEST = 6
_STAMPS = ("datetime", "content", "title")
_PUBLISHED_BY_NAME = re.compile(
    r"(?:^|[\s_-])(?:datepublished|published|pubdate|entry-date|dt-published)(?:$|[\s_-])", re.I
)
_UPDATED_BY_NAME = re.compile(r"modif|updat", re.I)
_DATE_BY_NAME = re.compile(r"date|time|publi|posted|byline|meta|info", re.I)
_LONGEST_LINE = 120


def page_date(tree: Element, title: str | None) -> DateRange:
    """Return the day on which the page was published; UNDATED where it doesn't say.

    `tree` must be without boxes of other stories, but with its head.
    """
    for found in (_of_data(tree, title), _of_head(tree), _of_elements(tree), _of_words(tree)):
        if found.known:
            return found
    return UNDATED


def _of_data(tree: Element, title: str | None) -> DateRange:
    """Return the day of the JSON-LD: that of the story with the page's headline, or the one day of all stories."""
    stories = [one for script in tree.iter("script") for one in _stories(_json(script))]
    own = [one for one in stories if _same_title(one.get("headline"), title)] or stories
    days = {dates for one in own if (dates := stamped_date(str(one.get("datePublished") or ""))).known}
    return days.pop() if len(days) == 1 else UNDATED


def _json(script: Element) -> Any:
    if "ld+json" not in (script.get("type") or "") or not script.text:
        return None
    try:
        return json.loads(script.text, strict=False)
    except (ValueError, RecursionError):
        return None


def _stories(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _stories(one, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(
            isinstance(kind, str) and _STORY_TYPE.search(kind)
            for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield value
        for key, inner in value.items():
            if key not in _OTHERS and isinstance(inner, (dict, list)):
                yield from _stories(inner, depth + 1)


def _same_title(one: Any, other: str | None) -> bool:
    return isinstance(one, str) and other is not None and _letters(one)[:60] == _letters(other)[:60] != ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _of_head(tree: Element) -> DateRange:
    """Return the day of the head's metadata, by the names that htmldate knows."""
    from htmldate import find_date
    from lxml.html import fromstring, tostring

    head = next(tree.iter("head"), None)
    if head is None:
        return UNDATED
    metas = b"".join(
        tostring(one, with_tail=False) for one in head.iter("meta") if not _UPDATED_BY_NAME.search(_names(one))
    )
    alone = fromstring(b"<html><head>" + metas + b"</head><body><p>.</p></body></html>")
    return stamped_date(find_date(alone, extensive_search=False, original_date=True) or "")


def _of_elements(tree: Element) -> DateRange:
    """Return the day of the element marked as publication, else of the first time after the headline."""
    times = []
    for element in tree.iter("time", "abbr", "meta", "span", "div", "p"):
        dates = _stamp(element)
        if not dates.known or _UPDATED_BY_NAME.search(_names(element)):
            continue
        if _PUBLISHED_BY_NAME.search(_names(element)) or element.get("pubdate") is not None:
            return dates
        if element.tag == "time":
            times.append((element, dates))
    return _beside_headline(tree, times)


def _beside_headline(tree: Element, times: list[tuple[Element, DateRange]]) -> DateRange:
    headline = next(tree.iter("h1"), None)
    if headline is None or len({dates for _, dates in times}) == 1:
        return times[0][1] if len({dates for _, dates in times}) == 1 else UNDATED
    order = {element: number for number, element in enumerate(tree.iter())}
    after = [dates for element, dates in times if order[element] > order[headline]]
    return after[0] if after else UNDATED


def _stamp(element: Element) -> DateRange:
    for name in _STAMPS:
        dates = stamped_date(element.get(name) or "")
        if dates.known:
            return dates
    return UNDATED


def _names(element: Element) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "property", "name"))


def _of_words(tree: Element) -> DateRange:
    """Return the day written out in the first element that is named as one of date, time or publication."""
    for element in tree.iter(
        "span", "div", "p", "td", "dd", "li", "time", "h2", "small", "em", "i", "b", "strong", "font"
    ):
        if not _DATE_BY_NAME.search(_names(element)) or _UPDATED_BY_NAME.search(_names(element)):
            continue
        words = " ".join("".join(element.itertext()).split())
        if words and len(words) <= _LONGEST_LINE and (dates := _written(words, tree)).known:
            return dates
    return UNDATED


def _written(words: str, tree: Element) -> DateRange:
    """Return the one day that a line gives as a publication's, read in the page's language or else in each."""
    own = (tree.get("lang") or "")[:2].lower()
    codes = [own] if own in language_codes() else language_codes()
    read = (document_date(Document("", words), code)[0] for code in codes)
    days = {dates.start for dates in read if dates.is_day and dates.start}
    return day_range(days.pop(), METADATA) if len(days) == 1 else UNDATED
