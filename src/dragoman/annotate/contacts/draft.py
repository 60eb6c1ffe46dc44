"""A contact as one sentence tells it, and how the readings of one sentence are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.model import (
    UNDATED,
    ContactType,
    DateRange,
    EntityMention,
    MentionDate,
    Place,
    Side,
    Span,
    Status,
    Zone,
)
from dragoman.timex import TimeExpression, anchor_of

_MONTHS = 62  # days: what is so far off isn't an article's own news
_PUT_OFF = frozenset({Status.PLANNED, Status.CANCELLED})  # "was to go to X, but has called it off"
TOGETHER = frozenset({ContactType.MEETING, ContactType.SUMMIT, ContactType.MULTILATERAL_MEETING})


class Stay(NamedTuple):
    """How a visit is told."""

    dayless: bool = False  # no day of its sentence is its own
    aside: bool = False  # beside: "the first leader to visit X", "on the second day of a visit"
    ending: bool = False  # by its end
    long: bool = False  # as one of several days


_NO_STAY = Stay()


@dataclass(frozen=True)
class Party:
    """One participant of a draft."""

    key: str
    mention: EntityMention
    side: Side | None
    zone: Zone = Zone.TEXT


@dataclass(frozen=True)
class Draft:
    """A contact as one sentence tells it."""

    type: ContactType
    status: Status
    parties: tuple[Party, ...]
    date: MentionDate
    place: Place | None
    skeleton: Skeleton
    span: Span
    trigger: Span
    rule: str
    rank: int
    recall: bool
    explicit: bool  # the pattern itself named all participants
    referential: bool = False  # all its parties are "they" or "the two ministers"
    coordinated: bool = False  # an "and" joins its verb to the clause before
    dependent: bool = False  # a noun or infinitive, which hangs on another verb
    carried: bool = False  # its subject is that of the sentence before
    in_person: ContactType = ContactType.MEETING  # what it is where they were face to face
    of_two: bool = False  # somebody's with those two whose contact the text has told
    borne: bool = False  # a message told before, by who brought it
    takers: tuple[Party, ...] = ()  # into whose hands a letter was given
    general: bool = False  # its words tell company, and no contact by name
    timeless: bool = False  # in the present or by a noun, as headlines tell what was and what will be
    open_talks: bool = False  # its noun may mean a call as well: "talks", "entretien"
    old: bool = False  # its day lies months before the publication
    lent: bool = False  # its day is that of the clause beside it
    purpose: bool = False  # what one went somewhere for
    was_ahead: bool = False  # a plan told as one that there was: "was to go"
    again: bool = False  # its words say that it wasn't the first: "met again"
    leaving: bool = False  # the end of a visit
    stay: Stay = _NO_STAY  # how a visit is told
    whole: MentionDate | None = None  # all days of a visit, of which `date` is the one told
    counted: TimeExpression | None = None  # "five days after" this contact comes another

    @property
    def principals(self) -> tuple[Party, ...]:
        """Those whose contact it is: all parties but the bearer of a message."""
        return tuple(party for party in self.parties if party.side is not Side.BEARER)

    @property
    def keys(self) -> frozenset[str]:
        """The participants' keys."""
        return frozenset(party.key for party in self.parties)


def without_spans(draft: Draft) -> Draft:
    """Return a draft of the title without spans: they would not count the text's characters."""
    place = replace(draft.place, span=None) if draft.place else None
    return replace(draft, place=place, date=replace(draft.date, span=None))


def settle(drafts: Sequence[Draft], days: Sequence[MentionDate] = ()) -> list[Draft]:
    """Return the drafts of a sentence without double readings of the same words; `days` are those that it tells.

    Two drafts with overlapping triggers are one contact: the more special frame (the earlier in the file) that
    names its participants itself wins. A general reading ("spoke") of a pair that a special one ("by phone")
    has too goes.
    """
    kept: list[Draft] = []
    for draft in sorted(_with_shared_dates(_counted_back(drafts, days)), key=_precedence):
        same = next((at for at, other in enumerate(kept) if _same_words(draft, other)), None)
        if same is None:
            kept.append(draft)
        elif _lends_day(draft, kept[same]):
            kept[same] = replace(kept[same], date=draft.date)
    kept = [_with_day_of_handing(draft, kept) for draft in kept]
    settled = map(_with_all_days, map(partial(_face_to_face, kept), kept))
    return sorted(settled, key=lambda d: (d.trigger.start, d.rank))


