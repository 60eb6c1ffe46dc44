"""Who may ask and who may write: only under our own names, only with the token, only from our own pages."""

from __future__ import annotations

import httpx
import pytest
from page_server import TOKEN, enter

from dragoman.ledger import Ledger

VERDICT = {"verdict": "reject", "mention": "guardian-4-m"}


def judged(ledger: Ledger) -> int:
    with ledger.read() as opened:
        return opened.counts()["judgements"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "localhost", ""])
def test_another_name_is_refused(reader: httpx.Client, host: str) -> None:
    assert reader.get("/", headers={"host": host}).status_code == 421


def test_a_verdict_with_token_and_origin_passes(judge: httpx.Client, ledger: Ledger) -> None:
    assert judge.post("/judge", data=VERDICT).status_code == 303
    assert judged(ledger) == 1


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", ""])
def test_a_verdict_from_elsewhere_is_refused(judge: httpx.Client, ledger: Ledger, origin: str) -> None:
    assert judge.post("/judge", data=VERDICT, headers={"origin": origin}).status_code == 403
    del judge.headers["origin"]
    assert judge.post("/judge", data=VERDICT).status_code == 403
    assert judged(ledger) == 0


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", "ü"])
def test_a_verdict_without_the_token_is_refused(judge: httpx.Client, ledger: Ledger, token: str) -> None:
    judge.cookies.clear()
    enter_with = {"token": token}
    assert "set-cookie" not in judge.get("/enter", params=enter_with).headers
    bearer = {"authorization": f"Bearer {token or 0}".encode()}
    assert judge.post("/judge", data=VERDICT).status_code == 403
    assert judge.post("/api/judgements", json={}, headers=bearer).status_code == 403
    assert judged(ledger) == 0


def test_the_token_is_kept_from_scripts_and_other_sites(judge: httpx.Client) -> None:
    cookie = judge.get("/enter", params={"token": TOKEN}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_other_method_is_known(judge: httpx.Client, method: str) -> None:
    assert judge.request(method, "/").status_code == 405


def test_a_large_body_is_refused(judge: httpx.Client) -> None:
    assert judge.post("/judge", content=b"x" * 100_000).status_code == 413


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/events", "/charts/map.svg", "/static/page.js"])
def test_every_answer_carries_the_policy(reader: httpx.Client, path: str) -> None:
    headers = reader.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "http://evil.example", "/a\r\nb: c"])
def test_no_one_is_led_elsewhere(reader: httpx.Client, back: str) -> None:
    assert reader.get("/language", params={"to": "ar", "back": back}).headers["location"] == "/"


def test_entering_makes_a_judge(reader: httpx.Client) -> None:
    enter(reader)
    assert reader.get("/holdings").status_code == 200
    reader.cookies.clear()
    del reader.headers["origin"]
