"""The JSON form keeps the contract's keys and comes back whole."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields, replace

from builders import coded, full_mention, mention
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Issue,
    Judgement,
    MentionDate,
    Participant,
    Place,
    Quantity,
    Quotation,
    Report,
    Side,
    Skipped,
    Span,
    Speaker,
    Stated,
    Status,
    Topic,
    Verdict,
    Zone,
)
from dragoman.records import (
    coded_from_record,
    coded_to_record,
    dump_line,
    event_to_record,
    judgement_from_record,
    judgement_to_record,
)

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
MAYBE = st.none() | TEXTS
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
RANGES = st.builds(DateRange, st.none() | DAYS, st.none() | DAYS, MAYBE, TEXTS)
MENTIONS = st.builds(
    EventMention,
    id=TEXTS,
    type=st.sampled_from(ContactType),
    status=st.sampled_from(Status),
    main=st.booleans(),
    zone=st.sampled_from(Zone),
    participants=st.lists(
        st.builds(
            Participant, TEXTS, TEXTS, st.none() | SPANS, MAYBE, MAYBE, MAYBE, MAYBE, st.none() | st.sampled_from(Side)
        ),
        max_size=2,
    ).map(tuple),
    date=st.builds(MentionDate, RANGES, MAYBE, st.none() | SPANS),
    sentence=SPANS,
    trigger=SPANS,
    rule=TEXTS,
    place=st.none() | st.builds(Place, TEXTS, TEXTS, MAYBE, st.none() | SPANS),
    topics=st.lists(st.builds(Topic, TEXTS, SPANS), max_size=2).map(tuple),
    sources=st.lists(st.builds(Attribution, TEXTS, MAYBE, TEXTS, SPANS), max_size=2).map(tuple),
    plover=st.none() | st.tuples(TEXTS, MAYBE),
    cameo=MAYBE,
    confidence=st.floats(0, 1),
    evidence=st.lists(SPANS, max_size=2).map(tuple),
)
DOCUMENTS = st.builds(
    CodedDocument,
    document=st.builds(Document, TEXTS, TEXTS, MAYBE, MAYBE, MAYBE, MAYBE, RANGES),
    mentions=st.lists(MENTIONS, max_size=2).map(tuple),
    quotes=st.lists(
        st.builds(Quotation, TEXTS, SPANS, st.none() | st.builds(Speaker, TEXTS, MAYBE, TEXTS), MAYBE), max_size=2
    ).map(tuple),
    figures=st.lists(
        st.builds(
            Quantity,
            st.integers() | st.floats(allow_nan=False, allow_infinity=False),
            TEXTS,
            TEXTS,
            SPANS,
            MAYBE,
            MAYBE,
        ),
        max_size=2,
    ).map(tuple),
    skipped=st.lists(st.builds(Skipped, SPANS, TEXTS), max_size=2).map(tuple),
    issues=st.lists(st.builds(Issue, TEXTS, TEXTS), max_size=2, unique=True).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_a_record_comes_back_as_the_document_it_was(document: CodedDocument) -> None:
    line = dump_line(coded_to_record(document))
    assert len(line.splitlines()) == 1
    assert coded_from_record(json.loads(line), document.document.text) == document
    assert dump_line(json.loads(line)) == line


def test_the_keys_are_the_contracts_in_its_order() -> None:
    record = coded_to_record(coded("alpha", full_mention("alpha#0"), mention("alpha#1")))
    assert list(record) == ["document", "mentions", "quotes", "figures", "skipped", "issues", "claims"]
    assert list(record["document"]) == ["id", "url", "path", "language", "title", "published", "author", "site"]
    assert list(record["document"]["published"]) == ["start", "end", "edtf", "basis"]
    keys = "id type status main in participants date place topics sources sentence trigger plover cameo rule confidence"
    for found in record["mentions"]:
        assert [key for key in found if key != "evidence"] == keys.split()
        assert list(found["date"]) == ["start", "end", "edtf", "surface", "span", "basis"]
        for participant in found["participants"]:
            assert list(participant) == ["name", "entity", "surface", "span", "role", "country", "org", "side"]
    assert record["mentions"][0]["plover"] == {"event": "CONSULT", "mode": None}
    assert record["mentions"][1]["plover"] is None
    assert record["issues"] == [
        {"level": "info", "what": "read from a test"},
        {"level": "warning", "what": "a date contradicts itself"},
    ]


def test_no_field_of_a_mention_is_forgotten() -> None:
    base = full_mention("x")
    record = coded_to_record(coded("alpha", base))
    bare = mention("x")
    for one in fields(EventMention):
        changed = replace(base, **{one.name: getattr(bare, one.name)})
        if changed != base:
            assert coded_to_record(coded("alpha", changed)) != record, one.name


def test_an_events_record() -> None:
    event = Event(
        id="e1",
        type=ContactType.CALL,
        status=Status.HAPPENED,
        participants=(EventParticipant("Aruna Vell", "Q1", "AAA", "minister"),),
        reports=(
            Report("alpha", "alpha#0", "ar", DateRange(dt.date(2023, 10, 12), dt.date(2023, 10, 12), None, "given")),
        ),
        conflicts=(Conflict("date", (Stated("2023-02-01", ("alpha",)), Stated("2023-01-31", ("beta",)))),),
    )
    record = event_to_record(event)
    keys = "id type status participants date place topics reports languages independent_sources conflicts confidence"
    assert list(record) == keys.split()
    assert record["reports"] == [
        {"document": "alpha", "mention": "alpha#0", "language": "ar", "published": "2023-10-12"}
    ]
    assert record["date"] == {"start": None, "end": None, "edtf": None}
    assert record["conflicts"][0]["values"][1] == {"value": "2023-01-31", "documents": ["beta"]}


def test_a_judgement_comes_back_as_it_was() -> None:
    for withdrawn in (None, "2026-01-02T00:00:00+00:00"):
        at = "2026-01-01T00:00:00+00:00"
        said = Judgement("j1", Verdict.SAME, ("a", "b"), "Amal", at, None, withdrawn, withdrawn)
        assert judgement_from_record(json.loads(dump_line(judgement_to_record(said)))) == said
