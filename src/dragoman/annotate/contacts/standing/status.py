"""Whether a contact took place: from the verb's class and the cues around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.annotate.contacts.days.items import bounds_of, time_at
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import clause_words
from dragoman.annotate.contacts.sides.sharing import words_near
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.standing.cues import NEGATION, Cues, cue_patterns
from dragoman.annotate.contacts.standing.occasions import governing_purpose, is_said_there
from dragoman.annotate.contacts.standing.surroundings import (
    ACHIEVED,
    apposed,
    before_subject,
    dropping,
    governing_of,
    heading,
    left,
    negation_reach,
    opener_of,
    own_words_of,
    plain,
    right,
    since,
    tail,
    until_said,
)
from dragoman.model import Status
from dragoman.timex import Bound

_QUESTIONS = frozenset("?؟")
_STATUS_CLASSES = frozenset(status.value for status in Status)
_GOVERNED, _ADJUNCTS, _IDLE, _SOON = 3, 4, 4, 3


def status_of(skeleton: Skeleton, match: FrameMatch, inherited: Status | None, language: str) -> Status | None:
    """Return the status of a match, None where the text doesn't assert a contact at all ("could meet").

    `inherited` is the status of a match before it in the sentence, for infinitives: "flew to Paris to meet X".
    """
    status, cues = _told(skeleton, match, inherited, language), cue_patterns(language)
    behind = plain(skeleton.text[match.end :]) if status in (Status.PLANNED, Status.REQUESTED) else ""
    fallen = cues["fell_through"].search(behind) if status is Status.PLANNED else None
    if fallen and clause_words(language).origins.isdisjoint(behind[fallen.end() :].split()[:1]):
        return Status.CANCELLED  # "postponed from March" was moved to the day told
    invited = status is Status.REQUESTED and match.word_class == Status.REQUESTED
    if invited and cues["accepted"].search(behind):
        return Status.PLANNED
    return Status.ONGOING if status is Status.HAPPENED and _goes_on(skeleton, match) else status


def _goes_on(skeleton: Skeleton, match: FrameMatch) -> bool:
    """Say whether a visit told in the present is said to go on: "is visiting X at present", "since Monday"."""
    if match.frame.type != "visit" or match.word_class != "present":
        return "{S}" in match.pattern.source
    _, last = bounds_of(skeleton, match)
    times = (time_at(skeleton, index) for index in range(last, last + _ADJUNCTS))
    return any(time.rule == "now" or time.bound is Bound.SINCE for time in times if time)


def _told(skeleton: Skeleton, match: FrameMatch, inherited: Status | None, language: str) -> Status | None:
    cues = cue_patterns(language)
    opening = clause_words(language).during | clause_words(language).before
    words = _Words(
        left=left(skeleton, match, language),
        inside=plain(_inside(skeleton, match)),
        right=plain(right(skeleton, match)),
        following=plain(right(skeleton, match).partition("@")[0]),
        before=before_subject(skeleton, match),
        heading=heading(skeleton, match) if match.word_class is None else "",
        dropping=dropping(skeleton, match) if match.frame.nominal or match.frame.alone else "",
        apposed=apposed(skeleton, match) if match.word_class == "bare" else "",
        near=" ".join(sorted(words_near(skeleton, match))),
        sentence=plain(skeleton.text[: skeleton.starts[match.anchor]]),
        opener=opener_of(governing := governing_of(skeleton, match), clause_words(language)),
        governing=" ".join(governing[:-1]),
        headline=skeleton.parsed.sentence.headline,
        opens=not match.start and skeleton.items[0].text in opening,
        entered=skeleton.items[skeleton.item_at(match.start)].text in clause_words(language).during,
    )
    if (match.frame.nominal and _is_denied(words, cues, language)) or _is_belied(words, cues):
        return Status.DENIED
    if _asserts_nothing(skeleton, match, words, cues, language):
        return None
    if refused := _refused(match, words, cues, language):
        return refused
    if match.word_class in _STATUS_CLASSES:
        return Status(match.word_class)
    if match.word_class == "future":
        return Status.PLANNED
    if match.word_class in ("past", "present"):
        return None if _is_noun_here(skeleton, match, language) else _of_finite(words, cues, match, language)
    if match.word_class == "ing":
        return _of_gerund(words, match, cues, language)
    if match.word_class == "bare":
        return _of_infinitive(words, match, cues, inherited, language)
    if is_said_there(skeleton, match, language):
        return Status.HAPPENED
    status = _of_noun(words, match, cues, language)
    ahead = status is Status.HAPPENED and cues["planned"].search(governing_purpose(skeleton, match, language))
    return Status.PLANNED if ahead else status


def _inside(skeleton: Skeleton, match: FrameMatch) -> str:
    """Return a match's own words, but what somebody said there: "At a meeting X urged Y" tells of no wish to meet."""
    anchor = skeleton.starts[match.anchor]
    said = match.frame.starts and match.frame.nominal and "@" in skeleton.text[match.start : anchor]
    return "" if said else skeleton.text[anchor : match.end]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words around a trigger: before it, in the match, after it, and before its subject."""

    left: str
    inside: str
    right: str
    following: str  # as `right`, up to an actor, with whom another clause may begin
    before: str
    dropping: str = ""  # right before a noun with its holder: "called off" X's summit with Y
    heading: str = ""  # before the colon that its clause follows: "On her agenda: talks with X"
    apposed: str = ""  # those right before an infinitive, an actor's own and adverbs, too
    near: str = ""  # the words right around it, adverbs too, in no order
    sentence: str = ""  # all that stands before the trigger
    opens: bool = False  # "during" or "before" opens the sentence
    entered: bool = False  # "during" or "after" opens the match itself
    opener: str = ""  # what opens its clause, right before its subject
    governing: str = ""  # all that stands before its clause
    headline: bool = False

    @property
    def around(self) -> str:
        return f"{self.left} {self.inside}"


def _is_denied(words: _Words, cues: Cues, language: str) -> bool:
    """Say whether a verb of denial governs a noun: "denied reports of a call between X and Y"."""
    denial = cues["denial"].search(words.sentence)
    opens = denial is not None and len(words.sentence[: denial.start()].split()) <= _IDLE
    return opens and not _is_aside(words, cues, language)


def _is_belied(words: _Words, cues: Cues) -> bool:
    """Say whether what is told is untrue: "reports of a meeting between X and Y are false"."""
    claimed = cues["claimed"].search(words.before) or cues["claimed"].search(words.left)
    return bool(cues["untrue"].search(words.right) or (claimed and cues["belied"].search(words.right)))


def _is_aside(words: _Words, cues: Cues, language: str) -> bool:
    """Say whether a noun only tells when something else was denied: "denied, after talks with X, that"."""
    denial = cues["denial"].search(words.sentence)
    clause = clause_words(language)
    between = words.sentence[denial.end() :].split() if denial else ()
    return not (clause.during.isdisjoint(between) and clause.sequence.isdisjoint(between))


def _asserts_nothing(skeleton: Skeleton, match: FrameMatch, words: _Words, cues: Cues, language: str) -> bool:
    """Say whether the sentence is about sport, a condition, or talks that stand still."""
    told = ("sport", "life") if match.frame.type == "visit" else ("sport",)
    if any(cues[name].search(plain(skeleton.text)) for name in told) or _ends_with(
        cues["conditional"], tail(words.before, 2)
    ):
        return True
    asked = skeleton.items[-1].text in _QUESTIONS
    if asked and (match.frame.nominal or (clause_words(language).pro_drop and not cues["why"].search(words.sentence))):
        return True  # "A visit of X's to Y?", "تهاتف مع X؟"; "why did X go to Y?" says that he did
    if cues["courtesy"].search(words.around):
        return True  # who thanks for an invitation may have been there
    if match.frame.type == "other_contact" and cues["considered"].search(words.inside):
        return True  # "considers holding a meeting with X"
    if cues["denial"].search(words.before) and NEGATION in words.before.split():
        return True  # "doesn't rule out that they met"
    # "should not meet" is advice and no denial.
    if cues["hypothetical"].search(tail(words.left, 4)) and cues["negated"].search(words.left):
        return True
    if match.word_class == "bare" and cues["negated"].search(words.left) and cues["requested"].search(words.left):
        return True  # "does not want to meet"
    if _leaves_out(match, words, cues):
        return True
    return match.frame.nominal and _hangs(words, cues, clause_words(language).during)


def _leaves_out(match: FrameMatch, words: _Words, cues: Cues) -> bool:
    """Say whether a negation is of what was spoken of: "did not talk about the contract" tells of no missing talk."""
    spoke = match.frame.type == "other_contact" and not match.frame.nominal
    return spoke and bool(cues["left_out"].match(words.right)) and NEGATION in words.around.split()


def _ends_with(cue: re.Pattern[str], text: str) -> bool:
    """Say whether a cue stands last: "had X met Y"; not in "had visited P for talks with Y"."""
    return any(found.end() == len(text) for found in cue.finditer(text))


def _hangs(words: _Words, cues: Cues, during: frozenset[str]) -> bool:
    """Say whether a noun tells no contact: stalled talks, "no mention of a summit", a meeting that "would" help."""
    behind = " ".join(words.right.split()[:_IDLE])
    if cues["unlikely"].search(words.following):
        return True
    following = next((word for word in words.right.split() if word != ","), "")
    near = words.left.split()[-_GOVERNED:]
    far = (
        words.left.split()[: -negation_reach(words.left, cues)] if during.isdisjoint(near) else []
    )  # "said nothing at the talks with"
    far = [] if cues["affirmed"].search(words.left) else far  # "no progress was made in talks between"
    return any(
        cues[name].search(text)
        for name, text in (("idle", behind), ("hypothetical", following), ("negated", " ".join(far)))
    )


def _refused(match: FrameMatch, words: _Words, cues: Cues, language: str) -> Status | None:
    """Return denied or cancelled where the words say so."""
    if cues["denial"].search(words.before) and not _is_aside(words, cues, language):
        return Status.DENIED
    # "was to have met X" fell through, "was to | have dinner with X" is a plan.
    texts = (words.left, words.inside) if match.word_class == "bare" else (words.around,)
    after = clause_words(language).after
    cancelled = any(_is_off(text, cues, after) for text in (*texts, words.dropping))
    foreseen = match.frame.nominal or match.word_class == Status.PLANNED
    foreseen = foreseen and match.frame.type != "message"  # "announced in a letter to X that he called off"
    falling = "fell_through" if match.frame.nominal else "cancelled"  # "X's trip to Y won't take place"
    if cancelled or (foreseen and any(cues[name].search(words.following) for name in ("cancelled", falling))):
        return Status.CANCELLED
    if cues["only"].search(words.inside):
        return None  # "n'ont eu qu'un bref échange"
    if match.frame.nominal:  # "no meeting"; a negation to its right is that of the main verb
        near = f"{since(tail(words.left, negation_reach(words.left, cues)), after)} {words.inside}"
        negated = cues["negated"].search(near) or NEGATION in near.split()
        return Status.DENIED if negated and not cues["affirmed"].search(words.around) else None
    opening = " ".join(words.inside.split()[:_IDLE])  # "had no contact with"
    near = f"{words.left} {opening}" if match.word_class in ("past", "present", None) else words.around
    near = f"{since(words.left, after)} {words.inside}" if match.word_class == "ing" else near
    negated = cues["negated"].search(near) or NEGATION in (near if match.word_class == "ing" else words.around).split()
    ahead = words.opener in clause_words(language).not_yet and NEGATION not in words.around.split()
    if not negated or ahead or cues["affirmed"].search(near):
        return None  # "avant que X ne se rende à Y" negates nothing
    if cues["as_planned"].search(f"{words.inside} {words.right}"):
        return Status.CANCELLED  # "won't go to X, as was planned"
    kept = not clause_words(language).calling_off.isdisjoint(words.inside.split()[:2])
    return Status.PLANNED if kept else Status.DENIED  # "decided not to cancel the visit"


def _is_off(text: str, cues: Cues, after: frozenset[str]) -> bool:
    """Say whether words call a contact off, and not another one before it: "cancels his trip, likely to meet X".

    What a cancellation comes after took place: "the trip was put off after a call".
    """
    last = max((found.end() for found in cues["cancelled"].finditer(text)), default=None)
    if last is None:
        return False
    rest = text[last:]
    if not after.isdisjoint(rest.split()[-_GOVERNED:]):
        return False
    return "," not in rest.split() or not cues["planned"].search(rest)


def _is_noun_here(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a past is a noun written like it, as behind "from": "قبل ساعتين من توجه فلان"."""
    words = clause_words(language)
    before = skeleton.items[match.anchor - 1].text if match.anchor else ""
    return words.pro_drop and match.word_class == "past" and before in words.origins & words.prepositions


