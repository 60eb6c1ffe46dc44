"""One mention a contact: repeated tellings inside an article become one, and its own news is told from background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.annotate.contacts.draft import Draft, Party
from dragoman.annotate.contacts.summaries import SPECIAL, sums_up
from dragoman.model import ContactType, DateRange, EntityKind, MentionDate, Place, Side, Status, Zone

_TOGETHER = frozenset({ContactType.MEETING, ContactType.SUMMIT, ContactType.MULTILATERAL_MEETING})
_SIDES = frozenset({EntityKind.STATE, EntityKind.SIDE})
_TWO = 2
_THREE = 3
_HELD = frozenset({Status.HAPPENED, Status.ONGOING})
_LONG = 10  # days
_STAY = 3  # days that a visit goes on at most where a text gives two of its days


@dataclass
class Telling:
    """A contact with all the drafts that tell it, the fullest first."""

    best: Draft
    others: list[Draft] = field(default_factory=list)
    main: bool = False
    in_head: bool = False  # title or headline tell it, too


def merge(drafts: Sequence[Draft], opening: int) -> list[Telling]:
    """Return one telling a contact, in the order of the text; `opening` is how many sentences lead the article."""
    tellings: list[Telling] = []
    for draft in (d for d in drafts if not sums_up(d, drafts)):
        same = next((t for t in tellings if _same_contact(t, draft)), None)
        same = same or next((t for t in tellings if _announces(t, draft)), None)
        told = next((t for t in tellings if _goes_on_about(t, draft)), None)
        if told is not None:
            told.others.append(draft)
        elif same is None:
            tellings.append(Telling(draft))
        else:
            _join(same, draft)
    for telling in tellings:
        if any(_is_for(telling.best, other) for other in tellings):
            telling.best = replace(telling.best, status=Status.PLANNED)
    for telling in tellings:
        if any(_falls_into(telling.best, other.best) for other in tellings):
            telling.best = replace(telling.best, type=telling.best.in_person)
    for telling in tellings:
        if met := next((other.best for other in tellings if _dates_visit(other.best, telling.best)), None):
            telling.best = replace(telling.best, date=met.date)
    _mark_main(tellings, opening)
    return tellings


def _falls_into(talk: Draft, visit: Draft) -> bool:
    """Say whether talks whose channel nobody says were held on a visit, as guest and host were in one country."""
    if talk.type is not ContactType.OTHER_CONTACT or not _hosted(talk, visit):
        return False
    spoke, went = talk.skeleton.parsed.sentence, visit.skeleton.parsed.sentence
    # A visit told after the talk is what they spoke of: "He thanked her for the reception during his trip".
    follows = went.span.start <= spoke.span.start and spoke.paragraph - went.paragraph <= 1
    return (follows or _is_head(visit)) and _dates_agree(talk, visit)


def _hosted(met: Draft, visit: Draft) -> bool:
    """Say whether a contact is with somebody of the country that one of its parties visits."""
    if visit.type is not ContactType.VISIT or visit.place is None:
        return False
    held = {met.status, visit.status} <= _HELD or met.status is visit.status
    held = held or (met.status is Status.PLANNED and visit.status is Status.ONGOING)
    countries = {party.mention.country for party in met.parties if party.key not in visit.keys}
    guest = bool(met.keys & visit.keys) and visit.place.country in countries
    return held and guest and met.recall == visit.recall


def _dates_visit(met: Draft, visit: Draft) -> bool:
    """Say whether a meeting gives the visit of its sentence its day: "received X on Tuesday, on his first visit".

    Of the articles annotated 37 of 45 date both alike. A headline's visit may have begun the day before, one of
    several days on any.
    """
    if (
        visit.date.surface
        or visit.long
        or visit.aside
        or met.type not in _TOGETHER
        or not met.date.dates.is_day
        or not _hosted(met, visit)
    ):
        return False
    if not _same_status(met, visit):
        return False
    first, last = sorted((met.trigger.start, visit.trigger.start))
    if ":" in met.skeleton.parsed.text[first:last]:
        return False  # "X's first visit to Y: he met Z on Monday"
    away = met.place is not None and visit.place is not None and met.place.country not in (None, visit.place.country)
    return not away and met.skeleton is visit.skeleton


def _goes_on_about(telling: Telling, draft: Draft) -> bool:
    """Say whether "they discussed ..." goes on about a contact told, whatever dates its sentence holds.

    So does what is read by company alone: "signed the accord with B" of the meeting told before.
    """
    unsaid = draft.type is ContactType.OTHER_CONTACT and draft.referential and draft.status in _HELD
    unsaid = unsaid and not (telling.best.status is Status.PLANNED and draft.date.dates.known)
    if _takes_up_plan(telling.best, draft) or _is_under_way(draft, telling.best):
        return True
    if draft.recall and not _dates_agree(telling.best, draft):
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
    alike = told.keys == draft.keys and _same_type(told, draft) and not _is_head(draft)
    open_yet = {told.status, draft.status} == {Status.PLANNED, Status.HAPPENED} and not told.purpose
    return named and alike and open_yet


def _same_contact(telling: Telling, draft: Draft) -> bool:
    best = telling.best
    stands = _same_status(best, draft) or _calls_off(draft, best) or _takes_up(draft, best)
    if not _same_type(best, draft) or not stands:
        return False
    if best.type is ContactType.VISIT:
        if not best.keys & draft.keys:
            return False
        if draft.leaving and best.status in _HELD and not best.recall:
            return True
    elif not (best.keys <= draft.keys or draft.keys <= best.keys or _are_sides_of(draft, best)):
        return False
    if _is_aside(draft, best) or _is_reception(draft, best) or _are_abroad(draft, best):
        return False
    if best.type is ContactType.MESSAGE and _ends(best) != _ends(draft):
        return False
    apart = _looks_back(draft, best) or _comes_again(telling, draft) or _is_of_month(best, draft)
    return _dates_agree(best, draft) and not apart


def _is_aside(one: Draft, other: Draft) -> bool:
    """Say whether a contact of two sides has a day of its own behind one of three sides that has none.

    "His summit with X and Y ... X and he met in Lima this month": two contacts, and no day of the first is known.
    """
    two, three = ({party.mention.country or party.mention.org for party in d.principals} for d in (one, other))
    dated = bool(one.date.surface) and not one.referential and not other.date.surface
    return dated and len(two) == _TWO and len(three) > _TWO and not (_is_head(one) or _is_head(other))


def _are_abroad(one: Draft, other: Draft) -> bool:
    """Say whether two meetings were held in two countries, of which the text names both."""
    homes = {draft.place.country for draft in (one, other) if draft.place and draft.place.country}
    return one.type in _TOGETHER and other.type in _TOGETHER and len(homes) == _TWO


def _is_reception(one: Draft, other: Draft) -> bool:
    """Say whether one receives another before or after the summit of three at which both are."""
    met, summit = sorted((one, other), key=lambda draft: len(draft.principals))
    received = any(party.side is Side.HOST for party in met.parties) and met.explicit and not _is_head(met)
    return received and len(met.principals) == _TWO < len(summit.principals) and summit.type is ContactType.SUMMIT


def _are_sides_of(one: Draft, other: Draft) -> bool:
    """Say whether one of two drafts names but the states or sides whose persons the other names.

    "US and Chinese officials" at the talks told before are the two ministers who held them, and whom a headline's "X
    meets Chinese official" names the text tells.
    """
    homes = [{party.mention.country for party in draft.principals} for draft in (one, other)]
    if homes[0] != homes[1] or None in homes[0] or len(homes[0]) < _TWO:
        return False
    if one.place and other.place and not _near(one.place, other.place):
        return False
    named = [{p.key for p in draft.principals if p.mention.kind not in _SIDES} for draft in (one, other)]
    return named[0] <= named[1] or named[1] <= named[0]


def _announces(telling: Telling, draft: Draft) -> bool:
    """Say whether a headline in the present ("X meets Y") and a plan that the text tells are one contact."""
    best = telling.best
    if best.status is Status.PLANNED:
        head, plan = draft, best
    else:
        head, plan = best, draft
    titled = head.skeleton.parsed.sentence.zone is Zone.TITLE and plan.skeleton.parsed.sentence.zone is Zone.TEXT
    held = any(not other.timeless and other.status is not Status.PLANNED for other in telling.others)
    told = _is_head(head) and (head.timeless or head.dependent) and not held
    told = told and (titled or not _is_head(plan))
    told = told or (head.purpose and not head.recall)  # "arrived to see X", whom he is to see tomorrow
    ahead = plan.status is Status.PLANNED and head.status is Status.HAPPENED
    date = plan.date if _on_one_weekday(head.date, plan.date) else head.date
    return told and ahead and _same_contact(Telling(replace(head, status=Status.PLANNED, date=date)), plan)


def _is_for(purpose: Draft, visit: Telling) -> bool:
    """Say whether a headline's purpose is that of a visit which the text tells as a plan: "X heads to Y to meet Z"."""
    told = _is_head(purpose) and purpose.dependent and purpose.status is Status.HAPPENED
    planned = visit.best.type is ContactType.VISIT and visit.best.status is Status.PLANNED
    beside = any(one.skeleton is purpose.skeleton for one in (visit.best, *visit.others))
    return told and planned and beside and bool(purpose.keys & visit.best.keys)


