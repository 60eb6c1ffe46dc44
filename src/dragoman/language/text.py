"""Folding and tokens: the form in which words are compared, with offsets kept.

`fold` keeps the length, so that offsets in the folded text are offsets in the text. A token's `form` goes
further: vowel signs and the Arabic lengthening stroke are gone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dragoman.model import Span

_SAME = {
    **dict.fromkeys("’ʼ‘`´′ʹ", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\t", " "),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "گ": "ك", "ک": "ك", "ی": "ي", "ڤ": "ف", "پ": "ب",
    **dict(zip("ᵉʳᵈᵐˢᵗʰⁿ", "erdmsthn", strict=True)),  # "1ᵉʳ"
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "İ": "i", "œ": "œ", "æ": "æ",
    **{chr(0x0660 + i): str(i) for i in range(10)},
    **{chr(0x06F0 + i): str(i) for i in range(10)},
}  # fmt: skip
_SHORT = 2
_USUAL = 40  # longer words are no words, and are not kept
_MOST_FOLDED = 4096  # characters kept; hostile text may hold any
# Vowel signs, the dagger alif, the lengthening stroke, and characters that only steer direction or joining.
_SILENT = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    base = unicodedata.normalize("NFKD", character)[0] if not unicodedata.combining(character) else character
    folded = _SAME.get(base, base).casefold()
    return folded if len(folded) == 1 else character


class _Folded(dict[int, str]):
    """What each character folds to, found when it is first asked for: str.translate reads it at its own speed."""

    def __missing__(self, code: int) -> str:
        """Return what the character of that code folds to."""
        folded = _fold_character(chr(code))
        if len(self) < _MOST_FOLDED:
            self[code] = folded
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return `text` in lower case without accents, letters and marks of one kind made one; same length."""
    return text.translate(_FOLDED)


def form_of(text: str) -> str:
    """Return the folded text without vowel signs and invisible characters; shorter than the text at times.

    A word of one or two small letters keeps its accent, which tells "à" from "a" and "où" from "ou".
    """
    if len(text) <= _SHORT and text[:1].isalpha() and (len(text) == 1 or text.islower()):
        return _SILENT.sub("", "".join(_SAME.get(c, c) for c in text.casefold()))
    return _SILENT.sub("", fold(text))


def form_of_each(texts: Sequence[str]) -> list[str]:
    """Return the forms of several texts, none of which runs over a line."""
    forms = _SILENT.sub("", fold("\n".join(texts))).split("\n") if texts else []
    return [form if len(text) > _SHORT else form_of(text) for text, form in zip(texts, forms, strict=True)]


class Token(NamedTuple):
    """A word, a number or one mark of punctuation; `form` is what is compared."""

    span: Span
    surface: str
    form: str

    @property
    def is_word(self) -> bool:
        """Say whether the token begins with a letter."""
        return self.form[:1].isalpha()


# A word with inner apostrophe splits after it (French l', d', qu'; English 's stays together as "'s").
_LETTER = r"[^\W\d_]"
_MARKS = "\u064b-\u065f\u0670\u0640\u200c\u200d\u0300-\u036f"
_TOKEN = re.compile(
    rf"""
      (?:[A-Z]\.){{2,}}                                  # U.S.
    | \d+(?:[.,:]\d+)*                                   # numbers, hours, scores
    | ['’`´](?:s|S)\b                                    # possessive, with an accent for an apostrophe, too
    | {_LETTER}[\w{_MARKS}]*?['’](?={_LETTER})(?!s\b)  # elided word: l' d' qu'
    | {_LETTER}[\w{_MARKS}]*(?:[-‐‑]{_LETTER}[\w{_MARKS}]*)* # words, hyphens kept
    | [{_MARKS}]
    | \S
    """,
    re.VERBOSE,
)
# "the Maldives' president": the possessive of a word in "s"
_POSSESSIVE = re.compile(rf"s['’] {_LETTER}")


@lru_cache(maxsize=256)  # several stages ask for the tokens of one sentence
def tokenize(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """Return the tokens of `text`, or of the part that `span` covers; spans count from the start of `text`."""
    start, end = span or (0, len(text))
    found = []
    for match in _TOKEN.finditer(text, start, end):
        surface = match.group()
        # What only steers direction or joining has no form and is no token.
        if form := _form_of_word(surface) if len(surface) <= _USUAL else form_of(surface):
            form = "'s" if form == "'" and _POSSESSIVE.match(text, match.start() - 1) else form
            found.append(Token(Span(*match.span()), surface, form))
    return tuple(found)


_form_of_word = lru_cache(maxsize=32768)(form_of)
_WORD = re.compile(r"[^\W_](?:[^\W_]|[.,:/'’-](?=[^\W_])|[\u064b-\u065f\u0670])*")


def words_of(text: str) -> Iterator[re.Match[str]]:
    """Give the words and numbers of a text, dates and hours in one; none without a form ("ـــ")."""
    return (match for match in _WORD.finditer(text) if _form_of_word(match.group()).strip())


def words_in(text: str) -> list[str]:
    """Return the words and numbers of a text as written."""
    return [match.group() for match in words_of(text)]