def _of_finite(words: _Words, cues: Cues, match: FrameMatch, language: str) -> Status | None:
    if match.word_class == "present" and _is_reported_future(words, cues, language):
        return Status.PLANNED  # "X and Y said they would meet"
    if cues["hypothetical"].search(tail(words.left, 4)):
        return None
    if match.word_class == "present" and _hangs_on_it(words, cues, language):
        return None
    if match.word_class == "present" and _comes_then(words, cues, language):
        return Status.PLANNED
    if match.word_class == "present" and cues["perhaps"].search(tail(words.sentence, 1)):
        return None  # "قد يزور": may visit, where "قد زار" is has visited
    if match.word_class == "present" and cues["planned"].search(tail(words.left, 3)):
        return Status.PLANNED  # "they will also meet"
    near = " ".join(words.right.split()[:_SOON]) if match.frame.type == "visit" else ""
    if match.word_class == "present" and cues["upcoming"].search(f"{words.inside} {near}"):
        return Status.PLANNED  # "goes to X in the coming days"
    ongoing = match.frame.type == "visit" and cues["ongoing"].search(f"{words.around} {words.near}")
    return Status.ONGOING if ongoing else Status.HAPPENED


def _hangs_on_it(words: _Words, cues: Cues, language: str) -> bool:
    """Say whether something else only waits for it: "nothing will move until X meets Y", "not before they meet"."""
    clause = clause_words(language)
    refused = cues["negated"].search(tail(words.governing, ACHIEVED)) is not None
    return words.opener in clause.never_yet or (words.opener in clause.not_yet and refused)


