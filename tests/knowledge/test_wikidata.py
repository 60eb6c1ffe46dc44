import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from wikidata_fake import FakeTransport

from dragoman.errors import KnowledgeError, UsageError
from dragoman.knowledge.wikidata import HttpTransport, Post, Reply, WikidataClient

POST = Post("foreign_minister", "TUN", "Q1")
TERMS = {
    "results": {
        "bindings": [
            {
                "position": {"value": "http://www.wikidata.org/entity/Q1"},
                "person": {"value": "http://www.wikidata.org/entity/Q7"},
                "start": {"value": "2023-02-07T00:00:00Z"},
            },
            {"position": {"value": "x/Q1"}, "person": {"value": "http://www.wikidata.org/.well-known/genid/1f"}},
        ]
    }
}
LABELS = {"entities": {"Q7": {"labels": {"fr": {"value": "Nabil Ammar"}}, "aliases": {"ar": [{"value": "نبيل عمار"}]}}}}


def client(*replies: Reply, cache: Path | None = None) -> tuple[WikidataClient, FakeTransport, list[float]]:
    transport, slept = FakeTransport(list(replies)), list[float]()
    return WikidataClient("me@example.org", transport, cache, sleep=slept.append), transport, slept


def test_terms_are_read_and_persons_without_an_item_left_out() -> None:
    asking, transport, _ = client(Reply(200, json.dumps(TERMS)))
    (term,) = asking.terms([POST], 2010)
    assert (term.person, term.start, term.end, term.post) == ("Q7", "2023-02-07", "", POST)
    assert "wd:Q1" in transport.asked[0][1]["query"]
    assert "me@example.org" in transport.asked[0][2]["User-Agent"]


def test_labels_and_aliases_by_language() -> None:
    asking, _, _ = client(Reply(200, json.dumps(LABELS)))
    (labels,) = asking.labels(["Q7", "Q8"], ["fr", "ar"])
    assert labels.names == {"fr": ("Nabil Ammar",), "ar": ("نبيل عمار",)}


def test_one_pause_between_two_requests_and_none_before_the_first() -> None:
    asking, transport, slept = client(Reply(200, json.dumps(TERMS)), Reply(200, json.dumps(TERMS)))
    posts = [Post("head_of_state", "TUN", f"Q{number}") for number in range(60)]
    list(asking.terms(posts, 2010))
    assert (len(transport.asked), slept) == (2, [1.0])


def test_retry_after_is_obeyed() -> None:
    asking, transport, slept = client(Reply(429, "", "17"), Reply(200, json.dumps(TERMS)))
    list(asking.terms([POST], 2010))
    assert (len(transport.asked), slept) == (2, [17.0])


def test_it_gives_up_on_refusals() -> None:
    asking, transport, _ = client(Reply(403, ""))
    with pytest.raises(KnowledgeError, match="403"):
        list(asking.terms([POST], 2010))
    assert len(transport.asked) == 1
    asking, transport, slept = client(*[Reply(503, "")] * 4)
    with pytest.raises(KnowledgeError, match="503"):
        list(asking.terms([POST], 2010))
    assert slept == [2.0, 4.0, 8.0]


@pytest.mark.parametrize("text", ["<html>", "[]", json.dumps({"error": {"code": "maxlag"}})])
def test_answers_that_are_none(text: str) -> None:
    asking, _, _ = client(Reply(200, text))
    with pytest.raises(KnowledgeError):
        list(asking.terms([POST], 2010))


def test_the_cache_saves_a_request_and_keeps_no_errors(tmp_path: Path) -> None:
    asking, _, _ = client(Reply(200, "<html>"), cache=tmp_path)
    with pytest.raises(KnowledgeError):
        list(asking.terms([POST], 2010))
    asking, transport, _ = client(Reply(200, json.dumps(TERMS)), cache=tmp_path)
    assert list(asking.terms([POST], 2010)) == list(asking.terms([POST], 2010))
    assert len(transport.asked) == 1


@pytest.mark.parametrize("contact", ["", "me"])
def test_a_contact_is_wanted(contact: str) -> None:
    with pytest.raises(UsageError, match="contact"):
        WikidataClient(contact)


class Stub(BaseHTTPRequestHandler):
    """A stand-in of the service: busy once, then answering."""

    busy = True

    def do_GET(self) -> None:
        busy, Stub.busy = Stub.busy, False
        self.send_response(503 if busy else 200)
        self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(b"" if busy else json.dumps(TERMS if "sparql" in self.path else LABELS).encode())

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def stub() -> Iterator[str]:
    Stub.busy = True
    server = HTTPServer(("127.0.0.1", 0), Stub)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_over_the_network(stub: str) -> None:
    pytest.importorskip("httpx")
    asking = WikidataClient(
        "me@example.org", pause=0, sparql_url=f"{stub}/sparql", api_url=f"{stub}/api", sleep=lambda seconds: None
    )
    assert [term.person for term in asking.terms([POST], 2010)] == ["Q7"]
    assert [one.person for one in asking.labels(["Q7"], ["fr"])] == ["Q7"]


def test_a_service_that_is_not_there() -> None:
    pytest.importorskip("httpx")
    with pytest.raises(KnowledgeError, match="can't be reached"):
        HttpTransport().get("http://127.0.0.1:9/", {}, {})