def _on_one_weekday(one: MentionDate, other: MentionDate) -> bool:
    """Say whether two days are of one weekday: "X and Y meet Thursday" of a headline is the plan's Thursday."""
    a, b = one.dates, other.dates
    days = a.start and b.start and a.is_day and b.is_day
    return bool(days and a.start and b.start and a.start.weekday() == b.start.weekday())


def _ends(draft: Draft) -> frozenset[str]:
    """Return the keys of a message's sender and addressee."""
    return frozenset(party.key for party in draft.parties if party.side is not Side.BEARER)


def _same_type(one: Draft, other: Draft) -> bool:
    if ContactType.VISIT in (one.type, other.type):
        both = one.type is other.type
        return both and bool(one.place and other.place and _near(one.place, other.place))
    if one.type is other.type or (one.type in _TOGETHER and other.type in _TOGETHER):
        return True
    if ContactType.CALL in (one.type, other.type) and (one.open_talks or other.open_talks):
        return one.keys == other.keys and not (one.place or other.place)
    general = ContactType.OTHER_CONTACT in (one.type, other.type)
    return general and ContactType.MESSAGE not in (one.type, other.type)


def _near(one: Place, other: Place) -> bool:
    return one.name == other.name or (one.country is not None and one.country == other.country)


def _same_status(one: Draft, other: Draft) -> bool:
    if one.status is other.status:
        return True
    return {one.status, other.status} <= _HELD


