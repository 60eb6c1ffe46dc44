"""The ledger as a table, and what is asked of it as a time line, a map, a matrix and a network."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.ledger import LedgerBrowser, Slice, counting
from dragoman.model import ContactType
from dragoman.web import figures
from dragoman.web.asking import PAGE_SIZE, asked_in
from dragoman.web.desk import desk_of, show, speech_of
from dragoman.web.speech import Speech

# The kinds that a map is about where nothing else is asked: a call has no place.
_PLACED = frozenset({ContactType.MEETING, ContactType.VISIT, ContactType.SUMMIT, ContactType.MULTILATERAL_MEETING})


def ledger(request: Request) -> Response:
    """Return the table of events, filtered, sorted and paged as the address says."""
    desk, asked = desk_of(request), asked_in(request.query_params)
    with desk.ledger.browse() as browser:
        page = browser.lines(asked.filter(desk.base), asked.part)
        choices = choices_of(browser, speech_of(request))
        empty = not page.total and not browser.counts()["documents"]
    last = page.pages(PAGE_SIZE)
    return show(request, "ledger", asked=asked, page=page, last=last, empty=empty, choices=choices)


def timeline(request: Request) -> Response:
    """Return the events by month, and those of the page day by day."""
    desk, asked = desk_of(request), asked_in(request.query_params)
    with desk.ledger.browse() as browser:
        chosen = asked.filter(desk.base)
        months = counting.months(browser, chosen)
        page = browser.lines(chosen, Slice(asked.sort, asked.down, asked.part.start, PAGE_SIZE))
        choices = choices_of(browser, speech_of(request))
    chart = figures.timeline(months, speech_of(request), asked)
    days = [(day, list(events)) for day, events in groupby(page.events, lambda event: event.date)]
    undated = sum(one.events for one in months if not one.month)
    last = page.pages(PAGE_SIZE)
    values: dict[str, Any] = {"chart": chart, "days": days, "undated": undated, "page": page, "last": last}
    return show(request, "timeline", asked=asked, choices=choices, **values)


def world(request: Request) -> Response:
    """Return the map of visits and meetings."""
    desk, asked, speech = desk_of(request), asked_in(request.query_params), speech_of(request)
    with desk.ledger.browse() as browser:
        places = counting.places(browser, asked.filter(desk.base))
        choices = choices_of(browser, speech_of(request))
    if not asked.type:
        places = tuple(one for one in places if one.type in _PLACED)
    chart, unknown = figures.world(places, desk.base, speech, asked)
    return show(request, "map", asked=asked, chart=chart, unknown=unknown, choices=choices)


def matrix(request: Request) -> Response:
    """Return who meets whom as a table of persons, or of states (`by=state`)."""
    desk, asked = desk_of(request), asked_in(request.query_params)
    of_states = request.query_params.get("by") == "state"
    with desk.ledger.browse() as browser:
        found = figures.matrix_of(browser, asked.filter(desk.base), of_states)
        choices = choices_of(browser, speech_of(request))
    addresses = figures.address_of_pair
    return show(request, "matrix", asked=asked, matrix=found, of_states=of_states, address=addresses, choices=choices)


def network(request: Request) -> Response:
    """Return who meets whom as a drawing."""
    desk, asked = desk_of(request), asked_in(request.query_params)
    with desk.ledger.browse() as browser:
        chart = figures.network(browser, asked.filter(desk.base), speech_of(request))
        choices = choices_of(browser, speech_of(request))
    return show(request, "network", asked=asked, chart=chart, choices=choices)


def choices_of(browser: LedgerBrowser, speech: Speech) -> dict[str, list[Any]]:
    """Return the states, by name, and the languages that the filters can be set to."""
    states = sorted((speech.state(one.actor), one.actor) for one in counting.states(browser, most=400))
    languages = sorted({one.language for one in counting.documents(browser) if one.language})
    return {"states": states, "languages": languages}


def routes() -> list[Route]:
    """Return the routes of these pages."""
    return [
        Route("/", ledger),
        Route("/timeline", timeline),
        Route("/map", world),
        Route("/matrix", matrix),
        Route("/network", network),
    ]
