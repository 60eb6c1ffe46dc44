"""The application: pages, downloads and API behind the guard, and what becomes of errors."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dragoman import __version__
from dragoman.errors import DragomanError, LedgerError, UsageError
from dragoman.web import downloads
from dragoman.web.api import router
from dragoman.web.desk import Desk, show
from dragoman.web.guarding import Guard
from dragoman.web.pages import choosing, holdings, judging, listing, reading

_SMALL = 1500  # bytes: below, packing costs more than it saves


def create_app(desk: Desk) -> FastAPI:
    """Return the application that serves a ledger from this desk."""
    middleware = [Middleware(GZipMiddleware, minimum_size=_SMALL), Middleware(Guard, desk.hosts, desk.token)]
    app = FastAPI(
        title="Dragoman",
        version=__version__,
        description="The ledger of diplomatic contacts: events, their reports, and the words that say so.",
        docs_url=None,  # both load their script from elsewhere
        redoc_url=None,
        middleware=middleware,
    )
    app.state.desk = desk
    register_url_convertor("rest", _Rest())
    for part in (listing, holdings, choosing, judging, downloads, reading):
        app.router.routes.extend(part.routes())
    app.include_router(router)
    app.add_exception_handler(DragomanError, _failed)
    app.add_exception_handler(HTTPException, _refused)
    return app


class _Rest(Convertor[str]):
    """The rest of a path, line breaks too: a document's id can be anything."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """Return the value as it stands."""
        return value

    def to_string(self, value: str) -> str:
        """Return the value as it stands."""
        return value


def _failed(request: Request, error: Exception) -> Response:
    """Return what was wrong with the request (400), or with the ledger (503)."""
    status = 400 if isinstance(error, UsageError) else 503 if isinstance(error, LedgerError) else 500
    return _said(request, status, str(error))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _said(request, error.status_code, error.detail)


def _said(request: Request, status: int, what: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": what}, status)
    return show(request, "trouble", status, code=status, what=what)
