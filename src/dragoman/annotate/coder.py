"""The coder: a document in, its coded mentions, quotations and figures out; no storage, no global state."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.actors.cast import Character, cast_of
from dragoman.annotate.actors.offices.claims import claims_of
from dragoman.annotate.actors.offices.homes import Home, dateline_places
from dragoman.annotate.actors.phrases.naming import ParsedSentence, Unresolved
from dragoman.annotate.actors.references import ActorReader
from dragoman.annotate.contacts.codes import codes_of
from dragoman.annotate.contacts.confidence import confidence_of
from dragoman.annotate.contacts.days.dating import DatingContext
from dragoman.annotate.contacts.days.headings import headings_in, with_headings
from dragoman.annotate.contacts.days.tenure import common_years
from dragoman.annotate.contacts.draft import Draft
from dragoman.annotate.contacts.drafts import DraftReader
from dragoman.annotate.contacts.sides.guests import Guests
from dragoman.annotate.contacts.sides.lookalikes import is_sporting
from dragoman.annotate.contacts.skeletons.skeleton import build_skeleton
from dragoman.annotate.contacts.tellings.merging import merge
from dragoman.annotate.contacts.tellings.telling import Telling
from dragoman.annotate.page.clean import clean
from dragoman.annotate.reporting.amounts.figures import find_figures
from dragoman.annotate.reporting.report import Report
from dragoman.annotate.reporting.sources import find_sources
from dragoman.annotate.reporting.speakers.quotes import find_quotes
from dragoman.annotate.reporting.topics import find_topics
from dragoman.annotate.sentences import split
from dragoman.knowledge import KnowledgeBase
from dragoman.language.folder import language_codes
from dragoman.model import (
    Attribution,
    CodedDocument,
    ContactType,
    DateRange,
    Document,
    EntityMention,
    EventMention,
    Issue,
    Participant,
    Place,
    Quotation,
    Sentence,
    Side,
    Skipped,
    Span,
    Status,
    Topic,
    Zone,
)
from dragoman.timex import TimeExpression, document_date, tag, written_on

_ID_LENGTH = 16
_TWO = 2
_HELD = frozenset({Status.HAPPENED, Status.ONGOING})


def code(document: Document, base: KnowledgeBase) -> CodedDocument:
    """Return the document coded; one in a language without a folder comes back with an issue and no mentions."""
    if document.language not in language_codes():
        return CodedDocument(document, issues=(*document.issues, _no_folder(document)))
    assert document.language is not None
    cleaned = clean(document.text, document.language)
    sentences = (*split(document.text, cleaned.blocks, document.language), *_title_sentence(document))
    texts = [document.title or "" if s.zone is Zone.TITLE else document.text for s in sentences]
    published, issues = _published(document, base, cleaned.skipped, sentences, texts)
    document = replace(document, published=published)
    reader = ActorReader(base, document.language or "", published)
    parsed: list[ParsedSentence] = []
    at_home = dateline_places(document.text, cleaned.skipped, base, document.language or "")
    reader.at_home = frozenset(place.country or "" for place in at_home)
    written = written_on(document, document.language or "", cleaned.skipped, published)
    context = DatingContext(written, document.language or "")
    lines = [cut.span for cut in cleaned.skipped] + [one.span for one in sentences if one.zone is Zone.TEXT]
    headings = headings_in(document.text, lines, context.language)
    tellings = _tellings(context, reader, reader.prepare(sentences, texts), base, parsed, at_home, headings)
    report = _report(document, parsed, cast_of(reader.registry.actors.values(), base))
    quotes = find_quotes(report)
    vouched = _Vouched(report, tellings, quotes)
    return CodedDocument(
        document,
        mentions=tuple(_mention(document, telling, vouched) for telling in tellings),
        quotes=quotes,
        figures=find_figures(report),
        skipped=cleaned.skipped,
        issues=(*document.issues, *issues),
        claims=claims_of(parsed, reader.registry),
    )


class _Vouched:
    """Who vouches for the contacts of an article, and what they were about."""

    def __init__(self, report: Report, tellings: Sequence[Telling], quotes: Sequence[Quotation]) -> None:
        self._report, self._quotes = report, quotes
        self._triggers = {id(telling): _triggers(telling) for telling in tellings}

    def sources(self, telling: Telling) -> tuple[Attribution, ...]:
        """Return the sources of all tellings of a contact, each once."""
        others = [spans for key, spans in self._triggers.items() if key != id(telling)]
        found: dict[Span, Attribution] = {}
        for draft in _in_text(telling):
            sentence = draft.skeleton.parsed.sentence
            sources = find_sources(self._report, sentence, draft.trigger, others, self._quotes)
            found |= {one.span: one for one in sources}
        return tuple({source.surface: source for _, source in sorted(found.items())}.values())

    def topics(self, draft: Draft) -> tuple[Topic, ...]:
        """Return what was discussed at the contact of a draft."""
        sentence = draft.skeleton.parsed.sentence
        if sentence.zone is not Zone.TEXT or draft.type is ContactType.VISIT:
            return ()
        return find_topics(self._report, sentence, draft.trigger)


def _in_text(telling: Telling) -> list[Draft]:
    return [draft for draft in (telling.best, *telling.others) if draft.skeleton.parsed.sentence.zone is Zone.TEXT]


def _triggers(telling: Telling) -> tuple[Span, ...]:
    return tuple(draft.trigger for draft in _in_text(telling))


def _report(document: Document, parsed: Sequence[ParsedSentence], cast: Sequence[Character]) -> Report:
    """Return the article's own sentences with whom they name."""
    own = [one for one in parsed if one.sentence.zone is Zone.TEXT]
    actors = [m for one in own for naming in one.namings for m in naming.mentions]
    sentences = [one.sentence for one in own]
    return Report(document.text, sentences, actors, document.language or "", document.title or "", cast)


