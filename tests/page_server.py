"""The page served in this process, for tests that ask it as a browser or a program would."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import httpx
import uvicorn

from dragoman.cli.serving import hosts_of
from dragoman.ledger import Ledger
from dragoman.web.app import create_app
from dragoman.web.desk import Desk

TOKEN = "the-token"
_PATIENCE = 20


@contextmanager
def serving(ledger: Ledger) -> Iterator[str]:
    """Serve the ledger on a free port and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"127.0.0.1:{listening.getsockname()[1]}"
        app = create_app(Desk(ledger, TOKEN, hosts_of(address), "Amal"))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + _PATIENCE
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        try:
            yield f"http://{address}"
        finally:
            server.should_exit = True
            thread.join(_PATIENCE)


@contextmanager
def reading(ledger: Ledger) -> Iterator[httpx.Client]:
    """Give a client of the ledger's page that has no token and follows no redirect."""
    with serving(ledger) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def enter(client: httpx.Client) -> None:
    """Open the address with the token, as the reader does whom `dragoman serve` sends there; and be a browser."""
    client.get("/enter", params={"token": TOKEN})
    client.headers["origin"] = str(client.base_url).rstrip("/")
