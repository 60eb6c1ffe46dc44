"""The time that a contact shares with another clause of its sentence: "was in Amman on Friday, where he met X"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.contacts.days.clauses import CLAUSE_START, FINITE
from dragoman.annotate.contacts.days.items import (
    PLACES,
    bounds_of,
    days_at,
    in_relative_clause,
    is_set_off,
    tells_course,
    text_at,
    time_at,
)
from dragoman.annotate.contacts.days.times import time_of
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.model import ContactType
from dragoman.timex import Anchor, TimeExpression

_NEAR = 5
_AHEAD = frozenset({"future", "planned"})
_CLAUSE = 5  # items at least


def shared_time_of(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str
) -> TimeExpression | None:
    """Return the time that a match without one shares with the clause before or after it.

    "was in Amman on Friday, where he met the King", "came from Amman, where he met the King on Friday"; but not
    "arrived on Friday from Amman, where he met the King".
    """
    words = clause_words(language)
    shared = _of_clause_before(skeleton, match, others, language, words)
    shared = shared or _of_visit_told(skeleton, match, others, language, words)
    shared = shared or _of_clause_after(skeleton, match, others, language, words)
    return shared or _before_colon(skeleton, match, words)


def _of_clause_before(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str, words: ClauseWords
) -> TimeExpression | None:
    governing = max((o for o in others if o.anchor < match.anchor), key=lambda o: o.anchor, default=None)
    link = _link(skeleton, match, words)
    if governing is not None and governing.word_class in _AHEAD and match.word_class == "past":
        return None  # "will see X on Friday, with whom he has spoken"
    if governing is None or (link is None and not _adjoins(skeleton, governing, match, words)):
        return None
    if link is not None:
        if link <= governing.anchor or _is_place_left(skeleton, link, words) or _ends(skeleton, governing, words):
            return None
        if _is_since(skeleton, governing, link, words):
            return None
        nearer = (time_at(skeleton, index) for index in range(link - 1, max(governing.anchor, link - _NEAR), -1))
        if found := next((time for time in nearer if time and time.kind_of_anchor is not Anchor.EVENT), None):
            return found
    return time_of(skeleton, governing, others, language) or shared_time_of(skeleton, governing, others, language)


def _ends(skeleton: Skeleton, governing: FrameMatch, words: ClauseWords) -> bool:
    """Say whether a visit is told by its end: "concluded on Monday a visit to P, where he met X" some day."""
    last = skeleton.item_at(max(governing.start, governing.end - 1))
    inside = (text_at(skeleton, index) for index in range(governing.anchor, last + 1))
    return governing.frame.type is ContactType.VISIT and not words.ends.isdisjoint(inside)


def _is_since(skeleton: Skeleton, governing: FrameMatch, link: int, words: ClauseWords) -> bool:
    """Say whether the time before a link tells since when: "a visit, the first since the war began in May, where"."""
    _, last = bounds_of(skeleton, governing)
    times = [index for index in range(last + 1, link) if time_at(skeleton, index)]
    return bool(times) and any(text_at(skeleton, index) in words.since for index in range(last + 1, times[-1]))


def _of_visit_told(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str, words: ClauseWords
) -> TimeExpression | None:
    """Return the time of the visit in whose course a match is said to be: "came on Friday on a visit during which ...".

    Of a visit of several days nobody knows on which they met.
    """
    first, last = bounds_of(skeleton, match)
    if not any(tells_course(skeleton, index, words) for index in range(max(0, first - CLAUSE_START), last + 1)):
        return None
    visits = (o for o in others if o.anchor < match.anchor and o.frame.type is ContactType.VISIT)
    visit = max(visits, key=lambda o: o.anchor, default=None)
    if visit is None or any(days_at(skeleton, i) for i in range(skeleton.item_at(visit.start), match.anchor)):
        return None
    return time_of(skeleton, visit, others, language)


def _before_colon(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> TimeExpression | None:
    """Return the one day told before the colon that a match stands behind: "The tour ended on Monday: X called Y"."""
    texts = [item.text for item in skeleton.items[: skeleton.item_at(match.start)]]
    if texts.count(":") != 1 or not words.saying.isdisjoint(texts):
        return None
    colon = texts.index(":")
    if colon < _CLAUSE or time_at(skeleton, colon - 1):
        return None  # a dateline: "Honiara, Monday: ..."
    times = [time for index in range(colon) if (time := time_at(skeleton, index))]
    plain = len(times) == 1 and times[0].bound is None and times[0].kind_of_anchor is not Anchor.EVENT
    return times[0] if plain else None


def _of_clause_after(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str, words: ClauseWords
) -> TimeExpression | None:
    """Return the time of the contact at the place where a match ends: "came from Hanoi, where X met him on ..."."""
    _, last = bounds_of(skeleton, match)
    following = min((o for o in others if o.anchor > last), key=lambda o: o.anchor, default=None)
    link = _link(skeleton, following, words) if following else None
    if (
        following is None
        or link is None
        or following.word_class != "past"
        or link - last not in (1, 2)
        or not text_at(skeleton, last).startswith(PLACES)
    ):
        return None
    return time_of(skeleton, following, others, language)


def _adjoins(skeleton: Skeleton, governing: FrameMatch, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether nothing but times, places and commas lies between: "was in Kuwait on Monday, received by X".

    Not so where the place is one that was left: "gone from Dakar on Monday, received by X".
    """
    _, last = bounds_of(skeleton, governing)
    first, _ = bounds_of(skeleton, match)
    between = [item.text for item in skeleton.items[last + 1 : first]]
    aside = in_relative_clause(skeleton, skeleton.item_at(governing.start), words) or governing.word_class == "planned"
    aside = aside or (governing.frame.nominal and "A" in governing.slots)  # "building on X's August visit, Y met Z"
    if aside and match.word_class in FINITE:
        return False  # "X, who saw Y on Monday, received Z", "X, expected in P on Friday, received Z"
    if any(text_at(skeleton, at) in words.origins for at in range(skeleton.item_at(governing.start), last + 1)):
        return False
    return bool(between or is_set_off(skeleton, last)) and all(text[0] in "~," for text in between)


def _link(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> int | None:
    """Return where the word stands by which a match is said to be at the place or time of another clause."""
    first = skeleton.item_at(match.start)
    reach = range(match.anchor - 1, max(0, first - CLAUSE_START), -1)
    return next((index for index in reach if text_at(skeleton, index) in words.same_time), None)


def _is_place_left(skeleton: Skeleton, link: int, words: ClauseWords) -> bool:
    """Say whether the place before "where" is one that was come from."""
    return any(text_at(skeleton, index) in words.origins for index in (link - 2, link - 3) if index >= 0)
