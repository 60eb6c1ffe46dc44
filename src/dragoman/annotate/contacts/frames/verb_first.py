"""Sentences that begin with their verb, whose object stands far behind the subject.

In "واستقبل X غداة عودته من روما Y" a frame that knows but the verb takes X for its object, and would give it the
subject of the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.annotate.contacts.frames.book import frame_book
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.language.folder import load_language
from dragoman.model import ContactType, EntityKind

_FINITE = frozenset({"past", "present", "future"})
_APART = frozenset({ContactType.VISIT, ContactType.MESSAGE, ContactType.PRESS_CONFERENCE})
_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_ACTING = _PERSONAL | {EntityKind.SIDE, EntityKind.BODY}
_OPENERS = frozenset({",", ";", ":", '"', "-", "«", "|"})
_STOPS = frozenset({",", ";", ":", ".", '"'})
_FAR = 10  # items from the subject to its object


def read_verb_first(skeleton: Skeleton, matches: Sequence[FrameMatch], language: str) -> list[FrameMatch]:
    """Return the matches that are such in a language whose verbs stand first, each with its far object.

    Those of a verb and the actor behind it are such of subject and object where both follow.
    """
    words = clause_words(language)
    if not words.pro_drop:
        return list(matches)
    may_be_past = load_language(language).hook("may_be_past", lambda _before: True)
    firsts, kept = frame_book(language).firsts, []
    for match in matches:
        before = skeleton.items[match.anchor - 1].text if match.anchor else ""
        joined = skeleton.items[match.anchor].text not in firsts  # "هذا واستقبل": no noun behind "this"
        noun = match.word_class == "past" and not (match.pattern.turned or joined or may_be_past(before))
        if not (noun or _crosses_relative(skeleton, match, words)) and (
            not match.pattern.turned or _has_subject_first(skeleton, match, words, language)
        ):
            kept.append(match)
    whole = {match.anchor for match in kept if {*"AB"} <= match.slots.keys() or "M" in match.slots}
    return [match if match.anchor in whole else _with_object(skeleton, match, words, language) for match in kept]


def _crosses_relative(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether a relative clause stands between a verb of going and its place: "هبط X، الذي حكم في Y" isn't in Y."""
    if match.frame.type is not ContactType.VISIT or match.word_class not in _FINITE or match.pattern.source[0] != "<":
        return False
    last = skeleton.item_at(max(match.start, match.end - 1))
    relatives = words.subordinate - words.complements - words.same_time
    return any(skeleton.items[at].text in relatives for at in range(match.anchor + 1, last))


def _has_subject_first(skeleton: Skeleton, match: FrameMatch, words: ClauseWords, language: str) -> bool:
    """Say whether the actor before a verb is its subject: he opens a clause, and no conjunction is written with it."""
    first = skeleton.item_at(match.start)
    before = next((i.text for i in reversed(skeleton.items[:first]) if not i.text.startswith("~")), "")
    opens = not before or before in _OPENERS or before in words.before_verb | words.subordinate | words.complements
    alone = skeleton.items[match.anchor].text in frame_book(language).firsts
    between = [item.text for item in skeleton.items[first + 1 : match.anchor]]
    alone = alone and "~x~" not in between  # "ثم"
    opens = opens or not words.subordinate.isdisjoint(between)  # "مع X الذي استقبل Y"
    return opens and alone and _person_at(skeleton, first, _ACTING) is not None


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


def _person_at(skeleton: Skeleton, at: int, kinds: frozenset[EntityKind] = _PERSONAL) -> int | None:
    """Return the group of persons that stands at an item, or of others who act."""
    text = skeleton.items[at].text if at < len(skeleton.items) else ""
    number = int(text.strip("@")) if text.startswith("@") else None
    if number is None:
        return None
    mentions = skeleton.groups[number].mentions
    return number if mentions and all(mention.kind in kinds for mention in mentions) else None


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
