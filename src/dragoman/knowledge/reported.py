"""What articles say of who holds an office, laid beside the base's answer, never into it.

An article speaks for the days about its publication and for nothing else. What agrees with the base is a further
ground of it; what doesn't is named beside it; only where the base knows nobody, or merely presumes somebody whom it
last knew before, do articles give persons of their own, and these are presumed at best.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from dragoman.knowledge.entities import ARTICLE, Answer, Candidate, HoldingStatus, Name, Person, Term
from dragoman.knowledge.forms import form_key, is_latin
from dragoman.knowledge.names import same_person
from dragoman.knowledge.tenure import PRESUMED_DAYS, SHARED_OFFICES
from dragoman.knowledge.who import offices_meant
from dragoman.model import DocumentClaim

if TYPE_CHECKING:
    from dragoman.knowledge.base import KnowledgeBase

# Of how many days before its publication an article's title may be true: it tells of contacts of these days.
_DAYS_BEFORE = 31
_NAMED_BY_OFFICE = frozenset({"office", "seat"})


class Claims(Protocol):
    """Where the claims of articles are kept."""

    def of_office(self, office: str, of: str) -> tuple[DocumentClaim, ...]:
        """Return who is said to hold an office, by day of publication."""

    def of_name(self, name: str) -> tuple[DocumentClaim, ...]:
        """Return what is said of those who are called so, by day of publication."""

    def names(self) -> tuple[str, ...]:
        """Return the names of all of whom something is said."""


def with_articles(base: KnowledgeBase, answer: Answer, language: str | None, claims: Claims) -> Answer:
    """Return the answer with what articles say of the same office or name."""
    claimed = [one for one in _claims(base, answer, language, claims) if _speaks_of(one, answer.on)]
    groups = _persons(claimed)
    candidates = tuple(_grounded(candidate, groups) for candidate in answer.candidates)
    grounds = {id(one) for candidate in candidates for one in candidate.claims}
    others = [group for group in groups if not any(id(one) in grounds for one in group)]
    if others and _is_open(answer):
        return _opened(base, replace(answer, candidates=candidates), others)
    return replace(answer, candidates=candidates, otherwise=tuple(one for group in others for one in group))


def _claims(base: KnowledgeBase, answer: Answer, language: str | None, claims: Claims) -> list[DocumentClaim]:
    if answer.how in _NAMED_BY_OFFICE:
        terms = (candidate.term for candidate in answer.candidates)
        offices = dict.fromkeys((term.office, term.of) for term in terms if term)
    else:
        offices = dict.fromkeys(() if answer.candidates else offices_meant(base, answer.query, language))
    if offices:
        return [one for office, of in offices for one in claims.of_office(office, of)]
    wanted = [answer.query, *(candidate.person.name for candidate in answer.candidates)]
    return [one for name in claims.names() if _is_named(name, wanted) for one in claims.of_name(name)]


def _is_named(name: str, wanted: Iterable[str]) -> bool:
    return any(_is_spelt_as(query, name) or _is_family(query, name) for query in wanted)


def _is_spelt_as(name: str, other: str) -> bool:
    """Say whether two are one person's name; a single word only as it is spelt, or in another script."""
    if len(name.split()) > 1 or is_latin(name) != is_latin(other):
        return same_person(name, other).same
    return form_key(name) == form_key(other)


def _is_family(name: str, other: str) -> bool:
    """Say whether `name` is no more than the family name of `other`: as it is spelt, or in another script."""
    family = other.split()[-1]
    return len(name.split()) == 1 and family != other and _is_spelt_as(name, family)


def _speaks_of(one: DocumentClaim, on: dt.date | None) -> bool:
    """Say whether an article of this day of publication can say anything of `on`."""
    start, end = one.published.start, one.published.end
    if on is None or start is None or end is None:
        return on is None
    return start - dt.timedelta(days=_DAYS_BEFORE) <= on <= end + dt.timedelta(days=PRESUMED_DAYS)


