"""What keeps others out: who may ask, who may write, and what a page may do in the browser.

The server listens on this machine only. That alone stops no page of the web from sending requests to it through the
reader's own browser, under another name that resolves to 127.0.0.1 (DNS rebinding) or by a form: so the Host must be
ours, whatever writes must come from our own origin and with the token, and pages run nothing but our own script.
"""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_COOKIE = "dragoman-token"  # noqa: S105 - its name, not its value
READING = frozenset({"GET", "HEAD"})
_LARGEST_BODY = 64_000

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, a browser hides the origin of our own forms too
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets a request through where its Host is ours and, if it writes, its origin and token too."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], token: str) -> None:
        self._app = app
        self._hosts = hosts
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope))
        answer = PlainTextResponse(f"{refusal[1]}\n", refusal[0]) if refusal else self._app
        await answer(scope, receive, _with_headers(send))

    def _refusal(self, request: Request) -> tuple[int, str] | None:
        """Return status and reason where the request must not pass."""
        if request.headers.get("host", "").lower() not in self._hosts:
            return 421, "this address isn't served here"
        if request.method in READING:
            return None
        if request.method != "POST":
            return 405, "only GET and POST"
        if not self._is_own(request.headers):
            return 403, "writing is for this page's own forms, and for programs that send the token"
        if not _is_small(request.headers.get("content-length", "")):
            return 413, "that is too much"
        return (
            None if may_write(request, self._token) else (403, "writing wants the token that `dragoman serve` prints")
        )

    def _is_own(self, headers: Headers) -> bool:
        """Say whether it comes from a page of ours, or from a program: a browser's request always has its origin."""
        origin = headers.get("origin")
        if origin is None:
            return headers.get("authorization") is not None
        return origin.lower() in {f"http://{host}" for host in self._hosts}


def _is_small(length: str) -> bool:
    return length.isdigit() and int(length[:12]) <= _LARGEST_BODY


def may_write(request: Request, token: str) -> bool:
    """Say whether the request brings the token, as a cookie or as `Authorization: Bearer TOKEN`."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    given = bearer if scheme.lower() == "bearer" else request.cookies.get(TOKEN_COOKIE, "")
    return hmac.compare_digest(given.encode(), token.encode())


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sent
