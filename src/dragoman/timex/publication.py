"""The document's own date: given, in the address, in the page's metadata, in the dateline, or told by the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.model import UNDATED, DateRange, Document, Issue, Skipped, Span
from dragoman.timex.calendar import day_range, month_range
from dragoman.timex.lexicon import Lexicon, load_lexicon
from dragoman.timex.resolve import resolve
from dragoman.timex.tagger import tag
from dragoman.timex.values import Kind, Shape, TimeExpression, Turn, YearFilter
from dragoman.timex.words import Figure, Word, words_of

# A dateline stands at the top: teasers with dates of their own stand further down.
_HEAD_LINES = 8
_HEAD_CHARACTERS = 300
_OTHER_WORDS = 9  # "13 octobre 2023 - 12h00 - Maroc - Ecrit par : S.A" has five words that are no date
_WORDS_BEFORE = 3
_SHORTEST_PROSE = 100  # characters: a longer line that ends as a sentence does is one
_MARKER_WORDS = 4
_TOLD_CHARACTERS = 200_000  # how far a text is read for a "today" that carries its full date
_ADDRESS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_-]?)(?P<m>0[1-9]|1[0-2]|(?<=[/_-])[1-9])"
    r"(?:(?P=s)(?P<d>0[1-9]|[12]\d|3[01]|(?<=[/_-])[1-9]))?(?![\d])"
)
_AFTER_DATELINE = "(-–—/|:[)"
_DATED_FURNITURE = frozenset({"dateline", "byline"})
_DASHES = "-–—:"
_SHORT_WORD = 3
_LATE = 2  # days after which a page gives what an agency wrote
_EARLIEST = 1990  # no page is older; a year before that in an address is a number


class Clue(NamedTuple):
    """A day, month or year that says when a page was published, and how firmly: lower ranks go first."""

    rank: int
    dates: DateRange


def document_date(
    document: Document,
    language: str,
    furniture: Sequence[Skipped | Span] = (),
    years: YearFilter | None = None,
) -> tuple[DateRange, tuple[Issue, ...]]:
    """Return when the document was published, with what a person should know about it; UNDATED where unsure.

    What was given with the document goes first, then address, metadata, dateline and text; a day goes before
    a month. `furniture` is not searched for a "today" of the text. `years` (tenure of those named) can give
    the year to a text that says "today, Thursday 12 October".
    """
    if document.published.known:
        given = document.published
        return (replace(given, basis="given") if given.basis == "none" else given), ()
    clues = sorted(_clues(document, language, furniture, years), key=_order)
    if not clues:
        return UNDATED, ()
    chosen = clues[0]
    return chosen.dates, tuple(_issues(chosen, clues[1:]))


def written_on(
    document: Document, language: str, furniture: Sequence[Skipped | Span], published: DateRange
) -> DateRange:
    """Return the day from which a text counts its "today": that of its dateline, where it came out a day or two later.

    "TUNIS, 12 July - ... this morning" on a page of 13 July. A dateline without a year takes it from the publication.
    """
    if not published.is_day or published.end is None:
        return published
    days = {day for day in _dateline_days(document.text, language, furniture, published) if day.start}
    day = days.pop() if len(days) == 1 else published
    late = (published.end - day.start).days if day.start else 0
    return day if 0 < late <= _LATE else published


def _dateline_days(
    text: str, language: str, furniture: Sequence[Skipped | Span], published: DateRange
) -> Iterator[DateRange]:
    head = list(_head(text))
    cuts = [cut.span for cut in furniture if isinstance(cut, Skipped) and cut.reason == "dateline"]
    for span in (*(cut for cut in cuts if head and cut.start <= head[-1].end), *head):
        for one in tag(text, language, Span(span.start, min(span.end, span.start + _HEAD_CHARACTERS))):
            plain = one.kind is Kind.DATE and one.shape is Shape.ONE and one.bound is None
            if plain and one.specs[0].day and one.specs[0].month and _follows_place(text, span, one):
                yield replace(resolve(one, published).dates, basis=_BASIS[_DATELINE])


def _follows_place(text: str, line: Span, expression: TimeExpression) -> bool:
    """Say whether a date closes a dateline: a word or two for the place before it, a dash or an agency behind."""
    lead = _without_article(text[line.start : expression.span.start].strip())
    before = len(_forms(text, line.start, expression.span.start))
    rest = text[expression.span.end : line.end].lstrip()
    closed = rest.startswith(tuple("(-–—/:."))
    return 0 < before <= _WORDS_BEFORE and lead.endswith((",", "،")) and closed


def _order(clue: Clue) -> tuple[bool, int]:
    return (clue.rank == _UPDATED or not clue.dates.is_day, clue.rank)


_URL, _METADATA, _DATELINE, _TEXT, _UPDATED = range(5)
_BASIS = {_URL: "url", _METADATA: "metadata", _DATELINE: "dateline", _TEXT: "text", _UPDATED: "metadata"}


def _issues(chosen: Clue, others: Iterable[Clue]) -> Iterator[Issue]:
    if chosen.rank == _UPDATED:
        yield Issue("info", f"only an update date is given ({chosen.dates.edtf}); it is taken for the publication")
    seen = set()
    for other in others:
        if other.rank != _UPDATED and not _agree(chosen.dates, other.dates) and other.dates.edtf not in seen:
            seen.add(other.dates.edtf)
            yield Issue(
                "warning",
                f"publication is {chosen.dates.edtf} by {chosen.dates.basis}, "
                f"{other.dates.edtf} by {other.dates.basis}",
            )


def _agree(one: DateRange, other: DateRange) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return True
    return one.start <= other.end and other.start <= one.end


def _clues(
    document: Document, language: str, furniture: Sequence[Skipped | Span], years: YearFilter | None
) -> Iterator[Clue]:
    if document.url and (dates := address_date(document.url)).known:
        yield Clue(_URL, dates)
    lexicon = load_lexicon(language)
    head = list(_head(document.text))
    for line in head:
        yield from _line_clues(document.text, line, language, lexicon)
    yield from _cut_clues(document.text, language, furniture, head[-1].end if head else 0)
    spans = [one.span if isinstance(one, Skipped) else one for one in furniture]
    yield from _told(document.text, language, spans, years)


def _cut_clues(text: str, language: str, furniture: Sequence[Skipped | Span], end: int) -> Iterator[Clue]:
    """Yield the one full date of a dateline or byline that was cut out of the head of the text."""
    for cut in furniture:
        if isinstance(cut, Skipped) and cut.reason in _DATED_FURNITURE and cut.span.start <= end:
            days = {day for one in tag(text, language, cut.span) if (day := _full_day(one)).known}
            if len(days) == 1:
                yield Clue(_DATELINE, replace(days.pop(), basis=_BASIS[_DATELINE]))


def address_date(url: str) -> DateRange:
    """Return the day or month that an address contains; UNDATED where it has none or several."""
    found = [dates for match in _ADDRESS.finditer(url[:2000]) if (dates := _address_match(match)).known]
    return found[0] if len({dates.edtf for dates in found}) == 1 else UNDATED


def _address_match(match: re.Match[str]) -> DateRange:
    year, month, day = int(match["y"]), int(match["m"]), match["d"]
    if year < _EARLIEST or year > dt.MAXYEAR:
        return UNDATED
    if day is None:
        return month_range(year, month, "url") if match["s"] == "/" else UNDATED
    try:
        return day_range(dt.date(year, month, int(day)), "url")
    except ValueError:
        return UNDATED


def _head(text: str) -> Iterator[Span]:
    """Yield the lines above the first of prose, and that one: below it stand teasers with dates of their own."""
    start, count = 0, 0
    while start < len(text) and count < _HEAD_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start : min(end, start + _HEAD_CHARACTERS)].strip():
            count += 1
            yield Span(start, end)
            if _is_prose(text, start, end):
                return
        start = end + 1


def _is_prose(text: str, start: int, end: int) -> bool:
    closed = text[start:end].rstrip().endswith((".", "!", "?", "؟", "”", "»"))
    return end - start > _HEAD_CHARACTERS or (closed and end - start > _SHORTEST_PROSE)


def _line_clues(text: str, line: Span, language: str, lexicon: Lexicon) -> Iterator[Clue]:
    cut = Span(line.start, min(line.end, line.start + _HEAD_CHARACTERS))
    found = tag(text, language, cut)
    for expression in found:
        day = _full_day(expression)
        if day.known:
            yield from _placed(text, line, expression, found, day, lexicon)
    yield from _marked_month(text, cut, lexicon)


def _full_day(expression: TimeExpression) -> DateRange:
    """Return the day of an expression that gives day, month and year by itself."""
    if expression.kind is not Kind.DATE or expression.shape is not Shape.ONE or expression.bound is not None:
        return UNDATED
    spec = expression.specs[0]
    stated = (spec.day and spec.month and spec.year) or spec.readings
    dates = resolve(expression).dates if stated and not spec.hijri else UNDATED
    return dates if dates.is_day and dates.start and dates.start.year >= _EARLIEST else UNDATED


def _placed(
    text: str,
    line: Span,
    expression: TimeExpression,
    all_found: Sequence[TimeExpression],
    day: DateRange,
    lexicon: Lexicon,
) -> Iterator[Clue]:
    """Yield the clue that the words around a full date make of it: none where it is one of the article's own."""
    before = _forms(text, line.start, expression.span.start)
    if _ends_with(before, lexicon.marks["updated"]):
        yield Clue(_UPDATED, replace(day, basis=_BASIS[_UPDATED]))
    elif _ends_with(before, lexicon.marks["published"]):
        yield Clue(_METADATA, replace(day, basis=_BASIS[_METADATA]))
    elif _is_dateline(text, line, expression, all_found, len(before)):
        yield Clue(_DATELINE, replace(day, basis=_BASIS[_DATELINE]))


