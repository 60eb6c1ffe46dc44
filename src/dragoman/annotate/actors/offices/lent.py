"""Of whom offices are that stand without a state: in a row with one that has it, or behind a word in capitals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.noun_phrases import Phrase

# Offices that several persons of one state hold, where they stand in a row.
_PRINCIPAL = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"}) | {
    "speaker_of_parliament",
    "finance_minister",
    "interior_minister",
}
# A sentence's first word stands in capitals, whatever it is.
_INSIDE = 2


def with_shared_state(found: Sequence[Phrase], segments: Sequence[Segment]) -> list[Phrase]:
    """Give offices in a row the state of the first: "the Sri Lankan President, Prime Minister and Foreign Minister".

    "The Chinese President and the Prime Minister" may be two states'.
    """
    shared = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        one = shared[at]
        between = [segment.kind for segment in segments[one.last : other.first]]
        row = between in ([Kind.COMMA], [Kind.AND], [Kind.COMMA, Kind.AND])
        bare = other.article is None or Kind.COMMA in between
        bare = bare or (at > 0 and bool(shared[at - 1].states) and shared[at - 1].states == one.states)
        if row and bare and _is_office(one) and one.states and _is_office(other) and not other.states:
            shared[at + 1] = replace(other, states=one.states)
    for at in range(len(shared) - 2, -1, -1):
        one, other = shared[at], shared[at + 1]
        between = [segment.kind for segment in segments[one.last : other.first]]
        before = segments[one.first - 1].kind if one.first else None
        row = between == [Kind.COMMA] or (between in ([Kind.AND], [Kind.COMMA, Kind.AND]) and before is Kind.COMMA)
        if row and _is_office(one) and not one.states and _is_office(other) and other.states:
            shared[at] = replace(one, states=other.states)  # "the foreign minister, the premier and the president of X"
    return shared


def _is_office(phrase: Phrase) -> bool:
    """Say whether a phrase is a principal office without a name or a body."""
    title = phrase.titles[0].title if len(phrase.titles) == 1 else None
    free = not (phrase.name or phrase.bodies or phrase.qualified or phrase.former or phrase.counterpart)
    return free and title is not None and title.of is None and title.office in _PRINCIPAL


def is_anothers(phrase: Phrase, segments: Sequence[Segment], text: str, title: bool) -> bool:
    """Say whether an unread word in capitals tells whose office it is: "the Kurdish president" is no other's."""
    if title or phrase.first < _INSIDE or phrase.states or phrase.bodies or not phrase.titles:
        return False
    before = segments[phrase.first - 1]
    return before.kind in (Kind.WORD, Kind.CAPITALS) and text[before.span.start].isupper()
