"""Where the phrase of one actor ends: two titles that one person can't have are two persons'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.annotate.actors.phrases.kinds import Kind, Segment

_JOINTS = frozenset({Kind.AND, Kind.COMMA, Kind.ARTICLE, Kind.MODIFIER, Kind.FORMER, Kind.HONORIFIC})
_WHOSE = frozenset({Kind.STATE, Kind.DEMONYM, Kind.CITY, Kind.BODY})
_ENDS_GOAL = frozenset({Kind.PERSON, Kind.SURNAME, Kind.CAPITALS, Kind.COMMA, Kind.TITLE})


def one_office(part: Sequence[Segment]) -> Sequence[Segment]:
    """Return a phrase up to a title of another state, which is somebody else's: "الزعيم الهندي الرئيس الإيراني"."""
    titles = [index for index, segment in enumerate(part) if segment.kind is Kind.TITLE]
    for one, other in pairwise(titles):
        end = next((n for n in titles if n > other), len(part))
        if _are_two(part[one : other + 1], part[other + 1 : end]) or _is_delegation(part[one:other]):
            return _without_joints(part[:other])
        theirs = [_states_of(part[first:last]) for first, last in ((one, other), (other, end))]
        if theirs[0] and theirs[1] and theirs[0].isdisjoint(theirs[1]):
            return _without_joints(part[:other])
    return part


def _are_two(part: Sequence[Segment], behind: Sequence[Segment]) -> bool:
    """Say whether an "and" between two titles joins two persons: "the Secretary-General and the Prime Minister".

    So it does where the first is vague ("the Secretary and Foreign Minister X"), or both are one office; the president
    of a state and president of a body, named `behind`, is one.
    """
    kinds, first, last = [segment.kind for segment in part], part[0].title, part[-1].title
    if Kind.AND not in kinds or first is None or last is None:
        return False
    chairs = any(segment.kind is Kind.BODY for segment in behind) and bool(_states_of(part))
    alike = first.office == last.office and not chairs
    return Kind.ARTICLE in kinds[kinds.index(Kind.AND) :] or first.office == "delegation" or alike


def _is_delegation(part: Sequence[Segment]) -> bool:
    """Say whether a delegation of somebody stands before a title: "وفد حماس وزير الخارجية", whom it met."""
    title = part[0].title
    return bool(title and title.office == "delegation") and any(segment.kind in _WHOSE for segment in part)


def _without_joints(part: Sequence[Segment]) -> Sequence[Segment]:
    """Return a phrase without what leads over to the next: "le président français et le"."""
    while len(part) > 1 and part[-1].kind in _JOINTS:
        part = part[:-1]
    return part


def _states_of(part: Sequence[Segment]) -> frozenset[str]:
    told = frozenset(key for segment in own_states(part) for key in (*segment.keys, *segment.inner))
    return told or frozenset(key for segment in part if segment.serves for key in segment.inner)


def own_states(part: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the states of whom somebody speaks, not the one that he is sent to ("ambassador to China")."""
    sent = told = False
    for before, segment in pairwise((part[0], *part)):
        seat = told and before.kind is Kind.OF and segment.kind is Kind.CITY  # "the Russian ambassador in Beirut"
        if segment.kind in (Kind.STATE, Kind.DEMONYM, Kind.CITY) and not (sent or seat):
            yield segment
            told = True
        sent = segment.kind is Kind.TOWARD or (sent and segment.kind not in _ENDS_GOAL)
