"""Events as JSON lines, one object an event: what `dragoman events --format jsonl` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.export.dossier import About, Dossier, Losses
from dragoman.records import dump_line, event_to_record


def write(dossiers: Iterable[Dossier], sink: BinaryIO, _: About) -> Losses:
    """Write a line for each event."""
    for one in dossiers:
        sink.write(f"{dump_line(event_to_record(one.event))}\n".encode())
    return Losses()
