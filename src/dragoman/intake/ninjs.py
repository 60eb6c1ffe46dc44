"""Items of ninjs, the agencies' JSON, as records of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.errors import ReadError
from dragoman.intake.fragments import fragment_text

_TEXTS = ("body_text", "body_xhtml", "body_html")  # versions 1.x
_STAMPS = ("contentcreated", "firstcreated", "versioncreated", "datecreated")


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Say whether a JSON object is an item of ninjs rather than a record of the contract."""
    has_body = any(isinstance(value.get(key), str) for key in _TEXTS) or isinstance(value.get("bodies"), list)
    return "text" not in value and "uri" in value and has_body


def record_of(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the contract's record of an item.

    Raises ReadError where its agency has withdrawn it.
    """
    status = value.get("pubstatus") or "usable"
    if status != "usable":
        raise ReadError(name, f"is marked {status} by its agency", "leave it out")
    return {
        "id": value["uri"],
        "lang": value.get("language"),
        "published": next((value[key] for key in _STAMPS if value.get(key)), None),
        "title": value.get("headline") or value.get("title") or _one_of(value.get("headlines")),
        "author": value.get("byline") or value.get("by"),
        "text": fragment_text(_body(value), name),
    }


def _body(value: Mapping[str, Any]) -> str:
    flat = next((value[key] for key in _TEXTS if isinstance(value.get(key), str) and value[key].strip()), None)
    return flat or _one_of(value.get("bodies")) or ""


def _one_of(given: Any) -> str | None:
    """Return the main one of several values with roles (versions 2 and 3)."""
    texts = [one for one in given or () if isinstance(one, dict) and isinstance(one.get("value"), str)]
    main = [one for one in texts if one.get("role") in (None, "main")] or texts
    return str(main[0]["value"]) if main else None
