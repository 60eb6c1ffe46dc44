"""The JSON form of coded documents and events, as the contract fixes it: keys, their order, null where unknown."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from dragoman.model import (
    Attribution,
    CodedDocument,
    Conflict,
    ContactType,
    DateRange,
    Document,
    Event,
    EventMention,
    Issue,
    Judgement,
    MentionDate,
    OfficeClaim,
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

Record = dict[str, Any]

# Line ends that JSON leaves as they stand and that `str.splitlines` cuts at.
_LINE_ENDS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def dump_line(record: Record) -> str:
    """Return the record as one line of JSON without its line end; the same record gives the same bytes."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    for character, escaped in _LINE_ENDS.items():
        line = line.replace(character, escaped)
    return line


def coded_to_record(coded: CodedDocument) -> Record:
    """Return what `dragoman code --format jsonl` prints for one document."""
    return {
        "document": _document_to_record(coded.document),
        "mentions": [mention_to_record(mention) for mention in coded.mentions],
        "quotes": [_quote_to_record(quote) for quote in coded.quotes],
        "figures": [_figure_to_record(figure) for figure in coded.figures],
        "skipped": [{"span": list(skipped.span), "reason": skipped.reason} for skipped in coded.skipped],
        "issues": [{"level": issue.level, "what": issue.what} for issue in all_issues(coded)],
        "claims": [_claim_to_record(claim) for claim in coded.claims],
    }


def coded_from_record(record: Record, text: str = "") -> CodedDocument:
    """Return the coded document of a record; the record doesn't hold the text, so `text` gives it back."""
    return CodedDocument(
        document=_document_from_record(record["document"], text),
        mentions=tuple(mention_from_record(mention) for mention in record["mentions"]),
        quotes=tuple(_quote_from_record(quote) for quote in record["quotes"]),
        figures=tuple(_figure_from_record(figure) for figure in record["figures"]),
        skipped=tuple(Skipped(Span(*skipped["span"]), skipped["reason"]) for skipped in record["skipped"]),
        issues=tuple(Issue(issue["level"], issue["what"]) for issue in record["issues"]),
        claims=tuple(_claim_from_record(claim) for claim in record.get("claims", ())),
    )


def event_to_record(event: Event) -> Record:
    """Return what `dragoman events --format jsonl` prints for one event."""
    return {
        "id": event.id,
        "type": str(event.type),
        "status": str(event.status),
        "participants": [
            {"name": one.name, "entity": one.entity, "country": one.country, "role": one.role, "org": one.org,
             "side": one.side and str(one.side)}
            for one in event.participants
        ],
        "date": {"start": _day(event.date.start), "end": _day(event.date.end), "edtf": event.date.edtf},
        "place": _place_to_record(event.place),
        "topics": [{"surface": topic.value, "documents": list(topic.documents)} for topic in event.topics],
        "reports": [_report_to_record(report) for report in event.reports],
        "languages": list(event.languages),
        "independent_sources": event.independent_sources,
        "conflicts": [_conflict_to_record(conflict) for conflict in event.conflicts],
        "confidence": event.confidence,
    }  # fmt: skip


def judgement_to_record(judgement: Judgement) -> Record:
    """Return what `dragoman judge list --format jsonl` prints for one judgement."""
    return {
        "id": judgement.id,
        "verdict": str(judgement.verdict),
        "mentions": list(judgement.mentions),
        "by": judgement.by,
        "at": judgement.at,
        "note": judgement.note,
        "withdrawn_by": judgement.withdrawn_by,
        "withdrawn_at": judgement.withdrawn_at,
    }


def judgement_from_record(record: Record) -> Judgement:
    """Return the judgement of a record."""
    said = (record["by"], record["at"], record["note"], record["withdrawn_by"], record["withdrawn_at"])
    return Judgement(record["id"], Verdict(record["verdict"]), tuple(record["mentions"]), *said)


def all_issues(coded: CodedDocument) -> tuple[Issue, ...]:
    """Return the issues of reading and of coding, each once."""
    return tuple(dict.fromkeys((*coded.document.issues, *coded.issues)))


def mention_to_record(mention: EventMention) -> Record:
    """Return the record of one event mention."""
    return {
        "id": mention.id,
        "type": str(mention.type),
        "status": str(mention.status),
        "main": mention.main,
        "in": str(mention.zone),
        "participants": [_participant_to_record(one) for one in mention.participants],
        "date": _date_to_record(mention.date),
        "place": _place_to_record(mention.place),
        "topics": [{"surface": topic.surface, "span": list(topic.span)} for topic in mention.topics],
        "sources": [
            {"kind": source.kind, "name": source.name, "surface": source.surface, "span": list(source.span)}
            for source in mention.sources
        ],
        "sentence": list(mention.sentence),
        "trigger": list(mention.trigger),
        "plover": mention.plover and {"event": mention.plover[0], "mode": mention.plover[1]},
        "cameo": mention.cameo,
        "rule": mention.rule,
        "confidence": mention.confidence,
        "evidence": [list(span) for span in mention.evidence],
    }


