"""Cuts the boxes of other stories out of a page's tree, before its main text is looked for.

Told by form alone, in any language: a heading that is a link leads to another story, a list of links is a menu,
and a paragraph that is one link is an invitation to read something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# A page's element, as lxml has it; lxml has no types of its own.
Element = Any

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_ROOTS = frozenset({"html", "body", "main"})
# A box of another story has a title and a sentence or two.
_BOX_CHARACTERS = 600
# A form asks for a word or two; a longer one is the page itself, as some make it.
_FORM_CHARACTERS = 200
_LIST_ITEMS = 2
# A cell of a real table has some words.
_CELL_CHARACTERS = 200
_LINKED = 0.85  # share of a list's or a paragraph's characters that stand in links
_NOT_TEXT = ("style", "noscript", "template", "svg", "iframe", "figcaption", "button")


def without_boxes(tree: Element, own: str | None = None) -> Element:
    """Return the tree without boxes of other stories; it is changed in place.

    `own` is the page's address: a heading that leads there is the page's own.
    """
    _drop_all(tree, list(tree.iter(*_NOT_TEXT)))
    _open_forms(tree)
    _open_tables(tree)
    _drop_all(tree, _story_boxes(tree, _own_paths(tree, own)))
    _drop_all(tree, [one for one in tree.iter(*_LISTS) if _is_link_list(one)])
    _drop_all(tree, [one for one in tree.iter("p", "div", "td") if _is_one_link(one)])
    return tree


def _open_forms(tree: Element) -> None:
    """Drop forms, but make a plain element of one that holds the page."""
    forms = list(tree.iter("form"))
    _drop_all(tree, [one for one in forms if _length(one) <= _FORM_CHARACTERS])
    for one in forms:
        one.tag = "div"


def _open_tables(tree: Element) -> None:
    """Make plain elements of the tables that only lay out the page: their cells would be read as a table's."""
    layout = [one for one in tree.iter("table") if any(_length(cell) > _CELL_CHARACTERS for cell in one.iter("td"))]
    for table in layout:
        for one in list(table.iter("table", "tbody", "tr", "td", "th")):
            one.tag = "div"


def _drop_all(tree: Element, elements: list[Element]) -> None:
    for one in elements:
        parent = one.getparent()
        if parent is not None and one is not tree:
            _keep_tail(one, parent)
            parent.remove(one)


def _keep_tail(element: Element, parent: Element) -> None:
    if not element.tail:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + element.tail
    else:
        parent.text = (parent.text or "") + element.tail


def _own_paths(tree: Element, own: str | None) -> frozenset[str]:
    """Return the paths under which a page knows itself, in its links to itself too."""
    named = [one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical"]
    named += [one.get("content") for one in tree.iter("meta") if one.get("property") == "og:url"]
    return frozenset(_path(one) for one in (*named, own) if one) - {""}


def _path(address: str) -> str:
    """Return an address without its host and fragment; that of a mere fragment is empty."""
    rest = address.split("#")[0]
    return rest.split("/", 3)[-1].strip("/") if "://" in rest else rest.strip("/")


def _story_boxes(tree: Element, own: frozenset[str]) -> list[Element]:
    """Return the outermost box around each heading that is a link to another page."""
    linked = [one for one in tree.iter(*_HEADINGS) if _is_link(one)]
    return [_box_around(one) for one in linked if not _paths_of(one) <= own | {""}]


def _paths_of(heading: Element) -> set[str]:
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return {_path(one.get("href")) for one in links if one.get("href")}


def _is_link(heading: Element) -> bool:
    text = _length(heading)
    around = any(one.get("href") for one in heading.iterancestors("a"))
    return text > 0 and (around or _linked(heading) >= _LINKED * text)


def _box_around(heading: Element) -> Element:
    """Return the largest element around a linked heading that looks like the box of that story alone."""
    box = heading
    for parent in heading.iterancestors():
        if parent.tag in _ROOTS or not _is_box(parent):
            break
        box = parent
    return box


def _is_box(element: Element) -> bool:
    if _length(element) > _BOX_CHARACTERS or next(element.iter("h1"), None) is not None:
        return False
    return sum(_is_link(one) for one in element.iter(*_HEADINGS)) == 1


def _is_link_list(element: Element) -> bool:
    items = [one for one in element if one.tag == "li"]
    text = _length(element)
    return len(items) >= _LIST_ITEMS and text > 0 and _linked(element) >= _LINKED * text


def _is_one_link(element: Element) -> bool:
    text = _length(element)
    return text > 0 and _linked(element) >= _LINKED * text and next(element.iter("h1"), None) is None


def _length(element: Element) -> int:
    return sum(len(piece.strip()) for piece in element.itertext())


def _linked(element: Element) -> int:
    links: Iterator[Element] = element.iter("a")
    return sum(_length(one) for one in links if one.get("href"))
