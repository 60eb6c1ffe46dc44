"""The names of persons as collected lists write them, made names as the press writes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

# Rulers and ministers are listed with their style ("Emir Sheikh ..."); a lone word needs it ("King Philippe").
_FEWEST_WORDS = 2
_LONGEST_TITLE = 4
_GENERATIONS = re.compile(r"(jr|sr)\.?", re.IGNORECASE)
_NUMERAL = re.compile(r"[IVX]+|[A-Z]\.")


def press_name(name: str, titles: Collection[str], corrected: Mapping[str, str]) -> str:
    """Return a listed name as the press writes it: usual capitals, no titles before or after, misprints corrected."""
    plain = _without_letters(_cased(name.replace("’", "'")))
    bare = _without_titles(plain, titles)
    return corrected.get(plain) or corrected.get(bare) or bare


def _cased(name: str) -> str:
    """Return a name with its family name in capitals as the press writes it ("Abd al-Fattah AL-SISI")."""
    usual = re.sub(r'^\S+ "(\w+)"', r"\1", re.sub(r"\(.*?\)|\[.*?\]", " ", name))  # Oluyemi "Yemi" OSINBAJO
    return " ".join(_word(word) for word in usual.split())


def _word(word: str) -> str:
    if not word.isupper() or len(word) < 2 or _NUMERAL.fullmatch(word):
        return word
    titled = "-".join(part.capitalize() for part in word.split("-"))
    titled = re.sub(r"\bMc([a-z])", lambda match: "Mc" + match.group(1).upper(), titled)
    return re.sub(r"^(Al|El)-", lambda match: match.group().lower(), titled)


def _without_letters(name: str) -> str:
    """Return a name without what stands behind a comma ("MP", "MD"), except marks of generation."""
    first, *after = (part.strip() for part in name.split(","))
    return " ".join([first, *filter(_GENERATIONS.fullmatch, after)])


def _without_titles(name: str, titles: Collection[str]) -> str:
    """Return a name without the titles before it, as long as it keeps two words."""
    words = name.split()
    widths = range(_LONGEST_TITLE, 0, -1)
    while width := next((n for n in widths if _is_title(words, n, titles)), 0):
        words = words[width:]
    return " ".join(words)


def _is_title(words: list[str], width: int, titles: Collection[str]) -> bool:
    title = " ".join(words[:width]).casefold().replace(".", "")
    return len(words) - width >= _FEWEST_WORDS and title in titles
