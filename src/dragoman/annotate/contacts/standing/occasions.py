"""What a contact was for, and what was said at one."""

from __future__ import annotations

from dragoman.annotate.contacts.frames.book import frame_book
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.standing.cues import cue_patterns
from dragoman.annotate.contacts.standing.surroundings import NOMINAL_REACH, plain
from dragoman.model import Zone

_GOVERNED, _ADJUNCTS = 3, 4


def is_said_there(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether somebody has spoken at the contact of a noun: "will go to Kyiv, X said at a meeting with Y"."""
    words, first = clause_words(language), skeleton.item_at(match.start)
    opening = range(first, max(-1, first - _GOVERNED), -1)
    at = next((i for i in opening if skeleton.items[i].text in words.during | words.after), None)
    between = [item.text for item in skeleton.items[at or first : first]]
    if not match.frame.nominal or at is None or not all(text[:1].isalpha() for text in between):
        return False
    first = at
    before = [item.text for item in skeleton.items[max(0, first - _ADJUNCTS) : first] if not item.text.startswith("~")]
    return before[-1:] != [","] and not words.saying.isdisjoint(before[-2:])


def may_be(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a bare verb is no noun, as Arabic has for infinitive, but for one that "may" opens."""
    return not clause_words(language).pro_drop or bool(
        cue_patterns(language)["perhaps"].match(skeleton.text[match.start :])
    )


def is_purpose(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a contact is what one went somewhere for: "arrived in X to see Y", "for talks with Y"."""
    first = skeleton.item_at(match.start)
    words = clause_words(language).purpose
    near = [item.text for item in skeleton.items[max(0, first - 1) : match.anchor + 1]]
    return match.word_class in (None, "bare") and not words.isdisjoint(near)


def governing_purpose(skeleton: Skeleton, match: FrameMatch, language: str) -> str:
    """Return the words that govern a purpose, across actors: "will go with X to Paris" for talks with Y."""
    first = skeleton.item_at(match.start)
    if skeleton.items[first].text not in clause_words(language).purpose:
        return ""
    texts = [item.text for item in skeleton.items[max(0, first - NOMINAL_REACH) : first]]
    cut = max((i for i, text in enumerate(texts) if text in (";", ":")), default=-1)
    return plain(" ".join(texts[cut + 1 :]))


def is_timeless(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a match's words leave open when it is: a present, a noun, or a headline's "X received by Y"."""
    if match.word_class in ("present", None):
        return True
    lists, verb = frame_book(language).lists, skeleton.items[match.anchor].text
    bare = any(verb in lists[name].classes for name in match.pattern.lists)
    passive = match.word_class == "past" and match.frame.subject == "B" and bare
    sentence = skeleton.parsed.sentence
    return passive and (sentence.headline or sentence.zone is Zone.TITLE) and not clause_words(language).pro_drop
