"""The word lists of a frame file: verbs written out in their forms, nouns, phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dragoman.language.text import form_of, tokenize

WordFormer = Callable[[str, str], str]
# A verb's phrase -> its forms, each with its class ("past", "bare" ...).
Inflector = Callable[[str], Iterable[tuple[str, str]]]
_VERBS = "verb"


@dataclass(frozen=True, slots=True)
class Template:
    """A way to write out a word's compound forms, and the class they all have."""

    word_class: str
    forms: tuple[str, ...]


@dataclass(slots=True)
class Branch:
    """Where the words of some phrases have led: the phrase that is whole here, and those that go on."""

    phrase: str | None = None
    longer: dict[str, Branch] = field(default_factory=dict)


@dataclass(frozen=True)
class WordList:
    """A named list of words or phrases; `classes` tells the class (past, future, bare ...) of each."""

    name: str
    phrases: tuple[str, ...]
    classes: Mapping[str, str]

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(phrase.partition(" ")[0] for phrase in self.phrases)

    @cached_property
    def verbal(self) -> bool:
        """Whether these are verbs: only their forms have classes."""
        return any(self.classes.values())

    @cached_property
    def branches(self) -> Mapping[str, Branch]:
        """The phrases by their words, one after the other; made when a sentence first asks for them."""
        root = Branch()
        for phrase in self.phrases:
            branch = root
            for word in phrase.split():
                branch = branch.longer.setdefault(word, Branch())
            branch.phrase = phrase
        return root.longer


def word_lists(
    data: Mapping[str, Any], templates: Mapping[str, Template], former: WordFormer, inflect: Inflector
) -> dict[str, WordList]:
    """Return the word lists of a frame file: each a plain list, or lists by class.

    A class that is the name of a template stands for all its forms: "pp: [reçu]" for "a reçu", "ont reçu" ...
    The class `verb` holds verbs that `inflect` writes out: "verb: [dine with]" for "dined with", "dines with" ...
    """
    found = {}
    for name, value in data.items():
        by_class = value if isinstance(value, dict) else {"": value}
        written = [pair for key, phrases in by_class.items() for pair in _written_out(key, phrases, templates, inflect)]
        classes: dict[str, str] = {}
        for phrase, key in written:  # a form of two classes has the one that is listed first
            classes.setdefault(" ".join(phrase_forms(phrase, former)), key)
        # Longer phrases first, so that "had a call" isn't read as "had".
        found[name] = WordList(name, tuple(sorted(classes, key=len, reverse=True)), classes)
    return found


def _written_out(
    key: str, phrases: Iterable[object], templates: Mapping[str, Template], inflect: Inflector
) -> Iterator[tuple[str, str]]:
    template = templates.get(key)
    for phrase in map(str, phrases):
        if key == _VERBS:
            yield from inflect(phrase)
        elif template:
            yield from ((form.format(phrase), template.word_class) for form in template.forms)
        else:
            yield phrase, key


def phrase_forms(phrase: str, former: WordFormer) -> list[str]:
    """Return the words of a phrase as they stand in a skeleton."""
    words = phrase.split()
    if all(map(str.isalpha, words)):  # so are nearly all: each word is a token
        return [former(word, form_of(word)) for word in words]
    # An elided word ("d'") is one only before another word.
    tokens = tokenize(phrase + "xx")[:-1] if phrase.endswith("'") else tokenize(phrase)
    return [former(token.surface, token.form) for token in tokens]


def as_written(phrase: str, former: WordFormer) -> str:
    """Return a phrase as skeletons have it; marks stay what they are."""
    return " ".join(phrase_forms(phrase, former)) if phrase[:1].isalpha() else phrase


def one_of(phrases: Iterable[str], former: WordFormer) -> str:
    """Return a regular expression for any of some phrases as skeletons have them, the longest first."""
    forms = sorted((re.escape(" ".join(phrase_forms(phrase, former))) for phrase in phrases), key=len, reverse=True)
    return f"(?:{'|'.join(forms)})" if forms else r"(?!)"