def mention_from_record(record: Record) -> EventMention:
    """Return the event mention of a record."""
    plover = record["plover"]
    return EventMention(
        id=record["id"],
        type=ContactType(record["type"]),
        status=Status(record["status"]),
        main=record["main"],
        zone=Zone(record["in"]),
        participants=tuple(_participant_from_record(one) for one in record["participants"]),
        date=_date_from_record(record["date"]),
        sentence=Span(*record["sentence"]),
        trigger=Span(*record["trigger"]),
        rule=record["rule"],
        place=_place_from_record(record["place"]),
        topics=tuple(Topic(topic["surface"], Span(*topic["span"])) for topic in record["topics"]),
        sources=tuple(
            Attribution(source["kind"], source["name"], source["surface"], Span(*source["span"]))
            for source in record["sources"]
        ),
        plover=plover and (plover["event"], plover["mode"]),
        cameo=record["cameo"],
        confidence=record["confidence"],
        evidence=tuple(Span(*span) for span in record.get("evidence", ())),
    )


def day_of(text: str | None) -> dt.date | None:
    """Return the day of an ISO date, None for None."""
    return dt.date.fromisoformat(text) if text else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None


def _span_of(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair is not None else None


def _document_to_record(document: Document) -> Record:
    published = document.published
    return {
        "id": document.id,
        "url": document.url,
        "path": document.path,
        "language": document.language,
        "title": document.title,
        "published": {
            "start": _day(published.start),
            "end": _day(published.end),
            "edtf": published.edtf,
            "basis": published.basis,
        },
        "author": document.author,
        "site": document.site,
    }


def _document_from_record(record: Record, text: str) -> Document:
    return Document(
        id=record["id"],
        text=text,
        url=record["url"],
        path=record["path"],
        language=record["language"],
        title=record["title"],
        published=_range_from_record(record["published"]),
        author=record.get("author"),
        site=record.get("site"),
    )


def _range_from_record(record: Record) -> DateRange:
    return DateRange(day_of(record["start"]), day_of(record["end"]), record["edtf"], record["basis"])


def _date_to_record(date: MentionDate) -> Record:
    return {
        "start": _day(date.dates.start),
        "end": _day(date.dates.end),
        "edtf": date.dates.edtf,
        "surface": date.surface,
        "span": _span(date.span),
        "basis": date.dates.basis,
    }


def _date_from_record(record: Record) -> MentionDate:
    return MentionDate(_range_from_record(record), record["surface"], _span_of(record["span"]))


def _participant_to_record(one: Participant) -> Record:
    return {
        "name": one.name,
        "entity": one.entity,
        "surface": one.surface,
        "span": _span(one.span),
        "role": one.role,
        "country": one.country,
        "org": one.org,
        "side": one.side and str(one.side),
    }


def _participant_from_record(record: Record) -> Participant:
    return Participant(
        name=record["name"],
        surface=record["surface"],
        span=_span_of(record["span"]),
        entity=record["entity"],
        role=record["role"],
        country=record["country"],
        org=record["org"],
        side=Side(record["side"]) if record["side"] else None,
    )


def _place_to_record(place: Place | None) -> Record | None:
    if place is None:
        return None
    return {"name": place.name, "country": place.country, "surface": place.surface, "span": _span(place.span)}


def _place_from_record(record: Record | None) -> Place | None:
    if record is None:
        return None
    return Place(record["name"], record["surface"], record["country"], _span_of(record.get("span")))


def _quote_to_record(quote: Quotation) -> Record:
    speaker = quote.speaker
    return {
        "text": quote.text,
        "span": list(quote.span),
        "speaker": speaker and {"name": speaker.name, "entity": speaker.entity, "surface": speaker.surface},
        "language": quote.language,
    }


def _quote_from_record(record: Record) -> Quotation:
    speaker = record["speaker"]
    return Quotation(
        text=record["text"],
        span=Span(*record["span"]),
        speaker=speaker and Speaker(speaker["name"], speaker["entity"], speaker["surface"]),
        language=record["language"],
    )


def _figure_to_record(figure: Quantity) -> Record:
    return {
        "value": figure.value,
        "what": figure.what,
        "surface": figure.surface,
        "span": list(figure.span),
        "bound": figure.bound,
        "source": figure.source,
    }


def _figure_from_record(record: Record) -> Quantity:
    span = Span(*record["span"])
    return Quantity(record["value"], record["what"], record["surface"], span, record["bound"], record["source"])


def _claim_to_record(claim: OfficeClaim) -> Record:
    return {
        "name": claim.name,
        "entity": claim.entity,
        "surface": claim.surface,
        "span": list(claim.span),
        "office": claim.office,
        "of": claim.of,
        "role": claim.role,
    }


def _claim_from_record(record: Record) -> OfficeClaim:
    span = Span(*record["span"])
    said = (record["office"], record["of"], record["entity"], record["role"])
    return OfficeClaim(record["name"], record["surface"], span, *said)


def _report_to_record(report: Report) -> Record:
    published = report.published.edtf or _day(report.published.start)
    return {
        "document": report.document,
        "mention": report.mention,
        "language": report.language,
        "published": published,
    }


def _conflict_to_record(conflict: Conflict) -> Record:
    return {"field": conflict.field, "values": [_stated_to_record(stated) for stated in conflict.values]}


def _stated_to_record(stated: Stated) -> Record:
    return {"value": stated.value, "documents": list(stated.documents)}
