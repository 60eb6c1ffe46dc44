"""Where a contact took place."""

from __future__ import annotations

from dragoman.annotate.contacts.frames import FrameMatch
from dragoman.annotate.contacts.skeleton import Skeleton
from dragoman.model import ContactType, Place

_REACH_RIGHT = 7
_REACH_LEFT = 9
_PLACED = frozenset({ContactType.MEETING, ContactType.SUMMIT, ContactType.MULTILATERAL_MEETING,
                     ContactType.PRESS_CONFERENCE, ContactType.OTHER_CONTACT, ContactType.MESSAGE})  # fmt: skip


def place_of(skeleton: Skeleton, match: FrameMatch) -> Place | None:
    """Return the place of a match: the visit's goal, or the nearest place given for a meeting."""
    if match.place is not None:
        return skeleton.places[match.place]
    if match.place_group is not None:
        return skeleton.groups[match.place_group].place
    if match.frame.type not in _PLACED:
        return None
    return _nearest(skeleton, match)


def _nearest(skeleton: Skeleton, match: FrameMatch) -> Place | None:
    first, last = skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))
    best: tuple[int, Place] | None = None
    for index in range(max(0, first - _REACH_LEFT), min(len(skeleton.items), last + _REACH_RIGHT)):
        text = skeleton.items[index].text
        if not text.startswith("~p"):
            continue
        distance = 0 if first <= index <= last else min(abs(index - first), abs(index - last))
        if best is None or distance < best[0]:
            best = distance, skeleton.places[int(text[2:-1])]
    return best[1] if best else None
