"""How much longer the page takes over a hundred times as many events: `PYTHONPATH=src python quality/serve_scale.py`.

Two ledgers of synthetic events are made and served in this process; each page is asked for with and without filters,
and the server's processor time at the 95th percentile of each page is set beside the small ledger's. Only ratios mean
anything. A person takes part in fifty events whatever the size, as in a ledger that covers more of the world and not
the same few better; states are 64. Events are stored without linking: what is measured is reading.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from starlette.types import Message

from dragoman.ledger import Ledger, open_ledger
from dragoman.model import (
    Attribution,
    CodedDocument,
    Conflict,
    ContactType,
    DateRange,
    Document,
    Event,
    EventMention,
    EventParticipant,
    LinkResult,
    MentionDate,
    Participant,
    Place,
    Report,
    Span,
    Stated,
    Status,
    Topic,
    Zone,
)
from dragoman.web.app import create_app
from dragoman.web.desk import Desk

SIZES = (1_000, 100_000)
ROUNDS = 40
HOST, TOKEN = "127.0.0.1:1", "x"
CITIES = (("Cairo", "EGY"), ("Paris", "FRA"), ("Ankara", "TUR"), ("Tunis", "TUN"), ("Rabat", "MAR"), ("Moscow", "RUS"))
STATES = [f"{a}{b}A" for a in "BCDFGHKL" for b in "AEIOURNM"]
TYPES = list(ContactType)
WORDS = (
    "talks",
    "border",
    "grain",
    "gas",
    "ceasefire",
    "trade",
    "water",
    "dam",
    "fishing",
    "airline",
    "visa",
    "credit",
)
AT_A_TIME = 2_000
# One loop for all requests, as a server has.
RUNNER = asyncio.Runner()
# The small ledger has people of so many states.
ASKED = 40


def main() -> None:
    """Make, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs=2, default=SIZES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--keep", type=Path, help="a folder for the ledgers; one that is there already is used again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        folder = given.keep or Path(own)
        ledgers = [made(folder / f"{size}.db", size) for size in given.sizes]
        table = asked(ledgers, given.rounds)
    sizes = " | ".join(f"{size:,} events, ms | rows" for size in given.sizes)
    print(f"| page | {sizes} | ratio |\n| --- | --- | --- | --- | --- | --- |")
    for page in table[0]:
        small, large = (answers[page] for answers in table)
        cells = " | ".join(f"{one.seconds * 1000:.0f} | {one.rows:.0f}" for one in (small, large))
        print(f"| `{page}` | {cells} | {large.seconds / small.seconds:.1f} |")


