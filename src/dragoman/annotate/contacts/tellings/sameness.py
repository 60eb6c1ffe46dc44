"""Whether a draft tells a contact that the article has told before."""

from __future__ import annotations

from dataclasses import replace

from dragoman.annotate.contacts.draft import Draft, are_guests_of
from dragoman.annotate.contacts.tellings.likeness import (
    calls_off,
    dates_agree,
    ends,
    is_head,
    near,
    on_one_weekday,
    same_status,
    same_type,
    takes_up,
)
from dragoman.annotate.contacts.tellings.telling import Telling
from dragoman.model import ContactType, EntityKind, Side, Status, Zone

_TOGETHER = frozenset({ContactType.MEETING, ContactType.SUMMIT, ContactType.MULTILATERAL_MEETING})
_SIDES = frozenset({EntityKind.STATE, EntityKind.SIDE, EntityKind.BODY})
_TWO = 2
_HELD = frozenset({Status.HAPPENED, Status.ONGOING})
_LONG = 10  # days
_NEAR = 4  # characters between a verb and its day


def goes_on_about(telling: Telling, draft: Draft) -> bool:
    """Say whether "they discussed ..." goes on about a contact told, whatever dates its sentence holds.

    So does what is read by company alone: "signed the accord with B" of the meeting told before.
    """
    unsaid = draft.type is ContactType.OTHER_CONTACT and draft.referential and draft.status in _HELD
    unsaid = unsaid and not (telling.best.status is Status.PLANNED and draft.date.dates.known)
    if _takes_up_plan(telling.best, draft) or _is_under_way(draft, telling.best):
        return True
    if draft.recall and not dates_agree(telling.best, draft):
        return False  # "They had spoken on Thursday": another contact
    return (unsaid or draft.general) and telling.best.type is not ContactType.VISIT and draft.keys <= telling.best.keys


def _is_of_month(best: Draft, draft: Draft) -> bool:
    """Say whether one goes on and the other was in some month or year: "is in Kyiv, where he went in May, too"."""
    past = next((one for one in (best, draft) if one.status is Status.HAPPENED), None)
    dates = past.date.dates if past and Status.ONGOING in (best.status, draft.status) else None
    return bool(dates and dates.start and dates.end and (dates.end - dates.start).days > _LONG)


def _takes_up_plan(told: Draft, draft: Draft) -> bool:
    """Say whether "their meeting" is the one that the text has told, planned or not: "before their meeting"."""
    recalled = draft.recall and draft.status is Status.HAPPENED
    noun = draft.referential or (draft.timeless and draft.dependent and told.status is Status.PLANNED)
    named = noun and draft.timeless and not recalled and not draft.date.surface
    alike = told.keys == draft.keys and same_type(told, draft) and not is_head(draft)
    open_yet = {told.status, draft.status} == {Status.PLANNED, Status.HAPPENED} and not told.purpose
    return named and alike and open_yet and not draft.again


def dates_told(best: Draft, draft: Draft) -> bool:
    """Say whether a draft that goes on about a contact told gives it the day right behind its verb.

    "X telephoned Y. They spoke on Monday", and not "They discussed what had been said on Monday".
    """
    own = draft.date.span
    near = own is not None and 0 <= own.start - draft.trigger.end <= _NEAR
    alike = draft.status is best.status and draft.referential and not (draft.recall or best.recall or draft.general)
    return near and alike and draft.keys == best.keys and draft.date.dates.is_day and not best.date.surface


def same_contact(telling: Telling, draft: Draft) -> bool:
    """Say whether a draft tells the contact of a telling."""
    best = telling.best
    stands = same_status(best, draft) or calls_off(draft, best) or takes_up(draft, best)
    if not same_type(best, draft) or not stands:
        return False
    if best.type is ContactType.VISIT:
        if not best.keys & draft.keys:
            return False
        if draft.leaving and best.status in _HELD and not best.recall:
            return True
    elif not (best.keys <= draft.keys or draft.keys <= best.keys or _are_sides_of(draft, best)):
        return False
    if _is_aside(draft, best) or _is_reception(draft, best) or _are_abroad(draft, best) or are_guests_of(draft, best):
        return False
    if best.type is ContactType.MESSAGE and ends(best) != ends(draft):
        return False
    apart = _looks_back(draft, best) or _comes_again(telling, draft) or _is_of_month(best, draft)
    return dates_agree(best, draft) and not apart


