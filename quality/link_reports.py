"""Linking of the reports in `quality/linking/reports.yaml`, with what a person marked in them as input.

    PYTHONPATH=src python quality/link_reports.py [--errors]

Prints one line of JSON for ours, one for the cosine of TF-IDF alone (words and sounds of words, joined above the
threshold that is best for it here), and one for the same people, kind and stated day.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.evaluation.linking import LinkingFigures, Placed, linking_figures
from dragoman.language.text import tokenize
from dragoman.link import link
from dragoman.link.keys import name_key
from dragoman.model import (
    UNDATED,
    ContactType,
    DateRange,
    EventMention,
    MentionDate,
    Participant,
    Place,
    ReportedMention,
    Side,
    Span,
    Status,
    Zone,
)

REPORTS = Path(__file__).with_name("linking") / "reports.yaml"


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report, the contact that it is of, and whether its article gives a day or news with a publication date."""

    reported: ReportedMention
    contact: str
    text: str
    placeable: bool


def load_reports(path: Path = REPORTS) -> tuple[GoldReport, ...]:
    """Return all reports of the file, in its order."""
    record = yaml.safe_load(path.read_text("utf-8"))
    return tuple(
        _report(record, contact, report, f"{contact['id']}-{number}")
        for contact in record["contacts"]
        for number, report in enumerate(contact["reports"])
    )


def _report(
    record: Mapping[str, Any], contact: Mapping[str, Any], report: Mapping[str, Any], identity: str
) -> GoldReport:
    place = report.get("pl", contact.get("place"))
    dates, published = _dates(report), _range(report.get("p"), "given")
    main = not report.get("bg", False)
    mention = EventMention(
        id=f"{identity}#0",
        type=ContactType(report.get("k", contact["kind"])),
        status=Status(report.get("st", contact.get("status", "happened"))),
        main=main,
        zone=Zone.TEXT,
        participants=tuple(
            Participant(*(record["people"][one][0],) * 2, None, None, None, record["people"][one][1], None,
                        _side(contact, one))
            for one in report.get("who", contact["who"])
        ),
        date=MentionDate(dates, report.get("s")),
        sentence=Span(0, len(report["t"])),
        trigger=Span(0, 1),
        rule="gold",
        place=Place(place, place, record["places"][place]) if place else None,
        confidence=0.9,
    )  # fmt: skip
    placeable = dates.known or (main and published.known) or "md" in report
    reported = ReportedMention(mention, report.get("doc", identity), report["l"], published, None, report["t"])
    return GoldReport(reported, contact["id"], report["t"], placeable)


def _side(contact: Mapping[str, Any], one: str) -> Side | None:
    return Side.INITIATOR if contact.get("lead") == one else None


def _dates(report: Mapping[str, Any]) -> DateRange:
    found = _range(report.get("d"), "stated")
    if report.get("set") and found.start and found.end:
        days = [found.start + dt.timedelta(n) for n in range(0, (found.end - found.start).days + 1, 7)]
        return DateRange(found.start, found.end, f"[{','.join(map(str, days))}]", "weekday")
    return found


def _range(value: object, basis: str) -> DateRange:
    if value is None:
        return UNDATED
    start, _, end = str(value).partition("/")
    if len(start) == len("2023-02"):
        first = dt.date.fromisoformat(f"{start}-01")
        return DateRange(first, (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1), start, basis)
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)
    return DateRange(*days, str(value), basis)


def ours(reports: Sequence[GoldReport]) -> dict[str, str]:
    """Return the event of each mention as Dragoman links them."""
    result = link([one.reported for one in reports])
    return {report.mention: event.id for event in result.events for report in event.reports}


def exact(reports: Sequence[GoldReport]) -> dict[str, str]:
    """Return the same people, kind and stated day as one event."""
    found = {}
    for one in reports:
        mention = one.reported.mention
        names = "|".join(sorted(someone.name for someone in mention.participants))
        day = mention.date.dates
        found[mention.id] = f"{names} {mention.type} {day.start}" if day.is_day else mention.id
    return found


def by_cosine(reports: Sequence[GoldReport], threshold: float) -> dict[str, str]:
    """Return what texts of at least this cosine of TF-IDF join, link by link."""
    vectors = _tf_idf([one.text for one in reports])
    home = list(range(len(reports)))
    for one in range(len(reports)):
        for other in range(one):
            cosine = sum(value * vectors[other].get(word, 0.0) for word, value in vectors[one].items())
            if cosine >= threshold and home[one] != home[other]:
                old, new = home[one], home[other]
                home = [new if some == old else some for some in home]
    return {one.reported.mention.id: str(home[index]) for index, one in enumerate(reports)}


def _tf_idf(texts: Sequence[str]) -> list[dict[str, float]]:
    """Return the unit vectors of texts; a word counts by its sounds, so that names agree across scripts."""
    counts = [Counter(name_key(token.form) for token in tokenize(text) if token.form[:1].isalnum()) for text in texts]
    seen = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        weighted = {word: n * (math.log((1 + len(texts)) / (1 + seen[word])) + 1) for word, n in count.items()}
        norm = math.sqrt(sum(value * value for value in weighted.values())) or 1.0
        vectors.append({word: value / norm for word, value in weighted.items()})
    return vectors


def figures(reports: Sequence[GoldReport], found: Mapping[str, str]) -> tuple[LinkingFigures, float | None]:
    """Return the figures, and the recall of contacts told twice or more over what the articles let place."""
    placed = [Placed(one.contact, found[one.reported.mention.id]) for one in reports]
    able = [pair for pair, one in zip(placed, reports, strict=True) if one.placeable]
    return linking_figures(placed), linking_figures(able).recall_of_repeated


def main() -> None:
    """Print the figures of each way of linking, and on request what ours got wrong."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    reports = load_reports()
    cosines = {step / 20: by_cosine(reports, step / 20) for step in range(4, 19)}
    best = max(cosines, key=lambda step: figures(reports, cosines[step])[0].b3_f1)
    ways = {"ours": ours(reports), f"TF-IDF cosine >= {best}": cosines[best], "exact": exact(reports)}
    for name, found in ways.items():
        overall, able = figures(reports, found)
        print(json.dumps({"by": name, "events": len(set(found.values())), **asdict(overall), "placeable_recall": able}))
    if asked.errors:
        _print_errors(reports, ways["ours"])


def _print_errors(reports: Sequence[GoldReport], found: Mapping[str, str]) -> None:
    for contact in dict.fromkeys(one.contact for one in reports):
        events = {found[one.reported.mention.id] for one in reports if one.contact == contact}
        inside = [one for one in reports if found[one.reported.mention.id] in events]
        if len(events) > 1 or {one.contact for one in inside} != {contact}:
            print(f"== {contact}")
            for one in inside:
                dates = one.reported.mention.date
                print("  ", found[one.reported.mention.id][:6], one.contact, one.reported.language,
                      one.reported.published.edtf, dates.dates.edtf, dates.surface, one.text[:60])  # fmt: skip


if __name__ == "__main__":
    main()
