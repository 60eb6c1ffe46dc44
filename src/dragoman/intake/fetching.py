"""Fetching: one address of the web to its bytes, politely and within limits.

`Web` is the one seam to the network: robots.txt, pauses between requests to a host, redirects, compression,
conditional requests. All that can go wrong is a FetchError that says whether another try makes sense.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, cast
from urllib.parse import urlsplit

from dragoman import __version__
from dragoman.errors import ReadError
from dragoman.intake.guarding import GuardedBackend, RefusedAddressError
from dragoman.intake.inflating import inflated
from dragoman.intake.naming import plain_address
from dragoman.intake.robots import Rules, open_rules, rules_of
from dragoman.settings import Settings

MOST_BYTES = 8_000_000  # of a page or feed, unfolded; honest ones have a tenth at most
MOST_REDIRECTS = 5
MOST_SECONDS = 30.0  # for one request, from connection to last byte
SILENCE_SECONDS = 15.0  # within it, without a byte
LONGEST_WAIT = 24 * 3600.0  # that a Retry-After is believed
_ROBOTS_BYTES = 500_000
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED, _TOO_MANY = 304, 429
_GONE = frozenset({404, 410})
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"


class FetchError(ReadError):
    """An address gave nothing. `passing` says whether it may later, `wait` after how many seconds it wants so."""

    def __init__(
        self, address: str, what: str, advice: str, *, passing: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(address, what, advice)
        self.passing, self.wait = passing, wait

    def __reduce__(self) -> tuple[Any, ...]:
        return FetchError, (self.source, self.what, self.advice)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; `content` is None where it hasn't changed. `address` is where redirects led."""

    address: str
    content: bytes | None
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes


