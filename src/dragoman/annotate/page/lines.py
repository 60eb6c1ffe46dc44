"""Lines of a page, and the paragraphs that they make.

Most pages write one paragraph a line; some break a paragraph before a quotation, and some wrap at a width.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model import Span

# str.splitlines breaks at these too, but a file separator in the middle of a word is no line's end.
_LINE = re.compile("[^\n\r\v\f\u0085\u2028\u2029]+")
# Blank or invisible at a line's ends: byte order mark, zero-width characters, marks of direction.
BLANK = " \t\u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff"
_LEFT = re.compile(f"[{BLANK}]*")
_OPENING = "'\"«“”„‟‘’(["
_TERMINAL = re.compile("[.!?؟。…][\"'»”“’)\\]\u00a0 ]*$")
_WAITING = (",", "،", ":", "؛", ";", "(", "«", "“", "-", "–")
_MIN_CONTINUED = 25  # characters; below that a line is a label, and what follows it is not its end
_WRAP_WIDTHS = range(40, 130)
_MIN_WRAPPED_PAIRS, _WRAPPED_SHARE = 4, 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks at its ends; `gap` says whether an empty line stands before it."""

    span: Span
    gap: bool


def lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that aren't blank."""
    found: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        span = trimmed(text, Span(*match.span()))
        if span.start < span.end:
            breaks = text.count("\n", previous, span.start) or text.count("\r", previous, span.start)
            found.append(Line(span, gap=not found or breaks > 1))
            previous = span.end
    return tuple(found)


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without the blanks at its ends."""
    left = _LEFT.match(text, span.start, span.end)
    start = left.end() if left else span.start
    end = span.end
    while end > start and _LEFT.fullmatch(text, end - 1, end):
        end -= 1
    return Span(start, end)


def paragraphs(text: str, is_function_word: Callable[[str], bool]) -> tuple[Line, ...]:
    """Return the paragraphs of `text` as lines that may have line ends inside."""
    single = lines(text)
    wrap = _wrap_width(text, single)
    return tuple(_joined(text, single, wrap, is_function_word))


def _joined(
    text: str, single: tuple[Line, ...], wrap: int | None, is_function_word: Callable[[str], bool]
) -> Iterator[Line]:
    current: Line | None = None
    last: Line | None = None
    for line in single:
        if current and last and _continues(text, last, line, wrap, is_function_word):
            current = Line(Span(current.span.start, line.span.end), current.gap)
        else:
            if current:
                yield current
            current = line
        last = line
    if current:
        yield current


def _continues(text: str, last: Line, line: Line, wrap: int | None, is_function_word: Callable[[str], bool]) -> bool:
    """Say whether `line` goes on with the sentence of the line before."""
    if line.gap:
        return False
    if wrap is not None and _fills(text, last, line, wrap):
        return True
    before = text[max(last.span.start, last.span.end - 80) : last.span.end]
    if _TERMINAL.search(before) or last.span.end - last.span.start < _MIN_CONTINUED:
        return False
    head = text[line.span.start : line.span.start + 12]
    bare = head.lstrip(_OPENING + BLANK)
    if bare[:1].islower():
        return True
    waiting = before.endswith(_WAITING) or is_function_word(before.rsplit(None, 1)[-1])
    return waiting and (head[:1] in _OPENING or not before.endswith(":"))


def _wrap_width(text: str, single: tuple[Line, ...]) -> int | None:
    """Return the width at which the page's lines were wrapped, None where they weren't.

    A line was wrapped where the next line's first word would not have fitted behind it.
    """
    width = max((line.span.end - line.span.start for line in single), default=0)
    pairs = [(last, line) for last, line in pairwise(single) if not line.gap]
    if width not in _WRAP_WIDTHS or len(pairs) < _MIN_WRAPPED_PAIRS:
        return None
    filled = sum(_fills(text, last, line, width) for last, line in pairs)
    return width if filled >= _WRAPPED_SHARE * len(pairs) else None


def _fills(text: str, last: Line, line: Line, width: int) -> bool:
    word = text[line.span.start : line.span.start + width].split(None, 1)[0]
    return last.span.end - last.span.start + 1 + len(word) > width
