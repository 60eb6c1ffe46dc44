"""Whose envoy somebody is: "the special envoy of President X", "X's envoy, Y"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.actors.phrases.kinds import Kind, Segment

_GLUE = frozenset({Kind.OF, Kind.TOWARD, Kind.ARTICLE, Kind.CLITIC, Kind.MODIFIER})
_OFFICE = "envoy"


def envoy_of(part: Sequence[Segment]) -> int | None:
    """Return where the office begins behind "the envoy of" in one phrase: that of whoever sends him."""
    at = next((i for i, segment in enumerate(part) if segment.title), None)
    title = part[at].title if at is not None else None
    if at is None or title is None or title.office != _OFFICE or title.plural:
        return None
    first = at + 1
    if first >= len(part) or part[first].kind not in (Kind.OF, Kind.TOWARD):
        return None
    while first < len(part) and part[first].kind in _GLUE - {Kind.MODIFIER}:
        first += 1
    behind = first
    while behind < len(part) and part[behind].kind in (Kind.DEMONYM, Kind.STATE, Kind.GENITIVE, Kind.MODIFIER):
        behind += 1
    follows = behind < len(part) and part[behind].title is not None and part[behind].kind is Kind.TITLE
    return first if follows else None


def envoy_title(first: int, sender: tuple[int, int], segments: Sequence[Segment]) -> Segment | None:
    """Return the title of the envoy whose phrase begins at `first`, behind the one of his `sender` (first, last).

    None where he is none: "the envoy of X, Y", "X's special envoy Y".
    """
    if sender[1] != first - 1:
        return None
    joint, at = segments[first - 1].kind, sender[0] - 1
    if joint is Kind.GENITIVE:
        title = next((s for s in segments[first : first + 3] if s.title or s.kind not in _GLUE), None)
        return title if title and title.title and title.title.office == _OFFICE else None
    while at > 0 and segments[at].kind in _GLUE:
        at -= 1
    title = segments[at] if joint is Kind.COMMA and 0 <= at < sender[0] - 1 else None
    return title if title and title.title and title.title.office == _OFFICE and not title.title.plural else None
