"""`dragoman serve`: the page and the API, on this machine only."""

from __future__ import annotations

import gc
import secrets
import socket
import webbrowser
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import KnowledgeFolder, LedgerFile, knowledge_folder, ledger_path
from dragoman.cli.output import put
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

DEFAULT_PORT = 8765
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_SOON = 0.8


def serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", metavar="NAME", help="127.0.0.1, ::1 or localhost: this machine only.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 for any that is free.")
    ] = DEFAULT_PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Don't open a browser.")] = False,
    ledger: LedgerFile = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Serve the ledger's page and its JSON API; the address that is printed lets judge, others only read."""
    import uvicorn

    if host not in _LOOPBACK:
        raise UsageError(f"serve listens on this machine only: --host is one of {', '.join(sorted(_LOOPBACK))}")
    listening = _listening(host, port)
    token = secrets.token_urlsafe(24)
    address = _address(host, listening.getsockname()[1])
    app = _app(ledger_path(context, ledger), knowledge_folder(knowledge), token, address)
    entrance = f"http://{address}/enter?token={token}"
    put(f"the ledger is at {entrance}  (Ctrl-C ends it)", at_once=True)
    if not no_browser:
        Timer(_SOON, webbrowser.open, [entrance]).start()
    with suppress(KeyboardInterrupt):  # that is how it ends
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])


def _app(ledger: Path, knowledge: Path, token: str, address: str) -> FastAPI:
    from dragoman.cli.judging import signature
    from dragoman.knowledge import load
    from dragoman.ledger import open_ledger
    from dragoman.web.app import create_app
    from dragoman.web.desk import Desk

    desk = Desk(open_ledger(ledger), token, hosts_of(address), signature(None), knowledge)
    load(knowledge)  # now, not when the first page waits for it
    gc.freeze()  # what stays for good needn't be searched again and again: that was a tenth of a second now and then
    return create_app(desk)


def hosts_of(address: str) -> frozenset[str]:
    """Return the names by which a browser may ask for this address."""
    port = address.rpartition(":")[2]
    return frozenset({f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"})


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises UsageError where the port is taken.
    """
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(f"port {port} can't be had ({error.strerror}); --port 0 takes any that is free") from error
