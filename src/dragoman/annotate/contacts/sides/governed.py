"""What a noun or a preposition governs, where verbs stand first and drop their subjects."""

from __future__ import annotations

from functools import cache

from dragoman.annotate.contacts.frames.book import frame_book
from dragoman.annotate.contacts.sides.clause_words import ClauseWords
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton

_PHRASE = 3  # nouns between a preposition and the verb behind its phrase
# Lists of nouns with "his", whose object an actor behind them is.
_HIS = ("his_talk", "his_receiving", "his_call")


def is_met_by_him(skeleton: Skeleton, at: int, language: str) -> bool:
    """Say whether an actor is the object of a noun with "his": in "غداة لقائه X توجه إلى Y" it isn't X who went."""
    return at > 0 and skeleton.items[at - 1].text in _his(language)


def is_adverbial(skeleton: Skeleton, first: int, words: ClauseWords) -> bool:
    """Say whether a phrase with a preposition opens the clause before a verb: "وفي اليوم الثاني استقبله X"."""
    for at in range(first - 2, max(-1, first - 2 - _PHRASE), -1):
        text = skeleton.items[at].text
        opens = at == 0 or skeleton.items[at - 1].text in {",", ":", ";"}
        if opens and text.lstrip("وف") and (text in words.prepositions or text[1:] in words.prepositions):
            return True
        if not text[:1].isalpha():
            return False
    return False


@cache
def _his(language: str) -> frozenset[str]:
    lists = frame_book(language).lists
    return frozenset(phrase for name in _HIS if name in lists for phrase in lists[name].phrases)
