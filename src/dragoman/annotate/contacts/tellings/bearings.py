"""What the contacts of one article tell of one another: a visit of a meeting on it, a title of what follows."""

from __future__ import annotations

from dragoman.annotate.contacts.draft import Draft
from dragoman.annotate.contacts.tellings.likeness import dates_agree, is_head, same_status
from dragoman.annotate.contacts.tellings.telling import Telling
from dragoman.model import ContactType, Status

_TOGETHER = frozenset({ContactType.MEETING, ContactType.SUMMIT, ContactType.MULTILATERAL_MEETING})
_HELD = frozenset({Status.HAPPENED, Status.ONGOING})


def falls_into(talk: Draft, visit: Draft) -> bool:
    """Say whether talks whose channel nobody says were held on a visit, as guest and host were in one country."""
    if talk.type is not ContactType.OTHER_CONTACT or not _hosted(talk, visit):
        return False
    spoke, went = talk.skeleton.parsed.sentence, visit.skeleton.parsed.sentence
    # A visit told after the talk is what they spoke of: "He thanked her for the reception during his trip".
    follows = went.span.start <= spoke.span.start and spoke.paragraph - went.paragraph <= 1
    return (follows or is_head(visit)) and dates_agree(talk, visit)


def _hosted(met: Draft, visit: Draft) -> bool:
    """Say whether a contact is with somebody of the country that one of its parties visits."""
    if visit.type is not ContactType.VISIT or visit.place is None:
        return False
    held = {met.status, visit.status} <= _HELD or met.status is visit.status
    held = held or (met.status is Status.PLANNED and visit.status is Status.ONGOING)
    countries = {party.mention.country for party in met.parties if party.key not in visit.keys}
    guest = bool(met.keys & visit.keys) and visit.place.country in countries
    return held and guest and met.recall == visit.recall


def dates_visit(met: Draft, visit: Draft) -> bool:
    """Say whether a meeting gives the visit of its sentence its day: "received X on Tuesday, on his first visit".

    Of the articles annotated 37 of 45 date both alike. A headline's visit may have begun the day before, one of
    several days on any.
    """
    if (
        visit.date.surface
        or visit.stay.long
        or visit.stay.aside
        or met.type not in _TOGETHER
        or not met.date.dates.is_day
        or not _hosted(met, visit)
    ):
        return False
    if not same_status(met, visit):
        return False
    first, last = sorted((met.trigger.start, visit.trigger.start))
    if ":" in met.skeleton.parsed.text[first:last]:
        return False  # "X's first visit to Y: he met Z on Monday"
    away = met.place is not None and visit.place is not None and met.place.country not in (None, visit.place.country)
    return not away and met.skeleton is visit.skeleton


def is_for(purpose: Draft, visit: Telling) -> bool:
    """Say whether a headline's purpose is that of a visit which the text tells as a plan: "X heads to Y to meet Z"."""
    told = is_head(purpose) and purpose.dependent and purpose.status is Status.HAPPENED
    planned = visit.best.type is ContactType.VISIT and visit.best.status is Status.PLANNED
    beside = any(one.skeleton is purpose.skeleton for one in (visit.best, *visit.others))
    return told and planned and beside and bool(purpose.keys & visit.best.keys)
