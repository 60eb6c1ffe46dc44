"""The frozen types of the knowledge base."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dragoman.knowledge.when import When
from dragoman.model import DocumentClaim

# The source and the basis of what only articles say.
ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name; `language` is empty for the usual Latin form, which every Latin script shares."""

    form: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `name` is the usual Latin form, given name first, and stands among `names` too."""

    key: str
    name: str
    names: tuple[Name, ...] = ()
    wikidata: str | None = None

    @property
    def entity(self) -> str:
        """Return the Wikidata id, or the key where none is known."""
        return self.wikidata or self.key


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, ministry, palace, forum or movement; `country` is the state it belongs to, if any."""

    key: str
    name: str
    kind: str = ""
    country: str | None = None
    names: tuple[Name, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory by ISO alpha-3; `adjectives` are demonyms that only stand beside a noun."""

    code: str
    name: str
    names: tuple[Name, ...] = ()
    demonyms: tuple[Name, ...] = ()
    adjectives: tuple[Name, ...] = ()
    capitals: tuple[Name, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class City:
    """A city or other place; `kind` is what the table says: capital, city, resort, palace ..."""

    key: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    kind: str = "city"
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One dated claim: this person held this office of this state or body.

    `end_basis` is stated (a known day), open (no end known; held at least to `known_until`) or derived (ended
    at the latest when the next holder began). An open term says nothing of the days after `known_until`.
    """

    person: str
    office: str
    of: str
    start: When | None
    end: When | None
    end_basis: str
    known_until: dt.date | None
    title: str = ""
    source: str = ""
    as_of: str = ""
    note: str = ""


class Reach(StrEnum):
    """How a term relates to an interval of days."""

    CERTAIN = "certain"  # in office on all of its days
    POSSIBLE = "possible"  # on some of them, or as far as a coarse date tells
    PRESUMED = "presumed"  # after the last day known, no successor known
    NONE = "none"


class HoldingStatus(StrEnum):
    """The four answers to "who held it"."""

    HELD = "held"
    PRESUMED = "presumed"
    SEVERAL = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be meant, with the term that says so (None for a person known by name only).

    `claims` are what articles of a ledger say to the same effect.
    """

    person: Person
    term: Term | None
    claims: tuple[DocumentClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held an office in an interval; candidates in the order of their terms."""

    status: HoldingStatus
    candidates: tuple[Candidate, ...] = ()

    @property
    def person(self) -> Person | None:
        """Return the one person that is held or presumed, None otherwise."""
        one = self.status in (HoldingStatus.HELD, HoldingStatus.PRESUMED)
        return self.candidates[0].person if one else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What `dragoman who` says; `how` names the way the query was understood.

    `otherwise` are claims of a ledger's articles that say something else than the base knows.
    """

    query: str
    on: dt.date | None
    status: HoldingStatus
    candidates: tuple[Candidate, ...] = ()
    how: str = ""
    otherwise: tuple[DocumentClaim, ...] = ()
