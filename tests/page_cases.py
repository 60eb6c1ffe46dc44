"""Pages for tests: text with the stretches that are the article's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.model import Span

FOLDER = Path(__file__).parent / "annotate" / "page" / "pages"
_GLUED = re.compile(r"⟦\w+\|([^⟧]*)⟧")
_OWN = ("body", "headline")


@dataclass(frozen=True)
class PageCase:
    """A page and where its own text stands."""

    id: str
    language: str
    text: str
    own: tuple[Span, ...]


def page_cases() -> list[PageCase]:
    """Return all pages, in the order of their files."""
    return [_page(entry) for file in sorted(FOLDER.glob("*.yaml")) for entry in yaml.safe_load(file.read_text("utf-8"))]


def _page(entry: dict[str, Any]) -> PageCase:
    text, own = "", []
    for number, part in enumerate(entry["parts"]):
        ((label, marked),) = part.items()
        text += entry.get("join", "\n\n") if number else ""
        for piece, is_glued in _pieces(str(marked)):
            if label in _OWN and not is_glued:
                own.append(Span(len(text), len(text) + len(piece)))
            text += piece
    return PageCase(entry["id"], entry["language"], text, tuple(own))


def _pieces(marked: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for match in _GLUED.finditer(marked):
        yield marked[start : match.start()], False
        yield match.group(1), True
        start = match.end()
    yield marked[start:], False


def characters(text: str, spans: tuple[Span, ...]) -> set[int]:
    """Return the places of all characters in `spans` that aren't blank."""
    return {at for span in spans for at in range(*span) if not text[at].isspace()}
