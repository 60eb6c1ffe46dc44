"""Days that something else in the sentence claims: a decision, a publication, another event, the name of a thing."""

from __future__ import annotations

from functools import cache

from dragoman.annotate.contacts.days.items import bounds_of, is_set_off, text_at, time_at
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import ContactType, Status
from dragoman.timex import Anchor, Kind

_PAIR = 2
_BEHIND_EVENT = 4
_BEHIND_DECISION = 3
_BEHIND_SCHEDULE = 3
_COUNTING = 8  # items from "days after" to the day of what it was
_OPENING = 3
_OPENED = 5  # items in which a sentence names the contact that it takes up
_TOLD = ("past", "present", "future")
_MARKS = frozenset({",", ";", ":"})


def is_claimed(skeleton: Skeleton, match: FrameMatch, index: int, language: str) -> bool:
    """Say whether the time at an item is that of something else than the match."""
    words = clause_words(language)
    return (
        _names_another(skeleton, match, index, words)
        or _is_of_decision(skeleton, match, index, words)
        or _is_of_event(skeleton, match, index, words)
        or _is_of_occasion(skeleton, match, index, words)
        or _is_of_later(skeleton, match, index, words)
        or _is_of_earlier(skeleton, match, index, words)
        or _is_counted_from(skeleton, match, index)
        or _tells_which(skeleton, match, index, words)
        or text_at(skeleton, index - 1) in words.contrasts
        or _is_of_resolve(skeleton, match, index, words)
        or _is_of_return(skeleton, match, index, words)
        or _is_of_noun_taken_up(skeleton, match, index, words)
        or _is_of_forerunner(skeleton, match, index, language)
    )


