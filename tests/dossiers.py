"""Coded documents for tests of the exports: an event of every kind and status that formats treat apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from builders import day, person, stretch

from dragoman.annotate.contacts.codes import codes_of
from dragoman.export import Losses
from dragoman.model import (
    UNDATED,
    Attribution,
    CodedDocument,
    ContactType,
    DateRange,
    Document,
    EventMention,
    MentionDate,
    Participant,
    Place,
    Side,
    Span,
    Status,
    Topic,
    Zone,
)

Export = Callable[..., tuple[bytes, Losses]]

VELL = person("Aruna Vell", "Q1", "MAR", Side.INITIATOR)
KERIZ = person("Tomas Keriz", "Q2", "USA", Side.RECIPIENT)
HALIM = person("Samir Halim", "Q3", "EGY")
ORSAY = person("Claire Orsay", None, "FRA")
LEAGUE = Participant("Arab League", "the Arab League", None, "arab-league", None, None, "Arab League", None)
NOBODY = person("Ilya Undo")

CAIRO = Place("Cairo", "القاهرة", "EGY")
NOWHERE = Place("Vessaly", "Vessaly", "FRA")

CALL_EN = "On Wednesday 11 October 2023 Aruna Vell, the foreign minister, phoned Tomas Keriz about fishing rights."
CALL_AR = "أجرت أرونا فيل اتصالا هاتفيا يوم الثلاثاء 10 أكتوبر 2023 مع توماس كيريز حول حقوق الصيد."
HOSTILE = 'Ilya Undo met\u202e Samir Halim\x0b in <b>Vessaly</b> & "=HYPERLINK(1)" ]]> they\ttalked\nat length.'


def contact(
    identity: str,
    text: str,
    people: tuple[Participant, ...],
    *,
    kind: str = "meeting",
    status: str = "happened",
    dates: DateRange = UNDATED,
    place: Place | None = None,
    topics: tuple[str, ...] = (),
    main: bool = True,
    rule: str = "en.meeting.test",
) -> EventMention:
    """Return a mention of the text whose participants and topics stand where the text has them."""
    what, state = ContactType(kind), Status(status)
    placed = tuple(_placed(one, text) for one in people)
    plover, cameo = codes_of(what, state, placed, place)
    start = text.find(" ") + 1
    return EventMention(
        id=identity,
        type=what,
        status=state,
        main=main,
        zone=Zone.TEXT,
        participants=placed,
        date=MentionDate(dates, None, None),
        sentence=Span(0, len(text)),
        trigger=Span(start, start + 5),
        rule=rule,
        place=place,
        topics=tuple(Topic(one, Span(text.find(one), text.find(one) + len(one))) for one in topics),
        sources=(Attribution("statement", None, text[:5], Span(0, 5)),),
        plover=plover,
        cameo=cameo,
        confidence=0.9,
    )


def _placed(one: Participant, text: str) -> Participant:
    at = text.find(one.surface)
    return replace(one, span=Span(at, at + len(one.surface))) if at >= 0 else one


def article(
    identity: str, text: str, *mentions: EventMention, language: str = "en", published: str | None, url: bool = True
) -> CodedDocument:
    """Return a coded document of these mentions."""
    address = f"https://www.{identity}.example/a?b=1&c=2" if url else None
    dates = day(published, "given") if published else UNDATED
    return CodedDocument(Document(identity, text, address, None, language, None, dates), mentions)


def plain(identity: str, people: tuple[Participant, ...], published: str | None = "2023-11-01", **about: object) -> (
    CodedDocument
):  # fmt: skip
    """Return a document that tells one contact in plain words."""
    text = f"Today {' and '.join(one.name for one in people)} were in touch."
    found = contact(f"{identity}#0", text, people, **about)  # type: ignore[arg-type]
    return article(identity, text, found, published=published)


ARABIC_VELL, ARABIC_KERIZ = replace(VELL, surface="أرونا فيل"), replace(KERIZ, surface="توماس كيريز")

DOCUMENTS = (
    article(
        "call-en",
        CALL_EN,
        contact(
            "call-en#0",
            CALL_EN,
            (replace(VELL, role="foreign minister"), KERIZ),
            kind="call",
            dates=day("2023-10-11"),
            topics=("fishing rights",),
        ),
        published="2023-10-12",
    ),
    article(
        "call-ar",
        CALL_AR,
        contact(
            "call-ar#0",
            CALL_AR,
            (ARABIC_VELL, ARABIC_KERIZ),
            kind="call",
            dates=day("2023-10-10"),
            topics=("حقوق الصيد",),
            rule="ar.call.test",
        ),
        language="ar",
        published="2023-10-11",
    ),
    plain("visit", (replace(ORSAY, side=Side.GUEST), replace(HALIM, side=Side.HOST)), kind="visit", place=CAIRO,
          dates=stretch("2023-10-24", "2023-10-26")),
    plain("hosted", (replace(HALIM, side=Side.HOST), replace(VELL, side=Side.GUEST)), place=CAIRO,
          dates=day("2023-09-05")),
    plain("summit", (VELL, HALIM, ORSAY, LEAGUE), kind="summit", status="planned",
          dates=stretch("2024-01-01", "2024-01-31", "2024-01")),
    plain("denied", (KERIZ, ORSAY), status="denied", dates=day("2023-08-01")),
    plain("asked", (KERIZ, HALIM), status="requested", published="2023-07-04"),
    plain("off", (VELL, ORSAY), status="cancelled", dates=day("2023-06-07")),
    plain("letter", (VELL, HALIM, replace(NOBODY, side=Side.BEARER)), kind="message", dates=day("2023-05-01")),
    plain("third", (VELL, KERIZ), place=CAIRO, dates=day("2023-04-03")),
    plain("timeless", (HALIM, NOBODY), kind="other_contact", published=None),
    article("hostile", HOSTILE, contact("hostile#0", HOSTILE, (NOBODY, HALIM), place=NOWHERE, topics=("=HYPERLINK(1)",),
            dates=day("2022-02-02")), published="2022-02-03", url=False),
)  # fmt: skip
