"""XML from strangers: a tree of it, or a clear refusal of what is only there to do harm."""

from __future__ import annotations

import re
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.markup import characters
from dragoman.intake.source import Source

_ENTITIES = re.compile(r"<!ENTITY", re.I)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}\?>")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_ASIDE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*>", re.S)
_HEAD = 5000
_ADVICE = "ask who offers it for well-formed XML"


def harmless_xml(content: bytes, source: Source) -> str:
    """Return the characters of XML bytes, without the declaration of an encoding that they no longer have.

    Raises ReadError where it declares entities of its own: a few lines of these fill any memory.
    """
    text = characters(content, source.name, source.charset)
    if _ENTITIES.search(text):
        raise ReadError(source.name, "declares XML entities, which can fill any memory", _ADVICE)
    return _DECLARATION.sub("", text, count=1)


def root_name(text: str) -> str:
    """Return the name of an XML or HTML text's first element without its prefix, in lower case."""
    match = _ROOT.search(_ASIDE.sub(" ", text[:_HEAD]))
    return match[1].lower() if match else ""


def xml_tree(text: str, source: Source) -> Any:
    """Return the root of an XML text's tree.

    Raises ReadError where it isn't well-formed, or refers to what is outside.
    """
    from defusedxml import DefusedXmlException, ElementTree

    try:
        return ElementTree.fromstring(text.strip())
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        if isinstance(error, DefusedXmlException):
            raise ReadError(source.name, "refers to entities or files outside", _ADVICE) from error
        raise ReadError(source.name, f"broken XML ({error})", _ADVICE) from error