def _is_aside(one: Draft, other: Draft) -> bool:
    """Say whether a contact of two sides has a day of its own behind one of three sides that has none.

    "His summit with X and Y ... X and he met in Lima this month": two contacts, and no day of the first is known.
    """
    two, three = ({party.mention.country or party.mention.org for party in d.principals} for d in (one, other))
    dated = bool(one.date.surface) and not one.referential and not other.date.surface
    return dated and len(two) == _TWO and len(three) > _TWO and not (is_head(one) or is_head(other))


def _are_abroad(one: Draft, other: Draft) -> bool:
    """Say whether two meetings were held in two countries, of which the text names both."""
    homes = {draft.place.country for draft in (one, other) if draft.place and draft.place.country}
    return one.type in _TOGETHER and other.type in _TOGETHER and len(homes) == _TWO


def _is_reception(one: Draft, other: Draft) -> bool:
    """Say whether one receives another before or after the summit of three at which both are."""
    met, summit = sorted((one, other), key=lambda draft: len(draft.principals))
    received = any(party.side is Side.HOST for party in met.parties) and met.explicit and not is_head(met)
    return received and len(met.principals) == _TWO < len(summit.principals) and summit.type is ContactType.SUMMIT


def _are_sides_of(one: Draft, other: Draft) -> bool:
    """Say whether one of two drafts names but the states, sides or bodies whose persons the other names.

    "US and Chinese officials" at the talks told before are the two ministers who held them, and whom a headline's "X
    meets Chinese official" or "a Hamas delegation" names the text tells.
    """
    mentions = [[party.mention for party in draft.principals] for draft in (one, other)]
    bodies = {mention.org for each in mentions for mention in each if mention.kind is EntityKind.BODY}
    homes = [{m.org if m.org in bodies else m.country for m in each} for each in mentions]
    if homes[0] != homes[1] or None in homes[0] or len(homes[0]) < _TWO:
        return False
    if one.place and other.place and not near(one.place, other.place):
        return False
    named = [{p.key for p in draft.principals if p.mention.kind not in _SIDES} for draft in (one, other)]
    return named[0] <= named[1] or named[1] <= named[0]


def announces(telling: Telling, draft: Draft) -> bool:
    """Say whether a headline in the present ("X meets Y") and a plan that the text tells are one contact."""
    best = telling.best
    if best.status is Status.PLANNED:
        head, plan = draft, best
    else:
        head, plan = best, draft
    titled = head.skeleton.parsed.sentence.zone is Zone.TITLE and plan.skeleton.parsed.sentence.zone is Zone.TEXT
    held = any(not other.timeless and other.status is not Status.PLANNED for other in telling.others)
    told = is_head(head) and (head.timeless or head.dependent) and not held
    told = told and (titled or not is_head(plan))
    told = told or (head.purpose and not head.recall)  # "arrived to see X", whom he is to see tomorrow
    ahead = plan.status is Status.PLANNED and head.status is Status.HAPPENED
    date = plan.date if on_one_weekday(head.date, plan.date) else head.date
    return told and ahead and same_contact(Telling(replace(head, status=Status.PLANNED, date=date)), plan)


def _is_under_way(draft: Draft, best: Draft) -> bool:
    """Say whether a plan names the visit that has begun: "arrived in X. He will meet Y during his visit to X"."""
    noun = draft.timeless and draft.dependent and not draft.date.dates.known and draft.status is Status.PLANNED
    begun = noun and best.status in _HELD and not best.recall and bool(draft.keys & best.keys)
    return begun and ContactType.VISIT is draft.type is best.type and same_type(draft, best)


def _comes_again(telling: Telling, draft: Draft) -> bool:
    """Say whether "met again" tells another contact than the one told before: of another day, or of one's only day."""
    told = (telling.best, *telling.others)
    if not draft.again or is_head(draft) or any(one.again for one in told) or all(is_head(one) for one in told):
        return False
    return telling.best.date.dates != draft.date.dates


def _looks_back(draft: Draft, best: Draft) -> bool:
    """Say whether a later draft recalls another contact of the same persons, as no headline does."""
    if is_head(draft) or (draft.date.dates.is_day and draft.date.dates == best.date.dates):
        return False
    if draft.was_ahead and calls_off(draft, best):
        return False
    if draft.skeleton is best.skeleton:
        return draft.recall != best.recall or (draft.date.surface or "") != (best.date.surface or "") != ""
    if best.old and not (draft.old or draft.recall or draft.referential or draft.date.dates.known):
        return True  # "met X in April. Their meeting on ..."
    return draft.recall and not best.recall and (draft.date.surface or "") != (best.date.surface or "")
