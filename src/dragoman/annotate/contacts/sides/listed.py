"""Verbs that semicolons part: "met X; held talks with Y; and toured Z" has one subject."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton

_FINITE = frozenset({"past", "present", "future"})


def listed_subject(
    skeleton: Skeleton, match: FrameMatch, boundary: int, earlier: Sequence[tuple[FrameMatch, int | None]]
) -> int | None:
    """Return the subject of the verbs before a semicolon, where a match's verb stands right behind it.

    `boundary` is the item of the semicolon, negative where there is none; `earlier` are the matches before it with
    their subjects.
    """
    between = (item.text for item in skeleton.items[boundary + 1 : skeleton.item_at(match.start)])
    free = all(text.startswith("~") or text == "," or text in skeleton.and_words for text in between)
    if boundary < 0 or not free or match.frame.nominal or match.word_class not in _FINITE:
        return None
    told = (subject for one, subject in reversed(earlier) if one.word_class in _FINITE)
    return next((subject for subject in told if subject is not None), None)
