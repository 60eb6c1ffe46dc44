"""A stand-in for the network that a Wikidata client asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.knowledge.wikidata import Reply


@dataclass
class FakeTransport:
    """Answers from a list, and remembers what it was asked."""

    replies: list[Reply]
    asked: list[tuple[str, Mapping[str, str], Mapping[str, str]]] = field(default_factory=list)

    def get(self, url: str, parameters: Mapping[str, str], headers: Mapping[str, str]) -> Reply:
        self.asked.append((url, parameters, headers))
        return self.replies.pop(0)
