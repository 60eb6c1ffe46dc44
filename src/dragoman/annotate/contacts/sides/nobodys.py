"""Whose a clause or visit isn't: a noun's that names nobody ("leaders who met X"), or of whom a clause aside tells."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords
from dragoman.annotate.contacts.skeletons.items import Group
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import skeleton_words
from dragoman.language.folder import load_language
from dragoman.language.text import form_of

_PAIR = 2
_UNREAD = 3  # words of somebody unknown, at least
_NOUN = 8  # items from what somebody is to the relative word behind the noun


def is_of_his(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether a visit is that of somebody's man: "during a visit of his prime minister to Y"."""
    if not match.frame.nominal or match.frame.subject in match.slots:
        return False
    last = skeleton.item_at(max(match.start, match.end - 1))
    texts = [item.text for item in skeleton.items[match.anchor : last + 1]]
    return any(one in words.of and other in words.possessives for one, other in pairwise(texts))


def is_of_noun_before(skeleton: Skeleton, match: FrameMatch, words: ClauseWords, language: str) -> bool:
    """Say whether a relative clause is that of a noun which names nobody: "praised the states that talk with X".

    So is that of one person, but in what somebody is: "X is the only leader who has met Y".
    """
    at = skeleton.item_at(match.start) - 1
    who = words.subordinate - words.complements - words.relatives - words.whom
    if not match.frame.nominal and words.pro_drop and is_of_unread(skeleton, at, words):
        return True
    if match.frame.nominal or words.pro_drop or at < _PAIR or skeleton.items[at].text not in who:
        return False
    noun = skeleton.items[at - 1].text
    near = [skeleton.items[back].text for back in range(at - _PAIR, max(-1, at - _NOUN), -1)]
    article = next((i for i, text in enumerate(near) if text in words.plurals | words.determiners), None)
    if article is None or not noun[:1].isalpha() or not all(text[:1].isalpha() for text in near[:article]):
        return False
    before = next((text for text in near[article + 1 :] if not text.startswith("~")), "")
    is_what = before in skeleton_words(language).singular and any(t.startswith("@") for t in near[article + 1 :])
    return near[article] in words.plurals or not is_what


def is_of_unread(skeleton: Skeleton, at: int, words: ClauseWords) -> bool:
    """Say whether the item is a relative word behind somebody whom nobody could read: "the retired envoy N, who met X".

    He stands between two commas, or right before it; where an actor is near, it may be his.
    """
    who = words.subordinate - words.complements - words.relatives - words.whom
    if at < _UNREAD or skeleton.items[at].text not in who or skeleton.items[at - 1].text != ",":
        return False
    before = [item.text for item in skeleton.items[max(0, at - 1 - _UNREAD) : at - 1]]
    return all(text[:1].isalpha() and text not in words.prepositions for text in before)


def is_of_several(skeleton: Skeleton, first: int, words: ClauseWords) -> bool:
    """Say whether a relative clause is that of a plural office whom nobody names: "the PM scolds leaders who met X"."""
    if first < _PAIR or skeleton.items[first - 1].text not in words.subordinate:
        return False
    end = skeleton.items[first - _PAIR].span.end
    return any(s.kind is Kind.TITLES and s.span.end == end for s in skeleton.parsed.segments)


@cache
def _calendar(language: str) -> frozenset[str]:
    """Return the words whose genitive is no owner's: "New Year's greetings"."""
    return frozenset(map(form_of, load_language(language).data("frames")["skeleton"].get("calendar", ())))


def has_owner(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a match's noun is that of somebody who is no actor: "for the president's meeting with B"."""
    inside = range(max(1, match.anchor - 1), skeleton.item_at(max(match.start, match.end - 1)))
    whose = (skeleton.items[at - 1].text for at in inside if skeleton.items[at].text == "'s")
    return any(text[:1].isalpha() and text not in _calendar(language) for text in whose)


def has_noun_before_auxiliary(skeleton: Skeleton, first: int, words: ClauseWords) -> bool:
    """Say whether a sentence begins with a noun before "had": "الأمين العام كان قد زار X"."""
    texts = [item.text for item in skeleton.items[:first]]
    while texts and texts[-1] in words.before_verb and texts[-1] not in words.complements:
        texts.pop()
    noun = len(texts) < first and bool(texts) and all(text[:1].isalpha() for text in texts)
    free = words.before_verb | words.prepositions | words.subordinate | words.sequence | words.conjunctions
    return noun and len(texts) <= _UNREAD and free.isdisjoint(texts)


def is_office_of(skeleton: Skeleton, at: int) -> bool:
    """Say whether a title stands before an "of": "the envoy of X" goes on his own visit, and not on X's."""
    end = skeleton.items[at - 1].span.end if at else -1
    return any(segment.title is not None and segment.span.end == end for segment in skeleton.parsed.segments)


def in_closed_relative(skeleton: Skeleton, index: int, first: int, words: ClauseWords) -> bool:
    """Say whether an actor stands in a relative clause of another that a comma ends: "X, who ousted Y, flew to P"."""
    who = words.subordinate - words.complements - words.relatives - words.whom
    at = next((i for i in range(index - 1, 0, -1) if skeleton.items[i].text in who or _parts(skeleton, i)), 0)
    if words.pro_drop or skeleton.items[at].text not in who or index == at + 1 or at < _PAIR:
        return False
    opened = skeleton.items[at - 1].text == "," and skeleton.items[at - _PAIR].text.startswith("@")
    return opened and any(_parts(skeleton, i) for i in range(index, first))


def _parts(skeleton: Skeleton, at: int) -> bool:
    """Say whether a comma stands at an item or behind it, where skeletons leave it out."""
    if skeleton.items[at].text == ",":
        return True
    after = skeleton.items[at + 1].span.start if at + 1 < len(skeleton.items) else skeleton.items[at].span.end
    return "," in skeleton.parsed.text[skeleton.items[at].span.end : after]


def is_met_by_nobody(skeleton: Skeleton, match: FrameMatch, subject: int | None, first: Group | None) -> bool:
    """Say whether somebody is only the other side of an agenda's entry: "12 h: talks with X"."""
    noun = match.frame.nominal and set(match.slots) == {"B"} and subject is None
    return noun and skeleton.groups[match.slots["B"]] is first