def _comes_then(words: _Words, cues: Cues, language: str) -> bool:
    """Say whether a present is that of what is ahead: "before X meets Y", "X will raise it when he meets Y"."""
    clause = clause_words(language)
    if words.opener in clause.then:
        main = words.governing or words.right
        ahead = words.headline and not clause.purposes.isdisjoint(main.split())  # "X to warn of Y when he meets Z"
        return ahead or cues["planned"].search(main) is not None
    return words.opener in clause.not_yet


def _is_reported_future(words: _Words, cues: Cues, language: str) -> bool:
    """Say whether a verb tells what somebody said was to come: "X would travel to Y, the court said"."""
    reporting = clause_words(language).reporting
    behind = words.right.split() if not cues["conditional"].search(words.right) else ()
    reported = not (reporting.isdisjoint(words.before.split()) and reporting.isdisjoint(behind))
    return reported and cues["reported_future"].search(words.left) is not None


def _of_infinitive(
    words: _Words, match: FrameMatch, cues: Cues, inherited: Status | None, language: str
) -> Status | None:
    if cues["requested"].search(tail(words.left, _GOVERNED)):
        return Status.REQUESTED  # "said that he would like to meet Y"
    if _is_reported_future(words, cues, language):
        return Status.PLANNED
    if inherited and cues["reported_future"].search(words.left):
        return Status.PLANNED  # "arrived in Rome, where he would meet Y"
    if cues["requested"].search(words.left):
        return Status.REQUESTED
    if cues["planned"].search(words.left):
        return Status.PLANNED
    if cues["hypothetical"].search(words.left):
        return None
    achieved = cues["achieved"].search(tail(words.left, ACHIEVED)) or cues["achieved"].search(words.apposed)
    if inherited in (None, Status.ONGOING) and not clause_words(language).before.isdisjoint(
        words.left.split()[-_GOVERNED:]
    ):  # "told reporters before flying to X"
        told = inherited or not clause_words(language).reporting.isdisjoint(words.sentence.split())
        return Status.PLANNED if told or not cues["done"].search(words.left) else Status.HAPPENED
    inherited = Status.HAPPENED if inherited is Status.ONGOING and match.frame.type != "visit" else inherited
    return Status.HAPPENED if achieved else inherited


