"""Quotation marks: which stretches of a paragraph stand between them.

Pages mix marks freely (“..“ and ”...” for either end, doubled apostrophes, marks inside marks), so marks of one
sort open and close in turn. What is opened and never closed ends with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.model import Sentence, Span

_MARK = re.compile("[«»“”„‟\"″]|''|‘‘|’’|``|[‘']")
_SORTS = {
    **dict.fromkeys("«»", "guillemets"),
    **dict.fromkeys('“”„‟"″', "double"),
    **dict.fromkeys(("''", "‘‘", "’’", "``"), "twice"),
    **dict.fromkeys("‘'", "single"),
}
# "the ministers’ office" closes nothing
_SINGLE_CLOSE = re.compile(r"['’](?!\w)(?!(?<=s.)\s[a-z])|(?<=[.,!?])['’]")
_MAX_SINGLE = 600  # characters within which a single mark must be closed
_NEXT = 4  # characters between two paragraphs
_INNER_WORDS = 6  # of a quotation inside another
_MAX_OPEN = 1_500  # characters that a quotation without a closing mark is believed to have
_EDGE = " \t\n\r\u00a0\u202f\u2009\u200e\u200f\u200b"
_BEFORE_OPEN = frozenset(" \t\n\r\u00a0\u202f\u200e\u200f([-–—:,،'’")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks; `whole` covers the marks too, `closed` says whether a closing mark stands there."""

    words: Span
    whole: Span
    closed: bool = True


def paragraph_spans(sentences: Iterable[Sentence]) -> tuple[Span, ...]:
    """Return the stretches of the paragraphs that the sentences make, in order."""
    groups = [list(group) for _, group in groupby(sentences, key=lambda s: (s.zone, s.paragraph))]
    return tuple(Span(group[0].span.start, group[-1].span.end) for group in groups)


def marked_words(text: str, sentences: Sequence[Sentence]) -> tuple[Marked, ...]:
    """Return the outermost quotations of the sentences' paragraphs, in order; none crosses a paragraph's end.

    What is opened in one paragraph and closed in the next is a quotation in each.
    """
    found: list[Marked] = []
    for paragraph in paragraph_spans(sentences):
        goes_on = bool(found) and not found[-1].closed and paragraph.start - found[-1].whole.end <= _NEXT
        rest = _closed_here(text, paragraph) if goes_on else None
        if rest:
            found.append(rest)
        found.extend(_in_paragraph(text, Span(rest.whole.end, paragraph.end) if rest else paragraph))
    return tuple(found)


def _closed_here(text: str, paragraph: Span) -> Marked | None:
    """Return the words up to a closing mark before any other, of a quotation that an earlier paragraph opened."""
    match = _MARK.search(text, paragraph.start, paragraph.end)
    if match is None or _SORTS[match.group()] == "single" or match.start() == paragraph.start:
        return None
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    closes = match.group() == "»" or (not before.isspace() and before not in "([" and not after.isalnum())
    return Marked(_inner(text, paragraph.start, match.start()), Span(paragraph.start, match.end())) if closes else None


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Marked]:
    at = paragraph.start
    while match := _MARK.search(text, at, paragraph.end):
        sort = _SORTS[match.group()]
        at = match.end()
        if not _may_open(text, match, sort, paragraph):
            continue
        closing = _closing(text, match, sort, paragraph)
        if closing is not None:
            yield Marked(_inner(text, match.end(), closing.start), Span(match.start(), closing.end))
            at = closing.end
        elif sort != "single" or _opens_next(text, match, paragraph):
            end = min(paragraph.end, match.end() + _MAX_OPEN)
            yield Marked(_inner(text, match.end(), end), Span(match.start(), end), closed=False)
            at = end


def _opens_next(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Say whether the next paragraph begins with the very mark: a quotation in single marks goes on there."""
    return match.group() == "‘" and text[paragraph.end : paragraph.end + _NEXT].lstrip().startswith("‘")


def _may_open(text: str, match: re.Match[str], sort: str, paragraph: Span) -> bool:
    if sort == "guillemets":
        return match.group() == "«"
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end() : match.end() + 1]
    if sort == "single":
        return (before.isspace() or before in "([") and after.isalpha() and (match.group() == "‘" or after.isupper())
    if before in ",.!?" and after.isspace():
        return False  # a closing mark whose opening one is missing
    return bool(after) and (before in _BEFORE_OPEN or not before.isalnum() or not after.isspace())


def _closing(text: str, opening: re.Match[str], sort: str, paragraph: Span) -> Span | None:
    if sort == "single":
        found = _SINGLE_CLOSE.search(text, opening.end(), min(paragraph.end, opening.end() + _MAX_SINGLE))
        return Span(*found.span()) if found else None
    if sort == "guillemets":
        return _closing_guillemet(text, opening.end(), paragraph)
    inner = False  # a short quotation inside, which closes first
    for match in _MARK.finditer(text, opening.end(), paragraph.end):
        if _SORTS[match.group()] != sort:
            if (
                match.group() == "»"
                and "«" not in text[opening.end() : match.start()]
                and _SORTS[opening[0]] == "double"
            ):
                return Span(*match.span())  # “…»
            continue
        if _opens_again(text, match, paragraph):
            inner = _is_inner(text, match, paragraph)
        elif inner:
            inner = False
        else:
            return Span(*match.span())
    return None


def _is_inner(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Say whether a mark opens a few words inside a quotation: one mark closes them, and another all of it."""
    closing = [m.start() for m in re.compile("”").finditer(text, match.end(), paragraph.end)][:2]
    if len(closing) != 2 or text[: match.start()].rstrip()[-1:] in ":،,":
        return False
    following = text.find(match.group(), match.end(), paragraph.end)
    return len(text[match.end() : closing[0]].split()) <= _INNER_WORDS and not 0 <= following < closing[1]


def _closing_guillemet(text: str, start: int, paragraph: Span) -> Span | None:
    depth = 1
    last = None
    for match in re.compile("[«»]").finditer(text, start, paragraph.end):
        depth += 1 if match.group() == "«" else -1
        last = match if match.group() == "»" else last
        if depth == 0:
            return Span(*match.span())
    # An inner mark that is never closed must not swallow the outer one's end.
    return Span(*last.span()) if last else None


def _opens_again(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Say whether a mark of the sort that is open can only be an opening one: blank before, letter after."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return match.group() in "“„" and before.isspace() and after.isalnum() and match.end() < paragraph.end


def _inner(text: str, start: int, end: int) -> Span:
    """Return the span without blanks and stray marks at its ends."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)
