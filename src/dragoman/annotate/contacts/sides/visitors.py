"""Whose a visit is that a noun tells right behind a meeting on it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.model import ContactType


def met_before(
    skeleton: Skeleton,
    match: FrameMatch,
    first: int,
    earlier: Sequence[tuple[FrameMatch, int | None]],
    during: frozenset[str],
) -> int | None:
    """Return who met somebody on the visit that a noun right behind tells: "said that A met B during a visit to P"."""
    if match.frame.type is not ContactType.VISIT or not (match.frame.nominal or match.word_class == "bare"):
        return None
    for told, subject in reversed(earlier):
        end = skeleton.item_at(max(told.start, told.end - 1))
        between = [item.text for item in skeleton.items[end + 1 : first]]
        near = all(text.startswith("~") or text in during for text in between)
        if near and end < first and told.frame.type is not ContactType.VISIT and "B" in told.slots:
            return told.slots.get("A", subject)
    return None
