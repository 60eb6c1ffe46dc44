"""Where a sentence begins to tell whose envoy somebody is, before his own name."""

from __future__ import annotations

from itertools import pairwise

from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.naming import Naming, ParsedSentence

_BEFORE_TITLE = frozenset({Kind.ARTICLE, Kind.MODIFIER, Kind.DEMONYM})


def senders_at(parsed: ParsedSentence) -> dict[int, tuple[Naming, Naming]]:
    """Return, by the token at which it begins, who sends an envoy, and the envoy: "a special envoy of X, Y"."""
    found: dict[int, tuple[Naming, Naming]] = {}
    for sender, envoy in pairwise(parsed.namings):
        if not (envoy.phrase.is_sent and sender.mentions and envoy.mentions):
            continue
        first = sender.phrase.first
        titles = [index for index, one in enumerate(parsed.segments[:first]) if one in envoy.phrase.titles]
        if titles:
            first = titles[-1]
            while first and parsed.segments[first - 1].kind in _BEFORE_TITLE:
                first -= 1
        found[parsed.segments[first].first] = sender, envoy
    return found
