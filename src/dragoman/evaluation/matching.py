"""Which coded mention tells which contact of the gold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.evaluation.gold import GoldEvent, GoldParticipant
from dragoman.evaluation.names import any_same_name
from dragoman.model import ContactType, EventMention, Participant

_FACE_TO_FACE = frozenset((ContactType.MEETING, ContactType.SUMMIT, ContactType.MULTILATERAL_MEETING))
_HALF = 0.5


class Match(NamedTuple):
    """A gold event and the mention that tells it, by their numbers; strict: type and exactly the participants."""

    gold: int
    mention: int
    strict: bool


class Agreement(NamedTuple):
    """How well a mention fits a gold event; only soft ones are matched at all."""

    score: float
    soft: bool
    strict: bool


NO_AGREEMENT = Agreement(0.0, False, False)


def match_events(gold: Sequence[GoldEvent], mentions: Sequence[EventMention]) -> list[Match]:
    """Return the one-to-one assignment of mentions to gold events, the best fitting pair first."""
    cells = []
    for i, event in enumerate(gold):
        for j, mention in enumerate(mentions):
            found = agreement(event, mention)
            if found.soft:
                cells.append((found.score + _same_start(event, mention), -abs(i - j), i, j, found.strict))
    matches: list[Match] = []
    taken: set[int] = set()
    told: set[int] = set()
    for _, _, i, j, strict in sorted(cells, reverse=True):
        if i not in told and j not in taken:
            told.add(i)
            taken.add(j)
            matches.append(Match(i, j, strict))
    return matches


def agreement(gold: GoldEvent, mention: EventMention) -> Agreement:
    """Return how a mention agrees with a gold event in type and participants; of a visit, in visitor and place."""
    common = common_participants(gold.participants, mention.participants)
    if not common or not _types_agree(gold.type, mention.type):
        return NO_AGREEMENT
    if gold.type == ContactType.VISIT:
        return _visit_agreement(gold, mention, common)
    theirs = len(mention.participants)
    share = common / (len(gold.participants) + theirs - common)
    same_type = gold.type == mention.type
    strict = same_type and common == len(gold.participants) == theirs
    soft = share >= _HALF and (common >= 2 or len(gold.participants) == 1)
    return Agreement(2 * share + same_type + (gold.status == mention.status) / 2, soft, strict)


def common_participants(gold: Sequence[GoldParticipant], theirs: Sequence[Participant]) -> int:
    """Return how many of the gold's participants the mention has, each of its own counted once."""
    left = list(theirs)
    for one in gold:
        found = next((other for other in left if same_participant(one, other)), None)
        if found is not None:
            left.remove(found)
    return len(theirs) - len(left)


def same_participant(gold: GoldParticipant, other: Participant) -> bool:
    """Say whether they are one: by name, by the body that the gold's person speaks for, or as a side's state."""
    if any_same_name((gold.name, gold.surface, gold.org), (other.name, other.surface)):
        return True
    return gold.name.startswith("(") and gold.country is not None and gold.country == other.country


def _visit_agreement(gold: GoldEvent, mention: EventMention, common: int) -> Agreement:
    """Return the agreement of a visit: visitor and place decide, hosts are optional."""
    if mention.type != ContactType.VISIT:
        return NO_AGREEMENT
    has_visitor = common_participants(gold.participants[:1], mention.participants) == 1
    good = has_visitor and (not gold.places or _places_agree(gold, mention) or common >= 2)
    return Agreement(common + good + 1.0, good, good)


def _places_agree(gold: GoldEvent, mention: EventMention) -> bool:
    place = mention.place
    return place is not None and any_same_name(gold.places, (place.name, place.surface))


def _types_agree(gold: str, other: str) -> bool:
    """Say whether two types are softly one: face to face in whatever round, or a channel that isn't said."""
    return gold == other or {gold, other} <= _FACE_TO_FACE or ContactType.OTHER_CONTACT in (gold, other)


def _same_start(gold: GoldEvent, mention: EventMention) -> bool:
    start = mention.date.dates.start
    return gold.start is not None and start is not None and gold.start == start.isoformat()
