"""Coded documents for tests of the ledger and of linking: small, whole, with every table filled."""

from __future__ import annotations

import datetime as dt

from dragoman.model import (
    UNDATED,
    Attribution,
    CodedDocument,
    ContactType,
    DateRange,
    Document,
    EventMention,
    Issue,
    MentionDate,
    OfficeClaim,
    Participant,
    Place,
    Quantity,
    Quotation,
    ReportedMention,
    Side,
    Skipped,
    Span,
    Speaker,
    Status,
    Topic,
    Zone,
)

TEXT = "On Tuesday Aruna Vell spoke by phone with Tomas Keriz about fishing rights, the ministry said."


def day(text: str, basis: str = "stated") -> DateRange:
    """Return one day."""
    found = dt.date.fromisoformat(text)
    return DateRange(found, found, text, basis)


def stretch(start: str, end: str, edtf: str | None = None, basis: str = "stated") -> DateRange:
    """Return the days from start to end."""
    return DateRange(dt.date.fromisoformat(start), dt.date.fromisoformat(end), edtf or f"{start}/{end}", basis)


def person(name: str, entity: str | None = None, country: str | None = None, side: Side | None = None) -> Participant:
    """Return a participant."""
    return Participant(name, name, None, entity, None, country, None, side)


VELL = person("Aruna Vell", "Q1", "AAA")
KERIZ = person("Tomas Keriz", "Q2", "BBB")


def mention(
    identity: str,
    *participants: Participant,
    type: str = "call",
    status: str = "happened",
    dates: DateRange = UNDATED,
    surface: str | None = None,
    main: bool = True,
    place: Place | None = None,
    sources: tuple[Attribution, ...] = (),
    topics: tuple[str, ...] = (),
) -> EventMention:
    """Return an event mention of TEXT."""
    return EventMention(
        id=identity,
        type=ContactType(type),
        status=Status(status),
        main=main,
        zone=Zone.TEXT,
        participants=participants or (VELL, KERIZ),
        date=MentionDate(dates, surface),
        sentence=Span(0, len(TEXT)),
        trigger=Span(22, 36),
        rule="test",
        place=place,
        topics=tuple(Topic(surface, Span(0, 1)) for surface in topics),
        sources=sources,
        confidence=0.8,
    )


def reported(identity: str, *participants: Participant, **about: object) -> ReportedMention:
    """Return a mention as linking wants it; the document's name is what stands before the "#" of the id."""
    of_document = {
        name: about.pop(name)
        for name in ("language", "published", "outlet", "sentence", "company", "offices")
        if name in about
    }
    found = mention(identity, *participants, **about)  # type: ignore[arg-type]
    return ReportedMention(found, identity.split("#")[0], **of_document)  # type: ignore[arg-type]


def coded(identity: str, *mentions: EventMention, text: str = TEXT, published: str | None = None) -> CodedDocument:
    """Return a coded document in which every kind of part occurs."""
    return CodedDocument(
        document=Document(
            id=identity,
            text=text,
            url=f"https://www.{identity}.example/a",
            language="en",
            published=day(published, "given") if published else UNDATED,
            issues=(Issue("info", "read from a test"),),
        ),
        mentions=mentions or (full_mention(f"{identity}#0"),),
        quotes=(Quotation("the fish belong to nobody here", Span(0, 5), Speaker("Aruna Vell", "Q1", "Vell"), "en"),),
        figures=(
            Quantity(8525, "killed", "8,525", Span(0, 2), "at least", None),
            Quantity(0.5, "share", "half", Span(1, 2)),
        ),
        skipped=(Skipped(Span(3, 9), "teaser"),),
        issues=(Issue("warning", "a date contradicts itself"),),
        claims=(OfficeClaim("Aruna Vell", "Vell", Span(11, 21), "foreign_minister", "AAA", None, "the Aaan minister"),),
    )


def full_mention(identity: str) -> EventMention:
    """Return a mention with a value in every field."""
    return EventMention(
        id=identity,
        type=ContactType.CALL,
        status=Status.HAPPENED,
        main=True,
        zone=Zone.TITLE,
        participants=(
            Participant("Aruna Vell", "Aruna Vell", Span(11, 21), "Q1", "minister", "AAA", "Ministry", Side.INITIATOR),
            Participant("Tomas Keriz", "Keriz", None),
        ),
        date=MentionDate(day("2023-10-10", "weekday"), "On Tuesday", Span(0, 10)),
        sentence=Span(0, len(TEXT)),
        trigger=Span(22, 36),
        rule="en.call.test",
        place=Place("Cairo", "Le Caire", "EGY", Span(1, 4)),
        topics=(Topic("fishing rights", Span(61, 75)),),
        sources=(Attribution("statement", None, "the ministry", Span(77, 89)),),
        plover=("CONSULT", None),
        cameo="041",
        confidence=0.97,
        evidence=(Span(5, 9),),
    )