def _is_dateline(
    text: str, line: Span, expression: TimeExpression, all_found: Sequence[TimeExpression], before: int
) -> bool:
    if before > _WORDS_BEFORE or text[line.start : line.end].rstrip().endswith((".", "!", "?", "؟")):
        return before <= _WORDS_BEFORE and _opens_sentence(text, line, expression)
    if line.end - line.start > _HEAD_CHARACTERS:
        return _opens_sentence(text, line, expression)
    place, words = line.start, 0
    for found in all_found:
        words += len(_forms(text, place, found.span.start))
        place = found.span.end
    return words + len(_forms(text, place, line.end)) <= _OTHER_WORDS or _opens_sentence(text, line, expression)


def _opens_sentence(text: str, line: Span, expression: TimeExpression) -> bool:
    """Say whether the date closes a dateline in the text: "RABAT, 14 octobre 2023 (MAP) -"."""
    lead = _without_article(text[line.start : expression.span.start].strip())
    rest = text[expression.span.end : line.end].lstrip()
    if lead.endswith("(") and rest.startswith(")"):  # "TEHRAN (June 17, 2023) – "
        return rest[1:].lstrip()[:1] in _DASHES != ""
    if rest.startswith(".") and lead.endswith((",", "،")):  # "Ryad, le 17 août 2023. "
        return True
    return (not lead or lead.endswith((",", "،", "-", "–", "—", "/", "|", ":"))) and rest[:1] in _AFTER_DATELINE != ""


