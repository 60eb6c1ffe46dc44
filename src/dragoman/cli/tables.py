"""Events for a person at a terminal: pure functions from the model's types to what rich can show.

Text of articles is never read as rich's markup and has no power over the terminal (see `language.direction`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.language.direction import harmless, isolated, right_to_left
from dragoman.model import (
    CodedDocument,
    Conflict,
    Edge,
    Event,
    EventMention,
    EventParticipant,
    Participant,
    Place,
    Side,
    Span,
)
from dragoman.wording import date_in_words, days_in_words, short_date

ID_LENGTH = 9
_SHORT_TYPES = {"multilateral_meeting": "multilateral", "press_conference": "press conf.", "other_contact": "contact"}
_CONFLICT = "!"
# How wide the columns of report numbers may be.
_NUMBERS = 14
_LONGEST_SENTENCE = 1200


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of an event with the document that it stands in; `reprint_of` is the document that it copies."""

    coded: CodedDocument
    mention: EventMention
    reprint_of: str | None = None


def events_table(events: Iterable[Event]) -> Table:
    """Return the list of events: one row each, as wide as the terminal allows; "!" marks reports that disagree."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=0, header_style="bold")
    table.add_column("event", no_wrap=True, style="dim", max_width=ID_LENGTH)
    table.add_column("date", min_width=10)
    table.add_column("type", min_width=7)
    table.add_column("status", min_width=8)
    table.add_column("participants", min_width=12)
    table.add_column("place", min_width=6)
    table.add_column("rep.", justify="right", no_wrap=True)
    table.add_column("lang.", min_width=2)
    for event in events:
        table.add_row(*_event_row(event))
    return table


def event_view(event: Event, reports: Sequence[ReportView], edges: Sequence[Edge] = ()) -> Group:
    """Return one event whole: what the ledger holds it for, each report, who says what, and why they are one."""
    parts: list[RenderableType] = [_header(event)]
    if event.conflicts:
        parts += [Rule("where they disagree", align="left"), conflicts_table(event.conflicts)]
    parts.append(Rule("reports", align="left"))
    numbers = numbers_of(reports)
    parts += [part for report in reports for part in report_lines(report, numbers[report.coded.document.id])]
    parts += [Rule("who says what", align="left"), fields_table(event, reports)]
    if edges:
        parts += [Rule("why they are one contact", align="left"), links_table(edges, reports)]
    return Group(*parts)


def conflicts_table(conflicts: Sequence[Conflict]) -> Table:
    """Return each field in dispute: the values, the ledger's choice first, and the documents behind each."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("field", "value", "according to"):
        table.add_column(name)
    for conflict in conflicts:
        for number, stated in enumerate(conflict.values):
            field = conflict.field if number == 0 else ""
            table.add_row(field, _text(stated.value), _text(", ".join(stated.documents)))
    return table


def numbers_of(reports: Sequence[ReportView]) -> dict[str, str]:
    """Return "1", "2" ... for each document, in the order of the reports: how tables point at them."""
    documents = dict.fromkeys(report.coded.document.id for report in reports)
    return {document: str(number) for number, document in enumerate(documents, start=1)}


def report_lines(report: ReportView, number: str = "1") -> Iterator[RenderableType]:
    """Give one report: its document, what it says of day, place and status, the sentence, whom it has it from."""
    document, mention = report.coded.document, report.mention
    published = days_in_words(document.published) if document.published.known else "publication unknown"
    copied = f"  ·  reprint of {isolated(report.reprint_of)}" if report.reprint_of else ""
    yield Text.assemble(
        (f"[{number}] ", "dim"), (isolated(document.id), "bold"), f"  {document.language or '?'}  {published}{copied}"
    )
    place = f"  ·  {isolated(mention.place.surface)}" if mention.place else ""
    when = date_in_words(mention.date, document.language)
    background = "" if mention.main else "  ·  background"
    yield Padding(Text(f"{_type(mention.type)}, {mention.status}  ·  {when}{place}{background}"), (0, 0, 0, 2))
    yield Padding(highlighted(report), (0, 0, 0, 2))
    sources = ", ".join(dict.fromkeys(isolated(source.surface) for source in mention.sources))
    yield Padding(Text(f"according to {sources}" if sources else "no source named", style="dim"), (0, 0, 1, 2))


def highlighted(report: ReportView) -> Text:
    """Return the sentence in its own script, trigger and participants marked, set right where it runs that way."""
    document, mention = report.coded.document, report.mention
    sentence = Span(mention.sentence.start, min(mention.sentence.end, mention.sentence.start + _LONGEST_SENTENCE))
    surface = sentence.of(document.text)
    shown = isolated(surface)
    offset = shown.find(harmless(surface)) - sentence.start
    text = Text(shown, justify="right" if right_to_left(surface) else "left")
    for one in mention.participants:
        if one.span and sentence.covers(one.span):
            text.stylize("bold cyan", one.span.start + offset, one.span.end + offset)
    if sentence.covers(mention.trigger):
        text.stylize("bold yellow underline", mention.trigger.start + offset, mention.trigger.end + offset)
    return text


