"""Events as the older data sets know them: one day, one code, one source, one target."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.export.codes import NO_CODE, Coding, coding_of
from dragoman.export.dossier import Dossier, Losses
from dragoman.export.parties import BEARER, MORE_OF_A_SIDE, ONE_SIDE, SEVERAL_ROWS, dyads_of
from dragoman.model import DateRange, EventParticipant

NO_DAY = "no single day is known, and the format wants one: left out"
_HOST_A_VISIT = "043"


@dataclass(frozen=True, slots=True)
class DyadicEvent:
    """One row: an event between two of its sides. `number` is the same whenever the same event is exported."""

    dossier: Dossier
    coding: Coding
    source: EventParticipant
    target: EventParticipant
    number: int

    @property
    def day(self) -> dt.date:
        """Return the event's day."""
        day = self.dossier.event.date.start
        assert day is not None
        return day


def dyadic(dossiers: Iterable[Dossier], losses: Losses) -> Iterator[DyadicEvent]:
    """Yield the rows of each event that has a code, a day and two sides; what is left out is counted."""
    for one in dossiers:
        coding = coding_of(one)
        dyads = dyads_of(one.event, host_acts=coding is not None and coding.cameo == _HOST_A_VISIT)
        reason = _reason_against(one.event.date, coding, len(dyads))
        losses[reason] += bool(reason)
        if coding is None or reason:
            continue
        losses[SEVERAL_ROWS] += len(dyads) > 1
        losses[MORE_OF_A_SIDE] += any(len(side) > 1 for dyad in dyads for side in (dyad.source, dyad.target))
        losses[BEARER] += any(str(participant.side) == "bearer" for participant in one.event.participants)
        for dyad in dyads:
            source, target = dyad.source[0], dyad.target[0]
            yield DyadicEvent(one, coding, source, target, _number(one.event.id, source.name, target.name))


def _reason_against(date: DateRange, coding: Coding | None, dyads: int) -> str:
    if coding is None:
        return NO_CODE
    if not date.is_day:
        return NO_DAY
    return "" if dyads else ONE_SIDE


def _number(*parts: str) -> int:
    """Return a number that readers can hold as a float too: below 2 to the 52nd."""
    return int(hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:13], 16)
