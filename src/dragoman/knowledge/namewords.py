"""The words of names that are no name by themselves, from the `names.yaml` of all language folders together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import form_of


@dataclass(frozen=True, slots=True)
class NameWords:
    """Particles, honorifics, ordinals and the like, folded.

    `kept` particles belong to the family name ("bin Salman"), `dropped` ones may be left out ("el-Sisi").
    `ordinals` and `generations` tell namesakes apart; their values are numbers. `joined` words are written
    before the next one, apart or together, and lead to the first of their list. `patronymics` fix the order
    of the names around them. `joiners` are the small words in the names of bodies,
    `territorial` ones stand before the place that a ruler or lord is named after.
    """

    kept: frozenset[str]
    dropped: frozenset[str]
    honorifics: frozenset[str]
    ordinals: dict[str, int]
    generations: dict[str, int]
    joined: dict[str, str]
    patronymics: frozenset[str]
    joiners: frozenset[str]
    territorial: frozenset[str]


@cache
def name_words() -> NameWords:
    """Return the name words of all languages together."""
    data = [load_language(code).data("names") for code in language_codes()]
    return NameWords(
        _folded(word for one in data for word in one["particles"]["kept"]),
        _folded(word for one in data for word in one["particles"]["dropped"]),
        _folded(word for one in data for word in one["honorifics"]),
        {form: number for one in data for form, number in _numbers(one["ordinals"])},
        {form: number for one in data for form, number in _numbers(one["generations"])},
        {form_of(word): form_of(one["joined"][0]) for one in data for word in one["joined"]},
        _folded(word for one in data for word in one["patronymics"]),
        _folded(word for one in data for word in one["joiners"]),
        _folded(word for one in data for word in one["territorial"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Return the words folded, and as name forms write them (without an article)."""
    from dragoman.knowledge.forms import form_key

    listed = tuple(words)
    return frozenset(map(form_of, listed)) | frozenset(filter(None, map(form_key, listed)))


def _numbers(mapping: dict[str, int]) -> Iterable[tuple[str, int]]:
    """Yield the numbers by folded word, with and without an article that name forms drop."""
    from dragoman.knowledge.forms import form_key

    for word, number in mapping.items():
        yield form_of(str(word)), int(number)
        yield form_key(str(word)), int(number)


@cache
def given_groups() -> dict[str, frozenset[int]]:
    """Return the groups, by number, of each given name that must not be taken for one nearly alike."""
    groups: dict[str, frozenset[int]] = {}
    listed = [group for code in language_codes() for group in load_language(code).data("given_names")["groups"]]
    for number, group in enumerate(listed):
        for word in map(form_of, group):
            groups[word] = groups.get(word, frozenset()) | {number}
    return groups


@cache
def masculine_given_names() -> frozenset[str]:
    """Return the given names that the language folders list as men's."""
    return _folded(name for code in language_codes() for name in load_language(code).data("given_names")["masculine"])


def more_given_names() -> frozenset[str]:
    """Return the given names that the language folders list beside those of the persons known."""
    return _folded(name for code in language_codes() for name in load_language(code).data("given_names")["more"])
