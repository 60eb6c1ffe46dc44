"""The items of a sentence as one asks them for a day: what stands at one, and how far a match reaches."""

from __future__ import annotations

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.timex import Kind, TimeExpression, Unit

PLACES = ("~p", "@")
_HOURS = 24
_LENGTHS = range(2, 15)  # days of a visit
_CLAUSE_REACH = 11
_TO_DAY = 5  # words from "which" to the day of which it tells


def text_at(skeleton: Skeleton, index: int) -> str:
    """Return an item's text, empty outside of the sentence."""
    return skeleton.items[index].text if 0 <= index < len(skeleton.items) else ""


def time_at(skeleton: Skeleton, index: int) -> TimeExpression | None:
    """Return the time expression at an item, None where it is none or tells no date."""
    text = text_at(skeleton, index)
    if not text.startswith("~t"):
        return None
    expression = skeleton.times[int(text[2:-1])]
    return expression if expression.kind is Kind.DATE else None


def days_at(skeleton: Skeleton, index: int) -> int | None:
    """Return how many days a length at an item has, 48 hours two; None where it is none, or of a day, or of weeks."""
    text = text_at(skeleton, index)
    if not text.startswith("~t"):
        return None
    time = skeleton.times[int(text[2:-1])]
    if time.kind is not Kind.DURATION or len(time.specs) != 1:
        return None
    length, unit = time.specs[0].shift, time.specs[0].unit
    if unit is Unit.HOUR and length and not length % _HOURS:
        length, unit = length // _HOURS, Unit.DAY
    return length if unit is Unit.DAY and length in _LENGTHS else None


def is_set_off(skeleton: Skeleton, index: int) -> bool:
    """Say whether a comma, which skeletons drop beside a time, stands behind it."""
    end = skeleton.items[index].span.end
    return skeleton.parsed.text[end : end + 1] in (",", "،")


def is_place(skeleton: Skeleton, index: int) -> bool:
    """Say whether a place stands at an item."""
    text = text_at(skeleton, index)
    return text.startswith("~p") or (text.startswith("@") and bool(skeleton.groups[int(text.strip("@"))].places))


def bounds_of(skeleton: Skeleton, match: FrameMatch) -> tuple[int, int]:
    """Return the first and last item of a match."""
    return skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))


def tells_course(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether words like "during which" begin at an item."""
    return any(
        all(text_at(skeleton, index + step) == word for step, word in enumerate(phrase)) for phrase in words.in_course
    )


def in_relative_clause(skeleton: Skeleton, at: int, words: ClauseWords) -> bool:
    """Say whether an item stands in a relative clause behind a comma."""
    opening = words.subordinate - words.complements
    for index in range(at - 1, max(0, at - _CLAUSE_REACH), -1):
        text = text_at(skeleton, index)
        if text == ",":
            return False
        if text in opening:
            return text_at(skeleton, index - 1) == "," or is_set_off(skeleton, index - 1)
    return False


def is_of_inner(skeleton: Skeleton, match: FrameMatch, inner: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a time inside a match is that of a relative clause in it: "X who came on Monday met Y on Tuesday"."""
    (outer_first, outer_last), (first, last) = bounds_of(skeleton, match), bounds_of(skeleton, inner)
    inside = outer_first < first and last < outer_last and index in (last + 1, last + 2)
    return inside and text_at(skeleton, first - 1) in words.subordinate and text_at(skeleton, last + 1) != ","


def tells_when(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a relative clause right behind a match tells its day: "a visit to X, which begins on Monday"."""
    _, last = bounds_of(skeleton, match)
    between = [text_at(skeleton, at) for at in range(last + 1, index)]
    own = [text for text in between if text != ","]
    if not match.frame.nominal or not own or own[0] not in words.subordinate or len(own) > _TO_DAY:
        return False
    if len(own) > 1 and own[1].startswith("@"):  # "a trip to X, which he made on Sunday"
        return (
            skeleton.groups[int(own[1].strip("@"))].reference == "he" and own[2:3] != [] and own[2] in words.scheduled
        )
    return not words.scheduled.isdisjoint(own) and not any(text.startswith("@") for text in own)
