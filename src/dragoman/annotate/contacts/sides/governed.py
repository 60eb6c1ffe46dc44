"""What a noun or a preposition governs, where verbs stand first and drop their subjects."""

from __future__ import annotations

from functools import cache

from dragoman.annotate.contacts.frames.book import frame_book
from dragoman.annotate.contacts.frames.matching import FrameMatch, objects_of
from dragoman.annotate.contacts.sides.clause_words import ClauseWords
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.language.folder import load_language
from dragoman.language.text import form_of

_PHRASE = 3  # nouns between a preposition and the verb behind its phrase
# Lists of nouns with "his", whose object an actor behind them is.
_HIS = ("his_talk", "his_receiving", "his_call")


def hangs_on_noun(skeleton: Skeleton, at: int, finite: bool, language: str) -> bool:
    """Say whether a noun governs an actor: in "غداة لقائه X توجه إلى Y", "طرق باب X ثم توجه" it isn't X who went."""
    before = skeleton.items[at - 1].text if at else ""
    noun = frame_book(language).without_clitic(before)
    return before in _his(language) or (finite and not _constructs(language).isdisjoint((before, noun)))


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


def has_unknown_subject(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a name that nobody could read stands right behind a verb, whose subject it then is."""
    if match.frame.nominal or match.frame.subject in match.slots or match.word_class is None:
        return False
    following = skeleton.items[match.anchor + 1].text if match.anchor + 1 < len(skeleton.items) else ""
    if not following[:1].isalpha() or following in objects_of(match, language, None):
        return False
    return _is_name(following, language)


@cache
def _is_name(word: str, language: str) -> bool:
    """Say whether a word is part of a name and no ordinary word."""
    folder = load_language(language)
    common = frozenset(form_of(str(one)) for one in folder.data("actors")["common"])
    particles = frozenset(form_of(str(one)) for one in folder.data("titles")["particles"])
    is_name_part = folder.hook("is_name_part", lambda _form: False)
    return word not in common and (word in particles or bool(is_name_part(word)))


@cache
def _his(language: str) -> frozenset[str]:
    lists = frame_book(language).lists
    return frozenset(phrase for name in _HIS if name in lists for phrase in lists[name].phrases)


@cache
def _constructs(language: str) -> frozenset[str]:
    """Return the nouns behind which an actor tells whose they are."""
    words = load_language(language).data("frames")["skeleton"].get("constructs", ())
    return frozenset(form_of(str(word)) for word in words)


def goes_on_to_him(skeleton: Skeleton, at: int, language: str) -> bool:
    """Say whether an actor says or does something to the one spoken of: "أكد لها X", after which she is so still."""
    return at > 0 and skeleton.items[at - 1].text in _to_him(language)


@cache
def _to_him(language: str) -> frozenset[str]:
    words = load_language(language).data("frames")["skeleton"].get("to_him", ())
    return frozenset(form_of(str(word)) for word in words)
