"""What every page has at hand: the ledger, the knowledge base, who judges, and how a template becomes a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.knowledge import KnowledgeBase, load
from dragoman.language.direction import harmless
from dragoman.ledger import Ledger
from dragoman.model import ContactType, DateRange, Status
from dragoman.web.asking import Asked
from dragoman.web.guarding import may_write
from dragoman.web.marking import direction_of
from dragoman.web.speech import Speech, accepted, speech_for, spoken

LANGUAGE_COOKIE, APPEARANCE_COOKIE = "dragoman-language", "dragoman-appearance"
APPEARANCES = ("auto", "light", "dark")
# Persons and states stand in many rows of a table.
_PARTS = 4096


@dataclass(frozen=True, slots=True)
class Desk:
    """What a server works with: `hosts` are the names it answers to, `token` lets a reader judge, as `judge`."""

    ledger: Ledger
    token: str
    hosts: frozenset[str]
    judge: str = "reader"
    knowledge: Path | None = None

    @property
    def base(self) -> KnowledgeBase:
        """Return the knowledge base, read once."""
        return load(self.knowledge)


def desk_of(request: Request) -> Desk:
    """Return the desk of the server that answers."""
    desk: Desk = request.app.state.desk
    return desk


def speech_of(request: Request) -> Speech:
    """Return the reader's language: chosen, else the first of the browser's that the page speaks."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return speech_for([chosen, *accepted(request.headers.get("accept-language", ""))])


def show(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page."""
    speech = speech_of(request)
    appearance = request.cookies.get(APPEARANCE_COOKIE, "auto")
    html = (
        _templates()
        .get_template(f"{template}.html")
        .render(
            speech=speech,
            say=speech.say,
            speeches=list(spoken().values()),
            appearance=appearance if appearance in APPEARANCES else "auto",
            here=str(request.url.path),
            query=f"?{request.url.query}" if request.url.query else "",
            may_write=may_write(request, desk_of(request).token),
            **values,
        )
    )
    return HTMLResponse(html, status)


def path_of(*parts: str) -> str:
    """Return an address of this server from its parts, each made safe for an address."""
    return "/" + "/".join(map(_part, parts))


@lru_cache(_PARTS)
def _part(text: str) -> str:
    return quote(text, safe="")


@lru_cache(_PARTS)
def _short_days(dates: DateRange, speech: Speech) -> str:
    return speech.days(dates, short=True)


@lru_cache(_PARTS)
def _reports_of(count: int, speech: Speech) -> str:
    return speech.say("ledger.reports", count=count)


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(harmless=harmless, part=_part, short_days=_short_days, reports_of=_reports_of)
    found.globals.update(
        path_of=path_of,
        direction_of=direction_of,
        kinds=list(ContactType),
        statuses=list(Status),
        asked=Asked(),
        static=_static_addresses(),
    )
    return found


def _static_addresses() -> dict[str, str]:
    """Return the address of each file of `static/`, with what it holds in it, so that it can be kept for ever."""
    folder = files("dragoman.web").joinpath("static")
    return {one.name: f"/static/{one.name}?v={_digest(one.read_bytes())}" for one in _listed(folder.iterdir())}


def _listed(found: Iterable[Any]) -> list[Any]:
    return sorted((one for one in found if one.is_file()), key=lambda one: one.name)


def _digest(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()[:10]
