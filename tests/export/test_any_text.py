"""Whatever a text holds, a file keeps its form and gives the words back."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

from builders import day
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt

from dragoman.export import About, Dossier, Told, format_named
from dragoman.model import (
    Attribution,
    ContactType,
    Document,
    Event,
    EventMention,
    EventParticipant,
    MentionDate,
    Participant,
    Place,
    Report,
    Side,
    Span,
    Stated,
    Status,
    Topic,
    Zone,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
TABS = {"gdelt-events": 60, "gdelt-mentions": 15, "icews": 19, "phoenix": 25, "polecat": 39}


def dossier(words: str) -> Dossier:
    """Return an event of two in which every text is these words."""
    dates = day("2023-10-11")
    mention = EventMention(
        id="d#0",
        type=ContactType.CALL,
        status=Status.HAPPENED,
        main=True,
        zone=Zone.TEXT,
        participants=(Participant(words, words, Span(0, len(words)), None, words, "MAR", words, Side.INITIATOR),),
        date=MentionDate(dates, words, Span(0, len(words))),
        sentence=Span(0, len(words)),
        trigger=Span(0, len(words)),
        rule="test",
        place=Place(words, words, "EGY", Span(0, len(words))),
        topics=(Topic(words, Span(0, len(words))),),
        sources=(Attribution("statement", words, words, Span(0, len(words))),),
    )
    people = (
        EventParticipant(words, None, "MAR", words, words, Side.INITIATOR, ("d",)),
        EventParticipant(f"{words}2", None, "USA", documents=("d",)),
    )
    event = Event(
        "e1",
        ContactType.CALL,
        Status.HAPPENED,
        people,
        (Report("d", "d#0"),),
        date=dates,
        place=Place(words, words, "EGY"),
        topics=(Stated(words, ("d",)),),
    )
    return Dossier(event, (Told(Document("d", words, url=f"https://d.example/{words}", title=words), mention),))


def written(name: str, words: str) -> str:
    sink = io.BytesIO()
    format_named(name).write([dossier(words)], sink, About(words))
    return sink.getvalue().decode()


def any_text(**about: int):  # type: ignore[no-untyped-def]
    return settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], **about)


@any_text(max_examples=60)
@given(WORDS)
def test_rows_keep_their_cells(words: str) -> None:
    for name, tabs in TABS.items():
        assert {line.count("\t") for line in written(name, words).split("\n")[:-1]} == {tabs}


@any_text(max_examples=60)
@given(WORDS)
def test_markup_is_whole(words: str) -> None:
    for name in ("atom", "graphml"):
        assert ElementTree.fromstring(written(name, words)) is not None
    calendar = Calendar.from_ical(written("ics", words))
    [entry] = calendar.walk("VEVENT")
    assert not entry.errors
    assert str(entry["UID"]) == "e1@dragoman.invalid"


@any_text(max_examples=60)
@given(WORDS)
def test_words_come_back(words: str) -> None:
    assert json.loads(written("jsonl", words))["participants"][0]["name"] == words
    assert json.loads(written("plover", words))["source"][0]["identifier_text"] == words
    assert json.loads(written("geojson", words))["features"][0]["properties"]["place"]["name"] == words
    quoted = json.loads(written("annotations", words))["items"][0]["target"]["selector"][1]
    assert quoted["exact"] == words
    assert all(json.loads(line) for line in written("ftm", words).split("\n")[:-1])
    [row] = csv.DictReader(io.StringIO(written("csv", words), newline=""))
    assert row["topics"] == words.replace("\r", " ")


@any_text(max_examples=60)
@given(WORDS)
def test_a_brief_has_no_markup_but_ours(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(written("markdown", words))
    inner = [child.type for token in tokens for child in token.children or ()]
    assert "html_inline" not in inner
    assert "image" not in inner
    assert not {"html_block", "code_block", "fence", "ordered_list_open"} & {token.type for token in tokens}
    assert sum(token.type == "heading_open" for token in tokens) == 4
