"""An event with its reports side by side, and an article with all that was read in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.knowledge import KnowledgeBase
from dragoman.ledger import LedgerBrowser
from dragoman.model import Document, Edge, Event, EventMention, Judgement, Quotation, Span
from dragoman.sides import side_of
from dragoman.web.asking import asked_in
from dragoman.web.desk import desk_of, path_of, show
from dragoman.web.marking import direction_of, marked, of_document, of_mention

# A sentence of a badly cut page can be its whole text.
_LONGEST_SENTENCE = 1500
# Characters of an article on one page: some twenty screens; a text of ten million has pages.
CHUNK = 30_000
_MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of an event: `number` points at it in every table of the page."""

    number: int
    document: Document
    mention: EventMention
    sentence: Markup
    direction: str
    evidence: tuple[Markup, ...]
    quotes: tuple[Quotation, ...]
    side: str | None = None  # the state whose account it is
    reprint_of: str | None = None  # the document that it is nearly the same text as


@dataclass(frozen=True, slots=True)
class Saying:
    """A value of a field, and the numbers of the reports that state it and of those that don't."""

    value: str
    says: tuple[int, ...]
    silent: tuple[int, ...]


def event(request: Request) -> Response:
    """Return an event; the address of one that was merged into another leads there."""
    desk, wanted = desk_of(request), request.path_params["event"]
    with desk.ledger.browse() as browser:
        found = browser.event(wanted)
        if found is None:
            raise HTTPException(404)
        if found.id != wanted:
            return RedirectResponse(path_of("events", found.id), 308)
        reports = report_views(browser, found, desk.base)
        mentions = [report.mention for report in found.reports]
        edges = browser.edges(mentions)
        judgements = _concerning(browser.judgements(), mentions)
    return show(
        request,
        "event",
        event=found,
        reports=reports,
        topics=topics_of(reports),
        sides=topics_by_side(reports),
        numbers={report.document.id: report.number for report in reversed(reports)},
        edges=_numbered(edges, reports),
        judgements=judgements,
    )


def report_views(browser: LedgerBrowser, event: Event, base: KnowledgeBase) -> list[ReportView]:
    """Return the reports of an event that the ledger still holds, numbered in their order."""
    views: list[ReportView] = []
    reprints = browser.reprints(report.document for report in event.reports)
    for report in event.reports:
        coded, mention = browser.coded(report.document), browser.mention(report.mention)
        if coded and mention:
            view = _view(len(views) + 1, coded.document, mention, coded.quotes if mention.main else ())
            original, _ = reprints.get(report.document, (None, 0.0))
            side = side_of(mention, coded.document.published, base)
            views.append(replace(view, side=side, reprint_of=original))
    return views


def _view(number: int, document: Document, mention: EventMention, quotes: Sequence[Quotation]) -> ReportView:
    highlights = of_mention(mention)

    def words(span: Span) -> Markup:
        return marked(document.text, highlights, Span(span.start, min(span.end, span.start + _LONGEST_SENTENCE)))

    sentence = words(mention.sentence) if mention.zone == "text" else Markup.escape(document.title or "")
    evidence = tuple(map(words, mention.evidence[:_MOST_EVIDENCE]))
    direction = direction_of(mention.sentence.of(document.text))
    return ReportView(number, document, mention, sentence, direction, evidence, tuple(quotes[:3]))


def topics_of(reports: Sequence[ReportView]) -> list[Saying]:
    """Return what was talked about, with the reports that name it and those that don't."""
    numbers = [report.number for report in reports]
    found: dict[str, list[int]] = {}
    for report in reports:
        for topic in report.mention.topics:
            found.setdefault(topic.surface, []).append(report.number)
    return [
        Saying(value, tuple(dict.fromkeys(says)), tuple(one for one in numbers if one not in says))
        for value, says in found.items()
    ]


def topics_by_side(reports: Sequence[ReportView]) -> list[tuple[str | None, list[str]]]:
    """Return for each side whose account there is, and last for the others, what its reports name that no other's do.

    Of a single side there is nothing to compare: none is returned.
    """
    named: dict[str | None, dict[str, None]] = {report.side: {} for report in reports}
    for report in reports:
        named[report.side].update(dict.fromkeys(topic.surface for topic in report.mention.topics))
    if len(named) < 2 or not any(named.values()):
        return []
    return [
        (side, [one for one in its if not any(one in others for other, others in named.items() if other != side)])
        for side, its in sorted(named.items(), key=lambda pair: (pair[0] is None, pair[0] or ""))
    ]


def _numbered(edges: Sequence[Edge], reports: Sequence[ReportView]) -> list[tuple[int, int, Edge]]:
    numbers = {report.mention.id: report.number for report in reports}
    known = [edge for edge in edges if edge.left in numbers and edge.right in numbers]
    ends = [(numbers[edge.left], numbers[edge.right]) for edge in known]
    return [(min(pair), max(pair), edge) for pair, edge in zip(ends, known, strict=True)]


def _concerning(judgements: Sequence[Judgement], mentions: Sequence[str]) -> list[Judgement]:
    """Return the judgements on any of the mentions, newest first."""
    return [one for one in reversed(judgements) if not set(mentions).isdisjoint(one.mentions)]


def article(request: Request) -> Response:
    """Return an article with all that was read in it, a stretch of it where it is long."""
    desk, number = desk_of(request), asked_in(request.query_params).page
    with desk.ledger.browse() as browser:
        coded = browser.coded(request.path_params["document"])
        if coded is None:
            raise HTTPException(404)
        members = browser.members(mention.id for mention in coded.mentions)
    text = coded.document.text
    last = max(1, math.ceil(len(text) / CHUNK))
    number = min(number, last)
    window = Span((number - 1) * CHUNK, min(number * CHUNK, len(text)))
    events = {mention: event for event, mentions in members.items() for mention in mentions}
    body = marked(text, of_document(coded), window)
    return show(
        request, "article", coded=coded, body=body, events=events, number=number, last=last, chunk=CHUNK, window=window
    )


def routes() -> list[Route]:
    """Return the routes of these pages."""
    return [
        Route("/events/{event}", event),
        Route("/articles/{document:rest}", article),
    ]
