"""Places that a state or its adjective names: its capital, the ground somebody treads, the goal of a journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase
from dragoman.model import Span

_APART = frozenset({Kind.OPEN, Kind.WORD})
_OWNED = 3  # segments from a possessive to its journey


def capitals(segments: Sequence[Segment], lexicon: ActorLexicon) -> Iterator[Phrase]:
    """Yield "the Saudi capital" where no city's name follows: a place by its state."""
    nouns = lexicon.words["capital"]
    for index, (one, other) in enumerate(pairwise(segments)):
        if nouns.isdisjoint((one.form, other.form)):
            continue
        of = next((s for s in (one, other) if s.kind in (Kind.DEMONYM, Kind.STATE)), None)
        behind = segments[index + 2 : index + 4]
        named = any(s.kind is Kind.CITY for s in behind) and behind[0].kind not in _APART
        if of and not named:
            yield Phrase(index, index + 2, Span(one.span.start, other.span.end), states=(of,), reference="capital")


def grounds(segments: Sequence[Segment], lexicon: ActorLexicon) -> Iterator[Phrase]:
    """Yield the adjectives behind "the soil", and behind journeys of which a possessive tells whose they are.

    "His Chinese journey" goes to China; "the Chinese visit" may be that of the Chinese.
    """
    if not lexicon.words["grounds"]:
        return
    for at, one in enumerate(segments[1:], start=1):
        noun = segments[at - 1]
        if one.kind is not Kind.DEMONYM or noun.kind is not Kind.WORD:
            continue
        owners = segments[max(0, at - 1 - _OWNED) : at - 1]
        journey = lexicon.has("journeys", noun.form) and any(s.kind is Kind.POSSESSIVE for s in owners)
        if journey or lexicon.has("grounds", noun.form):
            yield Phrase(at, at + 1, one.span, states=(one,), reference="ground")
