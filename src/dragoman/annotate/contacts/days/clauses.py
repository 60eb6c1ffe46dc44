"""Which clause a time stands in: that of a match, or another, which something parts from it."""

from __future__ import annotations

from dragoman.annotate.contacts.days.items import (
    PLACES,
    bounds_of,
    in_relative_clause,
    is_place,
    is_set_off,
    tells_course,
    tells_when,
    text_at,
    time_at,
)
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import skeleton_words
from dragoman.language.text import form_of

STOPS = frozenset({";", ":"})
FINITE = ("past", "present", "future")
# A clause of a place or time begins so many items before its verb at most ("where the two ministers met").
CLAUSE_START = 4
OPENING = 14
_APPOSITION = 12
_PAIR = 2
_BEHIND_AFTER = 3  # "after (that) X met Y", "après que X a rencontré Y"
_ENDS = frozenset(",-–—")


def in_other_clause(skeleton: Skeleton, index: int, match: FrameMatch, words: ClauseWords, language: str) -> bool:
    """Say whether a boundary or a relative word lies between a time and the match: "met X, who on Friday ..."."""
    first, last = bounds_of(skeleton, match)
    if index < first:
        stopped = any(item.text in STOPS for item in skeleton.items[index + 1 : first])
        stopped = stopped or _is_over(skeleton, index, match, words)
        return stopped or (_ends_phrase(skeleton, index, first) and _is_of_phrase(skeleton, index, words))
    between = [item.text for item in skeleton.items[last + 1 : index]]
    quoted = [item.text for item in skeleton.items[first:index]].count('"') % 2  # "had a "productive call" on Monday"
    if any(text in STOPS for text in between) or quoted:
        return True  # ("I will meet X," he said on Monday)
    if any(text in words.subordinate for text in between) and not tells_when(skeleton, match, index, words):
        return True
    if _is_over_before(skeleton, match, index, words):
        return True
    if any(tells_course(skeleton, at, words) for at in range(last + 1, index)):
        return True
    if any(_is_new_subject(skeleton, at) for at in range(last + 1, index)):
        return True
    if index > last and _is_subject(skeleton, index, words):
        return True
    if _has_comma(skeleton, last, index) and in_relative_clause(skeleton, first, words):
        return True
    if _dates_what_came_before(skeleton, last, index, words) or (
        "," in between and _is_relative(skeleton, first, words)
    ):
        return True
    return index > last + 1 and _opens_next(skeleton, index, language)