def fields_table(event: Event, reports: Sequence[ReportView]) -> Table:
    """Return for each field every value, who says it, and who is silent, by the reports' numbers."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("field", no_wrap=True)
    table.add_column("value", ratio=1)
    table.add_column("says", max_width=_NUMBERS)
    table.add_column("silent", max_width=_NUMBERS, style="dim")
    numbers = numbers_of(reports)
    for field, values in _fields(event, reports).items():
        said = {document for documents in values.values() for document in documents}
        silent = " ".join(number for one, number in numbers.items() if one not in said)
        for number, (value, documents) in enumerate(values.items()):
            silence = _text(silent) if number == 0 else ""
            says = " ".join(numbers.get(document, document) for document in documents)
            table.add_row(field if number == 0 else "", _text(value), _text(says), silence)
    return table


def links_table(edges: Sequence[Edge], reports: Sequence[ReportView]) -> Table:
    """Return why reports are linked: each link's levels in words, heaviest first, with their weights in bits."""
    documents = {report.mention.id: report.coded.document.id for report in reports}
    numbers = numbers_of(reports)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("bits", justify="right", no_wrap=True)
    table.add_column("grounds")
    for edge in edges:
        ends = " and ".join(_pointed(documents.get(end, end), numbers) for end in (edge.left, edge.right))
        table.add_row(Text(f"{edge.weight:+.1f}", style="bold"), Text(isolated(ends), style="bold"))
        for level in sorted(edge.levels, key=lambda level: -abs(level.weight)):
            if level.weight:
                table.add_row(f"{level.weight:+.1f}", _text(f"{level.comparison}: {level.level}"))
    return table


def _pointed(document: str, numbers: Mapping[str, str]) -> str:
    return f"[{numbers[document]}]" if document in numbers else document


def _event_row(event: Event) -> tuple[RenderableType, ...]:
    names = Text("\n").join(_text(_name(one)) for one in event.participants)
    return (
        event.id[:ID_LENGTH],
        short_date(event.date),
        _type(event.type),
        str(event.status),
        names,
        _text(_place(event.place)),
        Text(str(len(event.reports))).append(_CONFLICT if event.conflicts else " ", style="bold red"),
        " ".join(event.languages),
    )


def _header(event: Event) -> RenderableType:
    date = days_in_words(event.date) if event.date.known else "day unknown"
    title = Text(f"{_type(event.type)}, {event.status}, {date}", style="bold")
    if event.place:
        title.append(f", {isolated(_place(event.place))}")
    lines = [title, *(Text(f"  {_described(one)}") for one in event.participants)]
    reports = _counted(len(event.reports), "report")
    sources = _counted(event.independent_sources, "independent source")
    lines.append(Text(f"{event.id}  ·  {reports}, {sources}  ·  confidence {event.confidence:.2f}", style="dim"))
    return Padding(Group(*lines), (0, 0, 1, 0))


def _described(one: EventParticipant) -> str:
    about = ", ".join(isolated(value) for value in (one.role, one.org, one.country, one.entity) if value)
    side = f" [{one.side}]" if one.side else ""
    return isolated(one.name) + side + (f": {about}" if about else "")


def _fields(event: Event, reports: Sequence[ReportView]) -> dict[str, dict[str, list[str]]]:
    """Return field -> value -> documents. Each participant has a field of its own, so that silence shows."""
    found: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in _FIELDS}
    for one in event.participants:
        found[_name(one)] = {"named": list(one.documents)}
    for report in reports:
        for field, value in _values(report):
            documents = found[field][value]
            if report.coded.document.id not in documents:
                documents.append(report.coded.document.id)
    return {field: values for field, values in found.items() if values}


_FIELDS = ("kind", "status", "day", "place", "initiative", "also named", "topic", "source", "figure")


def _values(report: ReportView) -> Iterator[tuple[str, str]]:
    document, mention = report.coded.document, report.mention
    yield "kind", _type(mention.type)
    yield "status", str(mention.status)
    if mention.date.surface or mention.date.dates.known:
        yield "day", date_in_words(mention.date, document.language)
    if mention.place:
        yield "place", _place(mention.place)
    for one in mention.participants:
        if one.side in (Side.INITIATOR, Side.HOST):
            yield "initiative", _name(one)
    for topic in mention.topics:
        yield "topic", topic.surface
    for source in mention.sources:
        yield "source", source.name or source.surface
    if mention.main:
        for figure in report.coded.figures:
            yield "figure", figure.surface


def _name(one: Participant | EventParticipant) -> str:
    return one.name


def _place(place: Place | None) -> str:
    if place is None:
        return ""
    return f"{place.name} ({place.country})" if place.country else place.name


def _type(kind: str) -> str:
    return _SHORT_TYPES.get(str(kind), str(kind))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _text(value: str) -> Text:
    return Text(isolated(value), justify="right" if right_to_left(value) else "left")