def _persons(claimed: Iterable[DocumentClaim]) -> list[list[DocumentClaim]]:
    """Return the claims of each person in each office."""
    groups: list[list[DocumentClaim]] = []
    for one in claimed:
        group = next((group for group in groups if _of_one_person(group[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return _with_family_names(groups)


def _with_family_names(groups: Sequence[list[DocumentClaim]]) -> list[list[DocumentClaim]]:
    """Return the groups, those of a mere family name within the one of that office that has the whole of it."""
    rest = list(groups)
    for group in groups:
        whole = [other for other in groups if _of_one_office(group[0], other[0]) and _is_short_for(group, other)]
        if len(whole) == 1:
            rest.remove(group)
            whole[0] += group
    return rest


def _is_short_for(group: Sequence[DocumentClaim], other: Sequence[DocumentClaim]) -> bool:
    return _is_family(group[0].claim.name, other[0].claim.name)


def _of_one_office(left: DocumentClaim, right: DocumentClaim) -> bool:
    return (left.claim.office, left.claim.of) == (right.claim.office, right.claim.of)


def _of_one_person(left: DocumentClaim, right: DocumentClaim) -> bool:
    one, other = left.claim, right.claim
    if not _of_one_office(left, right):
        return False
    if one.entity and other.entity:
        return one.entity == other.entity
    return same_person(one.name, other.name).same


def _grounded(candidate: Candidate, groups: Sequence[list[DocumentClaim]]) -> Candidate:
    """Return a candidate with the articles that say the same of the same person."""
    term = candidate.term
    if term is None:
        return candidate
    found = [one for group in groups for one in group if (one.claim.office, one.claim.of) == (term.office, term.of)]
    return replace(candidate, claims=tuple(one for one in found if _is(one, candidate.person)))


def _is(one: DocumentClaim, person: Person) -> bool:
    if one.claim.entity:
        return one.claim.entity in (person.entity, person.key)
    return any(same_person(one.claim.name, name.form).same for name in person.names)


def _is_open(answer: Answer) -> bool:
    """Say whether the base leaves the question open on that day, so that an article may say something new."""
    terms = [candidate.term for candidate in answer.candidates if candidate.term]
    return not terms or answer.status is HoldingStatus.PRESUMED


def _opened(base: KnowledgeBase, answer: Answer, others: Sequence[list[DocumentClaim]]) -> Answer:
    """Return an open answer with the persons of articles that are later than what the base last knew."""
    known = max((_last_known(candidate.term) for candidate in answer.candidates if candidate.term), default=dt.date.min)
    newer = [group for group in others if _last_day(group) > known]
    older = tuple(one for group in others if group not in newer for one in group)
    told = tuple(_candidate(base, group) for group in newer)
    kept = tuple(one for one in answer.candidates if one.term or all(one.person != other.person for other in told))
    candidates = (*kept, *told)
    names = {candidate.person.entity for candidate in candidates if candidate.term}
    shared = any(candidate.term and candidate.term.office in SHARED_OFFICES for candidate in candidates)
    one_only = len(names) == 1 and not shared
    status = HoldingStatus.PRESUMED if one_only else HoldingStatus.SEVERAL if names else answer.status
    return replace(answer, status=status, candidates=candidates, how=answer.how or ARTICLE, otherwise=older)


def _last_known(term: Term) -> dt.date:
    return term.known_until or (term.start.last if term.start else dt.date.min)


def _last_day(group: Sequence[DocumentClaim]) -> dt.date:
    return max((one.published.end for one in group if one.published.end), default=dt.date.max)


def _candidate(base: KnowledgeBase, group: Sequence[DocumentClaim]) -> Candidate:
    """Return the person of some articles, by the fullest name; the term says no more than when that was last said."""
    named = max((one.claim for one in group), key=lambda claim: (claim.entity is not None, len(claim.name)))
    known = base.person(named.entity) if named.entity else None
    person = known or Person(f"{ARTICLE}:{named.name}", named.name, (Name(named.name),))
    last = max((one.published.end for one in group if one.published.end), default=None)
    role = next((one.claim.role for one in group if one.claim.role), "") or ""
    term = Term(person.key, named.office, named.of, None, None, ARTICLE, last, role, ARTICLE)
    return Candidate(person, term, tuple(group))
