"""XML of what comes from anywhere: only characters that XML can hold, and the same bytes each time."""

from __future__ import annotations

import re
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

# What XML 1.0 can't hold, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def child(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """Return a new child with its text and attributes; characters that XML can't hold become U+FFFD."""
    made = SubElement(parent, name, {key: legal(value) for key, value in attributes.items()})
    made.text = legal(text) if text is not None else None
    return made


def legal(text: str) -> str:
    """Return the text with U+FFFD in place of what XML can't hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def write_document(root: Element, sink: BinaryIO) -> None:
    """Write the document with its declaration, indented."""
    indent(root)
    ElementTree(root).write(sink, encoding="utf-8", xml_declaration=True)
    sink.write(b"\n")
