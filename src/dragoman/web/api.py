"""The ledger as JSON, described at /openapi.json: the same filters, the same tables, the same verdicts as the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from pydantic import BaseModel, Field

from dragoman.errors import UsageError
from dragoman.ledger import Order
from dragoman.model import ContactType, Status, Verdict
from dragoman.pipeline import pass_verdict, withdraw_verdict
from dragoman.records import coded_to_record, event_to_record
from dragoman.web.asking import PAGE_SIZE, Asked, asked_in
from dragoman.web.desk import Desk, desk_of
from dragoman.web.tables import TABLES

Record = dict[str, Any]
router = APIRouter(prefix="/api")


def filters(
    request: Request,
    who: Annotated[list[str] | None, Query(description="Took part: a name in any script, or an entity's id.")] = None,
    country: Annotated[str | None, Query(description="One side is of that state, such as MAR.")] = None,
    type: Annotated[ContactType | None, Query(description="The kind of contact.")] = None,
    status: Annotated[Status | None, Query(description="Whether it took place.")] = None,
    since: Annotated[dt.date | None, Query(description="On that day or later.")] = None,
    until: Annotated[dt.date | None, Query(description="On that day or earlier.")] = None,
    language: Annotated[str | None, Query(description="Reported in that language.")] = None,
    text: Annotated[str | None, Query(description="One report has all these words, or words that begin so.")] = None,
    place: Annotated[str | None, Query(description="Took place there.")] = None,
    conflicts: Annotated[bool, Query(description="Only events whose reports disagree.")] = False,
) -> Asked:
    """Return what the query asks for; its parameters are named here so that /openapi.json has them."""
    return asked_in(request.query_params)


def paged(
    sort: Annotated[Order, Query(description="What the list is sorted by.")] = Order.DATE,
    down: Annotated[bool, Query(description="Latest, or most, first.")] = True,
    page: Annotated[int, Query(ge=1, description=f"Pages of {PAGE_SIZE}.")] = 1,
) -> None:
    """Return nothing: order and page are read with the filters, and named here for /openapi.json."""


Filters = Annotated[Asked, Depends(filters)]
AtDesk = Annotated[Desk, Depends(desk_of)]


class Events(BaseModel):
    """A page of events; `more` says that there are more than `total`."""

    total: int
    more: bool
    page: int
    pages: int
    next: str | None = Field(description="The address of the next page.")
    events: list[Record] = Field(description="Each as `dragoman events --format jsonl` prints it.")


class Table(BaseModel):
    """A table: what it holds, and its rows by column."""

    what: str
    rows: list[Record]


class Ruling(BaseModel):
    """A verdict on mentions."""

    verdict: Verdict
    mentions: list[str] = Field(min_length=1, max_length=500)
    note: str | None = Field(None, max_length=500)


@router.get("/events", dependencies=[Depends(paged)], summary="A page of the events asked for")
def events(asked: Filters, desk: AtDesk) -> Events:
    """Return a page of events."""
    with desk.ledger.browse() as browser:
        found = browser.page(asked.filter(desk.base), asked.part)
    pages = found.pages(PAGE_SIZE)
    following = f"/api/events{asked.query(page=asked.page + 1)}" if len(found.events) == PAGE_SIZE else None
    records = [event_to_record(event) for event in found.events]
    return Events(total=found.total, more=found.more, page=asked.page, pages=pages, next=following, events=records)


@router.get("/events/{event}", summary="One event, by its id, a merged id, or a mention's")
def event(event: str, desk: AtDesk) -> Record:
    """Return one event with the links between its reports."""
    with desk.ledger.browse() as browser:
        found = browser.event(event)
        if found is None:
            raise HTTPException(404, "no such event")
        edges = browser.edges([report.mention for report in found.reports])
    links = [
        {
            "left": edge.left,
            "right": edge.right,
            "weight": edge.weight,
            "levels": [asdict(level) for level in edge.levels],
        }
        for edge in edges
    ]
    return {**event_to_record(found), "links": links}


@router.get("/articles/{document:path}", summary="One article with its text and all that was read in it")
def article(document: str, desk: AtDesk) -> Record:
    """Return one article, as `dragoman code` prints it, with its text."""
    with desk.ledger.browse() as browser:
        coded = browser.coded(document)
    if coded is None:
        raise HTTPException(404, "no such article")
    return {**coded_to_record(coded), "text": coded.document.text}


@router.get("/ledger", summary="How much the ledger holds")
def ledger(desk: AtDesk) -> dict[str, int]:
    """Return how many documents, mentions, events and judgements there are, and how many mentions wait for linking."""
    with desk.ledger.browse() as browser:
        return browser.counts()


@router.get("/tables", summary="The tables there are")
def tables() -> dict[str, str]:
    """Return what each table holds, by its name."""
    return {name: table.what for name, table in TABLES.items()}


@router.get("/tables/{table}", summary="A table: who takes part, who meets whom, where, who says so ...")
def table(
    table: str,
    asked: Filters,
    desk: AtDesk,
    start: Annotated[int, Query(ge=0, description="How many rows to leave out.")] = 0,
    size: Annotated[int, Query(ge=1, le=1000, description="How many rows at most.")] = 100,
) -> Table:
    """Return rows of a table."""
    if table not in TABLES:
        raise HTTPException(404, f"no such table; there are {', '.join(TABLES)}")
    wanted = TABLES[table]
    with desk.ledger.browse() as browser:
        found = list(wanted.rows(browser, asked.filter(desk.base), start + size))[start:]
    return Table(what=wanted.what, rows=[dict(zip(wanted.columns, row, strict=True)) for row in found])


@router.post("/judgements", status_code=201, summary="Judge mentions: same, different or reject")
def judge(ruling: Ruling, desk: AtDesk) -> Record:
    """Keep a verdict and link again what it touches; wants `Authorization: Bearer TOKEN`."""
    with desk.ledger.read() as reader:
        unknown = [one for one in ruling.mentions if reader.mention(one) is None]
    if unknown:
        raise UsageError(f"no mention {unknown[0]!r}")
    mentions = tuple(dict.fromkeys(ruling.mentions))
    judgement = pass_verdict(desk.ledger, ruling.verdict, mentions, desk.judge, ruling.note)
    return {"id": judgement.id, "verdict": str(judgement.verdict), "mentions": list(mentions), "at": judgement.at}


@router.post("/judgements/{judgement}/withdraw", summary="Take a verdict back")
def withdraw(judgement: str, desk: AtDesk) -> Record:
    """Note that a verdict is withdrawn and link again what it touched; wants `Authorization: Bearer TOKEN`."""
    with desk.ledger.read() as reader:
        found = next((one for one in reader.judgements() if one.id == judgement), None)
    if found is None:
        raise HTTPException(404, "no such judgement")
    found = withdraw_verdict(desk.ledger, found, desk.judge)
    return {"id": found.id, "withdrawn_by": found.withdrawn_by, "withdrawn_at": found.withdrawn_at}
