"""How alike two words of names are: within the Latin script by spelling and sound, across scripts letter by letter.

A script's language folder says in `letters.yaml` how Latin scripts spell its letters; a script without one is
put into Latin letters first.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.knowledge.forms import script_of, script_of_form
from dragoman.knowledge.tables import package_folder, read_table
from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import form_of

_LATIN = "Latn"
_VOWELS = frozenset("aeiouy")
# French ends many names with one of these and doesn't say it ("Barrot", "Leblanc").
_SILENT_ENDS = frozenset("tdsxczp")
_LONGEST = 60
# Costs in letters. A short vowel isn't written in Arabic; a long one that is missing makes another name
# ("Hassan", "Hussein"); two Latin vowel signs in a row mostly stand for a long one ("Mahmoud").
_SHORT_VOWEL, _LONG_VOWEL, _SILENT_H, _WEAK, _RARE, _LETTER = 0.1, 0.6, 0.15, 0.2, 0.3, 1.0


@dataclass(frozen=True, slots=True)
class Letters:
    """A script's letters: how each one, or two in a row, are spelt in Latin letters, and what a missing one costs."""

    spellings: dict[str, tuple[tuple[str, float], ...]]
    costs: dict[str, float]


@cache
def letters_of(script: str) -> Letters | None:
    """Return the letters of a script, None where no language folder describes them."""
    for code in language_codes():
        if script_of(code) == script and script != _LATIN:
            return _letters(load_language(code).data("letters"))
    return None


def _letters(data: dict[str, dict[str, list[str]]]) -> Letters:
    costs = {"consonants": _LETTER, "weak": _WEAK, "vowels": _LONG_VOWEL}
    ways: dict[str, tuple[tuple[str, float], ...]] = {}
    for kind in (*costs, "pairs", "rare"):
        for letter, spellings in data[kind].items():
            priced = tuple((spelling, _RARE if kind == "rare" else 0.0) for spelling in spellings)
            ways[letter] = ways.get(letter, ()) + priced
    return Letters(ways, {letter: cost for kind, cost in costs.items() for letter in data[kind]})


@lru_cache(maxsize=65536)
def word_similarity(one: str, other: str) -> float:
    """Return how alike two folded words are, 1.0 for the same word; the scripts may differ."""
    if one == other:
        return 1.0
    scripts = script_of_form(one), script_of_form(other)
    if scripts[0] == scripts[1]:
        return _same_script(one, other)
    for script, word, latin in ((scripts[0], one, other), (scripts[1], other, one)):
        letters = letters_of(script)
        if letters:
            return _across(letters, word, romanized(latin))
    return _same_script(romanized(one), romanized(other))


def _same_script(one: str, other: str) -> float:
    from rapidfuzz.distance import OSA

    plain: float = OSA.normalized_similarity(one, other)
    sound: float = OSA.normalized_similarity(sound_of(one), sound_of(other))
    return max(plain, sound)


@lru_cache(maxsize=16384)
def romanized(word: str) -> str:
    """Return a word of any script in plain Latin letters, as far as a general table can."""
    if word.isascii():
        return word
    from normality import ascii_text

    return form_of(ascii_text(word)).replace("'", "")


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    text = package_folder("data").joinpath("sounds.tsv").read_text("utf-8")
    rows = read_table(text, "sounds.tsv", ("from", "to"))
    return tuple(sorted(((row[0], row[1]) for row in rows), key=lambda row: -len(row[0])))


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return a Latin word with the spellings of one sound made one, doubled letters single, no final mute e."""
    plain = "".join(character for character in unicodedata.normalize("NFKD", word) if character.isalnum())
    for spelling, sound in _sounds():
        plain = plain.replace(spelling, sound)
    single = "".join(c for index, c in enumerate(plain) if index == 0 or c != plain[index - 1])
    return single[:-1] if len(single) > 4 and single.endswith("e") else single


def _across(letters: Letters, word: str, latin: str) -> float:
    """Return the similarity of a word in a described script and one in Latin letters."""
    word, latin = word[:_LONGEST], latin[:_LONGEST]
    cost = _alignment_cost(letters, word, latin)
    weight = max(_weight(letters, word), sum(_LETTER for c in latin if c not in _VOWELS), 2.0)
    return max(0.0, 1.0 - cost / weight)


def _weight(letters: Letters, word: str) -> float:
    return sum(letters.costs.get(letter, _LETTER) for letter in word)


def _alignment_cost(letters: Letters, word: str, latin: str) -> float:
    """Return the cheapest way to spell `word` as `latin`, letter by letter (edit distance with spellings)."""
    rows = [[float("inf")] * (len(latin) + 1) for _ in range(len(word) + 1)]
    rows[0][0] = 0.0
    for i in range(len(word) + 1):
        for j in range(len(latin) + 1):
            _relax(letters, word, latin, rows, i, j)
    return rows[len(word)][len(latin)]


def _relax(letters: Letters, word: str, latin: str, rows: list[list[float]], i: int, j: int) -> None:
    """Carry the cost at (i, j) on by one letter of either side, or of both."""
    here = rows[i][j]
    if j < len(latin):
        rows[i][j + 1] = min(rows[i][j + 1], here + _skip_cost(latin, j))
    if i == len(word):
        return
    missing = max(letters.costs.get(word[i], _LETTER), _LONG_VOWEL if i == 0 else 0.0)
    rows[i + 1][j] = min(rows[i + 1][j], here + missing)
    for width in (1, 2):
        for spelling, price in letters.spellings.get(word[i : i + width], ()):
            if i + width <= len(word) and latin.startswith(spelling, j):
                end = j + len(spelling)
                rows[i + width][end] = min(rows[i + width][end], here + price)
    if j < len(latin):
        rows[i + 1][j + 1] = min(rows[i + 1][j + 1], here + _LETTER)


def _skip_cost(latin: str, j: int) -> float:
    """Return what it costs that the Latin letter at `j` has no counterpart."""
    if j and latin[j] == latin[j - 1] and latin[j - 2 : j - 1] != latin[j]:
        return _WEAK if latin[j] in _VOWELS else 0.0
    if latin[j] in _VOWELS:
        return _WEAK * 2 if j and latin[j - 1] in _VOWELS else _SHORT_VOWEL
    if latin[j] == "h":
        return _SILENT_H
    return _RARE if j == len(latin) - 1 and latin[j] in _SILENT_ENDS else _LETTER
