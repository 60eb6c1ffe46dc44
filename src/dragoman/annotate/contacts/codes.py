"""CAMEO and PLOVER codes of a contact, by the table `codes.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dragoman.model import ContactType, EventParticipant, Participant, Place, Side, Status

_HELD = frozenset({Status.HAPPENED, Status.ONGOING})
_FACE_TO_FACE = frozenset({ContactType.MEETING, ContactType.SUMMIT})


@cache
def _table() -> dict[str, Any]:
    text = files("dragoman.annotate.contacts").joinpath("codes.yaml").read_text("utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]


def codes_of(
    kind: ContactType, status: Status, participants: Sequence[Participant | EventParticipant], place: Place | None
) -> tuple[tuple[str, str | None] | None, str | None]:
    """Return ((PLOVER event, mode) or None, CAMEO code or None)."""
    entry = _entry(kind, status, participants, place)
    plover = entry["plover"]
    return (str(plover[0]), plover[1]) if plover else None, entry["cameo"]


def _entry(
    kind: ContactType, status: Status, participants: Sequence[Participant | EventParticipant], place: Place | None
) -> dict[str, Any]:
    table = _table()
    if status not in _HELD:
        return table[status.value]  # type: ignore[no-any-return]
    if kind in _FACE_TO_FACE and place and place.country:
        countries = {p.country for p in participants}
        if place.country not in countries and None not in countries:
            return table["third_place"]  # type: ignore[no-any-return]
    if kind is ContactType.MEETING and participants and participants[0].side is Side.HOST:
        return table["host"]  # type: ignore[no-any-return]
    return table["happened"][kind.value]  # type: ignore[no-any-return]
