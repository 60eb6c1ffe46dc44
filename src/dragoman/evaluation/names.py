"""Whether two names may stand for one person or body, for measuring only.

Not the program's own comparison of names: what is measured must not be its own measure. Lenient where
transliterations differ (Sergueï, Sergey), strict about family names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

# Written in several ways by ordinary typists: alef with and without hamza, ya and alef maqsura, ta marbuta.
_LETTERS = str.maketrans({"ı": "i", "ß": "ss", "ø": "o", "ł": "l"})
_ARABIC = str.maketrans("أإآٱىةؤئ", "اااايهوي", "ـ")
_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset(
    ("al", "el", "bin", "ben", "ibn", "de", "van", "von", "der", "the", "le", "la", "of", "du", "des")
)
_NEAR, _ALIKE = 0.8, 0.6
_SHORT = 4


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the words of `text` without case, accents, vowel signs and variants of Arabic letters."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(_WORD.findall(plain.casefold().translate(_ARABIC)))


def any_same_name(ours: Iterable[str | None], theirs: Iterable[str | None]) -> bool:
    """Say whether one of our names may be one of theirs; None and "" are no names."""
    others = [one for one in theirs if one]
    return any(same_name(one, other) for one in ours if one for other in others)


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Say whether two names may stand for one: the family names agree, and nothing contradicts."""
    if fold(one) == fold(other) != "":
        return True
    left, right = _words(fold(one)), _words(fold(other))
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    hits = sum(any(_similar(word, its, _NEAR) for its in long) for word in short)
    if len(short) == 1:
        return short[0] in long if len(short[0]) < _SHORT else hits == 1
    same_family = _similar(left[-1], right[-1], _NEAR)
    return hits == len(short) or (same_family and (hits > 1 or _similar(left[0], right[0], _ALIKE)))


def _words(folded: str) -> list[str]:
    """Return the words that tell: no initials, and no particles where anything else is left."""
    words = [word for word in folded.split() if len(word) > 1]
    return [word for word in words if word not in _PARTICLES] or words


def _similar(one: str, other: str, threshold: float) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= threshold