def _without_article(lead: str) -> str:
    """Return what stands before a date without a short word of its own ("le", "on", "في")."""
    head, _, last = lead.rpartition(" ")
    return head.rstrip() if head.endswith((",", "،")) and len(last) <= _SHORT_WORD and last.isalpha() else lead


def _forms(text: str, start: int, end: int) -> list[str]:
    """Return the words between two places, without marks and figures."""
    return [w.form for w in words_of(text, start, end) if isinstance(w, Word) and w.form[:1].isalnum()]


def _ends_with(words: Sequence[str], phrases: Iterable[Sequence[str]]) -> bool:
    """Say whether the words end with one of the phrases, two other words after it allowed at most."""
    return any(
        tuple(words[at : at + len(phrase)]) == tuple(w for w in phrase if w[:1].isalnum())
        for phrase in phrases
        for at in range(max(0, len(words) - len(phrase) - 1), len(words) - len(phrase) + 1)
    )


def _marked_month(text: str, line: Span, lexicon: Lexicon) -> Iterator[Clue]:
    """Yield the month or year after a word such as "date" or "published" (a page's metadata in its text)."""
    before: list[str] = []
    for word in words_of(text, *line):
        if isinstance(word, Word):
            before += [word.form] if word.form[:1].isalnum() else []
            continue
        dates = _month_or_year(word)
        if dates.known and len(before) <= _MARKER_WORDS and _ends_with(before[-1:], lexicon.marks["published"]):
            yield Clue(_METADATA, dates)
        return


def _month_or_year(figure: Figure) -> DateRange:
    if figure.kind == "month" and figure.ymd and figure.ymd.year >= _EARLIEST:
        return month_range(figure.ymd.year, figure.ymd.month, "metadata")
    return UNDATED


def _told(text: str, language: str, furniture: Sequence[Span], years: YearFilter | None) -> Iterator[Clue]:
    """Yield the days on which the text says that it is written: "today, Friday 13 October 2023"."""
    for expression in tag(text, language, Span(0, min(len(text), _TOLD_CHARACTERS))):
        if any(span.overlaps(expression.span) for span in furniture):
            continue
        day = _today(expression, years)
        if day.known:
            yield Clue(_TEXT, day)


def _today(expression: TimeExpression, years: YearFilter | None) -> DateRange:
    if expression.kind is not Kind.DATE or expression.shape is not Shape.ONE:
        return UNDATED
    spec = expression.specs[0]
    offset = spec.offset if spec.offset is not None else 0 if spec.turn is Turn.THIS and spec.unit is None else None
    if offset not in (0, -1) or spec.day is None or spec.month is None or (spec.year is None and years is None):
        return UNDATED
    dates = resolve(expression, years=years).dates
    if not dates.is_day or dates.start is None or dates.start.year < _EARLIEST:
        return UNDATED
    return day_range(dates.start - dt.timedelta(days=offset or 0), "text")
