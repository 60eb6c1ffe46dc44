"""The API answers with the records of the command, paged and filtered alike, and describes itself."""

from __future__ import annotations

import httpx
import pytest
from page_server import TOKEN

from dragoman.ledger import Ledger
from dragoman.records import event_to_record
from dragoman.web import asking, desk
from dragoman.web.tables import TABLES

BEARER = {"authorization": f"Bearer {TOKEN}"}


def test_events_are_the_records_of_the_command(reader: httpx.Client, shown: Ledger) -> None:
    with shown.read() as opened:
        records = {event.id: event_to_record(event) for event in opened.events()}
    answer = reader.get("/api/events").json()
    assert answer["total"] == len(records)
    assert {record["id"]: record for record in answer["events"]} == records


def test_pages_lead_to_the_next(reader: httpx.Client, shown: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PAGE_SIZE", 2)
    monkeypatch.setattr("dragoman.web.api.PAGE_SIZE", 2)
    found, address = [], "/api/events?sort=type"
    while address:
        answer = reader.get(address).json()
        found += [event["id"] for event in answer["events"]]
        address = answer["next"]
    with shown.read() as opened:
        assert sorted(found) == sorted(opened.event_ids())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("who=ماكرون&who=Putin", 2),
        ("country=EGY", 2),
        ("type=call", 2),
        ("status=cancelled", 1),
        ("since=2024-01-01", 2),
        ("until=2022-02-08", 1),
        ("language=ar", 3),
        ("text=الكرملين", 1),
        ("place=Cairo", 2),
        ("conflicts=1", 1),
        ("type=call&status=happened&who=Macron", 1),
        ("who=&country=&text=", 7),
    ],
)
def test_filters(reader: httpx.Client, query: str, found: int) -> None:
    assert reader.get(f"/api/events?{query}").json()["total"] == found
    table = reader.get(f"/events.csv?{query}").text
    assert len(table.splitlines()) == found + 1


def test_one_event_has_its_links(reader: httpx.Client) -> None:
    [event] = reader.get("/api/events?conflicts=1").json()["events"]
    whole = reader.get(f"/api/events/{event['id']}").json()
    assert whole["links"][0]["levels"]
    assert reader.get("/api/events/nothing").status_code == 404


def test_an_article_has_its_text_under_every_span(reader: httpx.Client) -> None:
    article = reader.get("/api/articles/jazeera-1").json()
    for one in article["mentions"][0]["participants"]:
        start, end = one["span"]
        assert article["text"][start:end] == one["surface"]


@pytest.mark.parametrize("name", TABLES)
def test_tables(reader: httpx.Client, name: str) -> None:
    rows = reader.get(f"/api/tables/{name}").json()["rows"]
    lines = reader.get(f"/tables/{name}.csv").text.splitlines()
    assert lines[0] == ",".join(TABLES[name].columns)
    assert len(rows) == len(lines) - 1
    assert rows or name in ("judgements",)


def test_a_verdict_and_its_withdrawal(judge: httpx.Client) -> None:
    before = judge.get("/api/events").json()["total"]
    ruling = {"verdict": "reject", "mentions": ["guardian-4-m"], "note": "a plan"}
    del judge.headers["origin"]
    made = judge.post("/api/judgements", json=ruling, headers=BEARER)
    assert made.status_code == 201
    assert judge.get("/api/events").json()["total"] == before - 1
    back = judge.post(f"/api/judgements/{made.json()['id']}/withdraw", headers={**BEARER, "content-length": "0"})
    assert back.json()["withdrawn_by"] == "Amal"
    assert judge.get("/api/events").json()["total"] == before


@pytest.mark.parametrize(
    "ruling", [{"verdict": "perhaps", "mentions": ["x"]}, {"verdict": "reject", "mentions": ["x"]}]
)
def test_a_verdict_on_nothing_is_refused(judge: httpx.Client, ruling: dict[str, object]) -> None:
    assert judge.post("/api/judgements", json=ruling, headers=BEARER).status_code in (400, 422)


def test_it_describes_itself(reader: httpx.Client) -> None:
    described = reader.get("/openapi.json").json()
    assert described["openapi"].startswith("3.")
    names = {one["name"] for one in described["paths"]["/api/events"]["get"]["parameters"]}
    fields = set(asking.Asked.__dataclass_fields__)
    assert names == fields
    assert desk.desk_of


def test_a_merged_id_leads_to_the_event(judge: httpx.Client) -> None:
    events = judge.get("/api/events?country=EGY").json()["events"]
    mentions = [report["mention"] for event in events for report in event["reports"]]
    judge.post("/judge", data={"verdict": "same", "mention": mentions})
    answers = [judge.get(f"/events/{event['id']}") for event in events]
    assert sorted(answer.status_code for answer in answers) == [200, 308]
    moved = next(answer for answer in answers if answer.status_code == 308)
    assert judge.get(moved.headers["location"]).status_code == 200
