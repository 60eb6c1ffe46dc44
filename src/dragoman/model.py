"""The frozen types that the stages exchange.

    Document -> AnnotatedDocument -> CodedDocument -> ledger -> Event

Every fact carries where it stands (a `Span` of characters in the document's own text) and the rule that
found it. Nothing here reads, writes or computes more than a property of its own fields.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of characters, ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, offset: int) -> Span:
        """Return the same span `offset` characters further on."""
        return Span(self.start + offset, self.end + offset)


class Zone(StrEnum):
    """Where in a document something stands: its text, or a title that was given beside the text."""

    TEXT = "text"
    TITLE = "title"


class ContactType(StrEnum):
    """The eight kinds of contact of the contract."""

    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    MESSAGE = "message"
    SUMMIT = "summit"
    MULTILATERAL_MEETING = "multilateral_meeting"
    PRESS_CONFERENCE = "press_conference"
    OTHER_CONTACT = "other_contact"


class Status(StrEnum):
    """Whether a contact took place, as its report says."""

    HAPPENED = "happened"
    PLANNED = "planned"
    REQUESTED = "requested"
    DENIED = "denied"
    ONGOING = "ongoing"
    CANCELLED = "cancelled"


class Side(StrEnum):
    """The part that a participant has in a contact that has a direction."""

    INITIATOR = "initiator"
    RECIPIENT = "recipient"
    HOST = "host"
    GUEST = "guest"
    BEARER = "bearer"


class EntityKind(StrEnum):
    """What an entity mention names."""

    PERSON = "person"  # by name
    OFFICE = "office"  # the unnamed holder of an office ("the Emir of Qatar")
    STATE = "state"  # a state, or its capital where that speaks for it
    BODY = "body"  # an organisation, ministry, palace, movement
    SIDE = "side"  # a side without a person ("the Qatari delegation")


@dataclass(frozen=True, slots=True)
class DateRange:
    """An interval of whole days, both ends included; ends are None where nothing is known.

    `edtf` is ISO 8601-2 (level 1, sets of level 2); `basis` says what the days rest on: stated, relative,
    weekday, tenure or none for a contact; given, url, metadata, dateline, text or none for a publication.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    edtf: str | None = None
    basis: str = "none"

    @property
    def known(self) -> bool:
        """Say whether the interval bounds anything."""
        return self.start is not None

    @property
    def is_day(self) -> bool:
        """Say whether it is one single day."""
        return self.start is not None and self.start == self.end


UNDATED = DateRange()


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know about a document; `level` is info, warning or error."""

    level: str
    what: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is final: all offsets count the characters of `text`.

    `author` and `site` are the page's own claims about itself.
    """

    id: str
    text: str
    url: str | None = None
    path: str | None = None
    language: str | None = None
    title: str | None = None
    published: DateRange = UNDATED
    issues: tuple[Issue, ...] = ()
    author: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of text that isn't read as the article's own, and why (teaser, navigation, caption ...)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the article's own text; `paragraph` counts from 0, a title given beside the text is -1."""

    span: Span
    paragraph: int
    zone: Zone = Zone.TEXT
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, resolved as far as the text and its publication date go.

    `kind` is date, time, duration or set; `dates.basis` is stated, relative, weekday, tenure or none.
    """

    span: Span
    surface: str
    kind: str
    dates: DateRange = UNDATED
    rule: str = ""
    issue: str | None = None  # what in the words contradicts something else


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A noun phrase that names an actor.

    `span` covers the name, or the office where no name is given; `extent` covers the whole phrase with its
    titles and appositions. `country` is ISO alpha-3; `entity` a Wikidata id or an id of the knowledge base.
    """

    span: Span
    surface: str
    extent: Span
    kind: EntityKind
    name: str | None = None
    entity: str | None = None
    role: str | None = None
    country: str | None = None
    org: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity mention in the part that it has in one contact. `span` is None where the title names it."""

    name: str
    surface: str
    span: Span | None
    entity: str | None = None
    role: str | None = None
    country: str | None = None
    org: str | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contact took place, the narrowest that is stated; `country` is ISO alpha-3."""

    name: str
    surface: str
    country: str | None = None
    span: Span | None = None
    whole: bool = False  # a state as a whole, where nothing narrower is told


