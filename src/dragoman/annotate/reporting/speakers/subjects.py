"""Whom a sentence is about, and whom else it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotate.reporting.clauses.namings import Unit
from dragoman.model import EntityKind, Speaker


@dataclass(frozen=True, slots=True)
class Subject:
    """The first actor of a passage that is no object, and the unit at which it stands."""

    speaker: Speaker | None
    at: int
    person: bool
    described: bool = False
    titled: bool = False  # described by a title of office alone


def own_first(own: Subject | None) -> bool:
    """Say whether the subject opens its sentence."""
    return own is not None and own.at == 0


def persons_in(units: Sequence[Unit]) -> list[tuple[int, Speaker]]:
    """Return the persons whom the units name, each once, with where the name ends."""
    found: dict[str, tuple[int, Speaker]] = {}
    for mention in (mention for unit in units for mention in unit.actors):
        if mention.kind is EntityKind.PERSON and mention.name:
            one = Speaker(mention.name, mention.entity, mention.surface)
            found.setdefault(mention.name, (mention.extent.end, one))
    return list(found.values())
