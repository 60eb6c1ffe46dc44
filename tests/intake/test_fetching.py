"""Fetching from a server of our own: what comes, and every way in which it can fail."""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest

from dragoman.intake.fetching import FetchError, Web
from dragoman.intake.guarding import is_public
from dragoman.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
press_server = pytest.importorskip("press_server")
Reply, Request = press_server.Reply, press_server.Request

PAGE = "<html><body><p>Le ministre a reçu son homologue.</p></body></html>"
ROUTES: dict[str, Any] = {
    "/page": Reply(PAGE, headers={"ETag": '"1"', "Last-Modified": "Fri, 13 Oct 2023 08:00:00 GMT"}),
    "/gzip": Reply(gzip.compress(PAGE.encode()), headers={"Content-Encoding": "gzip"}),
    "/br": Reply(brotli.compress(PAGE.encode()), headers={"Content-Encoding": "br"}),
    "/moved": Reply("", 301, headers={"Location": "/page"}),
    "/latin": Reply(PAGE.encode("latin-1"), kind="text/html;charset=ISO-8859-1"),
    "/circle": Reply("", 302, headers={"Location": "/circle2"}),
    "/circle2": Reply("", 302, headers={"Location": "/circle"}),
    "/nowhere": Reply("", 302, headers={"Location": "file:///etc/passwd"}),
    "/private": Reply("", 302, headers={"Location": "http://10.0.0.1/"}),
    "/gone": Reply("", 410),
    "/forbidden": Reply("", 403),
    "/busy": Reply("", 429, headers={"Retry-After": "120"}),
    "/broken": Reply("", 500),
    "/cut": Reply(PAGE, fault="cut"),
    "/hang": Reply(PAGE, fault="hang"),
    "/drip": Reply(PAGE, fault="drip"),
    "/bomb": Reply(press_server.bomb(40), headers={"Content-Encoding": "gzip"}),
    "/large": Reply(b"x" * 17_000_000),
    "/lies": Reply(PAGE, headers={"Content-Encoding": "gzip"}),
}


def respond(request: Any) -> Any:
    """Answer by route; a redirect counter leads on for ever."""
    if request.path.startswith("/on/"):
        return Reply("", 302, headers={"Location": f"/on/{int(request.path[4:]) + 1}"})
    if request.path == "/page" and request.headers.get("if-none-match") == '"1"':
        return Reply("", 304)
    return ROUTES.get(request.path, press_server.NOT_FOUND)


@pytest.fixture(scope="module")
def press() -> Iterator[Any]:
    """The server."""
    with press_server.serving(respond) as server:
        yield server


def web(**settings: Any) -> Web:
    """Return the web with a short patience."""
    return Web(Settings(**{"allow_private": True, "pause": 0.0, **settings}), seconds=1.0)


@pytest.mark.parametrize("path", ["/page", "/gzip", "/br", "/moved", "/latin"])
def test_what_comes(press: Any, path: str) -> None:
    fetched = web().get(press.address(path))
    assert fetched.kind == "text/html"
    assert (fetched.content or b"").decode(fetched.charset or "") == PAGE
    assert fetched.address == press.address("/page" if path == "/moved" else path)


def test_only_what_has_changed(press: Any) -> None:
    first = web().get(press.address("/page"))
    assert (first.etag, first.modified) == ('"1"', "Fri, 13 Oct 2023 08:00:00 GMT")
    assert web().get(press.address("/page"), etag=first.etag).content is None


@pytest.mark.parametrize(
    ("path", "words", "passing"),
    [
        ("/circle", "circle", False),
        ("/on/1", "more than 5 times", False),
        ("/nowhere", "no address of the web", False),
        ("/gone", "isn't there (410)", False),
        ("/none", "isn't there (404)", False),
        ("/forbidden", "refused by its server (403)", False),
        ("/busy", "asks to wait 120 seconds", True),
        ("/broken", "doesn't answer now (500)", True),
        ("/cut", "broke off", True),
        ("/hang", "took too long", True),
        ("/drip", "took too long", True),
        ("/bomb", "unfolds to more than", False),
        ("/large", "larger than", False),
        ("/lies", "not compressed as it says", False),
    ],
)
def test_each_fault_is_one_line_in_bounded_time(press: Any, path: str, words: str, passing: bool) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError) as caught:
        web().get(press.address(path))
    assert words in str(caught.value)
    assert str(caught.value).startswith(press.address(path))
    assert "\n" not in str(caught.value)
    assert caught.value.passing is passing
    assert time.monotonic() - began < 4


def test_the_wait_that_a_server_asks_for(press: Any) -> None:
    with pytest.raises(FetchError) as caught:
        web().get(press.address("/busy"))
    assert caught.value.wait == 120


@pytest.mark.parametrize("address", ["http://127.0.0.1:{}/page", "http://localhost:{}/page", "http://[::1]:{}/page"])
def test_private_addresses_are_refused(press: Any, address: str) -> None:
    with pytest.raises(FetchError, match=r"private network; --allow-private|can't be reached"):
        web(allow_private=False).get(address.format(press.port))
    assert press.address("/page").startswith("http://127.0.0.1")


def test_a_redirect_to_a_private_address_is_refused(press: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real = is_public
    monkeypatch.setattr("dragoman.intake.guarding.is_public", lambda address: address == "127.0.0.1" or real(address))
    with pytest.raises(FetchError, match="private network"):
        web(allow_private=False).get(press.address("/private"))


def test_a_name_is_checked_where_it_leads_each_time(press: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([[(2, 1, 6, "", ("192.168.0.1", 80))]])
    monkeypatch.setattr("dragoman.intake.guarding.socket.getaddrinfo", lambda *_, **__: next(answers))
    with pytest.raises(FetchError, match="private network"):
        web(allow_private=False)._ask("http://example.org/", "http://example.org/", {})


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_robots() -> None:
    rules = "User-agent: *\nDisallow: /no\nAllow: /no/but\nCrawl-delay: 3\n"

    def answer(request: Any) -> Any:
        return Reply(rules, kind="text/plain") if request.path == "/robots.txt" else Reply(PAGE)

    slept: list[float] = []
    with press_server.serving(answer) as press:
        asked = Web(Settings(allow_private=True, pause=0.001), sleep=slept.append)
        assert asked.get(press.address("/yes")).content
        assert asked.get(press.address("/no/but")).content
        with pytest.raises(FetchError, match=r"robots\.txt forbids"):
            asked.get(press.address("/no/1"))
        assert press.asked["/robots.txt"] == 1
        assert max(slept) > 2


def test_robots_that_cannot_be_had_forbid_all_for_now() -> None:
    with press_server.serving(lambda request: Reply("", 503)) as press:
        with pytest.raises(FetchError, match="which forbids all") as caught:
            web().get(press.address("/page"))
        assert caught.value.passing
        assert press.asked["/page"] == 0


def test_pauses_are_kept_for_each_host_alone() -> None:
    slept: list[float] = []
    with press_server.serving(lambda request: Reply(PAGE)) as press:
        asked = Web(Settings(allow_private=True, pause=5.0), sleep=slept.append)
        for host in ("127.0.0.2", "127.0.0.3"):
            asked.get(press.address("/1", host))
        assert len(slept) == 2  # between robots.txt and page of each
        assert all(4 < one <= 5 for one in slept)
