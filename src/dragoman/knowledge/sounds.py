"""The rough sound of a word of a name: equal in two scripts and in most spellings."""

from __future__ import annotations

from functools import lru_cache

from dragoman.knowledge.letters import romanized

# Sounds that scripts and languages spell in several letters, then the class of each letter; vowels, h, w and y are
# in none, since Arabic leaves most of them out. A word of one sound keeps its letters ("Li").
_SOUNDS = (("sch", "s"), ("tch", "s"), *((pair, pair[0]) for pair in ("kh", "gh", "sh", "th", "dh")), ("ch", "s"),
           ("ph", "f"), ("dj", "j"), ("ce", "s"), ("ci", "s"))  # fmt: skip
_CLASSES = {
    letter: letters[0] for letters in ("bpvf", "kgjqc", "szx", "td", "r", "l", "m", "n") for letter in letters
} | {str(digit): str(digit) for digit in range(10)}
_MIN_SOUNDS = 2


@lru_cache(maxsize=65536)
def rough_sound(word: str) -> str:
    """Return the classes of a folded word's consonants, its Latin letters where they are fewer than two."""
    rough = romanized(word)
    for spelling, sound in _SOUNDS:
        rough = rough.replace(spelling, sound)
    classes = [_CLASSES[letter] for letter in rough if letter in _CLASSES]
    single = "".join(one for index, one in enumerate(classes) if index == 0 or one != classes[index - 1])
    return next((key for key in (single, "".join(classes)) if len(key) >= _MIN_SOUNDS), rough)
