"""Persons and states with their contacts, sources, and the state of the ledger."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.knowledge import KnowledgeBase
from dragoman.ledger import EventFilter, counting
from dragoman.ledger.counting import SourceCount
from dragoman.web import figures
from dragoman.web.asking import PAGE_SIZE, Asked, asked_in
from dragoman.web.desk import desk_of, show, speech_of

_MOST_SOURCES, _MOST_ISSUES, _MOST_JUDGEMENTS = 60, 60, 30
_OUTLETS_IN_TABLE = 8


def actor(request: Request) -> Response:
    """Return one who takes part in events: contacts over time, with whom, and how the name is written."""
    desk, asked, key = desk_of(request), asked_in(request.query_params), request.path_params["actor"]
    with desk.ledger.browse() as browser:
        found = counting.actor(browser, key)
        if found is None:
            raise HTTPException(404)
        chosen = EventFilter(actor=key)
        months = counting.months(browser, chosen)
        page = browser.lines(chosen, asked.part)
        counterparts = counting.counterparts(browser, key)
        spellings = counting.spellings(browser, key)
    chart = figures.timeline(months, speech_of(request), Asked(who=(key,)))
    last = page.pages(PAGE_SIZE)
    values: dict[str, Any] = {
        "chart": chart,
        "page": page,
        "last": last,
        "counterparts": counterparts,
        "spellings": spellings,
    }
    return show(request, "actor", asked=asked, actor=found, offices=_offices(desk.base, key), **values)


def _offices(base: KnowledgeBase, key: str) -> list[tuple[str, str, str, str]]:
    """Return the offices that the knowledge base has of a person: office, of what, from, until."""
    person = base.person(key)
    if person is None:
        return []
    terms = base.offices_of(person.key)
    return [
        (
            term.office,
            term.of,
            str(term.start.first.year) if term.start else "",
            str(term.end.first.year) if term.end else "",
        )
        for term in terms
    ]


def state(request: Request) -> Response:
    """Return a state: its contacts over time, with which states, and its people."""
    desk, asked, code = desk_of(request), asked_in(request.query_params), request.path_params["state"].upper()
    with desk.ledger.browse() as browser:
        found = counting.state(browser, code)
        if found is None:
            raise HTTPException(404)
        chosen = EventFilter(country=code)
        months = counting.months(browser, chosen)
        page = browser.lines(chosen, asked.part)
        counterparts = counting.state_counterparts(browser, code)
        people = counting.people_of(browser, code)
    chart = figures.timeline(months, speech_of(request), Asked(country=code))
    last = page.pages(PAGE_SIZE)
    values: dict[str, Any] = {
        "chart": chart,
        "page": page,
        "last": last,
        "counterparts": counterparts,
        "people": people,
    }
    return show(request, "state", asked=asked, state=found, **values)


def sources(request: Request) -> Response:
    """Return who is named as a source, and which outlet has it from whom."""
    with desk_of(request).ledger.browse() as browser:
        found = counting.sources(browser, 4000)
        documents = counting.documents(browser)
    outlets: dict[str, int] = defaultdict(int)
    for one in documents:
        outlets[one.outlet] += one.documents
    named = _by_source(found)[:_MOST_SOURCES]
    columns = [outlet for outlet in _most(outlets) if outlet][:_OUTLETS_IN_TABLE]
    return show(request, "sources", sources=named, outlets=outlets, columns=columns)


class Named:
    """A source with all that name it: reports in all, kinds, and reports by outlet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.reports = 0
        self.kinds: set[str] = set()
        self.outlets: dict[str, int] = defaultdict(int)

    def add(self, one: SourceCount) -> None:
        """Count the reports of one outlet in."""
        self.reports += one.reports
        self.kinds.add(one.kind)
        self.outlets[one.outlet] += one.reports


def _by_source(found: tuple[SourceCount, ...]) -> list[Named]:
    named: dict[str, Named] = {}
    for one in found:
        named.setdefault(one.source, Named(one.source)).add(one)
    return sorted(named.values(), key=lambda one: (-one.reports, one.name))


def _most(counts: dict[str, int]) -> list[str]:
    return sorted(counts, key=lambda key: (-counts[key], key))


def holdings(request: Request) -> Response:
    """Return the state of the ledger: what it holds, in which languages, what was noted, what was judged."""
    desk = desk_of(request)
    with desk.ledger.browse() as browser:
        counts = browser.counts()
        documents = counting.documents(browser)
        issues = counting.issues(browser, _MOST_ISSUES)
        judgements = browser.judgements()[::-1][:_MOST_JUDGEMENTS]
        recent = browser.recent_documents(20)
    languages: dict[str, int] = defaultdict(int)
    for one in documents:
        languages[one.language] += one.documents
    stat = desk.ledger.path.stat()
    changed = dt.datetime.fromtimestamp(stat.st_mtime, dt.UTC).date()
    values: dict[str, Any] = {"languages": languages, "issues": issues, "judgements": judgements, "recent": recent}
    return show(
        request,
        "holdings",
        counts=counts,
        path=str(desk.ledger.path),
        megabytes=stat.st_size / 1e6,
        changed=changed,
        **values,
    )


def routes() -> list[Route]:
    """Return the routes of these pages."""
    return [
        Route("/actors/{actor:rest}", actor),
        Route("/states/{state}", state),
        Route("/sources", sources),
        Route("/holdings", holdings),
    ]
