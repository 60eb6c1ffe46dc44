"""Counts of what agrees with the gold, document by document, and the figures that sums of them give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from dragoman.evaluation.gold import GoldDocument, GoldEvent
from dragoman.evaluation.matching import Match, match_events
from dragoman.evaluation.names import any_same_name, fold
from dragoman.model import CodedDocument, EventMention, Quotation, Span, Zone

# A quotation is found where its first characters are: the end depends on how much of a paragraph is taken.
_HEAD = 30


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted in one document, or in several together."""

    gold: int = 0
    mentions: int = 0
    main_gold: int = 0
    soft: int = 0
    strict: int = 0
    main_soft: int = 0
    type_right: int = 0
    status_right: int = 0
    dated: int = 0
    date_exact: int = 0
    date_near: int = 0
    undated: int = 0
    overclaimed: int = 0
    sources_gold: int = 0
    sources_coded: int = 0
    sources_right: int = 0
    quotes_gold: int = 0
    quotes_coded: int = 0
    quotes_found: int = 0
    speakers_right: int = 0
    figures_gold: int = 0
    figures_right: int = 0
    without_contact: int = 0
    spurious: int = 0
    from_furniture: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Tally)))


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1 with four digits, None where nothing could be counted; and counts."""

    documents: int
    gold: int
    mentions: int
    strict_precision: float
    strict_recall: float
    strict_f1: float
    soft_precision: float
    soft_recall: float
    soft_f1: float
    main_recall: float | None
    type_accuracy: float | None
    status_accuracy: float | None
    date_exact: float | None
    date_near: float | None
    overclaimed_dates: float | None
    source_recall: float | None
    sources_per_gold: float | None
    quote_recall: float | None
    speaker_recall: float | None
    quotes_per_gold: float | None
    figure_recall: float | None
    without_contact: int
    spurious_in_these: int
    from_furniture: int


def tally_document(gold: GoldDocument, coded: CodedDocument | None) -> tuple[Tally, list[Match]]:
    """Return the counts of one document and which mention tells which contact; None stands for no coding at all."""
    coded_mentions = coded.mentions if coded else ()
    matches = match_events(gold.events, coded_mentions)
    total = Tally(
        gold=len(gold.events),
        mentions=len(coded_mentions),
        main_gold=sum(event.main for event in gold.events),
        without_contact=int(not gold.events),
        spurious=0 if gold.events else len(coded_mentions),
        from_furniture=len(furniture_mentions(gold, coded)) if coded else 0,
        figures_gold=len(gold.figures),
        figures_right=_figures_right(gold, coded),
    )
    total += _quotes(gold, coded.quotes if coded else ())
    for match in matches:
        total += _pair(gold.events[match.gold], coded_mentions[match.mention], match.strict)
    return total, matches


def figures_of(tallies: Iterable[Tally]) -> Figures:
    """Return the figures of all documents together (micro-average)."""
    rows = list(tallies)
    t = sum(rows, Tally())
    return Figures(
        len(rows), t.gold, t.mentions,
        *precision_recall_f1(t.strict, t.mentions, t.gold), *precision_recall_f1(t.soft, t.mentions, t.gold),
        *(_share(t.main_soft, t.main_gold), _share(t.type_right, t.soft), _share(t.status_right, t.soft)),
        *(_share(t.date_exact, t.dated), _share(t.date_near, t.dated), _share(t.overclaimed, t.undated)),
        *(_share(t.sources_right, t.sources_gold), _share(t.sources_coded, t.sources_gold)),
        *(_share(t.quotes_found, t.quotes_gold), _share(t.speakers_right, t.quotes_gold)),
        *(_share(t.quotes_coded, t.quotes_gold), _share(t.figures_right, t.figures_gold)),
        t.without_contact, t.spurious, t.from_furniture,
    )  # fmt: skip


def furniture_mentions(gold: GoldDocument, coded: CodedDocument) -> list[EventMention]:
    """Return the mentions whose sentence lies in text that the gold names as not the article's own."""
    text = coded.document.text
    starts = [text.find(beginning) for beginning in gold.not_events]
    furniture = [Span(start, _line_end(text, start)) for start in starts if start >= 0]
    in_text = (mention for mention in coded.mentions if mention.zone is Zone.TEXT)
    return [mention for mention in in_text if any(mention.sentence.overlaps(span) for span in furniture)]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def precision_recall_f1(right: float, found: float, wanted: float) -> tuple[float, float, float]:
    """Return precision, recall and F1, rounded to four digits; 0 where there is nothing to divide by."""
    precision, recall = (right / found if found else 0.0), (right / wanted if wanted else 0.0)
    both = precision + recall
    return round(precision, 4), round(recall, 4), round(2 * precision * recall / both if both else 0.0, 4)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _pair(event: GoldEvent, mention: EventMention, strict: bool) -> Tally:
    """Return the counts of one contact and the mention that tells it."""
    named = [source.surface or source.name or "" for source in mention.sources]
    return _dates(event, mention) + Tally(
        soft=1,
        strict=int(strict),
        main_soft=int(event.main),
        type_right=int(event.type == mention.type),
        status_right=int(event.status == mention.status),
        sources_gold=len(event.sources),
        sources_coded=len(named),
        sources_right=sum(_is_named(source, named) for source in event.sources),
    )


def _dates(event: GoldEvent, mention: EventMention) -> Tally:
    dates = mention.date.dates
    start, end = (day.isoformat() if day else None for day in (dates.start, dates.end))
    if event.start is None:
        return Tally(undated=1, overclaimed=int(dates.is_day))
    near = bool(start and end) and str(start) <= str(event.end) and str(end) >= event.start
    return Tally(dated=1, date_exact=int((start, end) == (event.start, event.end)), date_near=int(near))


def _is_named(source: str, coded: Sequence[str]) -> bool:
    """Say whether one of the coded sources holds the words of the gold's, or they hold its."""
    ours = fold(source)
    folded = [fold(one) for one in coded]
    return bool(ours) and any(one and (ours in one or one in ours) for one in folded)


def _quotes(gold: GoldDocument, coded: Sequence[Quotation]) -> Tally:
    found = right = 0
    for quote in gold.quotes:
        head = fold(quote.text)[:_HEAD]
        hit = next((one for one in coded if head and head in fold(one.text)), None)
        if hit is None:
            continue
        found += 1
        right += hit.speaker is not None and any_same_name((quote.speaker,), (hit.speaker.name, hit.speaker.surface))
    return Tally(quotes_gold=len(gold.quotes), quotes_coded=len(coded), quotes_found=found, speakers_right=right)


def _figures_right(gold: GoldDocument, coded: CodedDocument | None) -> int:
    left = [figure.value for figure in coded.figures] if coded else []
    right = 0
    for value in gold.figures:
        if value in left:
            left.remove(value)
            right += 1
    return right
