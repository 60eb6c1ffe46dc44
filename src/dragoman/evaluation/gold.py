"""The gold format: what a person found in an article, one JSON file each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError


@dataclass(frozen=True, slots=True)
class GoldParticipant:
    """One who takes part; a name in parentheses stands for a side without a person."""

    name: str
    surface: str | None = None
    country: str | None = None
    org: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One contact that an article asserts; days are ISO texts, None where the article gives none."""

    event_id: str
    type: str
    status: str
    main: bool
    participants: tuple[GoldParticipant, ...]
    start: str | None
    end: str | None
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A direct quotation and who said it."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """All that was annotated in one article; `not_events` are beginnings of what isn't the article's own text."""

    id: str
    language: str
    events: tuple[GoldEvent, ...]
    quotes: tuple[GoldQuote, ...] = ()
    figures: tuple[float, ...] = ()
    not_events: tuple[str, ...] = ()


def load_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """Return the gold documents of a folder, by file name.

    Raises UsageError where there are none, or where a file isn't in the gold format.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise UsageError(f"{folder}: no gold file (*.json)")
    return tuple(_load(file) for file in files)


def _load(file: Path) -> GoldDocument:
    try:
        return _document(json.loads(file.read_text("utf-8")), file.stem)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{file}: not in the gold format ({type(error).__name__}: {error})") from error


def _document(record: Mapping[str, Any], stem: str) -> GoldDocument:
    return GoldDocument(
        id=record.get("id", stem),
        language=record.get("lang") or "?",
        events=tuple(_event(event) for event in record["events"]),
        quotes=tuple(GoldQuote(quote.get("speaker") or "", quote["text"]) for quote in record.get("quotes", ())),
        figures=tuple(figure["value"] for figure in record.get("figures", ())),
        not_events=tuple(_beginning(one) for one in record.get("not_events", ())),
    )


def _event(record: Mapping[str, Any]) -> GoldEvent:
    date = record.get("date") or {}
    return GoldEvent(
        event_id=record["event_id"],
        type=record["type"],
        status=record["status"],
        main=bool(record["main"]),
        participants=tuple(_participant(one) for one in record["participants"]),
        start=date.get("start"),
        end=date.get("end"),
        places=tuple(place for place in (record.get("place"), record.get("place_name")) if place),
        sources=tuple(record.get("sources") or ()),
        sentence=record.get("sentence") or "",
    )


def _participant(record: Mapping[str, Any]) -> GoldParticipant:
    return GoldParticipant(record.get("name") or "", record.get("surface"), record.get("country"), record.get("org"))


def _beginning(one: str | Mapping[str, str]) -> str:
    return one if isinstance(one, str) else one["text"]
