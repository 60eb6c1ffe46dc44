"""The words around a trigger: before and behind it, before its subject, and before what governs it."""

from __future__ import annotations

from dragoman.annotate.contacts.days.items import is_set_off
from dragoman.annotate.contacts.frames.matching import FrameMatch, is_coordinated
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.standing.cues import NEGATION, Cues

# How many items left of the trigger a cue may stand; of a noun more.
_REACH = 9
NOMINAL_REACH = 12
_AFTER = 8
_GOVERNING = 8
_BOUNDARIES = frozenset({";", ":", '"', "."})
_SHORT = 2
_HAD = 5  # words of "n'a pas eu de"
ACHIEVED = 5  # "became the first European leader to meet X"


def left(skeleton: Skeleton, match: FrameMatch, language: str) -> str:
    """Return the words before the trigger, from the last boundary or actor but the subject's own words."""
    reach = NOMINAL_REACH if match.frame.nominal else _REACH
    texts = [item.text for item in skeleton.items[max(0, match.anchor - reach) : match.anchor]]
    start = 0
    actors = 0
    finite = match.word_class in ("past", "present", "happened") or (
        match.word_class is None and not match.frame.nominal
    )
    finite = finite or match.frame.alone
    for index in range(len(texts) - 1, -1, -1):
        if texts[index] in _BOUNDARIES:
            start = index + 1
            break
        if texts[index].startswith("@"):
            actors += 1
            # Words before the nearest actor belong to the clause only where that actor is the subject.
            if actors > 1 or finite:
                start = index + 1
                break
    if finite and _closes_relative(skeleton, match.anchor, texts[start:], language):
        return ""  # "X and Y, who had not met since May, spoke"
    own = texts[start:]
    if finite and "," in own and clause_words(language).pro_drop and is_coordinated(skeleton, match, language):
        own = own[len(own) - own[::-1].index(",") :]  # "came without notice, and met X"
    return plain(" ".join(own))


def _closes_relative(skeleton: Skeleton, anchor: int, texts: list[str], language: str) -> bool:
    """Say whether a comma right before a verb ends the relative clause whose words stand before it."""
    if len(texts) <= _SHORT or clause_words(language).subordinate.isdisjoint(texts[:_SHORT]):
        return False
    return skeleton.items[anchor - 1].text == "," or is_set_off(skeleton, anchor - 1)


def negation_reach(before: str, cues: Cues) -> int:
    """Return how many words left of a noun its negation may stand: "n'a pas eu de" rencontre has it further off."""
    return _HAD if cues["had_of"].search(tail(before, _SHORT)) else _SHORT


def dropping(skeleton: Skeleton, match: FrameMatch) -> str:
    first = skeleton.item_at(match.start)
    return plain(" ".join(item.text for item in skeleton.items[max(0, first - 2) : first]))


def apposed(skeleton: Skeleton, match: FrameMatch) -> str:
    """Return all words before an infinitive, with those that a skeleton has no word for: "X, the first leader" to."""
    items = skeleton.items[max(0, match.anchor - ACHIEVED) : match.anchor]
    start, end = (items[0].span.start, items[-1].span.end) if items else (0, 0)
    return " ".join(token.form for token in skeleton.parsed.tokens if start <= token.span.start < end)


def heading(skeleton: Skeleton, match: FrameMatch) -> str:
    """Return the words before the nearest colon to the left, as far as no actor acts in them."""
    texts = [item.text for item in skeleton.items[max(0, match.anchor - 2 * NOMINAL_REACH) : match.anchor]]
    colon = max((i for i, text in enumerate(texts) if text == ":"), default=0)
    return plain(" ".join(texts[max(0, colon - _GOVERNING) : colon]))


def before_subject(skeleton: Skeleton, match: FrameMatch) -> str:
    """Return the words that govern the clause from outside: "The Kremlin denied that" X spoke with Y."""
    first = skeleton.item_at(match.start)
    subject = next(
        (i for i in range(first, -1, -1) if i < len(skeleton.items) and skeleton.items[i].text.startswith("@")), None
    )
    if subject is None:
        return ""
    texts = [item.text for item in skeleton.items[max(0, subject - _GOVERNING) : subject]]
    cut = max((i for i, text in enumerate(texts) if text in (";", ":")), default=-1)
    return plain(" ".join(texts[cut + 1 :]))


def governing_of(skeleton: Skeleton, match: FrameMatch) -> list[str]:
    """Return the words before the subject of a match, what opens its clause last: "X will raise it | when" he meets."""
    first = skeleton.item_at(match.start)
    at = next((i for i in range(first, -1, -1) if skeleton.items[i].text.startswith("@")), first)
    return [item.text for item in skeleton.items[:at] if item.text[:1].isalpha()]


def opener_of(governing: list[str], words: ClauseWords) -> str:
    """Return what opens the clause behind some words: "when", "avant que"."""
    two = " ".join(governing[-2:])
    return two if two in words.not_yet | words.never_yet else two.rpartition(" ")[2]


def right(skeleton: Skeleton, match: FrameMatch) -> str:
    last = skeleton.item_at(max(match.start, match.end - 1)) + 1
    return " ".join(item.text for item in skeleton.items[last : last + _AFTER])


def plain(text: str) -> str:
    return " ".join(word for word in text.split() if word == NEGATION or not word.startswith(("~", "@")))


def tail(text: str, words: int) -> str:
    return " ".join(text.split()[-words:])


def own_words_of(right: str, language: str) -> list[str]:
    """Return the words behind a noun up to one that begins what somebody said: "after talks with X, that the next".

    Of a verb behind an "and" it is no subject: "had a call with X and is to meet Y".
    """
    ending = clause_words(language).complements | clause_words(language).before  # "spoke beside X before the talks"
    words = right.split()
    if not clause_words(language).conjunctions.isdisjoint(words[:1]):
        return []
    return words[: next((i for i, word in enumerate(words) if word in ending), len(words))]


def until_said(right: str, language: str) -> list[str]:
    """Return the words behind a noun up to a verb of saying: "During his meeting with X, Y said that Z will"."""
    words, saying = right.split(), clause_words(language).saying
    return words[: next((i for i, word in enumerate(words) if word in saying), len(words))]


def since(words: str, after: frozenset[str]) -> str:
    """Return the words behind the last "after": "declined to comment after a meeting with X" denies no meeting."""
    own = words.split()
    return " ".join(own[max((at + 1 for at, word in enumerate(own) if word in after), default=0) :])
