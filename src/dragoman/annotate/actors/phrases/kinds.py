"""Segments and their kinds: the letters over which noun phrases are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.annotate.actors.lexicon import Title
from dragoman.model import Span


class Kind(StrEnum):
    """What a segment is; the letter stands in the patterns of noun phrases."""

    TITLE = "T"
    TITLES = "Y"  # plural: "the foreign ministers"
    HONORIFIC = "H"
    DEMONYM = "D"
    STATE = "S"
    BODY = "B"
    GENERIC_BODY = "G"  # "foreign ministry": a state completes it
    CITY = "K"
    PERSON = "P"  # a full name that the knowledge base has
    SURNAME = "U"
    CAPITALS = "C"  # capitalised words, or words of names after a title, that nobody has entered
    COUNTERPART = "X"
    COUNTERPARTS = "Z"
    POSSESSIVE = "O"
    REFERENCE = "R"  # "he", "the two ministers"
    OF = "o"
    TOWARD = "d"  # "to", "for": of a title ("ambassador to China"), never of a name
    ARTICLE = "t"
    AND = "a"
    COMMA = "c"
    GENITIVE = "g"
    MODIFIER = "m"
    FORMER = "f"
    SUFFIX = "j"
    QUOTE = "q"
    OPEN = "k"  # parenthesis
    CLITIC = "b"  # a preposition written together with the next word
    WORD = "w"
    NUMBER = "n"
    STOP = "s"


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `first` to `last` (not included); `keys` are codes of states, keys of persons or of a body."""

    kind: Kind
    first: int
    last: int
    span: Span
    form: str
    keys: tuple[str, ...] = ()
    title: Title | None = None
    inner: tuple[str, ...] = ()  # states that stand inside a title ("ministre marocain des ...")
    surnames: tuple[str, ...] = ()  # persons whose surname this is, beside another reading
    serves: tuple[Segment, ...] = ()  # of a servant's title: whom he serves
