"""A sentence that says no more than the day of the contact told before it: "The meeting, on Monday, lasted an hour"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dragoman.annotate.contacts.days.claims import noun_taken_up
from dragoman.annotate.contacts.days.dating import DatingContext, Scene, dated
from dragoman.annotate.contacts.days.items import text_at, time_at
from dragoman.annotate.contacts.days.times import first_time
from dragoman.annotate.contacts.draft import TOGETHER, Draft
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.frames.word_lists import one_of
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.annotate.contacts.standing.cues import cue_patterns
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import ContactType, MentionDate, Status
from dragoman.timex import TimeExpression

# The noun stands among the first items of its sentence, and its day in the same clause.
_OPENING = 3
_IN_COURSE = 6  # where "during" leads up to the noun, whose day follows at once: "during his visit, on 6 May, ..."
_AT_ONCE = 4


def echo_of(skeleton: Skeleton, told: Draft, context: DatingContext, scene: Scene) -> Draft | None:
    """Return the contact told last with the day that this sentence gives it; None where it speaks of something else."""
    noun = _noun_at(skeleton, told.type, context.language)
    if noun is None or told.date.surface or cue_patterns(context.language)["cancelled"].search(skeleton.text):
        return None  # "the trip, first set for May, had been put off"
    before = noun_taken_up(skeleton, 0, clause_words(context.language)) == noun  # "Monday's meeting"
    time = time_at(skeleton, 0) if before else first_time(skeleton, noun, context.language)
    if time is not None and time.opens:
        return None  # "the meeting comes on the eve of a summit"
    if noun >= _OPENING and not any(time_at(skeleton, noun + step) is time for step in range(1, _AT_ONCE)):
        return None
    if time and _is_of_another(skeleton, noun, time, context.language):
        return None
    date = dated(skeleton, time, told.status, context, scene) if time else None
    if date is None or not date.dates.known:
        return None
    return _again(skeleton, told, noun, date)


def with_echo(skeleton: Skeleton, kept: list[Draft], told: Draft, context: DatingContext, scene: Scene) -> list[Draft]:
    """Return a sentence's contacts with the one told last where it gives that its day, beside others of its own.

    "The meeting on Monday was part of X's visit to P."
    """
    if any(_group(draft.type) == _group(told.type) for draft in kept):
        return kept
    day = next((at for at in range(len(skeleton.items)) if time_at(skeleton, at)), None)
    if not kept or day is None or told.date.surface:
        return kept
    noun, time = noun_taken_up(skeleton, day, clause_words(context.language)), time_at(skeleton, day)
    if noun is None or time is None or text_at(skeleton, noun) not in _nouns(context.language, _group(told.type)):
        return kept
    date = dated(skeleton, time, told.status, context, scene)
    return [_again(skeleton, told, noun, date), *kept] if date.dates.known else kept


def _again(skeleton: Skeleton, told: Draft, noun: int, date: MentionDate) -> Draft:
    """Return a contact told before as this sentence dates it, by the noun at an item."""
    span = skeleton.parsed.sentence.span
    place = told.place if told.type is ContactType.VISIT else None  # by which visits are known to be one
    return replace(told, date=date, skeleton=skeleton, span=span, trigger=skeleton.items[noun].span, place=place)


def _is_of_another(skeleton: Skeleton, noun: int, time: TimeExpression, language: str) -> bool:
    """Say whether a day behind the noun is another's: "The visit comes after a raid on Monday"."""
    words = _elsewhere(language)
    between = (item.text for item in skeleton.items[noun + 1 :] if item.span.start < time.span.start)
    return not words.isdisjoint(between)


@cache
def _elsewhere(language: str) -> frozenset[str]:
    former = word_former(language)
    words = load_language(language).data("frames")["skeleton"].get("elsewhere", ())
    return frozenset(former(word, form_of(word)) for word in words)


