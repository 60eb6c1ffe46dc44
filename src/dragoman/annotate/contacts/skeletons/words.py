"""The words of a language that a skeleton treats apart, and the form in which words stand in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from dragoman.annotate.actors.lexicon import Trie, actor_lexicon
from dragoman.language.folder import load_language
from dragoman.language.text import form_of

_MOST_KEPT = 32768


class Adverbs:
    """What may be passed over: phrases of a list, and words that are adverbs by their form."""

    def __init__(self, phrases: Trie, is_adverb: Callable[[str], bool]) -> None:
        self._phrases, self._is_adverb = phrases, is_adverb

    def begins(self, form: str) -> bool:
        """Say whether any adverb begins with `form`."""
        return self._phrases.begins(form) or self._is_adverb(form)

    def match(self, words: Sequence[str], start: int) -> tuple[int, Any] | None:
        """Return (end, value) of the longest adverb that begins at `start`."""
        found = self._phrases.match(words, start)
        if found or start >= len(words) or not self._is_adverb(words[start]):
            return found
        return start + 1, True


@dataclass(frozen=True)
class SkeletonWords:
    """The words of a language that a skeleton treats apart."""

    locatives: Trie
    adverbs: Adverbs
    negations: Trie
    sidelines: Trie
    led_by: Trie
    including: Trie
    included: frozenset[str]  # collectives out of whom somebody is named, and the words before them
    included_as: frozenset[str]
    led_nouns: frozenset[str]  # "delegation", where only such a noun is led; none where an article shows it
    company: frozenset[str]
    place_nouns: frozenset[str]
    where_words: frozenset[str]
    tying_words: frozenset[str]
    sequels: frozenset[str]  # adverbs that do for an "and": "X, puis Y"
    repeated: frozenset[str]  # prepositions that grammar wants before each of a row: "à X et à Y"
    time_prepositions: frozenset[str]
    and_words: frozenset[str]
    and_phrases: tuple[tuple[str, ...], ...]  # several words that do for an "and": "as well as"
    of_words: frozenset[str]
    articles: frozenset[str]
    to_words: frozenset[str]
    locative_clitics: frozenset[str]
    unread_close: bool  # any noun may close a row of actors: "with A, B and civil society"
    singular: frozenset[str]  # verbs that no two persons can have for their own
    prepositions: frozenset[str]
    beside: frozenset[str]  # prepositions behind which no verb can stand before a titled name
    errands: frozenset[str]  # what begins the words for what an envoy is sent: "for the affairs of"
    complements: frozenset[str]
    numbers: Mapping[str, int]

    @cached_property
    def opens(self) -> Callable[[str], bool]:
        """Tells whether a phrase that is treated apart can begin with a word; most words begin none."""
        phrases = (
            self.locatives,
            self.adverbs,
            self.negations,
            self.sidelines,
            self.led_by,
            self.including,
        )
        return lru_cache(_MOST_KEPT)(lambda form: any(one.begins(form) for one in phrases))


@cache
def skeleton_words(language: str) -> SkeletonWords:
    """Return the words that `frames.yaml` of a language gives for skeletons."""
    data = load_language(language).data("frames")["skeleton"]
    former = word_former(language)
    return SkeletonWords(
        locatives=_trie(data["locatives"]),
        adverbs=Adverbs(_trie(data["adverbs"]), load_language(language).hook("is_adverb", lambda _form: False)),
        negations=_trie(data["negations"]),
        sidelines=_trie(data["sidelines"]),
        led_by=_trie(data["led_by"]),
        including=_trie(data.get("including", ())),
        included=frozenset(map(form_of, data.get("included", ()))),
        included_as=frozenset(map(form_of, data.get("included_as", ()))),
        led_nouns=frozenset(map(form_of, data["led_nouns"])),
        company=frozenset(map(form_of, data["company"])),
        place_nouns=frozenset(map(form_of, data["place_nouns"])),
        sequels=frozenset(map(form_of, data["sequels"])),
        repeated=frozenset(map(form_of, data.get("repeated", ()))),
        where_words=frozenset(former(word, form_of(word)) for word in data.get("where", ())),
        tying_words=frozenset(former(word, form_of(word)) for word in data["tying"]),
        time_prepositions=frozenset(map(form_of, data["time_prepositions"])),
        and_words=actor_lexicon(language).words["and"],
        and_phrases=tuple(tuple(map(form_of, phrase.split())) for phrase in data["and_phrases"]),
        of_words=actor_lexicon(language).words["of"],
        articles=actor_lexicon(language).words["articles"],
        to_words=actor_lexicon(language).words["toward"],
        locative_clitics=frozenset(data["locative_clitics"]),
        unread_close=bool(data.get("unread_close")),
        singular=frozenset(former(word, form_of(word)) for word in data["singular"]),
        prepositions=frozenset(map(form_of, data["prepositions"])),
        beside=frozenset(map(form_of, data.get("beside", ()))),
        errands=frozenset(map(form_of, data.get("errands", ()))),
        complements=frozenset(map(form_of, data.get("complements", ()))),
        numbers={
            form_of(str(word)): int(number)
            for number, words in load_language(language).data("dates")["numbers"].items()
            for word in words
        },
    )


def _trie(phrases: Sequence[str]) -> Trie:
    trie = Trie()
    for phrase in phrases:
        trie.add(phrase, True)
    return trie


def word_former(language: str) -> Callable[[str, str], str]:
    """Return the function (surface, form) -> the form in which a word stands in skeletons and patterns."""
    return load_language(language).hook("skeleton_form", lambda _surface, form: form)
