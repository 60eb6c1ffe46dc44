"""The blocks of a cleaned text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model import Skipped, Span

BlockKind = Literal["body", "headline"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the article's own text that lies in one paragraph; `paragraph` counts from 0."""

    span: Span
    kind: BlockKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class CleanText:
    """What is read of a text, and what isn't and why; together they cover all but blanks, in order."""

    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...]