def _is_over(skeleton: Skeleton, index: int, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether an "after" between a time and a finite verb parts them: "fell on Monday after X met Y"."""
    first = skeleton.item_at(match.start)
    after = next((at for at in range(first - 1, index, -1) if text_at(skeleton, at) in words.after), None)
    return match.word_class in FINITE and after is not None and not _has_comma(skeleton, after, first)


def _is_over_before(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether what is behind "after" is over when the verb begins: "After a visit to X, Y said on Monday"."""
    first, last = bounds_of(skeleton, match)
    finite = match.word_class in FINITE
    reach = _BEHIND_AFTER if finite else _PAIR
    opening = [text_at(skeleton, at) for at in range(max(0, first - reach), match.anchor)]
    if words.after.isdisjoint(opening) or not (match.frame.nominal or finite):
        return False
    acts = finite or any(text_at(skeleton, at).startswith("@") for at in range(last + 1, index))
    return acts and (any(text_at(skeleton, at) == "," or is_set_off(skeleton, at) for at in range(last, index)))


def _is_new_subject(skeleton: Skeleton, at: int) -> bool:
    """Say whether a pronoun behind a comma begins a clause of its own: "arrived at dawn, he leaves this evening"."""
    text = text_at(skeleton, at)
    if not text.startswith("@") or text_at(skeleton, at - 1) != ",":
        return False
    return skeleton.groups[int(text.strip("@"))].reference == "he"


def _is_subject(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a time behind a comma is what the next clause is about: "though X has met Y, Sunday marks the"."""
    opened = text_at(skeleton, index - 1) == "," or is_set_off(skeleton, index - 1)
    if words.pro_drop or not opened or is_set_off(skeleton, index):
        return False
    behind = text_at(skeleton, index + 1)
    free = words.prepositions | words.conjunctions | words.subordinate | words.sequence | words.during | words.same_time
    return behind[:1].isalpha() and behind not in free


def _ends_phrase(skeleton: Skeleton, index: int, first: int) -> bool:
    """Say whether a comma lies between a time and a match behind it."""
    near = range(index, first)
    return any(text_at(skeleton, at) in _ENDS or (_is_mark(skeleton, at) and is_set_off(skeleton, at)) for at in near)


def _is_mark(skeleton: Skeleton, at: int) -> bool:
    return text_at(skeleton, at).startswith("~")


def _is_of_phrase(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a time belongs to a phrase before the clause, and dates what that speaks of.

    "Since the accord of 10 March, X has met Y", "X, who was there on Monday, met Y", "gone from Dakar on Monday, X met
    Y"; but "on Monday, in Rome, X met Y".
    """
    if in_relative_clause(skeleton, index, words):
        return True
    place_left = is_place(skeleton, index - 1) and text_at(skeleton, index - 2) in words.origins
    opening = [text_at(skeleton, at) for at in range(max(0, index - OPENING), index)]
    since = next((at for at, text in enumerate(opening) if text in words.sequence), None)
    named = since is not None and any(text[:1].isalpha() or text.startswith(PLACES) for text in opening[since + 1 :])
    return place_left or named or _is_of_apposition(skeleton, index, words)


def _is_of_apposition(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a time dates what is said of an actor between commas: "X, guest at the parade of 14 July, met Y"."""
    near = range(index - 1, max(0, index - _APPOSITION), -1)
    comma = next((at for at in near if text_at(skeleton, at) == ","), None)
    if comma is None or not text_at(skeleton, comma - 1).startswith("@"):
        return False
    between = [text_at(skeleton, at) for at in range(comma + 1, index)]
    plain = [text for text in between if text[:1].isalpha()]
    return len(plain) > _PAIR and plain[0] == between[0] and plain[0] not in words.prepositions | words.during


def _is_relative(skeleton: Skeleton, first: int, words: ClauseWords) -> bool:
    """Say whether a match stands in a relative clause, which the next comma ends: "X, who met Y, died on Monday"."""
    opening = range(first - 1, max(0, first - 1 - CLAUSE_START), -1)
    return any(text_at(skeleton, at) in words.subordinate | words.same_time for at in opening)


def _has_comma(skeleton: Skeleton, start: int, end: int) -> bool:
    items = range(start, end)
    return any(text_at(skeleton, at) == "," or (_is_mark(skeleton, at) and is_set_off(skeleton, at)) for at in items)


def _dates_what_came_before(skeleton: Skeleton, last: int, index: int, words: ClauseWords) -> bool:
    """Say whether a year or month is that of a thing since or after which it was: "since the murder of X in 2018".

    So is any time behind a clause of more words: "met X after the talks broke down on Monday".
    """
    expression = time_at(skeleton, index)
    since = [at for at in range(last + 1, index - 1) if text_at(skeleton, at) in words.sequence]
    since = [at for at in since if not is_set_off(skeleton, at)]
    if expression is None or not since:
        return False
    between = [text_at(skeleton, at) for at in range(since[0] + 1, index)]
    if any(text_at(skeleton, at) in words.since for at in since):
        return True  # "the first since he took office last week"
    clause = "," not in between and sum(text[:1].isalpha() for text in between) > _PAIR
    return clause or any(spec.year or spec.month for spec in expression.specs)


def _opens_next(skeleton: Skeleton, index: int, language: str) -> bool:
    """Say whether a time begins what follows: "went to Paris on Monday, then on Tuesday to Rome"."""
    before = skeleton.items[index - 1]
    if time_at(skeleton, index - 2) is not None:
        return False  # "on Monday and on Tuesday"
    if before.text == "~x~":
        return form_of(before.span.of(skeleton.parsed.text)) in skeleton_words(language).sequels
    return before.text in skeleton.and_words
