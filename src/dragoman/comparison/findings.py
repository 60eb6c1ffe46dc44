"""Claims held against the events of the ledger."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from dragoman.comparison.claims import Claim, ClaimedSide
from dragoman.export import Dossier
from dragoman.export.codes import coding_of
from dragoman.export.parties import parties_of
from dragoman.language.text import form_of
from dragoman.model import DateRange, Event, EventParticipant

# How far from the claim's day another contact of the same two may be the one that is meant.
WITHIN_DAYS = 7

States = tuple[str, str]


class Outcome(StrEnum):
    """What the ledger says of a claim."""

    CONFIRMED = "confirmed"
    POSSIBLE = "possible"  # such a contact, its day not known so closely
    OTHER_DAY = "other day"
    OTHER_KIND = "other kind"  # planned, cancelled or asked for, not held; or the other way round
    DENIED = "denied"
    NOT_FOUND = "not found"
    ONE_SIDE = "one side"  # the row names no second side
    NO_CONTACT = "no contact"  # an event of a kind that the ledger doesn't keep


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim, what the ledger says of it, why, and the events that this rests on."""

    claim: Claim
    outcome: Outcome
    why: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All findings, and the events on days that the claims span which no claim is about."""

    findings: tuple[Finding, ...]
    not_claimed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """An event as it is compared: its category (None where it was denied) and who took part, hosts included."""

    event: Event
    category: str | None
    people: tuple[EventParticipant, ...]
    published: frozenset[dt.date]


def compare(claims: Iterable[Claim], dossiers: Iterable[Dossier]) -> Comparison:
    """Return what the ledger says of each claim."""
    known = [_known(one) for one in dossiers]
    by_states = _by_states(known)
    every = tuple(claims)
    findings = tuple(_finding(claim, known, by_states) for claim in every)
    return Comparison(findings, _not_claimed(every, findings, known))


def _known(one: Dossier) -> _Known:
    coding = coding_of(one)
    parties = parties_of(one.event)
    published = frozenset(report.published.start for report in one.event.reports if report.published.start)
    people = (*parties.actors, *parties.recipients)
    return _Known(one.event, coding.plover if coding else None, people, published)


def _by_states(known: Iterable[_Known]) -> Mapping[States, Sequence[_Known]]:
    """Return the events by each two states of which persons take part, the two in order; by one twice too."""
    found: dict[States, list[_Known]] = defaultdict(list)
    for one in known:
        states = sorted(person.country for person in one.people if person.country)
        for pair in dict.fromkeys(combinations(states, 2)):
            found[pair].append(one)
    return found


def _near(claim: Claim, known: Sequence[_Known], by_states: Mapping[States, Sequence[_Known]]) -> list[_Known]:
    """Return the events in which both sides of the claim take part."""
    first, second, *_ = _sides(claim)
    if not (first.countries and second.countries):
        return [one for one in known if _takes_part(claim, one)]
    pairs = dict.fromkeys((min(pair), max(pair)) for pair in product(first.countries, second.countries))
    some = {one.event.id: one for pair in pairs for one in by_states.get(pair, ())}
    return [one for one in some.values() if _takes_part(claim, one)]


def _takes_part(claim: Claim, one: _Known) -> bool:
    found = [_matching(side, one) for side in _sides(claim)]
    return all(found) and len(set().union(*found)) > 1


def _sides(claim: Claim) -> list[ClaimedSide]:
    """Return the sides of a claim; of a list of actors each state, or, where it names fewer than two, each name."""
    if claim.target:
        return [claim.source, claim.target]
    if len(claim.source.countries) > 1:
        return [ClaimedSide((country,)) for country in claim.source.countries]
    return [ClaimedSide((), (name,)) for name in claim.source.names]


def _matching(side: ClaimedSide, one: _Known) -> set[int]:
    """Return the positions of those whom the side may be: of its states, or, where it names none, of its names."""
    if side.countries:
        return {position for position, person in enumerate(one.people) if person.country in side.countries}
    names = [set(form_of(name).split()) for name in side.names]
    forms = [set(form_of(person.name).split()) for person in one.people]
    return {position for position, form in enumerate(forms) for name in names if name and name <= form}


def _finding(claim: Claim, known: Sequence[_Known], by_states: Mapping[States, Sequence[_Known]]) -> Finding:
    if claim.category is None:
        return Finding(claim, Outcome.NO_CONTACT, f"{claim.code} is no contact between representatives")
    if len(_sides(claim)) < 2:
        return Finding(claim, Outcome.ONE_SIDE, "the row names no second side")
    near = _near(claim, known, by_states)
    if not near:
        return Finding(claim, Outcome.NOT_FOUND, "the ledger has no contact of these two")
    on_day = [one for one in near if _may_be_on(one.event.date, claim.day)]
    return _on_that_day(claim, on_day) if on_day else _on_another_day(claim, near)


def _on_that_day(claim: Claim, some: Sequence[_Known]) -> Finding:
    same = [one for one in some if one.category == claim.category]
    certain = [one for one in same if one.event.date.is_day]
    if certain:
        return Finding(claim, Outcome.CONFIRMED, "same sides, day and kind", _ids(certain))
    if same:
        return Finding(claim, Outcome.POSSIBLE, f"the ledger has it in {same[0].event.date.edtf}", _ids(same))
    if all(one.category is None for one in some):
        return Finding(claim, Outcome.DENIED, "the reports deny it", _ids(some))
    told = sorted({f"{one.event.type} {one.event.status}" for one in some})
    return Finding(claim, Outcome.OTHER_KIND, f"on that day the ledger has {', '.join(told)}", _ids(some))


def _on_another_day(claim: Claim, near: Sequence[_Known]) -> Finding:
    dated = [one for one in near if one.event.date.known]
    if not dated:
        return Finding(claim, Outcome.POSSIBLE, "the ledger has these two, day unknown", _ids(near))
    nearest = min(dated, key=lambda one: (_distance(one.event.date, claim.day), one.event.id))
    when = nearest.event.date.edtf
    if _distance(nearest.event.date, claim.day) > WITHIN_DAYS:
        why = f"no contact of these two within {WITHIN_DAYS} days; the nearest is {when}"
        return Finding(claim, Outcome.NOT_FOUND, why, (nearest.event.id,))
    reported = "; the row has the day of a report" if claim.day in nearest.published else ""
    return Finding(claim, Outcome.OTHER_DAY, f"the ledger has it on {when}{reported}", (nearest.event.id,))


def _may_be_on(dates: DateRange, day: dt.date) -> bool:
    return dates.known and _distance(dates, day) == 0


def _distance(dates: DateRange, day: dt.date) -> int:
    """Return how many days lie between the day and the nearest that the event may be on."""
    assert dates.start is not None
    assert dates.end is not None
    return max(0, (dates.start - day).days, (day - dates.end).days)


def _ids(some: Sequence[_Known]) -> tuple[str, ...]:
    return tuple(one.event.id for one in some)


def _not_claimed(claims: Sequence[Claim], findings: Sequence[Finding], known: Sequence[_Known]) -> tuple[str, ...]:
    if not claims:
        return ()
    first, last = min(claim.day for claim in claims), max(claim.day for claim in claims)
    met = {event for finding in findings for event in finding.events}
    return tuple(
        one.event.id
        for one in known
        if one.category and one.event.id not in met and one.event.date.is_day and _overlaps(one.event.date, first, last)
    )


def _overlaps(dates: DateRange, first: dt.date, last: dt.date) -> bool:
    return dates.start is not None and dates.end is not None and dates.start <= last and first <= dates.end