@dataclass(frozen=True, slots=True)
class Topic:
    """What was discussed, as written."""

    surface: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who vouches for something: kind is spokesperson, statement, post, agency, outlet, official or unnamed."""

    kind: str
    name: str | None
    surface: str
    span: Span


@dataclass(frozen=True, slots=True)
class MentionDate:
    """The day or days of a contact as one document gives them, with the words that say so."""

    dates: DateRange = UNDATED
    surface: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One contact as one document reports it."""

    id: str
    type: ContactType
    status: Status
    main: bool
    zone: Zone
    participants: tuple[Participant, ...]
    date: MentionDate
    sentence: Span
    trigger: Span
    rule: str
    place: Place | None = None
    topics: tuple[Topic, ...] = ()
    sources: tuple[Attribution, ...] = ()
    plover: tuple[str, str | None] | None = None
    cameo: str | None = None
    confidence: float = 0.5
    evidence: tuple[Span, ...] = ()  # other sentences that tell the same contact


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a quotation."""

    name: str
    entity: str | None
    surface: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Direct quotation of at least five words; `span` covers the words between the marks."""

    text: str
    span: Span
    speaker: Speaker | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count tied to an event; `bound` is "at least", "at most", "about" or None."""

    value: float
    what: str
    surface: str
    span: Span
    bound: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeClaim:
    """What an article says of a person beside the name: an office, true of the day of its publication.

    `office` is the knowledge base's word; `of` a state (ISO alpha-3) or the key of a body; `role` the title as
    written; `entity` is None for a person whom the knowledge base doesn't know.
    """

    name: str
    surface: str
    span: Span
    office: str
    of: str
    entity: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document with all that was read in it."""

    document: Document
    mentions: tuple[EventMention, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    figures: tuple[Quantity, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    issues: tuple[Issue, ...] = field(default=())
    claims: tuple[OfficeClaim, ...] = ()


# Events of the ledger


class Verdict(StrEnum):
    """What a person says of mentions: one contact, different contacts, or no contact at all."""

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class ReportedMention:
    """An event mention with what its document says about itself: what linking compares.

    `outlet` is the host of the document's address; `sentence` the words of the mention's sentence; `quotes` and
    `figures` are the document's, given only with its main news. `company` holds name and entity of those whom the
    document names in its other mentions, as sources or as speakers; `often` the keys of linking that the ledger
    holds too many mentions of to show them all; `original` is the document that its text is nearly the same as;
    `offices` holds name, office and state or body of those whom the document introduces and the base doesn't know.
    """

    mention: EventMention
    document: str
    language: str | None = None
    published: DateRange = UNDATED
    outlet: str | None = None
    sentence: str = ""
    quotes: tuple[str, ...] = ()
    figures: tuple[float, ...] = ()
    company: tuple[tuple[str, str | None], ...] = ()
    often: tuple[str, ...] = ()
    original: str | None = None
    offices: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentClaim:
    """A claim with the document that makes it, as the ledger gives it back; `published` is what it is true of."""

    claim: OfficeClaim
    document: str
    published: DateRange = UNDATED


class BlockKey(NamedTuple):
    """What two mentions must share to be compared; `lo` and `hi` bound the possible days (ordinals)."""

    key: str
    lo: int
    hi: int


@dataclass(frozen=True, slots=True)
class Report:
    """One document's mention of an event."""

    document: str
    mention: str
    language: str | None = None
    published: DateRange = UNDATED


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and the documents that state it."""

    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field in which reports of one event differ, the ledger's own choice first."""

    field: str
    values: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the value of an event's field rests on."""

    field: str
    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """One who took part in an event, as its reports name them together; `documents` are those that do."""

    name: str
    entity: str | None = None
    country: str | None = None
    role: str | None = None
    org: str | None = None
    side: Side | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One real contact, with all reports of it."""

    id: str
    type: ContactType
    status: Status
    participants: tuple[EventParticipant, ...]
    reports: tuple[Report, ...]
    date: DateRange = UNDATED
    place: Place | None = None
    topics: tuple[Stated, ...] = ()
    languages: tuple[str, ...] = ()
    independent_sources: int = 1
    conflicts: tuple[Conflict, ...] = ()
    grounds: tuple[Grounds, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class LevelHit:
    """The level at which two mentions agree in one comparison, in words, and its weight in bits."""

    comparison: str
    level: str
    weight: float


@dataclass(frozen=True, slots=True)
class Edge:
    """Why two mentions are taken for one contact; `left` < `right`, `weight` is the sum in bits."""

    left: str
    right: str
    weight: float
    levels: tuple[LevelHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on mentions, kept for ever; withdrawn by a date, never deleted."""

    id: str
    verdict: Verdict
    mentions: tuple[str, ...]
    by: str
    at: str
    note: str | None = None
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None

    @property
    def holds(self) -> bool:
        """Say whether it hasn't been withdrawn."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What linking a set of mentions gives; `redirects` leads ids that are no more to the event that took over."""

    events: tuple[Event, ...]
    edges: tuple[Edge, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
