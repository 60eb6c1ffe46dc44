"""Reader of NewsML-G2 and NITF: an agency's items, alone or several in a message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.fragments import element_text, fragment_text, local_name
from dragoman.intake.records import record_document
from dragoman.intake.source import Intake, Source
from dragoman.intake.trees import harmless_xml, xml_tree
from dragoman.settings import Settings

NEWSML_ROOTS = frozenset({"newsitem", "newsmessage", "nitf"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_STAMPS = ("contentcreated", "firstcreated", "versioncreated")
_USABLE = "usable"


def read_newsml(source: Source, settings: Settings) -> Iterator[Intake]:
    """Yield the items of a NewsML-G2 file; pictures and packages in it are passed over."""
    root = xml_tree(harmless_xml(source.bytes(settings.max_bytes), source), source)
    items = [one for one in root.iter() if local_name(one) in ("newsitem", "nitf") and not _inside_item(one, root)]
    if not items:
        raise ReadError(source.name, "has no news item", "give NewsML-G2 with a newsItem")
    for number, item in enumerate(items, 1):
        part = f", item {number}" if len(items) > 1 else ""
        stem = f"{source.stem}:{number}" if len(items) > 1 else source.stem
        try:
            record = _nitf_record(item) if local_name(item) == "nitf" else _record(item, source.name + part)
            if record is not None:
                yield record_document(record, source.name + part, stem, source.path, settings)
        except ReadError as error:
            yield error


def _inside_item(element: Any, root: Any) -> bool:
    """Say whether a NITF stands inside a news item: it is that item's text."""
    return local_name(element) == "nitf" and local_name(root) != "nitf"


def _record(item: Any, name: str) -> dict[str, Any] | None:
    """Return the contract's record of a news item, None for a picture or anything else without words."""
    status = _attribute(item, "pubstatus", "qcode") or _USABLE
    if not status.endswith(_USABLE):
        raise ReadError(name, f"is marked {status.rpartition(':')[2]} by its agency", "leave it out")
    text = _content(item, name)
    if not text:
        return None
    language = next((one.get("tag") for one in item.iter() if local_name(one) == "language" and one.get("tag")), None)
    return {
        "id": item.get("guid"),
        "lang": language or item.get(_LANGUAGE),
        "published": next(filter(None, (_words(item, name) for name in _STAMPS)), None),
        "title": _words(item, "headline"),
        "author": _words(item, "by"),
        "text": text,
    }


def _content(item: Any, name: str) -> str:
    for one in item.iter():
        if local_name(one) == "inlinexml":
            return element_text(_body(one))
        if local_name(one) == "inlinedata" and "html" in (one.get("contenttype") or "html"):
            return fragment_text(one.text or "", name)
        if local_name(one) == "inlinedata" and (one.get("contenttype") or "").startswith("text/"):
            return (one.text or "").strip()
    return ""


def _nitf_record(root: Any) -> dict[str, Any]:
    issued = next((one.get("norm") for one in root.iter() if local_name(one) in ("date.issue", "story.date")), None)
    return {
        "lang": root.get(_LANGUAGE),
        "published": issued and issued[:8],
        "title": _words(root, "hl1") or _words(root, "title"),
        "author": _words(root, "byline"),
        "text": element_text(_body(root)),
    }


def _body(element: Any) -> Any:
    """Return the part of an item's markup that is its text."""
    for wanted in ("body.content", "body"):
        found = next((one for one in element.iter() if local_name(one) == wanted), None)
        if found is not None:
            return found
    return element


def _words(item: Any, name: str) -> str | None:
    found = next((one for one in item.iter() if local_name(one) == name), None)
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None


def _attribute(item: Any, name: str, attribute: str) -> str | None:
    return next((one.get(attribute) for one in item.iter() if local_name(one) == name), None)
