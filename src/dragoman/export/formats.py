"""The formats, one table: name, writer, kind of file, and what of an event the format has no place for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.errors import UsageError
from dragoman.export import (
    atom,
    event_csv,
    ftm,
    gdelt_events,
    gdelt_mentions,
    geojson,
    graphml,
    icews,
    ics,
    jsonl,
    markdown,
    parquet,
    pdf,
    phoenix,
    plover,
    polecat,
    web_annotations,
)
from dragoman.export.dossier import About, Dossier, Losses

Writer = Callable[[Iterable[Dossier], BinaryIO, About], Losses]


@dataclass(frozen=True, slots=True)
class Format:
    """One way out.

    `lacks` is what the format has no place for, whatever the events are; `of_reports` says that it wants the reports
    beside the events.
    """

    name: str
    write: Writer
    media_type: str
    lacks: str = ""
    of_reports: bool = True


_TEXT = "text/tab-separated-values"
_DYADIC = "roles, topics, sources, disagreements, evidence, persons beyond the first of a side"
_BRIEF = "entities, sides, confidence"
FORMATS = (
    Format("jsonl", jsonl.write, "application/x-ndjson", of_reports=False),
    Format(
        "csv", event_csv.write, "text/csv", "roles and sides of participants, who says what, evidence", of_reports=False
    ),
    Format("parquet", parquet.write, "application/vnd.apache.parquet", of_reports=False),
    Format("plover", plover.write, "application/x-ndjson"),
    Format("gdelt-events", gdelt_events.write, _TEXT, f"{_DYADIC}; the tone isn't measured and stands as 0"),
    Format("gdelt-mentions", gdelt_mentions.write, _TEXT, f"{_DYADIC}; sentence numbers stand as 1, the tone as 0"),
    Format("polecat", polecat.write, _TEXT, "topics, sources, disagreements, evidence, reports beyond the first"),
    Format("icews", icews.write, _TEXT, f"{_DYADIC}, reports beyond the first"),
    Format("phoenix", phoenix.write, _TEXT, _DYADIC),
    Format("ftm", ftm.write, "application/x-ndjson", "sources within a report, disagreements, evidence, texts"),
    Format(
        "graphml",
        graphml.write,
        "application/graphml+xml",
        "topics, sources, disagreements, evidence",
        of_reports=False,
    ),
    Format("ics", ics.write, "text/calendar", "entities, sides, evidence, confidence"),
    Format("geojson", geojson.write, "application/geo+json", of_reports=False),
    Format("atom", atom.write, "application/atom+xml", "entities, sides, evidence, confidence"),
    Format("annotations", web_annotations.write, "application/ld+json", "what the ledger concludes beyond its reports"),
    Format("markdown", markdown.write, "text/markdown", _BRIEF),
    Format("pdf", pdf.write, "application/pdf", f"{_BRIEF}, scripts beyond Latin, Greek, Cyrillic and Arabic"),
)


def format_named(name: str) -> Format:
    """Return the format of this name.

    Raises UsageError where there is none.
    """
    found = next((one for one in FORMATS if one.name == name), None)
    if found is None:
        raise UsageError(f"no format {name!r}; there are {', '.join(one.name for one in FORMATS)}")
    return found
