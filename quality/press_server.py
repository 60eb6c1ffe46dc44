"""A web server of our own on loopback, for pages, feeds and every fault that a server can have."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """What the server answers; `fault` is hang (never), cut (half of the body), drip (a byte a second)."""

    body: bytes | str = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    fault: str | None = None

    @property
    def content(self) -> bytes:
        """Return the body's bytes."""
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass(frozen=True)
class Request:
    """What was asked: host and path, with the headers in lower case."""

    host: str
    path: str
    headers: Mapping[str, str]


NOT_FOUND = Reply("<p>not here</p>", 404)
Respond = Callable[[Request], Reply]


def bomb(millions: int) -> bytes:
    """Return a gzip of so many million zeros."""
    return gzip.compress(b"\0" * millions * 1_000_000, 6)


class PressServer:
    """A server that answers by a function; `asked` counts the requests for each path."""

    def __init__(self, respond: Respond, port: int) -> None:
        self.respond, self.port = respond, port
        self.asked: Counter[str] = Counter()
        self.ending = threading.Event()

    def address(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of a path; any host of 127/8 leads here."""
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(respond: Respond) -> Iterator[PressServer]:
    """Give a server that runs until the block ends."""
    press: PressServer

    class Handler(BaseHTTPRequestHandler):
        """Answers one request."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = (self.headers.get("Host") or "").partition(":")[0]
            headers = {name.lower(): value for name, value in self.headers.items()}
            press.asked[self.path] += 1
            send(self, press.respond(Request(host, self.path, headers)), press.ending)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        """Many at once, and nothing said of those who hang up."""

        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: clients that were killed hang up."""

    with Server(("0.0.0.0", 0), Handler) as server:
        press = PressServer(respond, server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield press
        finally:
            press.ending.set()
            server.shutdown()
            thread.join()


def send(handler: BaseHTTPRequestHandler, reply: Reply, ending: threading.Event) -> None:
    """Send the reply, with its fault."""
    handler.close_connection = True
    if reply.fault == "hang":
        ending.wait(60)
        return
    body = reply.content
    handler.send_response(reply.status)
    for name, value in {"Content-Type": reply.kind, "Content-Length": str(len(body)), **reply.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    if reply.status == 304:
        return
    if reply.fault == "drip":
        for position in range(len(body)):
            handler.wfile.write(body[position : position + 1])
            time.sleep(0.2)
            if ending.is_set():
                return
    handler.wfile.write(body[: len(body) // 2] if reply.fault == "cut" else body)
