"""Who was there: the two whom a sentence names, and a third party "in the presence of" whom two others met."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.frames.word_lists import one_of
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.items import Group
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import EntityKind

# How many items may lie between a contact and the words that add a third party to it.
_REACH = 12
# How many items may open the sentence that names one: "The talks were mediated by the Emir".
_OPENING = 5
_STOPS = frozenset({".", ";"})
_TWO = 2
_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.OFFICE})


@cache
def _presence(language: str) -> tuple[re.Pattern[str], ...]:
    """Return how a third party is named: behind "in the presence of", before "looking on"."""
    words = load_language(language).data("frames")["skeleton"]
    before, behind = (one_of(words[key], word_former(language)) for key in ("presence", "presence_behind"))
    return (
        re.compile(rf"(?<!\S){before} (?:~\w+~ )*@(\d+)@"),
        re.compile(rf"(?<!\S)@(\d+)@ (?:, )?(?:~\w+~ )*{behind}(?!\S)"),
    )


@cache
def _occasions(language: str) -> frozenset[str]:
    former = word_former(language)
    words = load_language(language).data("frames")["skeleton"].get("occasion_nouns", ())
    return frozenset(former(word, form_of(word)) for word in words)


def third_parties(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str
) -> tuple[Group, ...]:
    """Return the persons whom "in the presence of" or the like adds to the contact of a match."""
    last, words = skeleton.item_at(max(match.start, match.end - 1)), clause_words(language)
    found = []
    for presence in (one for pattern in _presence(language) for one in pattern.finditer(skeleton.text)):
        at = skeleton.item_at(presence.start())
        group = skeleton.groups[int(presence.group(1))]
        near = skeleton.item_at(match.start) - _REACH <= at <= last + _REACH
        if at and skeleton.items[at - 1].text in _occasions(language):
            continue  # "met at a dinner hosted by X"
        if not words.sequence.isdisjoint(item.text for item in skeleton.items[last + 1 : at]):
            continue  # "met before talks mediated by X"
        if near and group.mentions and _is_personal(group) and not _is_parted(match, others, at):
            found.append(group)
    return tuple(found)


@cache
def _companions(language: str) -> re.Pattern[str]:
    words = load_language(language).data("frames")["skeleton"].get("companions", ())
    return re.compile(rf"(?:~\w+~ |, )*{one_of(words, word_former(language))} (?:~\w+~ )*@(\d+)@")


def companions(skeleton: Skeleton, match: FrameMatch, language: str) -> tuple[Group, ...]:
    """Return those together with whom somebody travels: they are no aides, who accompany him."""
    found = _companions(language).match(skeleton.text, match.end)
    group = skeleton.groups[int(found.group(1))] if found else None
    return (group,) if group is not None and group.mentions and _is_personal(group) else ()


@cache
def _beside(language: str) -> re.Pattern[str]:
    """Return how those are named who act with a subject: "X, together with Y, called", "Together with Y, X called"."""
    words = load_language(language).data("frames")["skeleton"].get("companions", ())
    along = rf"(?<!\S){one_of(words, word_former(language))} (?:~\w+~ )*@(\d+)@ "
    return re.compile(rf"{along}(?:, )?(?:~\w+~ )*(?:@\d+@ (?:~\w+~ )*)?$")


def companions_before(skeleton: Skeleton, match: FrameMatch, language: str) -> tuple[Group, ...]:
    """Return those together with whom the subject of a finite verb acts, named before the verb."""
    if match.frame.nominal:
        return ()
    found = _beside(language).search(skeleton.text[: match.start])
    group = skeleton.groups[int(found.group(1))] if found else None
    return (group,) if group is not None and group.mentions and _is_personal(group) else ()


def is_with_oneself(skeleton: Skeleton, match: FrameMatch, subject: int | None) -> bool:
    """Say whether the one object is the subject again: "X and Y last met in P: the two" are of the next clause."""
    slot = next((slot for slot in "AB" if slot in match.slots and slot != match.frame.subject), None)
    if subject is None or slot is None or match.slots[slot] == subject:
        return False
    return set(skeleton.groups[match.slots[slot]].keys) == set(skeleton.groups[subject].keys)


def attending(skeleton: Skeleton, language: str) -> Group | None:
    """Return whom a sentence names first, to say no more than that they were at the contact told before it."""
    for presence in (pattern.search(skeleton.text) for pattern in _presence(language)):
        if presence is None:
            continue
        before = skeleton.text[: presence.start()].split()
        group = skeleton.groups[int(presence.group(1))]
        free = len(before) <= _OPENING and not any(text.startswith("@") for text in before)
        if free and _says_no_more(skeleton, presence.end()) and group.mentions and _is_personal(group):
            return group
    return None


def _says_no_more(skeleton: Skeleton, end: int) -> bool:
    """Say whether the clause ends here: who "attended a match" was at no talks."""
    following = next((text for text in skeleton.text[end:].split() if not text.startswith("~")), ".")
    return following in _STOPS or following in skeleton.and_words


def _is_parted(match: FrameMatch, others: Sequence[FrameMatch], at: int) -> bool:
    """Say whether the words of another contact lie between a match and an item."""
    named = (other for other in others if not other.frame.general)
    return any(match.anchor < other.anchor < at or at < other.anchor < match.anchor for other in named)


def meets_itself(skeleton: Skeleton, match: FrameMatch, slots: Mapping[str, int]) -> bool:
    """Say whether "they" would meet one of themselves: who "were received by X" are others than X."""
    if not match.frame.sides:
        return False
    groups = [skeleton.groups[number] for number in set(slots.values())]
    several = [group for group in groups if group.reference in ("they", "pair")]
    return any(not set(one.keys).isdisjoint(other.keys) for one in several for other in groups if other is not one)


def pair_in(skeleton: Skeleton) -> Group | None:
    """Return the two whom a sentence names together, or the only two that it names at all."""
    personal = [group for group in skeleton.groups if group.mentions and _is_personal(group)]
    named = {key: mention for g in personal for key, mention in zip(g.keys, g.mentions, strict=True)}
    two = Group(tuple(named.values()), tuple(named)) if len(named) == _TWO else None
    return next((group for group in personal if len(set(group.keys)) == _TWO), two)


def pair_meant(skeleton: Skeleton, match: FrameMatch, told: Group | None) -> Group | None:
    """Return whom "their meeting" means: the sentence's own pair, else that of the last contact `told`.

    Where the sentence names others before, it is theirs: "issued by ASEAN leaders following their meeting".
    """
    if pair := pair_in(skeleton):
        return pair
    states = {mention.country for mention in told.mentions if mention.country} if told else set()
    start = skeleton.items[match.anchor].span.start
    before = [mention for group in skeleton.groups for mention in group.mentions if mention.span.end <= start]
    before = [mention for mention in before if mention.kind is not EntityKind.STATE]
    others = bool(before) and not any(mention.country in states for mention in before)
    return None if others else told


def _is_personal(group: Group) -> bool:
    return all(mention.kind in _PERSONAL for mention in group.mentions)


def is_one_sided(skeleton: Skeleton, match: FrameMatch, slots: Mapping[str, int], words: ClauseWords) -> bool:
    """Say whether those of one side only are named: "separate meetings with X and Y were planned".

    So they are where nobody could read who meets a row of three and more: "the chief may meet X, Y and Z", or whoever
    stands right behind the verb: "the chief met X and Y", and not in "Meeting in Rome on Monday, X and Y".
    """
    if match.frame.alone or slots.keys() not in ({"A"}, {"B"}):
        return False
    if words.pro_drop:  # "لقاءات مع X وY", where nothing tells whose
        at = next((i for i, item in enumerate(skeleton.items) if item.text == f"@{slots.get('B')}@"), 0)
        return at > 0 and skeleton.items[at - 1].text in words.prepositions
    if match.frame.subject not in slots and not match.frame.general and _is_object(skeleton, match):
        return True
    return match.frame.nominal or any(len(skeleton.groups[group].keys) > _TWO for group in slots.values())


def _is_object(skeleton: Skeleton, match: FrameMatch) -> bool:
    """Say whether the one whom a match names stands right behind its verb, and whose it is a word before tells.

    A city before it hosts them: "Beijing hosted the ministers of X and Y".
    """
    first = skeleton.item_at(match.start)
    if first and skeleton.items[first - 1].text.startswith("@"):
        return False
    mark = f"@{match.slots['B']}@" if "B" in match.slots else ""
    at = next((i for i, item in enumerate(skeleton.items) if item.text == mark), 0)
    return at > match.anchor and not skeleton.items[at - 1].text.startswith("~")


def is_referential(skeleton: Skeleton, match: FrameMatch, subject: int | None) -> bool:
    """Say whether no party is named: "they discussed", "the two leaders reviewed"."""
    used = {*match.slots.values(), *(() if subject is None else (subject,))}
    return bool(used) and all(skeleton.groups[index].reference for index in used)
