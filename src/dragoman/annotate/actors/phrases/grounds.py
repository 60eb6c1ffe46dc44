"""States that an adjective names as the ground somebody treads or the goal of his journey: "le sol roumain"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase

_OWNED = 3  # segments from a possessive to its journey


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