def _of_gerund(words: _Words, match: FrameMatch, cues: Cues, language: str) -> Status | None:
    """Return the status of "meeting X"; with an article before it ("a possible meeting with X") it is a noun."""
    if match.frame.alone:
        return None  # "the preparation of a Council meeting"
    if _is_reported_future(words, cues, language):
        return Status.PLANNED  # "said that he would be meeting X"
    before = tail(words.left, 3).split()
    if not clause_words(language).determiners.isdisjoint(before) and before[-1] not in clause_words(language).of:
        return _of_noun(words, match, cues, language)
    near = tail(words.left, 2)
    if cues["requested"].search(near):
        return Status.REQUESTED
    if cues["hypothetical"].search(near) or cues["contemplated"].search(tail(words.left, _GOVERNED)):
        return None
    return Status.PLANNED if cues["planned"].search(words.left) else Status.HAPPENED


def _of_noun(words: _Words, match: FrameMatch, cues: Cues, language: str) -> Status | None:
    close = f"{tail(words.left, 6)} {words.inside}"
    begun = cues["begun"].search(close) or _is_told_back(words, cues, language)  # "a long expected summit began"
    if not begun and (cues["planned"].search(close) or cues["planned"].search(words.heading)):
        return Status.PLANNED
    during = clause_words(language).during | clause_words(language).after
    near = words.left.split()[-_GOVERNED:]
    at = max((i for i, word in enumerate(near) if word in during), default=None)
    if words.entered:
        close = words.inside  # "had invited X, he said at the end of his visit to Y"
    elif at is not None:  # "offered, at a meeting with X, to mediate": what was offered isn't the meeting
        close = f"{' '.join(near[at:])} {words.inside}"
    if cues["requested"].search(close):
        return Status.REQUESTED
    if cues["hypothetical"].search(close):
        return None
    if match.frame.type == "visit" and cues["topical"].search(tail(words.left, _GOVERNED)):
        return None  # "matters regarding X's visit to Y", which may be yet to come
    if words.opens and cues["planned"].search(" ".join(until_said(words.right, language)[:ACHIEVED])):
        return Status.PLANNED  # "During her visit to P, X is set to meet Y"
    behind = " ".join(until_said(" ".join(own_words_of(words.following, language)[:3]), language))
    if not begun and (cues["planned"].search(behind) or cues["foreseen"].match(words.following)):
        return Status.PLANNED  # "X's visit to Y is on the agenda"
    ongoing = match.frame.type == "visit" and cues["ongoing"].search(words.left)
    over = not clause_words(language).after.isdisjoint(near)  # "after he had made a visit to"
    return Status.ONGOING if ongoing and not over else Status.HAPPENED


def _is_told_back(words: _Words, cues: Cues, language: str) -> bool:
    """Say whether what a main clause tells was before a contact, and so is it: "avant la rencontre, X avait promis"."""
    clause = clause_words(language)
    if clause.before.isdisjoint(words.left.split()[-_GOVERNED:]):
        return False
    done = cues["done"].search(words.left) and clause.reporting.isdisjoint(words.sentence.split())
    done = done and not cues["pluperfect"].search(words.left)
    return bool(done or cues["pluperfect"].search(words.right))