def _names_another(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a date is the name of the thing beside it: "since the July 15 coup attempt", "X's August visit"."""
    item, following, time = skeleton.items[index], text_at(skeleton, index + 1), time_at(skeleton, index)
    owned = text_at(skeleton, index - 1) == "'s"
    years = time is not None and all(spec.year and not (spec.month or spec.unit) for spec in time.specs)
    years = years and text_at(skeleton, index - 1) in words.determiners  # "the 1932-1933 famine"
    if time is None or not (owned or years or all(spec.month and spec.day for spec in time.specs)):
        return False
    if text_at(skeleton, index - 1) in words.named_by_day:
        return True  # "the revolution of 23 July"
    articled = owned or years or form_of(item.span.of(skeleton.parsed.text)).split()[0] in words.determiners
    noun = following[:1].isalpha() and following not in words.prepositions | words.subordinate | skeleton.and_words
    first, last = bounds_of(skeleton, match)
    own = index < skeleton.item_at(match.start) <= index + _PAIR or first <= index <= last  # "the 12 June summit in X"
    return articled and noun and not own and not is_set_off(skeleton, index)


def _is_counted_from(skeleton: Skeleton, match: FrameMatch, index: int) -> bool:
    """Say whether a day is that from which another time counts: "some days after the attack of 3 May"."""
    first, last = bounds_of(skeleton, match)
    for at in range(index - 1, max(-1, index - 1 - _COUNTING), -1):
        time = time_at(skeleton, at)
        if text_at(skeleton, at) in _MARKS or is_set_off(skeleton, at) or first <= at <= last:
            return False
        if time is not None:
            return time.kind_of_anchor is Anchor.EVENT and time.opens and at < index - 1
    return False


def _tells_which(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a time tells which other thing is meant: "spoke of Sunday's vote", "condemned the attack of Monday".

    In "le sommet de mardi" an "of" stands between; no part of a day is another thing, nor is where they met.
    """
    first, last = bounds_of(skeleton, match)
    start = skeleton.items[index].span.start
    before = [token.form for token in skeleton.parsed.tokens if token.span.end <= start][-_PAIR:]
    at = index - 1 - (text_at(skeleton, index - 1) in words.of)
    noun = text_at(skeleton, at)
    if words.pro_drop or len(before) < _PAIR or before[1] not in words.of or first <= at <= last:
        return False
    if not noun[:1].isalpha() or noun in words.day_parts | words.scheduled | words.prepositions:
        return False
    opening = (text_at(skeleton, near) for near in range(max(0, at - _OPENING), at))
    return words.during.isdisjoint(opening)


def _is_of_decision(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a time is that of the decision: "agreed on Monday to meet", "invited X on Monday to come"."""
    for at in range(index - 1, max(-1, index - 1 - _BEHIND_DECISION), -1):
        text = text_at(skeleton, at)
        if text in words.deciding:
            told = match.word_class in _TOLD and match.frame.type is not ContactType.VISIT
            return at != match.anchor or not told  # "asked X on Monday in Rome for help" is the contact itself
        if not text.startswith("@") and text not in words.prepositions:
            return False
    return False


def _is_of_event(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a time stands behind what has a day of its own: "the letter published on Monday", "killed on Sunday".

    Names, places and small words may stand between; what the match itself takes in is the contact.
    """
    first, last = bounds_of(skeleton, match)
    if text_at(skeleton, index - 1) in words.purpose:
        return False  # "a visit is announced for June"
    for at in range(index - 1, max(-1, index - 1 - _BEHIND_EVENT), -1):
        text = text_at(skeleton, at)
        if first <= at <= last:
            return False
        if text in words.own_day:
            return True
        small = text.startswith(("@", "~p", "~x")) or text in words.prepositions or at == index - 1
        if not small or not (text[:1].isalpha() or text[0] in "@~"):
            return False
    return False


def _is_of_occasion(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a time is told as that of another thing: "is in Accra for the conference scheduled for 9 May"."""
    _, last = bounds_of(skeleton, match)
    near = range(index - 1, max(last, index - 1 - _BEHIND_SCHEDULE), -1)
    scheduled = next((at for at in near if text_at(skeleton, at) in words.scheduled), None)
    if scheduled is None:
        return False
    return any(text_at(skeleton, at) in words.occasions for at in range(last + 1, scheduled))


def _is_of_earlier(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a day that opens a sentence is of what came before: "On Monday, before the talks with X, Y said".

    Then nobody knows when those were to be.
    """
    first, _ = bounds_of(skeleton, match)
    if match.word_class is not None or not match.frame.nominal or index:
        return False
    return any(text_at(skeleton, at) in words.before for at in range(1, min(first, _OPENED)))


def _is_of_later(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a day is that of what came after: "returned on Thursday after two weeks on a visit to P".

    In "told reporters on Thursday after talks with X" it stands for both.
    """
    first, _ = bounds_of(skeleton, match)
    if match.word_class not in (None, "ing") or index < _PAIR or index >= first:
        return False
    between = [text_at(skeleton, at) for at in range(index + 1, first + 1)]
    spent = any(text.startswith("~t") and skeleton.times[int(text[2:-1])].kind is Kind.DURATION for text in between)
    return spent and not words.after.isdisjoint(between)


def _is_of_resolve(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a day before a decision is the decision's: "On Monday X agreed to visit P", "invited Y to P"."""
    first, _ = bounds_of(skeleton, match)
    if match.word_class == Status.REQUESTED and index < first:
        return True
    if match.word_class != "bare" or index >= first:
        return False
    return any(text_at(skeleton, at) in words.deciding for at in range(max(index, first - _BEHIND_DECISION - 1), first))


@cache
def _coming_after(language: str) -> frozenset[str]:
    return frozenset(map(form_of, load_language(language).data("frames")["skeleton"].get("coming_after", ())))


def _is_of_forerunner(skeleton: Skeleton, match: FrameMatch, index: int, language: str) -> bool:
    """Say whether a day is that of what the contact came behind: "X's visit to P follows talks on Wednesday"."""
    _, last = bounds_of(skeleton, match)
    if match.word_class is not None or index <= last:
        return False
    return not _coming_after(language).isdisjoint(text_at(skeleton, at) for at in range(last + 1, index))


def _is_of_return(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a day is that of the way home: "will visit P and return on Sunday"."""
    first, last = bounds_of(skeleton, match)
    if match.frame.type is not ContactType.VISIT:
        return False
    if index < first:  # "returned on Sunday after he had visited P"
        before = {text_at(skeleton, at) for at in range(max(0, index - _BEHIND_EVENT), index)}
        between = {text_at(skeleton, at) for at in range(index + 1, skeleton.item_at(match.start) + 1)}
        return not (words.returns.isdisjoint(before) or words.after.isdisjoint(between))
    between = {text_at(skeleton, at) for at in range(last + 1, index)}
    return not words.returns.isdisjoint(between)


def _is_of_noun_taken_up(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a day is that of the contact with whose noun the sentence opens: "The meeting on Monday was part of".

    In "The summit on Monday, where X met Y" it is that of both.
    """
    noun = noun_taken_up(skeleton, index, words)
    first, _ = bounds_of(skeleton, match)
    if noun is None or first <= noun:
        return False
    between = {text_at(skeleton, at) for at in range(index + 1, first)}
    return between.isdisjoint(words.subordinate) and between.isdisjoint(words.same_time)


def noun_taken_up(skeleton: Skeleton, index: int, words: ClauseWords) -> int | None:
    """Return the item of the noun that takes up a contact and opens a sentence with the day at an item.

    "The meeting on Monday", "their talks, held on Monday", "Monday's meeting".
    """
    texts = [text_at(skeleton, at) for at in range(min(len(skeleton.items), _OPENED))]
    nouns = (at for at, text in enumerate(texts) if text in words.taken_up)
    noun = next(nouns, None)
    if noun is None or any(text.startswith(("@", "~p")) for text in texts[:noun]):
        return None
    if index == 0:
        before = texts[0].startswith("~t") and all(text.startswith("~") or text == "'s" for text in texts[1:noun])
        return noun if before else None
    between = {text_at(skeleton, at) for at in range(noun + 1, index)}
    opens = noun > 0 and texts[0] in words.determiners | words.possessives
    return noun if opens and index > noun and between <= words.scheduled | {",", "which", "was"} else None
