"""Keys of participants and places: equal for one person written in two scripts, as far as sounds tell."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from itertools import combinations

from dragoman.knowledge import load
from dragoman.knowledge.forms import form_key
from dragoman.knowledge.namewords import name_words
from dragoman.knowledge.sounds import rough_sound
from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import form_of
from dragoman.model import Place

# Pairs of participants that block: a session of thirty names would give 435 of them. Those of the least digest
# are kept, so that two reports which name the same thirty keep the same ones.
MAX_PARTICIPANTS = 8


def digest(text: str) -> str:
    """Return a short digest, the same on every machine."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the rough sound of a name's words in alphabetical order, marked so that no entity id looks like it.

    Coarse on purpose: it brings spellings and scripts together, and what else must agree keeps persons apart.
    Ordinals stay, as they tell namesakes apart.
    """
    parts = form_key(name[:200]).split()
    sounds = sorted({sound for index, part in enumerate(parts) if (sound := _part_key(part, first=index == 0))})
    return "~" + " ".join(sounds or [form_of(name[:60])])


def _part_key(part: str, *, first: bool) -> str:
    known = name_words()
    if part in known.ordinals and not first:
        return f"#{known.ordinals[part]}"
    if len(part) == 1 or any(part in words for words in (known.dropped, known.kept, known.joined, known.honorifics)):
        return ""
    return rough_sound(part)


def pair_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return a key for every two participants, or the one that stands alone."""
    chosen = keys if len(keys) <= MAX_PARTICIPANTS else tuple(sorted(sorted(keys, key=digest)[:MAX_PARTICIPANTS]))
    if len(chosen) == 1:
        return (f"{chosen[0]}|",)
    return tuple(f"{one}|{other}" for one, other in combinations(chosen, 2))


def city_key(place: Place | None) -> str | None:
    """Return the key of a place as narrow as a city, None for a state, and for a palace or the like: it stands in
    a city that other reports name."""
    if place is None or form_of(place.name) in state_names() or form_of(place.name) in body_names():
        return None
    return name_key(place.name)


@cache
def body_names() -> frozenset[str]:
    """Return the folded names of the bodies that the knowledge base comes with."""
    return frozenset(form_of(name.form) for body in load().bodies.values() for name in body.names)


@cache
def state_names() -> dict[str, str]:
    """Return the folded names of states in all languages, each with the state's code."""
    return {
        form_of(name): row["state"]
        for code in language_codes()
        for row in load_language(code).table("states")
        for name in row["names"].split("|")
    }
