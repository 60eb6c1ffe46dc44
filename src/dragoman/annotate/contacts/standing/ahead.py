"""What lies ahead though its own words tell it as done: behind a planned verb, or on a day to come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from dragoman.annotate.contacts.days.dating import (
    DatingContext,
    Scene,
    comes_soon,
    dates_of,
    is_just_past,
    points_ahead,
)
from dragoman.annotate.contacts.days.items import bounds_of, text_at
from dragoman.annotate.contacts.days.times import time_of
from dragoman.annotate.contacts.draft import Draft
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.standing.cues import cue_patterns
from dragoman.annotate.contacts.standing.occasions import is_said_there
from dragoman.annotate.contacts.standing.surroundings import ACHIEVED, left, tail
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import Status

_NEAR = 3
_OPENING = 4
_TOLD = 7  # items from "as" to where somebody said so
_COURSE = 9  # items from a verb to the visit in whose course its contact falls
_PENDING = frozenset({Status.PLANNED, Status.REQUESTED, Status.CANCELLED})


def with_plans(
    skeleton: Skeleton,
    match: FrameMatch,
    status: Status,
    inherited: Status | None,
    latest: Draft | None,
    matches: Sequence[FrameMatch],
    context: DatingContext,
    scene: Scene,
) -> Status:
    """Return the status of a match, a plan where it happened by its own words only.

    `inherited` is that of the match before: "will travel to X for a meeting with Y"; `latest` is the contact told in
    the sentence before, whose tense a text goes on in: "will visit X. He also meets Y".
    """
    if status is Status.ONGOING and points_ahead(skeleton, match, matches, context):
        return Status.PLANNED  # "pays a visit to X on 15 July 2022", told in June
    if status is Status.PLANNED and _lies_behind(skeleton, match, matches, context):
        return Status.HAPPENED
    if status is Status.PLANNED and inherited is Status.CANCELLED and _is_there(skeleton, match, context.language):
        return inherited  # "called off a visit to P, where he was to meet X"
    if status is not Status.HAPPENED:
        return status
    if is_said_there(skeleton, match, context.language):
        return status
    # "following a call between X and Y"; what was called off "after a call with X" came later than the call
    over = "M" in match.slots or inherited is Status.CANCELLED or (match.frame.nominal and "A" in match.slots)
    over = over and _comes_after(skeleton, match, context.language)
    over = over or _is_where_told(skeleton, match, context.language)
    if inherited in _PENDING and match.word_class in (None, "ing", "present") and not over:
        return inherited or status
    if _goes_on_ahead(skeleton, match, latest, context.language):
        return Status.PLANNED
    if _is_timetable(skeleton, match, matches, context, scene):
        return Status.PLANNED
    headline = match.frame.nominal and skeleton.parsed.sentence.headline
    bare = match.word_class == "bare" and not _is_achieved(skeleton, match, context.language)
    telling = match.word_class == "present" or bare or headline
    if telling and comes_soon(skeleton, match, matches, context):
        return Status.PLANNED
    timeless = match.word_class in ("present", None) and not match.frame.general
    ahead = timeless and points_ahead(skeleton, match, matches, context)
    return Status.PLANNED if ahead else status  # "meets tomorrow"


def _is_achieved(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether an infinitive tells what was done: "was allowed to meet X on Tuesday"."""
    return cue_patterns(language)["achieved"].search(tail(left(skeleton, match, language), ACHIEVED)) is not None