def _calls_off(draft: Draft, best: Draft) -> bool:
    """Say whether a draft tells that a plan told before fell through: "was to go to X, but has put it off"."""
    if {draft.status, best.status} == {Status.CANCELLED, Status.DENIED}:
        return not (draft.recall or best.recall)  # "called off" in the headline, "won't meet" in the text
    if best.status is Status.CANCELLED and draft.status is Status.PLANNED:
        return draft.date.dates.known and draft.date.dates == best.date.dates  # "called it off; he was to go on Monday"
    return draft.status is Status.CANCELLED and best.status is Status.PLANNED


def _takes_up(draft: Draft, best: Draft) -> bool:
    """Say whether a noun only takes up the plan told before: "will fly to X. His trip to X comes days after"."""
    noun = draft.timeless and draft.dependent and draft.type is ContactType.VISIT
    return noun and best.status is Status.PLANNED and draft.status in _HELD and not draft.date.dates.known


def _is_under_way(draft: Draft, best: Draft) -> bool:
    """Say whether a plan names the visit that has begun: "arrived in X. He will meet Y during his visit to X"."""
    noun = draft.timeless and draft.dependent and not draft.date.dates.known and draft.status is Status.PLANNED
    begun = noun and best.status in _HELD and not best.recall and bool(draft.keys & best.keys)
    return begun and ContactType.VISIT is draft.type is best.type and _same_type(draft, best)


def _dates_agree(one: Draft, other: Draft) -> bool:
    a, b = one.date.dates, other.date.dates
    if ContactType.VISIT is one.type is other.type and one.lent != other.lent and _is_near(a, b):
        return True  # "received on Tuesday, on a visit"; "arrived on Monday"
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return True
    return a.start <= b.end and b.start <= a.end


def _is_near(a: DateRange, b: DateRange) -> bool:
    return bool(a.start and b.start and abs((a.start - b.start).days) <= _STAY)


def _comes_again(telling: Telling, draft: Draft) -> bool:
    """Say whether "met again" tells another contact than the one told before: of another day, or of one's only day."""
    told = (telling.best, *telling.others)
    if not draft.again or _is_head(draft) or any(one.again for one in told) or all(_is_head(one) for one in told):
        return False
    return telling.best.date.dates != draft.date.dates


