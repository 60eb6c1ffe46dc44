"""Pieces of HTML that are an article's text already (a feed's content, a mail, an agency's item), to plain text."""

from __future__ import annotations

import re
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.boxes import without_boxes

# A page of a newspaper has some thousands; beyond this a parser is being kept busy.
MOST_TAGS = 100_000
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "td", "br", "blockquote", "section", "article", "ul", "ol", "table", "pre", "hr", "figure",
     "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "hl1", "hl2", "body.content", "block"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "iframe"})
_BLANKS = re.compile(r"[ \t\r\f\v\n]+")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
UNREADABLE = re.compile("[\0\ud800-\udfff]")


def fragment_text(html: str, name: str) -> str:
    """Return the text of a piece of HTML, one line a paragraph; of plain text, the text itself.

    Raises ReadError where its markup can't be taken apart.
    """
    if not _MARKUP.search(html):
        return UNREADABLE.sub("", html).strip()
    from lxml.etree import LxmlError
    from lxml.html import fromstring

    if html.count("<") > MOST_TAGS:
        raise ReadError(name, f"has more than {MOST_TAGS:,} tags", "save its text as .txt")
    try:
        # Characters that no markup may hold make the parser fail, or stop at them.
        tree = fromstring(f"<div>{UNREADABLE.sub('', html)}</div>")
        return element_text(without_boxes(tree))
    except (LxmlError, RecursionError, ValueError, AssertionError) as error:
        raise ReadError(name, "has markup that can't be taken apart", "save its text as .txt") from error


def element_text(element: Any) -> str:
    """Return the text of an element of a tree (lxml's or the standard library's), one line a block."""
    pieces: list[str] = []
    _gather(element, pieces)
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\0"))
    return "\n".join(line for line in lines if line)


def _gather(root: Any, pieces: list[str]) -> None:
    """Collect the pieces of text below an element in order, a NUL at each end of a block; without recursion."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        name = local_name(element)
        if left:
            pieces.append("\0" if name in _BLOCKS else "")
            pieces.append((element.tail or "") if element is not root else "")
            continue
        stack.append((element, True))
        if name in _SILENT or not name:
            continue
        pieces.append("\0" if name in _BLOCKS else "")
        pieces.append(element.text or "")
        stack.extend((child, False) for child in reversed(list(element)))


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, in lower case; an empty one for comments and their like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
