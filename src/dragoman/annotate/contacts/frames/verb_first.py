"""Sentences that begin with their verb, whose object stands far behind the subject.

In "واستقبل X غداة عودته من روما Y" a frame that knows but the verb takes X for its object, and would give it the
subject of the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.language.folder import load_language
from dragoman.model import ContactType, EntityKind

_FINITE = frozenset({"past", "present", "future"})
_APART = frozenset({ContactType.VISIT, ContactType.MESSAGE, ContactType.PRESS_CONFERENCE})
_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_STOPS = frozenset({",", ";", ":", ".", '"'})
_FAR = 10  # items from the subject to its object


def with_far_objects(skeleton: Skeleton, matches: Sequence[FrameMatch], language: str) -> list[FrameMatch]:
    """Return the matches, those of a verb and the actor behind it as such of subject and object where both follow."""
    words = clause_words(language)
    if not words.pro_drop:
        return list(matches)
    whole = {match.anchor for match in matches if {*"AB"} <= match.slots.keys() or "M" in match.slots}
    return [match if match.anchor in whole else _with_object(skeleton, match, words, language) for match in matches]


def _with_object(skeleton: Skeleton, match: FrameMatch, words: ClauseWords, language: str) -> FrameMatch:
    at = match.anchor + 1
    one = _person_at(skeleton, at)
    fitting = match.frame.subject == "A" and match.frame.type not in _APART and match.word_class in _FINITE
    if not fitting or set(match.slots) != {"B"} or one is None or match.slots["B"] != one:
        return match
    for index in range(at + 1, min(len(skeleton.items), at + _FAR)):
        text = skeleton.items[index].text
        if text in _STOPS or text in words.subordinate or text in words.saying:
            return match
        other = _person_at(skeleton, index)
        if other is not None and other != one and _is_free(skeleton, index, language):
            return replace(match, slots={"A": one, "B": other}, end=skeleton.starts[index] + len(text) + 1)
    return match


def _person_at(skeleton: Skeleton, at: int) -> int | None:
    """Return the group of persons that stands at an item."""
    text = skeleton.items[at].text if at < len(skeleton.items) else ""
    number = int(text.strip("@")) if text.startswith("@") else None
    if number is None:
        return None
    mentions = skeleton.groups[number].mentions
    return number if mentions and all(mention.kind in _PERSONAL for mention in mentions) else None


def _is_free(skeleton: Skeleton, at: int, language: str) -> bool:
    """Say whether nothing governs an actor: an adjunct, a place or a noun that can have no genitive stands before."""
    before = skeleton.items[at - 1].text
    if before.startswith(("~", "@")):
        return True
    return not _construct(before, language)


@cache
def _construct(word: str, language: str) -> bool:
    is_construct = load_language(language).hook("is_construct", lambda _form: True)
    return bool(is_construct(word))
