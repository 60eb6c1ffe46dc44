"""Furniture: the phrases of all language folders that mark what isn't an article's own text, ready to match.

All languages' phrases are looked for in every page: pages mix them. They are matched on folded text (no
accents, lower case, same offsets). `*` in a phrase stands for up to six words, `N` for a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import fold, form_of

# What may stand before a line's first word: bullets, arrows, brackets, quotation marks, pictures.
LEAD_IN = r"[^\w#@(]{0,6}"
_SIGNS = "[\u064b-\u0652\u0670\u0640]*"  # Arabic vowel signs and lengthening stroke, between any two letters
_GAP = r"(?:\W{1,3}\w+){0,6}?"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Compiled phrases and sets of words, by what they mark."""

    related: re.Pattern[str]  # at a line's start: announces other stories
    related_alone: re.Pattern[str]  # the same, alone on the line or before a colon
    related_inside: re.Pattern[str]  # after the end of a sentence: the same, with a colon
    tags: re.Pattern[str]
    summary: re.Pattern[str]  # at a line's start, alone: opens a box that says the article in short
    generated: re.Pattern[str]  # anywhere: a machine wrote it
    box: re.Pattern[str]  # alone on the line: opens words about a writer or the paper
    advert: re.Pattern[str]  # a whole line
    advert_inside: re.Pattern[str]  # between two sentences
    notice: re.Pattern[str]  # anywhere in a line
    reader: frozenset[str]  # words for whoever reads the page
    comments: re.Pattern[str]
    byline: re.Pattern[str]
    bylines: frozenset[str]
    credit: re.Pattern[str]
    credit_word: re.Pattern[str]
    credit_end: re.Pattern[str]
    credit_by: re.Pattern[str]
    posed: re.Pattern[str]  # where somebody stands in a picture: "X (left) and Y (right)"
    ago: re.Pattern[str]
    read_on: re.Pattern[str]  # at a line's end
    agency: re.Pattern[str]  # anywhere
    agencies: frozenset[str]
    closing: frozenset[str]
    dateline: frozenset[str]
    calendar: frozenset[str]
    navigation: frozenset[str]
    opener: re.Pattern[str]  # at a line's start: a sentence of running text
    stopwords: frozenset[str]
    stopwords_of: Mapping[str, frozenset[str]]  # by language


@cache
def furniture() -> Furniture:
    """Return the furniture of all language folders."""
    related, alone = _any_of("related"), _any_of("related_alone")
    credit, agency = _any_of("credit"), _any_of("agencies")
    stopwords = {code: frozenset(map(form_of, load_language(code).manifest["stopwords"])) for code in language_codes()}
    return Furniture(
        related=re.compile(rf"{LEAD_IN}{related}(?!\w)"),
        related_alone=re.compile(rf"{LEAD_IN}{alone}\s{{0,4}}(?:[:>»…+]|\W*$)"),
        related_inside=re.compile(rf"(?<=[.!?…»\"”)\]؟])\s{{0,4}}[|•►▶→>»*-]?\s{{0,4}}{related}\s?:"),
        tags=re.compile(rf"{LEAD_IN}{_any_of('tags')}\s{{0,4}}(?::|\W*$)"),
        summary=re.compile(rf"{LEAD_IN}{_any_of('summary')}\W*$"),
        generated=re.compile(rf"(?<!\w){_any_of('generated')}(?!\w)"),
        box=re.compile(rf"{LEAD_IN}{_any_of('box')}\W*$"),
        advert=re.compile(rf"\W*{_any_of('advert')}\W*$"),
        advert_inside=re.compile(
            rf"(?:(?<=[.!?…»\"”)\]؟])|^)\s{{0,4}}[-–—\[(]?\s{{0,4}}{_any_of('advert_inside')}\s{{0,4}}[-–—\])]?(?=\s{{0,4}}$|\s+[^\W\d_])"
        ),
        notice=re.compile(rf"(?<!\w){_any_of('notice')}(?!\w)|^{LEAD_IN}{_any_of('notice_lead')}(?!\w)"),
        reader=_words("reader"),
        comments=re.compile(rf"\W*(?:\d+\s*)?{_any_of('comments')}\W*(?:\d+\W*)?$"),
        byline=re.compile(rf"{LEAD_IN}{_any_of('byline')}(?:\s{{0,3}}[:|/-]\s{{0,3}}|\s{{1,3}})(?=\w)"),
        bylines=_words("byline"),
        credit=re.compile(rf"\W{{0,4}}{credit}\s{{0,4}}[:/©|]"),
        credit_word=re.compile(rf"(?<!\w){credit}\s+\w"),
        credit_end=re.compile(
            rf"(?:(?<!\w){credit}\s?[:/|]\s?[^:.]{{1,60}}|©.{{1,60}}|/\s?{agency}"
            rf"|[(\[]\s?(?:\w{{2,12}}\s)?(?:{credit}|{agency})(?!\w)[^()\[\]]{{0,50}}[)\]])[^\w.]{{0,3}}$"
        ),
        credit_by=re.compile(rf"(?<=[.!?»\"”)])\s+{_any_of('credit_by')}\s?[:/]?\s[^.!?:]{{2,60}}[^.!?]$"),
        posed=re.compile(rf"[(\[]\s?{_any_of('posed')}\.?\s?[)\]]"),
        ago=re.compile(rf"{LEAD_IN}{_any_of('ago')}\s{{0,4}}(?:[:|•·–—-]|$)"),
        read_on=re.compile(rf"(?<!\w){_any_of('read_on')}\W{{0,6}}$"),
        agency=re.compile(rf"(?<!\w){agency}(?!\w)"),
        closing=_words("closing"),
        agencies=frozenset(form_of(phrase) for phrase in _phrases("agencies") if " " not in phrase),
        dateline=_words("dateline"),
        calendar=_words("calendar"),
        navigation=_words("navigation"),
        opener=re.compile(rf"\W{{0,3}}(?:{'|'.join(sorted(map(_opener_source, _phrases('openers'))))})(?!\w)"),
        stopwords=frozenset().union(*stopwords.values()),
        stopwords_of=stopwords,
    )


def _phrases(key: str) -> frozenset[str]:
    return frozenset(phrase for code in language_codes() for phrase in load_language(code).data("furniture")[key])


def _words(key: str) -> frozenset[str]:
    """Return the words of the phrases, as `form_of` writes them; of phrases of several only those that say much."""
    split = (form_of(phrase).split() for phrase in _phrases(key))
    return frozenset(word for words in split for word in words if len(words) == 1 or len(word) > 3)


def _any_of(key: str) -> str:
    """Return the source of a pattern that matches any of the phrases, the longest first."""
    sources = sorted({_source(phrase) for phrase in _phrases(key)}, key=lambda source: (-len(source), source))
    return f"(?:{'|'.join(sources)})"


def _source(phrase: str) -> str:
    parts = ["" if word == "*" else _word_source(word) for word in fold(phrase).split()]
    return r"\s{1,3}".join(parts).replace(r"\s{1,3}\s{1,3}", rf"{_GAP}\W{{1,3}}")


def _opener_source(word: str) -> str:
    return _word_source(fold(word).removesuffix("*")) + (r"\w*" if word.endswith("*") else "")


def _word_source(word: str) -> str:
    if word == "n":
        return r"\d{1,3}"
    return "".join(re.escape(letter) + (_SIGNS if "\u0621" <= letter <= "\u064a" else "") for letter in word)