def made(path: Path, size: int) -> Ledger:
    """Return a ledger of so many events."""
    there = path.exists()
    ledger = open_ledger(path)
    if there:
        return ledger
    chance = random.Random(size)
    began = time.monotonic()
    with ledger.write() as writer:
        for start in range(0, size, AT_A_TIME):
            some = [told(chance, number, max(20, size // 25)) for number in range(start, min(start + AT_A_TIME, size))]
            for _ in writer.add(document for documents, _ in some for document in documents):
                pass
            writer.store_links([], LinkResult(tuple(event for _, event in some)))
    print(f"{size:,} events in {time.monotonic() - began:.0f} s, {path.stat().st_size / 1e6:.0f} MB", flush=True)
    return ledger


def told(chance: random.Random, number: int, people: int) -> tuple[list[CodedDocument], Event]:
    """Return one event with the documents that tell it."""
    one, other = chance.sample(range(people), 2)
    kind, place = chance.choice(TYPES), Place(*(2 * (chance.choice(CITIES)[0],)), chance.choice(CITIES)[1])
    day = dt.date(2015, 1, 1) + dt.timedelta(chance.randrange(4000))
    dates = DateRange() if chance.random() < 0.15 else DateRange(day, day, day.isoformat(), "stated")
    sides = [(f"Person {who}", f"Q{1000 + who}", STATES[who % len(STATES)]) for who in (one, other)]
    documents = [
        _document(chance, f"e{number}-{copy}", kind, sides, dates, place) for copy in range(1 + (number % 8 == 0))
    ]
    names = tuple(document.document.id for document in documents)
    conflict = Conflict("date", (Stated("2020-01-01", names[:1]), Stated("2020-01-02", names[1:])))
    event = Event(
        id=f"e{number:07}",
        type=kind,
        status=chance.choices(list(Status), (80, 10, 2, 2, 3, 3))[0],
        participants=tuple(EventParticipant(*person, documents=names) for person in sides),
        reports=tuple(Report(document.document.id, document.mentions[0].id) for document in documents),
        date=dates,
        place=place if chance.random() < 0.6 else None,
        languages=("xa",),
        independent_sources=len(documents),
        conflicts=(conflict,) if len(documents) > 1 and chance.random() < 0.1 else (),
        confidence=round(chance.random(), 3),
    )
    return documents, event


def _document(
    chance: random.Random,
    identity: str,
    kind: ContactType,
    people: Sequence[tuple[str, str, str]],
    dates: DateRange,
    place: Place,
) -> CodedDocument:
    names = " and ".join(name for name, _, _ in people)
    text = f"{names} spoke of {' '.join(chance.choices(WORDS, k=16))} on that day, number {identity}."
    mention = EventMention(
        id=f"{identity}-m",
        type=kind,
        status=Status.HAPPENED,
        main=True,
        zone=Zone.TEXT,
        participants=tuple(Participant(name, name, Span(0, 6), entity, None, state) for name, entity, state in people),
        date=MentionDate(dates),
        sentence=Span(0, len(text)),
        trigger=Span(10, 20),
        rule="synthetic",
        place=place,
        topics=(Topic("border", Span(20, 26)),),
        sources=(Attribution("agency", f"Agency {chance.randrange(40)}", "agency", Span(0, 4)),),
    )
    address = f"https://www.outlet{chance.randrange(30)}.example/{identity}"
    language = chance.choice(("xa", "xb", "xc"))
    return CodedDocument(Document(identity, text, address, language=language), (mention,))


PAGES = (
    *(
        "/",
        "/?page=15",
        "/?sort=confidence",
        "/?who=Person+{n}",
        "/?country={state}",
        "/?type=call",
        "/?status=planned",
    ),
    *("/?language=xa", "/?text=grain+dam", "/?text=e{n}", "/?conflicts=1", "/?place=Cairo"),
    *("/?since=2018-01-01&until=2018-06-30", "/?country={state}&type=visit&language=xb"),
    *("/timeline", "/timeline?country={state}", "/map", "/map?who=Person+{n}", "/matrix", "/matrix?by=state"),
    *("/matrix?type=call", "/network", "/network?country={state}", "/sources", "/holdings"),
    *("/events/e00000{n}", "/articles/e{n}-0", "/actors/Q10{n}", "/states/{state}"),
    *("/api/events?page=10", "/api/tables/pairs"),
)


class Answer(NamedTuple):
    """The server's time for a page at the 95th percentile, in seconds, and how many rows of events it shows."""

    seconds: float
    rows: float


def asked(ledgers: Sequence[Ledger], rounds: int) -> list[dict[str, Answer]]:
    """Return each ledger's answer to each page, the first call of each left out.

    The ledgers are asked in turns: what else the machine does at the moment disturbs them alike.
    """
    apps = [create_app(Desk(ledger, TOKEN, frozenset({HOST}))) for ledger in ledgers]
    gc.freeze()  # as `dragoman serve` does
    found: list[dict[str, Answer]] = [{} for _ in ledgers]
    for page in PAGES:
        turns = [[_answer(app, path) for app in apps] for path in _filled(page, rounds)][1:]
        for answers, table in zip(zip(*turns, strict=True), found, strict=True):
            seconds = _percentile([one.seconds for one in answers])
            table[page] = Answer(seconds, statistics.mean(one.rows for one in answers))
    return found


def _filled(page: str, rounds: int) -> Iterator[str]:
    chance = random.Random(page)
    for _ in range(rounds + 1):
        yield page.format(n=f"{chance.randrange(10, 40)}", state=chance.choice(STATES[:ASKED]))


def _percentile(times: list[float]) -> float:
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


def _answer(app: object, path: str) -> Answer:
    """Return how long the application takes to answer a request, without network or browser, and its rows."""
    route, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": route,
        "raw_path": route.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", HOST.encode())],
        "server": ("127.0.0.1", 1),
        "client": ("127.0.0.1", 2),
    }
    statuses: list[int] = []
    bodies: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
        bodies.append(message.get("body", b""))

    began = time.process_time()
    RUNNER.run(app(scope, receive, send))  # type: ignore[operator]
    took = time.process_time() - began
    assert statuses == [200], (path, statuses)
    return Answer(took, b"".join(bodies).count(b"<tr data-row>"))


if __name__ == "__main__":
    main()
