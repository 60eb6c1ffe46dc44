"""What two tellings of contacts have in common: kind, status, days, places."""

from __future__ import annotations

from dragoman.annotate.contacts.draft import Draft
from dragoman.model import ContactType, DateRange, MentionDate, Place, Side, Status, Zone

_TOGETHER = frozenset({ContactType.MEETING, ContactType.SUMMIT, ContactType.MULTILATERAL_MEETING})
_APART = frozenset({ContactType.MESSAGE, ContactType.PRESS_CONFERENCE})  # what no talk is that nobody names
_HELD = frozenset({Status.HAPPENED, Status.ONGOING})
_STAY = 3  # days that a visit goes on at most where a text gives two of its days


def on_one_weekday(one: MentionDate, other: MentionDate) -> bool:
    """Say whether two days are of one weekday: "X and Y meet Thursday" of a headline is the plan's Thursday."""
    a, b = one.dates, other.dates
    days = a.start and b.start and a.is_day and b.is_day
    return bool(days and a.start and b.start and a.start.weekday() == b.start.weekday())


def ends(draft: Draft) -> frozenset[str]:
    """Return the keys of a message's sender and addressee."""
    return frozenset(party.key for party in draft.parties if party.side is not Side.BEARER)


def same_type(one: Draft, other: Draft) -> bool:
    """Say whether two kinds can be one contact's: a summit is a meeting, and so may be what nobody names."""
    if ContactType.VISIT in (one.type, other.type):
        both = one.type is other.type
        return both and bool(one.place and other.place and near(one.place, other.place))
    if one.type is other.type or (one.type in _TOGETHER and other.type in _TOGETHER):
        return True
    if ContactType.CALL in (one.type, other.type) and (one.open_talks or other.open_talks):
        return one.keys == other.keys and not (one.place or other.place)
    general = ContactType.OTHER_CONTACT in (one.type, other.type)
    return general and _APART.isdisjoint((one.type, other.type))


def near(one: Place, other: Place) -> bool:
    """Say whether two places are one, or lie in one country."""
    return one.name == other.name or (one.country is not None and one.country == other.country)


def same_status(one: Draft, other: Draft) -> bool:
    """Say whether two statuses can be one contact's."""
    if one.status is other.status:
        return True
    return {one.status, other.status} <= _HELD


def calls_off(draft: Draft, best: Draft) -> bool:
    """Say whether a draft tells that a plan told before fell through: "was to go to X, but has put it off"."""
    if {draft.status, best.status} == {Status.CANCELLED, Status.DENIED}:
        return not (draft.recall or best.recall)  # "called off" in the headline, "won't meet" in the text
    if best.status is Status.CANCELLED and draft.status is Status.PLANNED:
        same_day = draft.date.dates.known and draft.date.dates == best.date.dates
        return draft.was_ahead or same_day  # "called it off; he was to go on Monday"
    return draft.status is Status.CANCELLED and best.status is Status.PLANNED


def takes_up(draft: Draft, best: Draft) -> bool:
    """Say whether a noun only takes up the plan told before: "will fly to X. His trip to X comes days after"."""
    noun = draft.timeless and draft.dependent and draft.type is ContactType.VISIT
    return noun and best.status is Status.PLANNED and draft.status in _HELD and not draft.date.dates.known


def dates_agree(one: Draft, other: Draft) -> bool:
    """Say whether two dates can be one contact's: none contradicts any."""
    a, b = one.date.dates, other.date.dates
    if ContactType.VISIT is one.type is other.type and one.lent != other.lent and _is_near(a, b):
        return True  # "received on Tuesday, on a visit"; "arrived on Monday"
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return True
    return a.start <= b.end and b.start <= a.end


def _is_near(a: DateRange, b: DateRange) -> bool:
    return bool(a.start and b.start and abs((a.start - b.start).days) <= _STAY)


def is_head(draft: Draft) -> bool:
    """Say whether a draft is the title's or a headline's."""
    sentence = draft.skeleton.parsed.sentence
    return sentence.headline or sentence.zone is Zone.TITLE
