"""Who held an office in an interval of days, from terms that are dated as coarsely as their sources are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dragoman.knowledge.entities import HoldingStatus, Reach, Term
from dragoman.knowledge.when import When
from dragoman.model import DateRange

# Offices that several persons hold at one time; all others have one holder.
SHARED_OFFICES = frozenset({
    "vice_president", "deputy_head_of_government", "deputy_foreign_minister", "ambassador", "envoy", "spokesperson",
    "deputy_head", "leader", "minister", "ruler_deputy", "chief_of_staff",
})  # fmt: skip
# A later source wins over an earlier one where both speak of the same office and time.
SOURCE_RANK = {"observed": 0, "curated": 2, "user": 3}
_BUILT = 1
# Ends that nobody has entered stand open in Wikidata for years.
_LIST, _SEEN = "wikidata", "factbook"
# How long after the last day known a holder is still presumed where no successor is known; who was seen once in an
# office (speaking for a state at the UN) may as well have been on the way out.
PRESUMED_DAYS, _SEEN_ONCE_DAYS = 366, 183
_SEEN_ONCE = "observed"


def reach(term: Term, on: DateRange) -> Reach:
    """Say how far `term` covers the days of `on`; an undated `on` is possible for every term."""
    if on.start is None:
        return Reach.POSSIBLE
    first, last = on.start, on.end or on.start
    if _too_early(term, last) or _too_late(term, first):
        return Reach.NONE
    until = _sure_until(term)
    if term.start and term.start.last <= first and until and last <= until:
        return Reach.CERTAIN
    if term.end_basis != "stated" and (until is None or until < first):
        return Reach.PRESUMED
    return Reach.POSSIBLE


def _too_early(term: Term, last: dt.date) -> bool:
    return term.start is not None and last < term.start.first


def _too_late(term: Term, first: dt.date) -> bool:
    if term.end and first > term.end.last:
        return True
    if term.end_basis == "stated":
        return False
    known = term.known_until or (term.start.last if term.start else None)
    days = _SEEN_ONCE_DAYS if term.source == _SEEN_ONCE else PRESUMED_DAYS
    return known is None or first > known + dt.timedelta(days=days)


def _sure_until(term: Term) -> dt.date | None:
    if term.end and term.end_basis == "stated":
        return term.end.first
    return None if _listed_only(term) else term.known_until


def _listed_only(term: Term) -> bool:
    """Say whether nothing but a list's silence on an end speaks for the days after the beginning."""
    return term.end is None and _LIST in term.source and _SEEN not in term.source


def status_of(reaches: Sequence[tuple[str, Reach]]) -> HoldingStatus:
    """Return the answer for persons with the reach of their terms (none of them `Reach.NONE`)."""
    persons = {person for person, _ in reaches}
    if len(persons) != 1:
        return HoldingStatus.SEVERAL if persons else HoldingStatus.UNKNOWN
    certain = any(how is Reach.CERTAIN for _, how in reaches)
    return HoldingStatus.HELD if certain else HoldingStatus.PRESUMED


def reconcile(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms without those that a better source contradicts, open ones closed by their successor."""
    ordered = sorted(_with_both_ends(terms), key=_office)
    kept: list[Term] = []
    for (office, _), group in groupby(ordered, key=_office):
        kept.extend(_reconcile_office(list(group), office not in SHARED_OFFICES))
    return tuple(kept)


def _with_both_ends(terms: Iterable[Term]) -> Iterator[Term]:
    """Yield the terms, those of presidents who lead the government too ended with their presidency."""
    listed = list(terms)
    ends = {
        (term.person, term.of): term
        for term in listed
        if term.office == "head_of_state" and term.end and term.end_basis == "stated"
    }
    for term in listed:
        other = ends.get((term.person, term.of))
        both = term.office == "head_of_government" and term.title == "President" and term.end_basis != "stated"
        if both and other and other.end and _overlap(term, other):
            term = replace(term, end=other.end, end_basis="stated", known_until=None)
        yield term


def _office(term: Term) -> tuple[str, str]:
    return term.office, term.of


def rank(term: Term) -> int:
    """Return the weight of the term's source: a user's own claims over curated ones over built ones."""
    return SOURCE_RANK.get(term.source, _BUILT)


def _reconcile_office(terms: list[Term], single: bool) -> list[Term]:
    if len(terms) == 1:
        return terms
    kept: list[Term] = []
    for term in sorted(terms, key=rank, reverse=True):
        own = next((i for i, other in enumerate(kept) if _same_claim(term, other)), None)
        if own is not None:
            kept[own] = _completed(kept[own], term)
        elif left := _beside(term, kept) if single else term:
            kept.append(left)
    kept.sort(key=_begin)
    return [_closed(term, kept) for term in kept] if single else kept


def _same_claim(term: Term, other: Term) -> bool:
    return term.person == other.person and rank(term) != rank(other) and _overlap(term, other)


def _completed(better: Term, other: Term) -> Term:
    """Return `better`, its open end closed or known for longer where the other source says so."""
    if better.end_basis == "stated":
        return better
    if other.end_basis == "stated" and other.end and other.end.last >= (better.known_until or dt.date.min):
        return replace(better, end=other.end, end_basis="stated", known_until=None)
    if _listed_only(other):
        return better
    return replace(better, known_until=max(filter(None, (better.known_until, other.known_until)), default=None))


def _begin(term: Term) -> dt.date:
    return term.start.first if term.start else dt.date.min


def _last_sure(term: Term) -> dt.date:
    if term.end and term.end_basis == "stated":
        return term.end.last
    return term.known_until or (term.start.last if term.start else dt.date.min)


def _beside(term: Term, better: list[Term]) -> Term | None:
    """Return what is left of `term` beside other persons' terms of better sources: all, its beginning, or nothing."""
    for other in better:
        if rank(other) == rank(term) or not _overlap(term, other):
            continue
        if _begin(term) >= _begin(other) or (term.end_basis == "stated" and _last_sure(term) > _last_sure(other)):
            return None
        term = replace(term, end=other.start, end_basis="derived", known_until=_day_before(other, term.known_until))
    return term


def _day_before(other: Term, known: dt.date | None) -> dt.date | None:
    if known is None or other.start is None:
        return known
    return min(known, other.start.first - dt.timedelta(days=1))


def _overlap(term: Term, other: Term) -> bool:
    """Say whether the two share more than a day of handing over."""
    end = term.end.last if term.end else _last_sure(term)
    return _begin(term) < _last_sure(other) and _begin(other) < end


def _closed(term: Term, group: list[Term]) -> Term:
    """Return `term`, its open or derived end at the start of the first other person who came after it was known."""
    if term.end_basis == "stated":
        return term
    for other in group:
        if other.person != term.person and other.start and _begin(other) > _begin(term) and _succeeds(other, term):
            end = other.start if term.end is None else min(term.end, other.start, key=_last)
            return replace(term, end=end, end_basis="derived", known_until=_day_before(other, term.known_until))
    return term


def _succeeds(other: Term, term: Term) -> bool:
    """Say whether `other` began when `term` was no longer seen; a list's mere silence on an end is no sight."""
    return _listed_only(term) or (other.start is not None and other.start.last >= _last_sure(term))


def _last(when: When) -> dt.date:
    return when.last
