"""What can be taken away: events in the formats of `dragoman export`, tables, charts, and the page's own files."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tempfile import SpooledTemporaryFile
from typing import IO

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from dragoman.export import FORMATS, About, dossiers
from dragoman.ledger import EventFilter, LedgerBrowser, Order, Slice, counting
from dragoman.web import figures
from dragoman.web.asking import Asked, asked_in
from dragoman.web.charts import Chart
from dragoman.web.desk import Desk, desk_of, speech_of
from dragoman.web.speech import Speech
from dragoman.web.tables import ALL_ROWS, TABLES, csv_lines

# A feed tells what is new; who wants all takes another format.
_FEED_EVENTS = 100
_IN_MEMORY = 4_000_000
_PIECE = 64 * 1024
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def events(request: Request) -> Response:
    """Return the events asked for in a format of `dragoman export`."""
    desk, asked = desk_of(request), asked_in(request.query_params)
    wanted = next((one for one in FORMATS if one.name == request.path_params["format"]), None)
    if wanted is None:
        raise HTTPException(404)
    sink: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when it is sent
    about = About(address=str(request.url), knowledge=desk.knowledge)
    with desk.ledger.browse() as browser:
        chosen = asked.filter(desk.base)
        if wanted.name == "atom":
            found = iter(browser.page(chosen, Slice(Order.DATE, True, 0, _FEED_EVENTS)).events)
        else:
            found = browser.events(chosen)
        wanted.write(dossiers(browser, found), sink, about)  # type: ignore[arg-type]
    return StreamingResponse(_pieces(sink), media_type=wanted.media_type, headers=_named(f"dragoman.{wanted.name}"))


def table(request: Request) -> Response:
    """Return a table as CSV."""
    desk, name = desk_of(request), request.path_params["table"]
    if name not in TABLES:
        raise HTTPException(404)
    wanted = TABLES[name]
    chosen = asked_in(request.query_params).filter(desk.base)
    with desk.ledger.browse() as browser:
        rows = wanted.rows(browser, chosen, ALL_ROWS)
        lines = "".join(csv_lines(wanted.columns, rows))
    return Response(lines, media_type="text/csv; charset=utf-8", headers=_named(f"{name}.csv"))


def chart(request: Request) -> Response:
    """Return a chart as SVG (`.svg`), as its specification (`.vl.json`) or as the data it draws (`.json`)."""
    name, _, form = request.path_params["chart"].partition(".")
    if name not in CHARTS or form not in ("svg", "vl.json", "json"):
        raise HTTPException(404)
    speech = speech_of(request)
    desk, asked = desk_of(request), asked_in(request.query_params)
    drawing = Drawing(desk, asked, speech, request.query_params.get("by") == "state")
    with desk.ledger.browse() as browser:
        drawn = CHARTS[name](browser, asked.filter(desk.base), drawing)
    if form == "svg":
        return Response(drawn.svg(speech), media_type="image/svg+xml", headers=_named(f"{name}.svg"))
    return JSONResponse(drawn.data if form == "json" else drawn.specification(speech), headers=_named(f"{name}.{form}"))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a chart is drawn for: whose desk, what was asked, in which language, of persons or of states."""

    desk: Desk
    asked: Asked
    speech: Speech
    of_states: bool


def _timeline(browser: LedgerBrowser, chosen: EventFilter, drawing: Drawing) -> Chart:
    return figures.timeline(counting.months(browser, chosen), drawing.speech, drawing.asked)


def _map(browser: LedgerBrowser, chosen: EventFilter, drawing: Drawing) -> Chart:
    places = counting.places(browser, chosen)
    return figures.world(places, drawing.desk.base, drawing.speech, drawing.asked)[0]


def _matrix(browser: LedgerBrowser, chosen: EventFilter, drawing: Drawing) -> Chart:
    matrix = figures.matrix_of(browser, chosen, drawing.of_states)
    return figures.matrix_chart(matrix, drawing.speech, drawing.of_states, drawing.asked)


def _network(browser: LedgerBrowser, chosen: EventFilter, drawing: Drawing) -> Chart:
    return figures.network(browser, chosen, drawing.speech)


CHARTS: dict[str, Callable[[LedgerBrowser, EventFilter, Drawing], Chart]] = {
    "timeline": _timeline,
    "map": _map,
    "matrix": _matrix,
    "network": _network,
}


def static(request: Request) -> Response:
    """Return a file of the page itself."""
    found = _static().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    content, media_type = found
    return Response(content, media_type=media_type, headers=_FOR_EVER if request.query_params.get("v") else None)


@cache
def _static() -> dict[str, tuple[bytes, str]]:
    folder = files("dragoman.web").joinpath("static")
    found = (one for one in folder.iterdir() if one.is_file())
    return {one.name: (one.read_bytes(), mimetypes.guess_type(one.name)[0] or "text/plain") for one in found}


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name}"'}


def _pieces(sink: IO[bytes]) -> Iterator[bytes]:
    with sink:
        sink.seek(0)
        while piece := sink.read(_PIECE):
            yield piece


def routes() -> list[Route]:
    """Return the routes of these pages."""
    return [
        Route("/events.{format}", events),
        Route("/tables/{table}.csv", table),
        Route("/charts/{chart}", chart),
        Route("/static/{name}", static),
    ]
