"""Whose a visit is that a noun tells, or a meeting that a noun tells right behind a visit."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords
from dragoman.annotate.contacts.skeletons.items import Group
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.model import ContactType, EntityKind

_FIRST = 3  # items from "the first" to "visit"


def told_with_visit(
    skeleton: Skeleton,
    match: FrameMatch,
    first: int,
    earlier: Sequence[tuple[FrameMatch, int | None]],
    words: ClauseWords,
) -> int | None:
    """Return whose a visit is that stands right behind a meeting on it, or a meeting right behind a visit."""
    if match.frame.type is ContactType.VISIT:
        return _met_before(skeleton, match, first, earlier, words.during)
    return _visitor_before(skeleton, match, first, earlier, words)


def _met_before(
    skeleton: Skeleton,
    match: FrameMatch,
    first: int,
    earlier: Sequence[tuple[FrameMatch, int | None]],
    during: frozenset[str],
) -> int | None:
    """Return who met somebody on the visit that a noun right behind tells: "said that A met B during a visit to P"."""
    if not (match.frame.nominal or match.word_class == "bare"):
        return None
    for told, subject in reversed(earlier):
        end = skeleton.item_at(max(told.start, told.end - 1))
        between = [item.text for item in skeleton.items[end + 1 : first]]
        near = all(text.startswith("~") or text in during for text in between)
        if near and end < first and told.frame.type is not ContactType.VISIT and "B" in told.slots:
            return told.slots.get("A", subject)
    return None


def _visitor_before(
    skeleton: Skeleton,
    match: FrameMatch,
    first: int,
    earlier: Sequence[tuple[FrameMatch, int | None]],
    words: ClauseWords,
) -> int | None:
    """Return whose visit a noun right before a contact tells: "the visit of X to P comes after his talks with Y"."""
    if not match.frame.nominal or set(match.slots) != {"B"}:
        return None
    sequence = words.during | words.after | words.before
    for told, _ in reversed(earlier):
        end = skeleton.item_at(max(told.start, told.end - 1))
        between = [item.text for item in skeleton.items[end + 1 : first + 1]]
        near = all(text.startswith("~") or text in sequence for text in between[:-1]) and bool(sequence & {*between})
        if near and end < first and told.frame.type is ContactType.VISIT and told.frame.nominal:
            return told.slots.get("A")
    return None


def visitors_in(skeleton: Skeleton, match: FrameMatch, slots: dict[str, int], words: ClauseWords) -> dict[str, int]:
    """Return the slots of those who visit, and of nobody whom they visit.

    "Received X of Arcadia, in the first visit by an Arcadian official": it was X who made it.
    """
    visiting = {slot: group for slot, group in slots.items() if slot in ("A", "M")}
    before = [item.text for item in skeleton.items[max(0, match.anchor - _FIRST) : match.anchor]]
    if not match.frame.nominal or "A" not in visiting or (words.firsts.isdisjoint(before) and before[-1:] != ["~x~"]):
        return visiting
    named = _named_before(skeleton, match, skeleton.groups[visiting["A"]])
    return visiting if named is None else {**visiting, "A": named}


def _named_before(skeleton: Skeleton, match: FrameMatch, official: Group) -> int | None:
    """Return the person told of last before a match who is of the country of "an official"."""
    homes = {mention.country for mention in official.mentions}
    if None in homes or any(mention.kind is not EntityKind.SIDE for mention in official.mentions):
        return None
    for item in reversed(skeleton.items[: skeleton.item_at(match.start)]):
        group = skeleton.groups[int(item.text[1:-1])] if item.text[:1] == "@" else None
        if group and {(m.kind, m.country) for m in group.mentions} == {(EntityKind.PERSON, home) for home in homes}:
            return int(item.text[1:-1])
    return None
