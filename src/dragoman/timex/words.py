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
_YEAR_LAST = r"\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:\d{4}|(?<=/)\d{2})(?!\d)"
_YEAR_FIRST = r"\d{4}(?P<sep2>[-/.])\d{1,2}(?P=sep2)\d{1,2}(?!\d)"
_TOKEN = re.compile(
    rf"""
      (?P<word>[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*)
    | (?P<clock>\d{{1,2}}[:h]\d{{2}}(?::\d{{2}})?(?!\d)                 # 06h30, 10:54, 19:07:33
              | \d{{1,2}}:\d{{2}}(?=\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})  # an hour to which a date is glued
              | \d{{1,2}}[{_THIN}]?h(?![^\W_]))                         # 18 h
    | (?P<figures>{_YEAR_FIRST} | {_YEAR_LAST})
    | (?P<month>\d{{4}}-(?:0[1-9]|1[0-2])(?![\d-]))
    | (?P<group>\d{{1,3}}(?:[{_THIN},.'’]\d{{3}})+(?!\d))               # 8 525 is one number
    | (?P<number>\d+(?:[.,]\d{{1,2}}(?![\d]))?)
    | (?P<mark>[^\w\s{_UNSEEN}])
    """,
    re.VERBOSE,
)


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
    return map(token_of, matches_of(text, start, len(text) if end is None else end))


def matches_of(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the places of words, figures and marks; most are never looked at, so no Word is made of them yet."""
    return list(_TOKEN.finditer(text, start, end))


def is_word(match: re.Match[str]) -> bool:
    """Say whether a word or a mark stands there, and no figure."""
    return match.lastgroup == "word" or match.lastgroup == "mark"


def token_of(match: re.Match[str]) -> Word | Figure:
    """Return the word or the figure that stands there."""
    return _word(match) if is_word(match) else _FIGURES[match.lastgroup or "number"](match)


def form_at(surface: str) -> str:
    """Return the form in which a word is looked up; nothing for what is too long to be one.

    The short way gives the same for plain letters, and spares the folding of each character.
    """
    if surface.isascii() and surface.isalpha():
        return surface.lower() if len(surface) <= _LONGEST_WORD else ""
    return _form(surface) if len(surface) <= _LONGEST_WORD else ""


def _word(match: re.Match[str]) -> Word:
    start, end = match.span()
    if end - start > _LONGEST_WORD:
        return Word(start, end, "", False)
    surface = match.group()
    return Word(start, end, form_at(surface), surface[0].isupper())


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