def channel_told(skeleton: Skeleton, told: Draft, language: str) -> Draft | None:
    """Return a contact whose channel nobody has said as what this sentence calls it: "During the call, ..."."""
    calls = ((kind, words.search(skeleton.text)) for kind, words in _channels(language))
    kind, found = next(((kind, found) for kind, found in calls if found), (None, None))
    if kind is None or found is None:
        return None
    first, last = skeleton.item_at(found.start()), skeleton.item_at(found.end() - 1)
    span, trigger = skeleton.parsed.sentence.span, skeleton.span(first, last + 1)
    kind = told.in_person if kind is ContactType.MEETING else kind
    return replace(told, type=kind, skeleton=skeleton, span=span, trigger=trigger, place=None)


def with_channel(skeleton: Skeleton, drafts: list[Draft], language: str) -> list[Draft]:
    """Return a sentence's contacts, the one whose channel nobody has said as the call that its own sentence names.

    "X spoke with Y, a readout of the call says"; what stands before it may be another call.
    """
    said = [draft.type for draft in drafts if draft.type is not ContactType.OTHER_CONTACT]
    if len(drafts) - len(said) != 1 or {ContactType.CALL, *TOGETHER} & set(said):
        return drafts
    words = next(words for kind, words in _channels(language) if kind is ContactType.CALL)
    last = max((skeleton.item_at(found.end() - 1) for found in words.finditer(skeleton.text)), default=None)
    if last is None:
        return drafts
    named = skeleton.items[last].span.start
    called = (
        draft.type is ContactType.OTHER_CONTACT and draft.status is Status.HAPPENED and draft.trigger.end <= named
        for draft in drafts
    )
    return [
        replace(draft, type=ContactType.CALL) if calls else draft for draft, calls in zip(drafts, called, strict=True)
    ]


def leaves_channel_open(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a meeting is told by a noun that a call has, too: "after his talks with X"."""
    words = skeleton.text[match.start : match.end].split()
    return match.frame.type is ContactType.MEETING and not _open_nouns(language).isdisjoint(words)


@cache
def _open_nouns(language: str) -> frozenset[str]:
    former = word_former(language)
    words = load_language(language).data("frames")["skeleton"]["open_talks"]
    return frozenset(former(word, form_of(word)) for word in words)


@cache
def _channels(language: str) -> tuple[tuple[ContactType, re.Pattern[str]], ...]:
    former = word_former(language)
    data = load_language(language).data("frames")
    found = []
    for kind, phrases in data["skeleton"]["channels"].items():
        words = re.compile(rf"(?<!\S){data['prefix']}{one_of(phrases, former)}(?!\S)")
        found.append((ContactType(kind), words))
    return tuple(found)


def kinds_in(skeleton: Skeleton, language: str) -> set[ContactType]:
    """Return the kinds of contact that a sentence has a noun for which takes one up: "this visit"."""
    words = {item.text for item in skeleton.items}
    return {kind for kind in ContactType if not _nouns(language, _group(kind)).isdisjoint(words)}


def _noun_at(skeleton: Skeleton, kind: ContactType, language: str) -> int | None:
    """Return the item at which "the meeting" stands, before any name."""
    during = clause_words(language).during
    for index, item in enumerate(skeleton.items[:_IN_COURSE]):
        near = (text_at(skeleton, at) for at in range(max(0, index - _OPENING), index))
        if index >= _OPENING and during.isdisjoint(near):
            continue
        if item.text.startswith("@") and not skeleton.groups[int(item.text.strip("@"))].reference:
            return None  # an article may be read as a pronoun: "la rencontre"
        if item.text in _nouns(language, _group(kind)):
            return index
    return None


def _group(kind: ContactType) -> str:
    return "meeting" if kind in TOGETHER else kind.value


@cache
def _nouns(language: str, kind: str) -> frozenset[str]:
    """Return the nouns that take up a contact of a kind; none where a language gives none."""
    former = word_former(language)
    words = load_language(language).data("frames")["skeleton"]["taken_up"]
    return frozenset(former(word, form_of(word)) for word in words.get(kind, ()))