def _published(
    document: Document,
    base: KnowledgeBase,
    skipped: Sequence[Skipped],
    sentences: Sequence[Sentence],
    texts: Sequence[str],
) -> tuple[DateRange, tuple[Issue, ...]]:
    """Return when the document was published; the tenure of those named gives the year where the text does not."""
    language = document.language or ""
    published, issues = document_date(document, language, skipped)
    if published.known:
        return published, issues
    reader = ActorReader(base, language, published)
    reader.prepare(sentences, texts)
    years = common_years(base, reader.registry.actors.values())
    return document_date(document, language, skipped, years) if years else (published, issues)


def _no_folder(document: Document) -> Issue:
    name = document.language or "unknown"
    return Issue("warning", f"language {name} has no folder ({', '.join(language_codes())} have): kept, not coded")


def _title_sentence(document: Document) -> tuple[Sentence, ...]:
    if not document.title or not document.title.strip():
        return ()
    return (Sentence(Span(0, len(document.title)), -1, Zone.TITLE, headline=True),)


def _tellings(
    context: DatingContext,
    reader: ActorReader,
    cut: Sequence[Unresolved],
    base: KnowledgeBase,
    read: list[ParsedSentence],
    at_home: Sequence[Place],
    headings: Sequence[TimeExpression],
) -> list[Telling]:
    language, registry = context.language, reader.registry
    home = Home(reader.at_home | registry.accredited, at_home[0] if len(at_home) == 1 else None)
    drafts_reader = DraftReader(base, context, registry.actors, home, sporting=is_sporting(cut, language))
    guests = Guests(language, base.states)
    drafts: list[Draft] = []
    for unresolved in cut:
        parsed = reader.resolve(unresolved)
        read.append(parsed)
        times = tag(parsed.text, language, parsed.sentence.span)
        skeleton = build_skeleton(parsed, times, language)
        found = drafts_reader.read(skeleton)
        found += guests.meant(skeleton, found)
        held = any(draft.status in _HELD and len(draft.principals) >= _TWO for draft in drafts)
        for draft in found:
            if held and draft.status not in _HELD:
                continue  # "the leaders" are those of the contact told, not of a plan beside it
            reader.note_contact({party.key: party.side for party in draft.principals})
        drafts.extend(found)
    return merge(with_headings(drafts, headings, context), 2)


def _mention(document: Document, telling: Telling, vouched: _Vouched) -> EventMention:
    draft = telling.best
    zone = draft.skeleton.parsed.sentence.zone
    participants = tuple(_participant(p.mention, p.side, p.zone) for p in draft.parties)
    plover, cameo = codes_of(draft.type, draft.status, participants, draft.place)
    return EventMention(
        id=_mention_id(document, draft),
        type=draft.type,
        status=draft.status,
        main=telling.main,
        zone=zone,
        participants=participants,
        date=draft.date,
        sentence=draft.span,
        trigger=draft.trigger,
        rule=draft.rule,
        place=draft.place,
        plover=plover,
        cameo=cameo,
        confidence=confidence_of(telling, document.language or ""),
        sources=vouched.sources(telling),
        topics=vouched.topics(draft),
        evidence=tuple(d.span for d in telling.others if d.skeleton.parsed.sentence.zone is Zone.TEXT),
    )


def _participant(mention: EntityMention, side: Side | None, zone: Zone) -> Participant:
    return Participant(
        name=mention.name or mention.surface,
        surface=mention.surface,
        span=mention.span if zone is Zone.TEXT else None,
        entity=mention.entity,
        role=mention.role,
        country=mention.country,
        org=mention.org,
        side=side,
    )


def _mention_id(document: Document, draft: Draft) -> str:
    """Return a hash of what the mention is: its document, sentence, kind and participants."""
    place, day = draft.place.surface if draft.place else "", draft.date.surface or ""
    parts = [
        document.id,
        str(draft.span.start),
        str(draft.trigger.start),
        draft.type.value,
        place,
        day,
        *sorted(draft.keys),
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_ID_LENGTH]
