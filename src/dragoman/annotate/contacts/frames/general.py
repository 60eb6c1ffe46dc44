"""The general reading: where no frame has a contact's word, company alone tells it ("signed the accord with B").

A frame marked `general` is a word of company before a person. The clause must bear it out: a subject of its own,
something that it did, and no word that makes company a mere relation ("at odds with B"). Its words say of which
kind the contact was; without any it is one of unsaid channel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.frames.word_lists import one_of
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.annotate.contacts.skeletons.items import Group
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.language.folder import load_language
from dragoman.model import ContactType, EntityKind
from dragoman.timex import Kind as TimeKind

_VERB = 4  # items from the clause's beginning to the subject behind its verb
_NEAR, _FAR = 20, 8  # items from the subject to the company, and from there to the clause's end
_ENDS = frozenset({";", ":"})
_QUOTE = '"'
_HOLDERS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_Forms = re.Pattern[str]


@dataclass(frozen=True)
class _Signs:
    """Words that exclude a contact, and words that say of which kind it was, the telling kind first."""

    relations: _Forms
    kinds: tuple[tuple[ContactType, _Forms], ...]
    is_future: Callable[[str], bool]  # of a verb that is one word with the sign of its future


@cache
def _signs(language: str) -> _Signs:
    folder = load_language(language)
    data = folder.data("frames")["general"]
    kinds = ((ContactType(kind), _pattern(words, language)) for kind, words in data["kinds"].items())
    is_future = folder.hook("is_future", lambda _form: False)
    relations = _pattern(data["relations"], language, folder.data("frames")["prefix"])
    return _Signs(relations, tuple(kinds), is_future)


def _pattern(phrases: Sequence[str], language: str, prefix: str = "") -> _Forms:
    return re.compile(rf"(?<!\S){prefix}{one_of(map(str, phrases), word_former(language))}(?!\S)")


def is_borne_out(skeleton: Skeleton, match: FrameMatch, subject: int | None, language: str) -> bool:
    """Say whether the clause of a general match tells a contact of its subject and the one in its company.

    Several together have no other subject: "on Monday in Paris, X and Y ended the quarrel".
    """
    together = "M" in match.slots
    if not together and (subject is None or not _is_personal(skeleton.groups[subject])):
        return False
    if not all(_is_personal(skeleton.groups[group]) for slot, group in match.slots.items() if slot != "A"):
        return False
    named = together or "A" in match.slots
    between = _inside(skeleton, match) if named else _between(skeleton, match, subject)
    opening = _opening(skeleton, match, subject, language)
    if any(map(_signs(language).is_future, opening)) or between.count(_QUOTE) % 2:
        return False  # said: "In talks with X, the minister ...", or what one will do
    if between[:1] == [","] and between[1:2] and between[1] in skeleton.and_words:
        return False  # "did so with X, and later with Y"
    done = [text for text in [*opening[-1:], *between] if text[:1].isalpha() and text not in skeleton.and_words]
    told = " ".join([*opening, *between, *_inside(skeleton, match)])
    return bool(done) and not _signs(language).relations.search(told)


def is_told(
    skeleton: Skeleton, match: FrameMatch, subject: int | None, spoken: Set[ContactType], language: str
) -> bool:
    """Say whether a frame has a contact's word, or the clause or text bears out one that hasn't.

    `spoken` are the kinds of contact that the text has had words for.
    """
    if match.frame.echoed and match.frame.type not in spoken:
        return False
    return not match.frame.general or is_borne_out(skeleton, match, subject, language)


def kind_of(skeleton: Skeleton, match: FrameMatch, subject: int | None, language: str) -> ContactType:
    """Return the kind of contact that the words of a general match's clause speak of; a place or a time spent
    together tells a meeting.
    """
    opening = _opening(skeleton, match, subject, language)
    clause = [*opening, *_between(skeleton, match, subject), *_inside(skeleton, match), *_after(skeleton, match)]
    found = next((kind for kind, words in _signs(language).kinds if words.search(" ".join(clause))), None)
    spent = any(time.kind is TimeKind.DURATION and f"~t{i}~" in clause for i, time in enumerate(skeleton.times))
    if found is None and (spent or any(text.startswith("~p") for text in clause)):
        return ContactType.MEETING
    return found or match.frame.type


def unread(matches: Sequence[FrameMatch]) -> list[FrameMatch]:
    """Return the matches without those general ones whose words a frame of its own has read, whatever came of it.

    They would stand nearer to a time than the frame that tells the contact, and take it.
    """
    own = [match for match in matches if not match.frame.general]
    return [
        match
        for match in matches
        if not match.frame.general or not any(m.start < match.end and match.start < m.end for m in own)
    ]


def _is_personal(group: Group) -> bool:
    return bool(group.mentions) and all(mention.kind in _HOLDERS for mention in group.mentions)


def _between(skeleton: Skeleton, match: FrameMatch, subject: int | None) -> list[str]:
    """Return the words from the subject to the match; none where the subject isn't near to the left."""
    at = _subject_at(skeleton, match, subject)
    first = skeleton.item_at(match.start)
    return [] if at is None else [item.text for item in skeleton.items[at + 1 : first]]


def _opening(skeleton: Skeleton, match: FrameMatch, subject: int | None, language: str) -> list[str]:
    """Return the words of the clause before its subject, where a language's verbs may stand there."""
    at = _subject_at(skeleton, match, subject)
    if at is None or not clause_words(language).pro_drop:
        return []
    texts = [item.text for item in skeleton.items[max(0, at - _VERB) : at] if not item.text.startswith("~")]
    cut = max((i for i, text in enumerate(texts) if not text[:1].isalpha()), default=-1)
    return texts[cut + 1 :]


def _subject_at(skeleton: Skeleton, match: FrameMatch, subject: int | None) -> int | None:
    first = skeleton.item_at(match.start)
    near = range(first, max(-1, first - _NEAR - 1), -1)  # the subject may open the match
    return next((i for i in near if skeleton.items[i].text == f"@{subject}@"), None)


def _inside(skeleton: Skeleton, match: FrameMatch) -> list[str]:
    return skeleton.text[match.start : match.end].split()


def _after(skeleton: Skeleton, match: FrameMatch) -> list[str]:
    last = skeleton.item_at(max(match.start, match.end - 1)) + 1
    texts = [item.text for item in skeleton.items[last : last + _FAR]]
    end = next((i for i, text in enumerate(texts) if text in _ENDS or text.startswith("@")), len(texts))
    return texts[:end]
