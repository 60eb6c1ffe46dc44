"""Cases beside the languages, with their sentences and hand-made actors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from dragoman.annotate.actors.cast import Character
from dragoman.annotate.page.blocks import Block
from dragoman.annotate.reporting.report import Report
from dragoman.annotate.sentences import split
from dragoman.language.folder import language_codes
from dragoman.model import EntityKind, EntityMention, Sentence, Span


@dataclass(frozen=True)
class Case:
    """A text in a language, with what is expected of it; `text` may have line ends, each ends a paragraph."""

    language: str
    text: str
    actors: tuple[EntityMention, ...]
    expected: Mapping[str, Any]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences_of(self.text, self.language)

    @property
    def report(self) -> Report:
        states = self.expected.get("cast", {})
        cast = [Character(name, None, codes[0], frozenset(codes), frozenset(codes)) for name, codes in states.items()]
        return Report(self.text, self.sentences, self.actors, self.language, cast=cast)

    def sentence_of(self, words: str) -> tuple[Sentence, Span]:
        """Return the sentence in which the words stand first, and where they stand."""
        start = self.text.index(words)
        span = Span(start, start + len(words))
        return next(s for s in self.sentences if s.span.start <= start < s.span.end), span


def sentences_of(text: str, language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text whose lines are its paragraphs."""
    found = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    return split(text, [Block(span, "body", i) for i, span in enumerate(found)], language)


def report_of(text: str, language: str) -> Report:
    """Return the report of a text that names nobody known."""
    return Report(text, sentences_of(text, language), (), language)


def mentions_of(text: str, actors: Mapping[str, str]) -> tuple[EntityMention, ...]:
    """Return a mention wherever an actor of a case stands.

    A key "the minister [Jane Doe]" has the name in brackets; the value is a kind, and a usual name if it is another.
    """
    found: list[EntityMention] = []
    for key in sorted(actors, key=len, reverse=True):
        kind, _, name = actors[key].partition(" ")
        phrase = key.replace("[", "").replace("]", "")
        inner = key.index("[") if "[" in key else 0
        surface = re.sub(r".*\[|\].*", "", key) if "[" in key else phrase
        for match in re.finditer(rf"{re.escape(phrase)}(?!\w)", text):
            extent = Span(*match.span())
            if any(extent.overlaps(m.extent) for m in found):
                continue
            span = Span(extent.start + inner, extent.start + inner + len(surface))
            found.append(EntityMention(span, span.of(text), extent, EntityKind(kind), name=name or surface))
    return tuple(sorted(found, key=lambda m: m.extent.start))


def cases(name: str) -> list[Case]:
    """Return the cases of a file `cases/<name>.yaml` in all languages."""
    found: list[Case] = []
    for code in language_codes():
        path = files("dragoman.languages").joinpath(code, "cases", f"{name}.yaml")
        for entry in yaml.safe_load(path.read_text("utf-8")) if path.is_file() else ():
            text = str(entry["text"])
            found.append(Case(code, text, mentions_of(text, entry.get("actors", {})), entry))
    return found


def case_id(case: Case) -> str:
    """Return a readable name for a case."""
    return f"{case.language}: {case.text[:50]}"


def names(found: Sequence[Any]) -> list[str]:
    """Return the surfaces of what was found."""
    return [one.surface for one in found]
