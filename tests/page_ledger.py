"""A ledger for the page's tests, written by hand: what it shows doesn't depend on how well articles are coded."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dragoman.ledger import Ledger, open_ledger
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
    Participant,
    Place,
    Quantity,
    Quotation,
    Side,
    Skipped,
    Span,
    Speaker,
    Status,
    Topic,
    Zone,
)
from dragoman.pipeline import add_documents, link_pending

MACRON = ("Emmanuel Macron", "Q3052772", "FRA")
PUTIN = ("Vladimir Putin", "Q7747", "RUS")
SISI = ("Abdel Fattah el-Sisi", "Q307871", "EGY")
ERDOGAN = ("Recep Tayyip Erdogan", "Q39259", "TUR")
XI = ("Xi Jinping", "Q15031", "CHN")
# Whose word a source is.
VOICES = {"l'Élysée": MACRON[0], "الإليزيه": MACRON[0], "the Kremlin": PUTIN[0]}
NOBODY = ("Ayla <b>Ünal</b>", None, None)


def day(text: str, basis: str = "stated") -> DateRange:
    """Return one day."""
    found = dt.date.fromisoformat(text)
    return DateRange(found, found, text, basis)


def span(text: str, surface: str) -> Span:
    """Return where a surface stands in a text."""
    start = text.index(surface)
    return Span(start, start + len(surface))


def told(
    identity: str,
    language: str,
    text: str,
    *,
    kind: str,
    who: dict[str, tuple[str, str | None, str | None]],
    trigger: str,
    on: tuple[str, DateRange] | None = None,
    at: tuple[str, str, str | None] | None = None,
    status: str = "happened",
    source: str | None = None,
    topic: str | None = None,
    published: str | None = "2022-02-08",
    title: str | None = None,
    main: bool = True,
) -> CodedDocument:
    """Return a document that tells one contact; `who` holds each participant by the words that name it."""
    people = tuple(
        Participant(name, surface, span(text, surface), entity, None, country, None, Side.INITIATOR if not n else None)
        for n, (surface, (name, entity, country)) in enumerate(who.items())
    )
    mention = EventMention(
        id=f"{identity}-m",
        type=ContactType(kind),
        status=Status(status),
        main=main,
        zone=Zone.TEXT,
        participants=people,
        date=MentionDate(on[1], on[0], span(text, on[0])) if on else MentionDate(),
        sentence=Span(0, text.index("\n") if "\n" in text else len(text)),
        trigger=span(text, trigger),
        rule=f"{language}.test",
        place=Place(at[1], at[0], at[2], span(text, at[0])) if at else None,
        topics=(Topic(topic, span(text, topic)),) if topic else (),
        sources=(Attribution("official", VOICES[source], source, span(text, source)),) if source else (),
        confidence=0.9,
    )
    document = Document(
        id=identity,
        text=text,
        url=f"https://www.{identity.split('-')[0]}.example/{identity}",
        language=language,
        title=title,
        published=day(published, "given") if published else UNDATED,
    )
    return CodedDocument(document, (mention,), **_furniture(text))


def _furniture(text: str) -> dict[str, tuple[object, ...]]:
    """Return what a text that has a second line holds besides: a quotation, a figure, a teaser, an issue."""
    if "\n" not in text:
        return {}
    second = text.index("\n") + 1
    quoted = Quotation(text[second : second + 20], Span(second, second + 20), Speaker("Emmanuel Macron", None, "he"))
    return {
        "quotes": (quoted,),
        "figures": (Quantity(8525, "troops", text[second : second + 4], Span(second, second + 4)),),
        "skipped": (Skipped(Span(len(text) - 9, len(text)), "teaser"),),
        "issues": (Issue("warning", "a weekday that isn't that day's"),),
    }


def documents() -> list[CodedDocument]:
    """Return the documents: a meeting told four times, twice on another day, and contacts of every sort."""
    monday, tuesday = day("2022-02-07", "weekday"), day("2022-02-08")
    kremlin = ("Kremlin", "The Kremlin", "RUS")
    return [
        told("lemonde-1", "fr", "Emmanuel Macron a rencontré lundi au Kremlin Vladimir Poutine, selon l'Élysée, pour"
             " parler de l'Ukraine.\n« Nous avons parlé cinq heures durant », a dit le président. À lire : le sport.",
             kind="meeting", who={"Emmanuel Macron": MACRON, "Vladimir Poutine": PUTIN},
             trigger="a rencontré", on=("lundi", monday), at=kremlin, source="l'Élysée", topic="l'Ukraine",
             title="Cinq heures à Moscou"),
        told("guardian-1", "en", "Emmanuel Macron met Vladimir Putin in the Kremlin on Monday, the Kremlin said, over"
             " troops near Ukraine.",
             kind="meeting", who={"Emmanuel Macron": MACRON, "Vladimir Putin": PUTIN},
             trigger="met", on=("Monday", monday), at=kremlin, source="the Kremlin", topic="troops near Ukraine"),
        told("jazeera-1", "ar",
             "التقى إيمانويل ماكرون فلاديمير بوتين في الكرملين الثلاثاء 8 فبراير، بحسب الإليزيه، وبحثا أمن أوروبا.",
             kind="meeting", who={"إيمانويل ماكرون": MACRON, "فلاديمير بوتين": PUTIN}, trigger="التقى",
             on=("الثلاثاء 8 فبراير", tuesday), at=("الكرملين", "The Kremlin", "RUS"), source="الإليزيه",
             topic="أمن أوروبا"),
        told("lemonde-2", "fr", "Emmanuel Macron a appelé Vladimir Poutine samedi 12 février, a indiqué l'Élysée.",
             kind="call", who={"Emmanuel Macron": MACRON, "Vladimir Poutine": PUTIN}, trigger="a appelé",
             on=("samedi 12 février", day("2022-02-12")), source="l'Élysée", published="2022-02-12"),
        told("ahram-1", "ar", "زار الرئيس أردوغان القاهرة يوم 14 فبراير والتقى عبد الفتاح السيسي.", kind="visit",
             who={"أردوغان": ERDOGAN}, trigger="زار", on=("14 فبراير", day("2024-02-14")),
             at=("القاهرة", "Cairo", "EGY"), published="2024-02-14"),
        told("ahram-2", "ar", "التقى عبد الفتاح السيسي رجب طيب أردوغان في القاهرة يوم 14 فبراير.", kind="meeting",
             who={"عبد الفتاح السيسي": SISI, "رجب طيب أردوغان": ERDOGAN}, trigger="التقى",
             on=("14 فبراير", day("2024-02-14")), at=("القاهرة", "Cairo", "EGY"), published="2024-02-14"),
        told("guardian-2", "en",
             "A call between Xi Jinping and Emmanuel Macron that was planned for 3 May 2023 was cancelled.",
             kind="call", who={"Xi Jinping": XI, "Emmanuel Macron": MACRON}, trigger="call", status="cancelled",
             on=("3 May 2023", day("2023-05-03")), published="2023-05-02"),
        told("guardian-3", "en", "Xi Jinping wrote to Abdel Fattah el-Sisi, it was said in Beijing.", kind="message",
             who={"Xi Jinping": XI, "Abdel Fattah el-Sisi": SISI}, trigger="wrote", published=None),
        told("guardian-4", "en", "Ayla Ünal will meet Xi Jinping in Nowhereville.", kind="meeting", status="planned",
             who={"Ayla Ünal": NOBODY, "Xi Jinping": XI}, trigger="meet", at=("Nowhereville", "Nowhereville", None),
             published="2023-06-01"),
    ]  # fmt: skip


def filled(path: Path) -> Ledger:
    """Return a new ledger with these documents, linked."""
    found = open_ledger(path)
    list(add_documents(found, documents()))
    link_pending(found)
    return found
