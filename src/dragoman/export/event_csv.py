"""Events as comma-separated values: one row an event, several values of a cell apart by "; "."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from dragoman.export.dossier import About, Dossier, Losses
from dragoman.model import Event

COLUMNS = (
    *("id", "type", "status", "date_start", "date_end", "date_edtf", "participants", "entities", "countries"),
    *("place", "place_country", "topics", "languages", "documents", "independent_sources", "conflicts", "confidence"),
)


def write(dossiers: Iterable[Dossier], sink: BinaryIO, _: About) -> Losses:
    """Write the header and a row for each event."""
    text = io.TextIOWrapper(sink, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in dossiers:
        writer.writerow(_row(one.event))
    text.detach()  # the sink stays open: it is its owner's
    return Losses()


def _row(event: Event) -> Sequence[object]:
    people = event.participants
    return (
        *(event.id, event.type, event.status, event.date.start, event.date.end, event.date.edtf),
        *(_cell(one.name for one in people), _cell(one.entity for one in people), _cell(one.country for one in people)),
        *((_cell([event.place.name]), event.place.country) if event.place else (None, None)),
        _cell(topic.value for topic in event.topics),
        *(_cell(event.languages), _cell(dict.fromkeys(report.document for report in event.reports))),
        *(event.independent_sources, _cell(conflict.field for conflict in event.conflicts), event.confidence),
    )


def _cell(values: Iterable[str | None]) -> str:
    """Return the values in their order; one that is unknown leaves its place empty, so that columns go together.

    A lone carriage return, which readers take for the end of a row though it is none, becomes a blank.
    """
    return "; ".join(value or "" for value in values).replace("\r", " ")