def looked_back(drafts: Sequence[Draft], published: DateRange) -> list[Draft]:
    """Return the drafts, those as looked back on whose day lies months before the publication."""
    days = [(published.start - d.date.dates.end).days if published.start and d.date.dates.end else 0 for d in drafts]
    return [
        replace(draft, recall=True, old=True) if ago > _MONTHS else draft
        for draft, ago in zip(drafts, days, strict=True)
    ]


def _lends_day(draft: Draft, kept: Draft) -> bool:
    """Say whether another reading of one visit took the day that the better one lacks."""
    visits = draft.type is ContactType.VISIT and kept.type is ContactType.VISIT
    held = {draft.status, kept.status} <= {Status.HAPPENED, Status.ONGOING} and draft.recall == kept.recall
    return visits and held and draft.explicit and bool(draft.date.surface) and not kept.date.surface


def _with_day_of_handing(letter: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return a letter without a day with that of the meeting at which its bearer gave it."""
    if letter.type is not ContactType.MESSAGE or letter.date.dates.known:
        return letter
    bearers = {party.key for party in letter.parties if party.side is Side.BEARER}
    met = (d for d in drafts if d.type in TOGETHER and d.keys & bearers and len(d.keys & letter.keys) > 1)
    day = next(
        (d.date for d in met if d.date.dates.is_day and (d.status, d.recall) == (letter.status, letter.recall)), None
    )
    return replace(letter, date=day) if day else letter


def _with_all_days(draft: Draft) -> Draft:
    """Return a visit with all its days, once those who met on the one told have taken it."""
    told = draft.date.dates.known and (draft.whole is None or draft.date.span != draft.whole.span)
    return draft if draft.whole is None or told else replace(draft, date=draft.whole)


def _face_to_face(kept: Sequence[Draft], draft: Draft) -> Draft:
    """Return talks at a place of their own, or for which one went there, as a meeting: "spoke in Rabat with X"."""
    if draft.type is not ContactType.OTHER_CONTACT or draft.place is None:
        return draft
    others = [other for other in kept if other is not draft and other.place == draft.place]
    purpose = draft.dependent and any(o.type is ContactType.VISIT and o.keys & draft.keys for o in others)
    return draft if others and not purpose else replace(draft, type=draft.in_person)


def _precedence(draft: Draft) -> tuple[bool, bool, bool, int, int]:
    unsaid = draft.type is ContactType.OTHER_CONTACT
    return draft.general, unsaid, not draft.explicit, draft.rank, draft.trigger.start


def _counted_back(drafts: Sequence[Draft], told: Sequence[MentionDate]) -> list[Draft]:
    """Return the drafts with those dated of which the sentence says how long before another day they were.

    That is the day of another contact, else the only one told: "danced on Monday, hours after talks with X".
    """
    days = [d.date.dates for d in drafts if d.date.dates.is_day and d.counted is None]
    found = []
    for draft in drafts:
        own = _has_day_behind(draft)
        if draft.counted is not None and not own:
            before = [day.dates for day in told if day.span and day.span.end <= draft.counted.span.start]
            day = days[0] if days else before[0] if len(before) == len(told) == 1 else None
            dates = anchor_of(draft.counted, day) if day else UNDATED
            draft = replace(draft, date=MentionDate(dates, draft.counted.surface, draft.counted.span), recall=True)
        found.append(draft)
    return found


def _has_day_behind(draft: Draft) -> bool:
    """Say whether a day of its own stands behind what counts from a contact: "the eve of a visit on Monday"."""
    counted, span = draft.counted, draft.date.span
    return bool(draft.date.dates.known and counted and span and span.start >= counted.span.end)


def _with_shared_dates(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the date of the clause that they hang on, or that an "and" joins them to.

    "was in X on the 7th for talks with Y", "flew to X on Monday and met Y", "received X on Tuesday, on a visit".
    """
    found: list[Draft] = []
    for draft in drafts:
        dated = _governing(draft, found)
        joined = draft.dependent or draft.coordinated
        one_time = dated and (not draft.date.surface or draft.date.span == dated.date.span)
        if (
            dated
            and one_time
            and joined
            and draft.status in (dated.status, Status.ONGOING)
            and not (draft.stay.aside or _goes_on(draft, dated))
        ):
            place = draft.place or (dated.place if draft.type is not ContactType.VISIT and draft.dependent else None)
            lent = draft.lent or draft.date.surface is None
            draft = replace(draft, date=dated.date, place=place, lent=lent)
        found.append(draft)
    return [_with_date_of_purpose(draft, found) for draft in found]


def _goes_on(draft: Draft, before: Draft) -> bool:
    """Say whether a visit is the next one of a tour: "flies to X on Monday and goes on to Y"."""
    if draft.type is not ContactType.VISIT or before.type is not ContactType.VISIT or before.stay.ending:
        return False
    return bool(draft.place and before.place and draft.place.country != before.place.country)


def _governing(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Return the nearest dated contact before, of the same persons, that a draft can hang on."""
    dated = (d for d in reversed(before) if d.date.dates.known and d.keys & draft.keys)
    return next((d for d in dated if d.recall == draft.recall or (draft.dependent and d.recall)), None)


def _with_date_of_purpose(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return a visit without a date with the day of what it was for: "flew to X to meet Y on Friday"."""
    if draft.type is not ContactType.VISIT or draft.date.surface:
        return draft
    purpose = next((d for d in drafts if d.trigger.start > draft.trigger.start), None)
    if purpose is None or not purpose.dependent or purpose.coordinated or not purpose.date.dates.is_day:
        return draft
    shared = draft.keys & purpose.keys and (draft.status, draft.recall) == (purpose.status, purpose.recall)
    return replace(draft, date=purpose.date) if shared else draft


def _same_words(draft: Draft, other: Draft) -> bool:
    kinds = {draft.type, other.type}
    if ContactType.PRESS_CONFERENCE in kinds and not kinds.isdisjoint(TOGETHER):
        return draft.trigger == other.trigger  # "a joint press conference after their talks"
    if draft.borne != other.borne or are_guests_of(draft, other):
        return False  # "handed the letter over when X received him"
    visits = (draft.type is ContactType.VISIT) + (other.type is ContactType.VISIT)
    if not visits and not draft.trigger.overlaps(other.trigger) and _days_apart(draft.date, other.date):
        return False  # "received him on Monday and signed with him on Tuesday"
    if not visits and _one_told_one_ahead(draft, other):
        return False
    # "phoned Y, the first call between them since ...": their call is the one just told.
    same_two = draft.referential and draft.keys == other.keys and not draft.date.surface
    if draft.recall != other.recall and not draft.trigger.overlaps(other.trigger) and not same_two:
        return False
    if visits == 1 or ({draft.status, other.status} == _PUT_OFF and not draft.trigger.overlaps(other.trigger)):
        return False
    if draft.general and (len(draft.keys & other.keys) > 1 or _is_company(draft, other)):
        return True
    if visits == 2:
        same = draft.place and other.place and draft.place.name == other.place.name
        return bool(same) and bool(draft.keys & other.keys)
    if draft.trigger.overlaps(other.trigger):
        # One trigger may share out several contacts, each with its own counterpart.
        one_rule = draft.rule == other.rule and draft.trigger == other.trigger
        days = draft.date.span and other.date.span and draft.date.dates != other.date.dates
        return not (one_rule and (draft.keys != other.keys or days))
    general = ContactType.OTHER_CONTACT in (draft.type, other.type)
    return bool(draft.keys <= other.keys or other.keys <= draft.keys) and (
        draft.type is other.type or general or (draft.type in TOGETHER and other.type in TOGETHER)
    )


def _is_company(draft: Draft, other: Draft) -> bool:
    """Say whether whom company alone names goes along with one who is met: "received X of Y with her deputy Z"."""
    homes = [{p.mention.country or p.mention.org for p in one.parties} for one in (draft, other)]
    return bool(draft.keys & other.keys) and homes[0] == homes[1] and other.type in TOGETHER


def _one_told_one_ahead(draft: Draft, other: Draft) -> bool:
    """Say whether a verb tells what was, and other words what will be: "will see X, with whom he spoke on Monday"."""
    told = next((one for one in (draft, other) if one.status is Status.HAPPENED), None)
    apart = told is not None and not (told.dependent or told.timeless or draft.trigger.overlaps(other.trigger))
    return apart and Status.PLANNED in (draft.status, other.status)


def are_guests_of(one: Draft, other: Draft) -> bool:
    """Say whether one contact is that of two whom the other has somebody receive: "X and Y met. Z received both"."""
    two, three = sorted((one, other), key=lambda draft: draft.of_two)
    guests = {party.key for party in three.parties if party.side is Side.GUEST}
    return three.of_two and not two.of_two and two.keys == guests


def _days_apart(one: MentionDate, other: MentionDate) -> bool:
    """Say whether two dates are told by words of their own and can't be one."""
    a, b = one.dates, other.dates
    if one.span == other.span or a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.end < b.start or b.end < a.start
