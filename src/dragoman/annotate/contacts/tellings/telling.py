"""One contact with all the drafts of an article that tell it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dragoman.annotate.contacts.draft import Draft, Party
from dragoman.annotate.contacts.tellings.likeness import calls_off, is_head
from dragoman.annotate.contacts.tellings.summaries import SPECIAL
from dragoman.model import EntityKind, Place, Status, Zone

_SIDES = frozenset({EntityKind.STATE, EntityKind.SIDE})


@dataclass
class Telling:
    """A contact with all the drafts that tell it, the fullest first."""

    best: Draft
    others: list[Draft] = field(default_factory=list)
    main: bool = False
    in_head: bool = False  # title or headline tell it, too


def join(telling: Telling, draft: Draft) -> None:
    """Add a draft to a telling; each field is that of the draft which says most of it."""
    best = telling.best
    place = best.place or draft.place
    told = draft.skeleton.parsed.sentence.zone is not Zone.TITLE
    full = is_head(best) and not is_head(draft)
    if told and best.place and draft.place and ((full and not draft.place.whole) or _narrower(draft.place, best.place)):
        place = draft.place
    # A headline is short for what the article then tells in full.
    fuller = draft if full and draft.keys >= best.keys else best
    kind = max((best.type, draft.type), key=lambda t: SPECIAL.index(t) if t in SPECIAL else -1)
    own = best.date.dates.known and not _is_closer(draft, best)
    own = own and not (best.lent and draft.date.dates.known and not draft.lent)
    date = best.date if own or not draft.date.surface or draft.leaving else draft.date
    parties = max((fuller.parties, best.parties, draft.parties), key=_fullness)
    status = Status.CANCELLED if calls_off(draft, best) else fuller.status
    if {best.status, draft.status} == {Status.PLANNED, Status.HAPPENED}:
        status = Status.PLANNED  # a headline's "X meets Y" and the text's plan
        plan = best if best.status is Status.PLANNED else draft
        date = plan.date if plan.date.dates.known else date
    telling.best = replace(fuller, type=kind, status=status, place=place, date=date, parties=parties)
    telling.others.append(best if fuller is draft else draft)
    telling.in_head = telling.in_head or is_head(best) or is_head(draft)


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