def _looks_back(draft: Draft, best: Draft) -> bool:
    """Say whether a later draft recalls another contact of the same persons, as no headline does."""
    if _is_head(draft) or (draft.date.dates.is_day and draft.date.dates == best.date.dates):
        return False
    if draft.skeleton is best.skeleton:
        return draft.recall != best.recall or (draft.date.surface or "") != (best.date.surface or "") != ""
    if best.old and not (draft.old or draft.recall or draft.referential or draft.date.dates.known):
        return True  # "met X in April. Their meeting on ..."
    return draft.recall and not best.recall and (draft.date.surface or "") != (best.date.surface or "")


def _join(telling: Telling, draft: Draft) -> None:
    best = telling.best
    place = best.place or draft.place
    told = draft.skeleton.parsed.sentence.zone is not Zone.TITLE
    full = _is_head(best) and not _is_head(draft)
    if told and best.place and draft.place and ((full and not draft.place.whole) or _narrower(draft.place, best.place)):
        place = draft.place
    # A headline is short for what the article then tells in full.
    fuller = draft if full and draft.keys >= best.keys else best
    kind = max((best.type, draft.type), key=lambda t: SPECIAL.index(t) if t in SPECIAL else -1)
    own = best.date.dates.known and not _is_closer(draft, best)
    own = own and not (best.lent and draft.date.dates.known and not draft.lent)
    date = best.date if own or not draft.date.surface or draft.leaving else draft.date
    parties = max((fuller.parties, best.parties, draft.parties), key=_fullness)
    status = Status.CANCELLED if _calls_off(draft, best) else fuller.status
    if {best.status, draft.status} == {Status.PLANNED, Status.HAPPENED}:
        status = Status.PLANNED  # a headline's "X meets Y" and the text's plan
        plan = best if best.status is Status.PLANNED else draft
        date = plan.date if plan.date.dates.known else date
    telling.best = replace(fuller, type=kind, status=status, place=place, date=date, parties=parties)
    telling.others.append(best if fuller is draft else draft)
    telling.in_head = telling.in_head or _is_head(best) or _is_head(draft)


def _fullness(parties: tuple[Party, ...]) -> tuple[int, int]:
    """Return how many of the parties are more than a side, and how many there are."""
    return sum(party.mention.kind not in _SIDES for party in parties), len(parties)


def _is_closer(draft: Draft, best: Draft) -> bool:
    """Say whether a draft gives days within the week or month that was told before: "next week", "from 12 to 14"."""
    a, b = draft.date.dates, best.date.dates
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return b.start <= a.start and a.end <= b.end and (a.end - a.start) < (b.end - b.start)


def _narrower(place: Place, other: Place) -> bool:
    """Say whether `place` lies in the state that `other` names as a whole."""
    return other.whole and not place.whole and place.country == other.country


def _mark_main(tellings: list[Telling], opening: int) -> None:
    """The article's own news: the title's or headline's contact, else the first that is told, with its visit."""
    first = next((t for t in tellings if _in_head(t) and not t.best.recall), None)
    first = first or next((t for t in tellings if _is_news(t, opening)), None)
    first = first or next((t for t in tellings if not t.best.recall), None) or (tellings[0] if tellings else None)
    if first is None:
        return
    first.main = True
    for telling in tellings:
        if telling is not first and _goes_with(telling.best, first.best):
            telling.main = True


def _goes_with(draft: Draft, main: Draft) -> bool:
    """Say whether one is the visit in whose course the other falls, told beside it."""
    one_visit = (draft.type is ContactType.VISIT) != (main.type is ContactType.VISIT)
    beside = draft.skeleton.parsed.sentence.paragraph <= main.skeleton.parsed.sentence.paragraph + 1
    return one_visit and beside and not draft.recall and bool(draft.keys & main.keys) and _dates_agree(draft, main)


def _is_news(telling: Telling, opening: int) -> bool:
    """Say whether a contact of the opening paragraphs is news by itself, not the visit in whose course it falls."""
    best = telling.best
    passing = best.type is ContactType.VISIT and best.status is Status.ONGOING
    return not best.recall and not passing and best.skeleton.parsed.sentence.paragraph <= opening


def _in_head(telling: Telling) -> bool:
    return telling.in_head or _is_head(telling.best)


def _is_head(draft: Draft) -> bool:
    sentence = draft.skeleton.parsed.sentence
    return sentence.headline or sentence.zone is Zone.TITLE