class Web:
    """The web, as one program asks it. Threads may share it; each host is asked by one at a time."""

    def __init__(
        self, settings: Settings, *, seconds: float = MOST_SECONDS, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings, self._seconds, self._sleep = settings, seconds, sleep
        self._rules: dict[str, Rules] = {}
        self._free: dict[str, float] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()
        self._opened: Any = None

    @property
    def agent(self) -> str:
        """Return how the program names itself to servers."""
        contact = f" (+{self._settings.contact})" if self._settings.contact else ""
        return f"dragoman/{__version__}{contact}"

    def get(self, address: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Return what an address gives, after redirects; with `etag` or `modified` only if it has changed since.

        Raises FetchError.
        """
        first = here = plain_address(address)
        if first is None or here is None:
            raise FetchError(address, "is no address of the web", "give one with http:// or https://")
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        seen = {here}
        for _ in range(MOST_REDIRECTS + 1):
            self._require_allowed(here, first)
            answer = self._ask(here, first, {name: value for name, value in conditions.items() if value})
            if answer.status not in _REDIRECTS:
                return _fetched(here, first, answer)
            here = _next(here, first, answer)
            if here in seen:
                raise FetchError(first, "leads in a circle of redirects", "give the address that it should lead to")
            seen.add(here)
        raise FetchError(first, f"leads on more than {MOST_REDIRECTS} times", "give the address that it leads to")

    def _require_allowed(self, address: str, asked: str) -> None:
        origin = "://".join(urlsplit(address)[:2])
        rules = self._rules.get(origin)
        if rules is None or rules.stale:
            rules = self._rules[origin] = self._robots(origin)
        if rules.failed:
            what = f"its robots.txt can't be had ({rules.failed}), which forbids all"
            raise FetchError(asked, what, "try again later", passing=True)
        if not rules.allow(address, self.agent):
            raise FetchError(asked, "its robots.txt forbids it", "ask whoever keeps the site")

    def _robots(self, origin: str) -> Rules:
        """Return the rules of a host: none where it has no robots.txt, all forbidden where that can't be had."""
        here = f"{origin}/robots.txt"
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._ask(here, here, {}, most=_ROBOTS_BYTES)
                if answer.status not in _REDIRECTS:
                    return rules_of(answer.status, answer.content)
                here = _next(here, here, answer)
        except FetchError as error:
            return open_rules() if not error.passing else Rules(failed=error.what)
        return open_rules()

    def _ask(self, address: str, asked: str, headers: Mapping[str, str], most: int = MOST_BYTES) -> _Answer:
        host = urlsplit(address).netloc
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            self._pause(host)
            try:
                return self._answer(address, asked, headers, most)
            finally:
                self._free[host] = time.monotonic() + self._pause_of(address)

    def _pause(self, host: str) -> None:
        wait = self._free.get(host, 0.0) - time.monotonic()
        if wait > 0:
            self._sleep(wait)

    def _pause_of(self, address: str) -> float:
        rules = self._rules.get("://".join(urlsplit(address)[:2]))
        return max(self._settings.pause, rules.delay(self.agent) if rules and self._settings.pause else 0.0)

    def _answer(self, address: str, asked: str, headers: Mapping[str, str], most: int) -> _Answer:
        try:
            return self._received(address, asked, headers, most)
        except FetchError:
            raise
        except ReadError as error:  # what was sent isn't compressed as it says
            raise FetchError(asked, error.what, error.advice, passing="cut off" in error.what) from error
        except Exception as error:  # the many ways of networks to fail, each in words
            raise _failure(asked, error) from error

    def _received(self, address: str, asked: str, headers: Mapping[str, str], most: int) -> _Answer:
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), min(SILENCE_SECONDS, self._seconds))
        given = {"User-Agent": self.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, br, deflate", **headers}
        with self._pool().stream("GET", address, headers=given, extensions={"timeout": timeouts}) as response:
            names = {_text(name).lower(): _text(value) for name, value in response.headers}
            body = bytearray()
            for piece in response.iter_stream():
                body += piece
                if len(body) > most:
                    raise FetchError(asked, f"is larger than {most:,} bytes", "fetch it by other means")
            content = inflated(bytes(body), names.get("content-encoding", ""), asked, most)
            return _Answer(response.status, names, content)

    def _pool(self) -> Any:
        import httpcore

        with self._guard:
            if self._opened is None:
                # No connection serves twice: each has the time of one request.
                backend = GuardedBackend(allow_private=self._settings.allow_private, seconds=self._seconds)
                self._opened = httpcore.ConnectionPool(
                    max_connections=64, max_keepalive_connections=0, network_backend=cast(Any, backend)
                )
        return self._opened


def _failure(asked: str, error: Exception) -> FetchError:
    """Return what a failed request comes to."""
    import httpcore

    if isinstance(error, RefusedAddressError):
        what = "stands for an address of this machine or of a private network"
        return FetchError(asked, what, "--allow-private fetches it all the same")
    if isinstance(error, httpcore.TimeoutException):
        return FetchError(asked, "took too long", "try again later", passing=True)
    if isinstance(error, httpcore.ConnectError):
        return FetchError(asked, f"can't be reached ({_why(error)})", "check it in a browser", passing=True)
    if isinstance(error, (httpcore.NetworkError, httpcore.ProtocolError)):
        return FetchError(asked, f"broke off ({_why(error)})", "try again later", passing=True)
    return FetchError(asked, f"can't be fetched ({_why(error)})", "check it in a browser")


def _fetched(address: str, asked: str, answer: _Answer) -> Fetched:
    if answer.status == _NOT_MODIFIED:
        return Fetched(address, None)
    if answer.status // 100 != 2:
        raise _refusal(asked, answer)
    kind, _, parameters = answer.headers.get("content-type", "").partition(";")
    charset = next((one.partition("=")[2] for one in parameters.split(";") if "charset" in one.lower()), None)
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    return Fetched(address, answer.content, kind.strip().lower(), charset and charset.strip(" \"'"), etag, modified)


def _refusal(asked: str, answer: _Answer) -> FetchError:
    status, wait = answer.status, _wait(answer.headers.get("retry-after"))
    if status in _GONE:
        return FetchError(asked, f"isn't there ({status})", "check the address")
    if status == _TOO_MANY or status >= 500:
        asks = f", asks to wait {wait:,.0f} seconds" if wait else ""
        return FetchError(asked, f"doesn't answer now ({status}{asks})", "try again later", passing=True, wait=wait)
    return FetchError(asked, f"is refused by its server ({status})", "look at it in a browser")


def _next(here: str, asked: str, answer: _Answer) -> str:
    target = plain_address(answer.headers.get("location", ""), here) if answer.headers.get("location") else None
    if target is None:
        raise FetchError(asked, "leads to what is no address of the web", "give the address that it should lead to")
    return target


def _wait(given: str | None) -> float | None:
    """Return the seconds of a Retry-After header, None where it has none that make sense."""
    if given is None:
        return None
    try:
        seconds = (
            float(given)
            if given.isdigit()
            else (parsedate_to_datetime(given) - dt.datetime.now(dt.UTC)).total_seconds()
        )
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT)


def _text(header: bytes) -> str:
    try:
        return header.decode("utf-8")
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
