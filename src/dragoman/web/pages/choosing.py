"""Where a reader's choices are kept: language, appearance, and the token that lets judge."""

from __future__ import annotations

import hmac

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.web.desk import APPEARANCE_COOKIE, APPEARANCES, LANGUAGE_COOKIE, desk_of, show
from dragoman.web.guarding import TOKEN_COOKIE
from dragoman.web.speech import spoken

_YEAR = 365 * 24 * 3600


def language(request: Request) -> Response:
    """Keep the language that was chosen, and return to the page."""
    return _kept(request, LANGUAGE_COOKIE, tuple(spoken()))


def appearance(request: Request) -> Response:
    """Keep whether pages are light or dark, and return to the page."""
    return _kept(request, APPEARANCE_COOKIE, APPEARANCES)


def enter(request: Request) -> Response:
    """Keep the token of the address that `dragoman serve` prints, and lead to the ledger."""
    given, token = request.query_params.get("token", ""), desk_of(request).token
    answer = RedirectResponse("/", 303)
    if hmac.compare_digest(given.encode(), token.encode()):
        answer.set_cookie(TOKEN_COOKIE, token, httponly=True, samesite="strict")
    return answer


def keys(request: Request) -> Response:
    """Return what the page can do, and by which keys."""
    return show(request, "help")


def _kept(request: Request, cookie: str, values: tuple[str, ...]) -> Response:
    answer = RedirectResponse(_own_address(request.query_params.get("back", "/")), 303)
    wanted = request.query_params.get("to", "")
    if wanted in values:
        answer.set_cookie(cookie, wanted, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


def _own_address(back: str) -> str:
    """Return an address of this server: one that a browser would read as another's leads to the ledger."""
    own = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if own else "/"


def routes() -> list[Route]:
    """Return the routes of these pages."""
    return [
        Route("/language", language),
        Route("/appearance", appearance),
        Route("/enter", enter),
        Route("/help", keys),
    ]
