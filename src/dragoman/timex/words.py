"""Words, figures and marks of a line of text, with their places: the ground on which a scan looks words up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.language.text import form_of
from dragoman.timex.values import Ymd

# Longer than any word of time with what is glued to it; also keeps a hostile "word" from being folded.
_LONGEST_WORD = 30
_MARKS = "\u064b-\u065f\u0670\u0640\u200c\u200d\u0300-\u036f"
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad"
_THIN = "\u00a0\u202f\u2009\u2007 "
# Year last or first, with one mark between; a year of two digits only behind slashes.
_DATES = "|".join(
    rf"\d{{1,2}}{mark}\d{{1,2}}{mark}(?:{years})(?!\d) | \d{{4}}{mark}\d{{1,2}}{mark}\d{{1,2}}(?!\d)"
    for mark, years in (("-", r"\d{4}"), ("/", r"\d{4}|\d{2}"), (r"\.", r"\d{4}"))
)
_WORD = rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*"
_CLOCK = rf"""
    \d{{1,2}}[:h]\d{{2}}(?::\d{{2}})?(?!\d)                 # 06h30, 10:54, 19:07:33
  | \d{{1,2}}:\d{{2}}(?=\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})  # an hour to which a date is glued
  | \d{{1,2}}[{_THIN}]?h(?![^\W_])                         # 18 h
"""
_MONTH = r"\d{4}-(?:0[1-9]|1[0-2])(?![\d-])"
_GROUP = rf"\d{{1,3}}(?:[{_THIN},.'’]\d{{3}})+(?!\d)"  # 8 525 is one number
_NUMBER = r"\d+(?:[.,]\d{1,2}(?![\d]))?"
_MARK = rf"[^\w\s{_UNSEEN}]"
_KINDS = {"clock": _CLOCK, "figures": _DATES, "month": _MONTH, "group": _GROUP, "number": _NUMBER}
_FIGURE = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items())
_TOKEN = re.compile(rf"(?P<word>{_WORD})|(?=\d)(?:{_FIGURE})|(?P<mark>{_MARK})", re.VERBOSE)
# The same in one group, which is what `split` gives between the rest: several times as fast as a match for each.
_PLAIN = re.compile(rf"({_WORD}|(?=\d)(?:{'|'.join(_KINDS.values())})|{_MARK})", re.VERBOSE)


class Word(NamedTuple):
    """A word or a mark of punctuation in the form in which it is looked up."""

    start: int
    end: int
    form: str
    capital: bool


class Figure(NamedTuple):
    """Something written in figures; `kind` is number, clock, figures (a date), month (2023-02) or none.

    `ymd` holds the three numbers of a date in the order in which they stand.
    """

    start: int
    end: int
    kind: str
    value: int = 0
    ymd: Ymd | None = None
    digits: int = 0


_form = lru_cache(maxsize=32768)(form_of)


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word | Figure]:
    """Yield the words, figures and marks of `text` from `start` to `end`, in order."""
    end = len(text) if end is None else end
    place = start
    for index, part in enumerate(parts_of(text[start:end])):
        if index % 2:
            yield token_at(text, place, part, end)
        place += len(part)


def parts_of(text: str) -> list[str]:
    """Return a text in parts: words, figures and marks at the odd places, what stands between them at the even."""
    return _PLAIN.split(text)


def is_figure(surface: str) -> bool:
    """Say whether a token is a figure, and no word or mark."""
    return surface[0].isdecimal()


def token_at(text: str, start: int, surface: str, end: int) -> Word | Figure:
    """Return the word or the figure that stands there, in a stretch of text that ends at `end`."""
    first = surface[0]
    if first.isdecimal() and (match := _TOKEN.match(text, start, end)):
        return _FIGURES[match.lastgroup or "number"](match)
    form = form_at(surface)
    return Word(start, start + len(surface), form, form != "" and first.isupper())


def form_at(surface: str) -> str:
    """Return the form in which a word is looked up; nothing for what is too long to be one.

    The short way gives the same for plain letters, and spares the folding of each character.
    """
    if surface.isascii() and surface.isalpha():
        return surface.lower() if len(surface) <= _LONGEST_WORD else ""
    return _form(surface) if len(surface) <= _LONGEST_WORD else ""


def _clock(match: re.Match[str]) -> Figure:
    hour, _, rest = match.group().replace("h", ":").partition(":")
    possible = int(hour) <= 24 and (not rest[:2].isdigit() or int(rest[:2]) < 60)
    return Figure(*match.span(), "clock" if possible else "none")


def _date(match: re.Match[str]) -> Figure:
    numbers = [int(part) for part in re.split(r"[-/.]", match.group())]
    return Figure(*match.span(), "figures", ymd=Ymd(*numbers))


def _month(match: re.Match[str]) -> Figure:
    year, month = match.group().split("-")
    return Figure(*match.span(), "month", ymd=Ymd(int(year), int(month), 0))


def _group(match: re.Match[str]) -> Figure:
    return Figure(*match.span(), "none")


def _number(match: re.Match[str]) -> Figure:
    surface = match.group()
    if not surface.isdecimal() or len(surface) > 4:
        return Figure(*match.span(), "none")
    return Figure(*match.span(), "number", value=int(surface), digits=len(surface))


_FIGURES = {"clock": _clock, "figures": _date, "month": _month, "group": _group, "number": _number}
