"""Sentences with the actors that they name, before and after these are identified."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.annotate.actors.phrases.kinds import Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.language.text import Token
from dragoman.model import EntityMention, Place, Sentence


@dataclass(frozen=True)
class Naming:
    """What one phrase names: one actor, or all of a plural or a reference; `place` where it may be one."""

    phrase: Phrase
    mentions: tuple[EntityMention, ...]
    keys: tuple[str, ...]
    place: Place | None = None
    reference: str | None = None


@dataclass(frozen=True)
class ParsedSentence:
    """A sentence with its tokens, segments and namings."""

    sentence: Sentence
    text: str  # the text that its offsets count: the document's, or the title's
    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]
    namings: tuple[Naming, ...]


@dataclass(frozen=True)
class Unresolved:
    """A sentence cut into phrases that nobody has identified yet."""

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]
    phrases: tuple[Phrase, ...]