def _is_there(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a "where" before a match sets it at the contact told before it."""
    first = skeleton.item_at(match.start)
    near = {item.text for item in skeleton.items[max(0, first - 2 * _NEAR) : match.anchor]}
    return not clause_words(language).same_time.isdisjoint(near)


def _lies_behind(skeleton: Skeleton, match: FrameMatch, matches: Sequence[FrameMatch], context: DatingContext) -> bool:
    """Say whether what is planned comes after this: "after their talks on Friday, X and Y will meet on Saturday".

    That is told of a weekday which lies nearer before the publication than behind it.
    """
    words = clause_words(context.language)
    first = skeleton.item_at(match.start)
    near = [item.text for item in skeleton.items[max(0, first - _NEAR) : match.anchor + 1]]
    if match.word_class is not None or words.after.isdisjoint(near):
        return False
    return is_just_past(skeleton, match, matches, context)


def _is_where_told(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether somebody said there what the sentence tells: "will host X, as he announced during a visit to Y"."""
    words, first = clause_words(language), skeleton.item_at(match.start)
    before = {item.text for item in skeleton.items[max(0, first - _TOLD) : first]}
    return skeleton.items[first].text in words.during and not words.according.isdisjoint(before)


def _comes_after(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    first = skeleton.item_at(match.start)
    near = {item.text for item in skeleton.items[max(0, first - _NEAR) : first + 1]}
    return not clause_words(language).after.isdisjoint(near)


def _goes_on_ahead(skeleton: Skeleton, match: FrameMatch, latest: Draft | None, language: str) -> bool:
    """Say whether a sentence tells a plan: it opens with "is due to", or goes on in the present from one."""
    words = clause_words(language)
    if not words.pro_drop:
        return _is_next_entry(skeleton, match, latest)
    if match.word_class not in (None, "present"):
        return False
    first = skeleton.item_at(match.start)
    opening = [item.text for item in skeleton.items[: min(first, _OPENING)]]
    if not words.foreseen.isdisjoint(opening) and words.was.isdisjoint(opening):
        return match.word_class == "present" or words.after.isdisjoint(opening)
    headline = skeleton.parsed.sentence.headline or match.word_class is None
    if _is_on_visit(skeleton, match, language) and not headline and _is_main_verb(skeleton, match, words):
        return True
    planned = latest is not None and latest.status is Status.PLANNED
    return planned and not headline and _is_main_verb(skeleton, match, words)


def _is_next_entry(skeleton: Skeleton, match: FrameMatch, latest: Draft | None) -> bool:
    """Say whether a noun without a subject goes on in an agenda: "On Monday she will see X. Then, talks with Y"."""
    before = skeleton.items[: skeleton.item_at(match.start)]
    noun = match.frame.nominal and set(match.slots) == {"B"} and not any(item.text.startswith("@") for item in before)
    return noun and latest is not None and latest.status is Status.PLANNED


def _is_on_visit(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a present sets a contact into the course of a visit: "He meets X during the visit"."""
    during, visits = clause_words(language).during, _visit_nouns(language)
    texts = [item.text for item in skeleton.items[match.anchor : match.anchor + _COURSE]]
    return any(one in during and other in visits for one, other in pairwise(texts))


@cache
def _visit_nouns(language: str) -> frozenset[str]:
    return frozenset(map(form_of, load_language(language).data("frames")["skeleton"]["taken_up"]["visit"]))


def _is_main_verb(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> bool:
    near = [item.text for item in skeleton.items[max(0, match.anchor - _NEAR) : match.anchor]]
    return (words.was | words.subordinate - words.complements).isdisjoint(near)


def _is_timetable(
    skeleton: Skeleton, match: FrameMatch, matches: Sequence[FrameMatch], context: DatingContext, scene: Scene
) -> bool:
    """Say whether a dated present is a plan, as in the body of an English article: "flies to Kyiv on Sunday"."""
    words = clause_words(context.language)
    if match.word_class != "present" or skeleton.parsed.sentence.headline or not words.timetable:
        return False
    if words.pro_drop and not _is_main_verb(skeleton, match, words):
        return False  # "was visiting", "who is visiting"
    expression = time_of(skeleton, match, matches, context.language)
    if expression is not None and expression.rule == "now":
        return False  # "are currently holding talks"
    date = dates_of(skeleton, match, matches, Status.PLANNED, context, scene)[0]
    past = date.dates.end and context.published.start and date.dates.end < context.published.start
    return date.surface is not None and not past  # a caption tells of the past in the present


def was_ahead(skeleton: Skeleton, match: FrameMatch, status: Status, language: str) -> bool:
    """Say whether a plan is told as one that there was: "was to go to X", which what calls it off speaks of, too."""
    near = " ".join(item.text for item in skeleton.items[max(0, match.anchor - _OPENING) : match.anchor + _NEAR])
    return status is Status.PLANNED and cue_patterns(language)["was_ahead"].search(near) is not None


def hangs_on(skeleton: Skeleton, match: FrameMatch, visit: bool, language: str) -> bool:
    """Say whether a noun or infinitive shares the time of the verb that it hangs on, as none does behind "before".

    "Left Rome before heading for Paris"; but "met X on Monday, before seeing Y" was one day.
    """
    words = clause_words(language)
    near = {item.text for item in skeleton.items[max(0, match.anchor - _NEAR) : match.anchor]}
    apart = words.sequence if visit or match.word_class is None else words.sequence - words.before
    return match.word_class in (None, "bare", "ing") and apart.isdisjoint(near)


def is_departure_ahead(skeleton: Skeleton, match: FrameMatch, status: Status, language: str) -> bool:
    """Say whether a visit is told by the day on which it will end: "leaves Rome tomorrow".

    "Will leave for Rome" goes there: between the verb and the place stand names and times only.
    """
    if status is not Status.PLANNED or match.frame.leaves:
        return status is Status.PLANNED
    words = clause_words(language)
    first, last = bounds_of(skeleton, match)
    texts = [text_at(skeleton, index) for index in range(first, last + 1)]
    at = next((i for i, text in enumerate(texts) if text in words.origins - words.prepositions), None)
    behind = () if at is None else texts[at + 1 :]
    return bool(behind) and not any(text[:1].isalpha() for text in behind)
