"""Nouns for people who are described and not named: "a former player", "la propriétaire", "مهندس البلدية"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.annotate.reporting.clauses.phrasebook import PhraseBook, forms, longest

_LONGEST_NOUN = 3  # words

Readings = Callable[[str], tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class People:
    """What `people.yaml` of a language holds, ready for matching.

    `definite` is the article that is written together with a word, `definites` those that are words.
    `epithets` and what ends in `epithet_endings` take up somebody named before; `others` name
    somebody by his relation to another. `readings` are the ways to read a
    word with what is written together with it; `conjunctions` the letters of "and" among that.
    """

    nouns: PhraseBook
    bodies: PhraseBook
    modifiers: PhraseBook
    definite: str
    definites: frozenset[str]
    one_of: PhraseBook
    epithets: frozenset[str]
    epithet_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    others: frozenset[str]
    object_endings: tuple[str, ...]
    conjunctions: str
    readings: Readings

    def noun(self, words: Sequence[str], at: int) -> tuple[int, str] | None:
        """Return (end, English name or "") of the noun for a person that begins at a word, no preposition on it."""
        if at >= len(words):
            return None
        found = longest(self.nouns, self._plain(words[at]), words[: at + _LONGEST_NOUN], at)
        if found is None and (one := longest(self.one_of, self._plain(words[at]), words, at)):
            among = longest(self.nouns, self._plain(words[one[0]]), words, one[0]) if one[0] < len(words) else None
            return (among[0], f"one of the {among[1][0]}") if among else None
        return (found[0], found[1][0]) if found else None

    def teller(self, words: Sequence[str], at: int) -> tuple[int, str] | None:
        """Return (end, English name) of the noun for a person or body that begins at a word."""
        body = longest(self.bodies, self._plain(words[at]), words, at) if at < len(words) else None
        return self.noun(words, at) or ((body[0], body[1][0]) if body else None)

    def is_definite(self, word: str) -> bool:
        """Say whether a word has the article written together with it."""
        return bool(self.definite) and any(rest.startswith(self.definite) for rest in self._conjoined(word))

    def modifier(self, word: str) -> str | None:
        """Return what a word behind the noun adds in English ("former"), None where it is none that is known."""
        found = longest(self.modifiers, self._plain(word), [word], 0)
        return found[1][0] if found else None

    def is_epithet(self, words: Sequence[str]) -> bool:
        """Say whether all words are such as take up somebody named before: "veteran diplomat", "64-year-old"."""
        plain = [{rest for _, rest in self._plain(word)} for word in words]
        ended = (bool(self.epithet_endings) and word.endswith(self.epithet_endings) for word in words)
        known = (bool(rests & self.epithets) for rests in plain)
        return all(one or other for one, other in zip(known, ended, strict=True))

    def is_other(self, word: str) -> bool:
        """Say whether a noun is for somebody by his relation to another who is in view: "rival", "hôte", "خصمه"."""
        return any(rest in self.others for _, rest in self._plain(word))

    def is_object(self, word: str) -> bool:
        """Say whether a noun has the ending of several that are no subject: "الصحفيين"."""
        ended = (end for end in self.object_endings if word.endswith(end))
        return any(self.noun((word.removesuffix(end),), 0) is not None for end in ended)

    def is_plural(self, word: str, singulars: Collection[str]) -> bool:
        """Say whether a word is one of the singulars with the ending of several."""
        return any(word.endswith(end) and word.removesuffix(end) in singulars for end in self.plural_endings)

    def is_several(self, words: Sequence[str]) -> bool:
        """Say whether the last of the words is a noun for a person with the ending of several: "the farmers"."""
        ends = ((word, end) for word in words[-1:] for end in self.plural_endings if word.endswith(end))
        return any(self.noun((word.removesuffix(end),), 0) is not None for word, end in ends)

    def is_title(self, word: str, heads: frozenset[str]) -> bool:
        """Say whether a word is one of the titles, with or without its article."""
        return any(rest in heads for _, rest in self._plain(word))

    def called(self, words: Sequence[str]) -> str | None:
        """Return what somebody is called in English who is described by the words: "former player"; None if unknown."""
        found = self.teller(words, 0)
        if found is None or not found[1]:
            return None
        added = [name for word in words[found[0] :] if (name := self.modifier(word))]
        return " ".join([*dict.fromkeys(added), found[1]])

    def _conjoined(self, word: str) -> list[str]:
        return [rest for clitics, rest in self.readings(word) if not clitics.strip(self.conjunctions)]

    def _plain(self, word: str) -> list[tuple[str, str]]:
        """Return the word as it is and without its article, each also without "and"."""
        found = self._conjoined(word)
        if self.definite:
            found += [rest[len(self.definite) :] for rest in found if rest.startswith(self.definite)]
        return [("", rest) for rest in found if rest]


def people_of(data: Mapping[str, Any], conjunctions: str, readings: Readings) -> People:
    """Return the nouns for people of a language from its `people.yaml`."""
    return People(
        PhraseBook(data["nouns"]),
        PhraseBook(data["bodies"]),
        PhraseBook(data["modifiers"]),
        str(data["definite"]),
        frozenset(forms(str(article))[0] for article in data["definites"]),
        PhraseBook({"one_of": data["one_of"]}),
        frozenset(word for epithet in data["epithets"] for word in forms(str(epithet))),
        tuple(map(str, data["epithet_endings"])),
        tuple(map(str, data["plural_endings"])),
        frozenset(word for other in data["others"] for word in forms(str(other))),
        tuple(map(str, data["object_endings"])),
        conjunctions,
        readings,
    )
