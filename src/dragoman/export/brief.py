"""What a brief tells, the same in Markdown and in PDF: a time line, then each contact by its day with its reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dragoman.export.dossier import Dossier, Told
from dragoman.export.phrasing import days, headline, participant, told_by, web_address
from dragoman.language.direction import harmless, right_to_left
from dragoman.model import Conflict, Zone
from dragoman.wording import days_in_words

# A sentence that goes on for longer is cut: a brief is read in a minute.
_LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class Quote:
    """A report with the sentence that tells the contact, in its own script."""

    document: str
    language: str | None
    address: str | None
    published: str
    sentence: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact; `sources` are those whom the reports name, `disagreements` has a line for each field."""

    id: str
    headline: str
    place: str
    participants: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    disagreements: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The contacts of one day, or of one stretch of days that is known no better."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All of a brief."""

    title: str
    lead: str
    days: tuple[Day, ...]


def brief_of(dossiers: Iterable[Dossier], title: str) -> Brief:
    """Return the brief of these events, in their order."""
    every = list(dossiers)
    grouped = groupby(every, key=lambda one: days(one.event))
    return Brief(title, _lead(every), tuple(Day(name, tuple(map(_entry, some))) for name, some in grouped))


def _lead(every: list[Dossier]) -> str:
    reports = len({told.document.id for one in every for told in one.reports})
    languages = len({told.document.language for one in every for told in one.reports} - {None})
    torn = sum(bool(one.event.conflicts) for one in every)
    counts = f"{_count(len(every), 'contact')} from {_count(reports, 'report')} in {_count(languages, 'language')}"
    return f"{counts}. {_count(torn, 'contact')} on which reports disagree."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def _entry(one: Dossier) -> Entry:
    event = one.event
    return Entry(
        id=event.id,
        headline=headline(event),
        place=harmless(event.place.name) if event.place else "",
        participants=tuple(map(participant, event.participants)),
        topics=tuple(harmless(topic.value) for topic in event.topics),
        sources=tuple(harmless(name) for name in told_by(told.mention for told in one.reports)),
        disagreements=tuple(map(_disagreement, event.conflicts)),
        quotes=tuple(map(_quote, one.reports)),
    )


def _disagreement(conflict: Conflict) -> str:
    """Return who says what, the ledger's own choice first."""
    told = (f"{harmless(one.value)} ({harmless(', '.join(one.documents))})" for one in conflict.values)
    return f"{conflict.field}: {'; '.join(told)}"


def _quote(told: Told) -> Quote:
    document = told.document
    text = (document.title or "") if told.mention.zone is Zone.TITLE else document.text
    sentence = harmless(told.mention.sentence.of(text)).strip()
    if len(sentence) > _LONGEST_QUOTE:
        sentence = f"{sentence[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    published = days_in_words(document.published) if document.published.known else "day of publication unknown"
    return Quote(
        document=harmless(document.id),
        language=document.language,
        address=web_address(document.url),
        published=published,
        sentence=sentence,
        right_to_left=right_to_left(sentence),
    )
