"""Keys of participants and places: equal for one person written in two scripts, as far as sounds tell."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from itertools import combinations

from dragoman.knowledge.letters import romanized, sound_of
from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import form_of, tokenize
from dragoman.model import Participant, Place

# Pairs of participants that block: a session of thirty names would give 435 of them. Those of the least digest
# are kept, so that two reports which name the same thirty keep the same ones.
MAX_PARTICIPANTS = 8
# A skeleton shorter than this says too little ("Li", "El-Sisi"): the whole word is kept.
_MIN_SKELETON = 3
_WEAK = frozenset("aeiouyw'h")


def digest(text: str) -> str:
    """Return a short digest, the same on every machine."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def participant_key(one: Participant) -> str:
    """Return the entity's id, or the skeleton of the name where there is none."""
    return one.entity or name_key(one.name)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the consonants of a name's words in alphabetical order, marked so that no entity id looks like it."""
    words = (token.form for token in tokenize(name[:200]) if token.form[:1].isalnum())
    parts = sorted({part for word in words for part in word.split("-") if len(part) > 2} or {form_of(name)[:60]})
    return "~" + " ".join(dict.fromkeys(map(_skeleton, parts)))


def _skeleton(word: str) -> str:
    sound = sound_of(romanized(word))
    consonants = "".join(letter for letter in sound if letter not in _WEAK)
    return consonants if len(consonants) >= _MIN_SKELETON else sound


def pair_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return a key for every two participants, or the one that stands alone."""
    chosen = keys if len(keys) <= MAX_PARTICIPANTS else tuple(sorted(sorted(keys, key=digest)[:MAX_PARTICIPANTS]))
    if len(chosen) == 1:
        return (f"{chosen[0]}|",)
    return tuple(f"{one}|{other}" for one, other in combinations(chosen, 2))


def city_key(place: Place | None) -> str | None:
    """Return the key of a place that is narrower than a state, None for a state."""
    if place is None or form_of(place.name) in state_names():
        return None
    return name_key(place.name)


@cache
def state_names() -> dict[str, str]:
    """Return the folded names of states in all languages, each with the state's code."""
    return {
        form_of(name): row["state"]
        for code in language_codes()
        for row in load_language(code).table("states")
        for name in row["names"].split("|")
    }
