"""One coded document for a person at a terminal: its contacts, quotations and figures."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.tables import ReportView, report_lines
from dragoman.language.direction import isolated
from dragoman.model import CodedDocument, Participant, Quantity, Quotation
from dragoman.records import all_issues


def coded_view(coded: CodedDocument) -> Group:
    """Return a document with each contact that it reports, what is said and counted in it, and what was left out."""
    return Group(*_parts(coded))


def _parts(coded: CodedDocument) -> Iterator[RenderableType]:
    if not coded.mentions:
        yield Text.assemble((isolated(coded.document.id), "bold"), "  no contact\n")
    for mention in coded.mentions:
        yield from report_lines(ReportView(coded, mention))
        yield Padding(Text("\n".join(map(_participant, mention.participants))), (0, 0, 1, 4))
    for line in (*map(_quote, coded.quotes), *map(_figure, coded.figures)):
        yield Padding(Text(line, style="dim"), (0, 0, 0, 2))
    for issue in all_issues(coded):
        yield Padding(Text(f"{issue.level}: {isolated(issue.what)}", style="yellow"), (0, 0, 0, 2))


def _participant(one: Participant) -> str:
    about = ", ".join(isolated(value) for value in (one.role, one.country, one.entity) if value)
    return f"{isolated(one.name)}" + (f" [{one.side}]" if one.side else "") + (f": {about}" if about else "")


def _quote(quote: Quotation) -> str:
    return f"“{isolated(quote.text)}”  {isolated(quote.speaker.name) if quote.speaker else 'speaker unknown'}"


def _figure(figure: Quantity) -> str:
    bound = f"{figure.bound} " if figure.bound else ""
    return f"{bound}{figure.value:,g} {isolated(figure.what)}  ({isolated(figure.surface)})"
