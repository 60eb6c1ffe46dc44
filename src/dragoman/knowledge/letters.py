"""How alike two words of names are: within the Latin script by spelling and sound, across scripts letter by letter.

A script's language folder says in `letters.yaml` how Latin scripts spell its letters; a script without one is
put into Latin letters first.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
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


# Words that are less alike than this are as good as strangers: their distance is not followed to its end.
_STRANGERS = 0.5
_MOST_KNOWN = 16384


@dataclass(frozen=True, slots=True)
class Spelt:
    """How a word may be spelt: each letter's spellings with what its lack costs, and all Latin letters in them."""

    letters: tuple[tuple[tuple[str, ...], float], ...]
    latin: frozenset[str]
    weight: float  # what the lack of all its letters costs


@dataclass(frozen=True, slots=True)
class Letters:
    """A script's letters: how each one, or two in a row, are spelt in Latin letters, and what a missing one costs."""

    spellings: dict[str, tuple[tuple[str, float], ...]]
    costs: dict[str, float]
    known: dict[str, Spelt] = field(default_factory=dict, compare=False)

    def asked(self, word: str) -> Spelt:
        """Return how each letter of a word may be spelt, alone or with its neighbours, and what it costs."""
        if word not in self.known:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            letters = tuple((self._ways(word, index), self.missing(letter)) for index, letter in enumerate(word))
            latin = frozenset("".join(way for ways, _ in letters for way in ways))
            self.known[word] = Spelt(letters, latin, sum(cost for _, cost in letters))
        return self.known[word]

    def _ways(self, word: str, index: int) -> tuple[str, ...]:
        ways = (word[index], word[index : index + 2], word[index - 1 : index + 1] if index else "")
        return tuple(dict.fromkeys(spelling for way in ways for spelling, _ in self.spellings.get(way, ())))

    def missing(self, letter: str) -> float:
        """Return what it costs that the Latin word lacks this letter."""
        return self.costs.get(letter, _LETTER)


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
def word_similarity(one: str, other: str, least: float = _STRANGERS) -> float:
    """Return how alike two folded words are, 1.0 for the same word, 0.0 below `least`; the scripts may differ."""
    if one == other:
        return 1.0
    scripts = script_of_form(one), script_of_form(other)
    if scripts[0] == scripts[1]:
        return _same_script(one, other, least)
    for script, word, latin in ((scripts[0], one, other), (scripts[1], other, one)):
        letters = letters_of(script)
        if letters:
            return _across(letters, word, romanized(latin), least)
    return _same_script(romanized(one), romanized(other), least)


def _same_script(one: str, other: str, least: float) -> float:
    from rapidfuzz.distance import OSA

    plain: float = OSA.normalized_similarity(one, other, score_cutoff=least)
    sound: float = OSA.normalized_similarity(sound_of(one), sound_of(other), score_cutoff=least)
    return max(plain, sound)


@lru_cache(maxsize=16384)
def romanized(word: str) -> str:
    """Return a word of any script in plain Latin letters, as far as a general table can."""
    if word.isascii():
        return word
    from anyascii import anyascii

    return form_of(anyascii(word)).replace("'", "")


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


def _across(letters: Letters, word: str, latin: str, least: float) -> float:
    """Return the similarity of a word in a described script and one in Latin letters, 0.0 below `least`."""
    word, latin = word[:_LONGEST], latin[:_LONGEST]
    spelt = letters.asked(word)
    weight = max(spelt.weight, _consonants(latin), 2.0)
    most = (1.0 - least) * weight + _ROUNDING
    if _costs_more(spelt, latin, most):
        return 0.0
    cost = _alignment_cost(letters, word, latin, most)
    return 1.0 - cost / weight if cost <= most else 0.0


_ROUNDING = 1e-9


@lru_cache(maxsize=16384)
def _consonants(latin: str) -> float:
    return sum(_LETTER for c in latin if c not in _VOWELS)


def _costs_more(spelt: Spelt, latin: str, most: float) -> bool:
    """Say whether a word must cost more than `most`: by its letters of which no spelling stands anywhere in `latin`,
    or by the letters of `latin` that stand in no spelling of its own.
    """
    lacking = 0.0
    for spellings, cost in spelt.letters:
        for spelling in spellings:
            if spelling in latin:
                break
        else:
            lacking += cost
            if lacking > most:
                return True
    if spelt.latin.issuperset(latin):
        return False
    skips = _skip_costs(latin)
    return sum(skip for letter, skip in zip(latin, skips, strict=True) if letter not in spelt.latin) > most


def _alignment_cost(letters: Letters, word: str, latin: str, most: float) -> float:
    """Return the cheapest way to spell `word` as `latin`, letter by letter (edit distance with spellings).

    Infinite where it must cost more than `most`: no way leads past two rows in a row that all cost more.
    """
    rows = [[_NEVER] * (len(latin) + 1) for _ in range(len(word) + 2)]
    rows[0][0] = 0.0
    skips = _skip_costs(latin)
    before = 0.0
    for i in range(len(word) + 1):
        row = rows[i]
        for j, skip in enumerate(skips):
            row[j + 1] = min(row[j + 1], row[j] + skip)
        cheapest = min(row)
        if cheapest > most and before > most:
            return _NEVER
        before = cheapest
        if i < len(word):
            _carry_on(letters, word, latin, rows, i)
    return rows[len(word)][len(latin)]


_NEVER = float("inf")


def _carry_on(letters: Letters, word: str, latin: str, rows: list[list[float]], i: int) -> None:
    """Carry the costs of row `i` on by one letter of the word, missing, spelt or replaced, or by two spelt as one."""
    row, following = rows[i], rows[i + 1]
    missing = max(letters.missing(word[i]), _LONG_VOWEL if i == 0 else 0.0)
    for j, here in enumerate(row):
        following[j] = min(following[j], here + missing, row[j - 1] + _LETTER if j else _NEVER)
    for width in (1, 2):
        target = rows[i + width] if i + width <= len(word) else following
        for spelling, price in letters.spellings.get(word[i : i + width], ()) if i + width <= len(word) else ():
            at = latin.find(spelling)
            while at >= 0:
                end = at + len(spelling)
                target[end] = min(target[end], row[at] + price)
                at = latin.find(spelling, at + 1)


@lru_cache(maxsize=16384)
def _skip_costs(latin: str) -> tuple[float, ...]:
    """Return for each letter of a Latin word what it costs that it has no counterpart."""
    return tuple(_skip_cost(latin, j) for j in range(len(latin)))


def _skip_cost(latin: str, j: int) -> float:
    """Return what it costs that the Latin letter at `j` has no counterpart."""
    if j and latin[j] == latin[j - 1] and latin[j - 2 : j - 1] != latin[j]:
        return _WEAK if latin[j] in _VOWELS else 0.0
    if latin[j] in _VOWELS:
        return _WEAK * 2 if j and latin[j - 1] in _VOWELS else _SHORT_VOWEL
    if latin[j] == "h":
        return _SILENT_H
    return _RARE if j == len(latin) - 1 and latin[j] in _SILENT_ENDS else _LETTER
