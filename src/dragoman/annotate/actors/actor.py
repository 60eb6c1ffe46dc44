"""One actor of a document, and what its mentions say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import EntityKind, EntityMention


@dataclass
class Actor:
    """One actor of a document, gathering what its mentions say."""

    key: str
    name: str
    kind: EntityKind
    entity: str | None = None
    person: str | None = None
    country: str | None = None
    org: str | None = None
    offices: set[tuple[str, str | None]] = field(default_factory=set)
    stated: set[tuple[str, str | None]] = field(default_factory=set)  # offices that this document gives it
    presumed: set[tuple[str, str | None]] = field(default_factory=set)  # by which it goes as long as nobody names it
    once: set[tuple[str, str | None]] = field(default_factory=set)  # offices that it held before, as the document says
    told: bool = False  # this document puts a state beside its name
    bare: set[str] = field(default_factory=set)  # offices that this document gives it without a state
    abroad_of: set[str] = field(default_factory=set)  # keys of those whose counterpart it is
    unheard: bool = False  # nothing but a state beside the name tells who it is
    woman: bool = False  # "she" is known to mean her; False where nobody can tell
    goes_along: bool = False  # somebody's wife or husband
    sent_by: str | None = None  # key of whose envoy it is
    sender: EntityMention | None = None  # where the text names that one as part of the envoy's title
    forms: set[tuple[str, ...]] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)  # words of the titles that the document gives it
    styles: set[str] = field(default_factory=set)  # words of the honorifics before its name, or in it ("King Salman")
    title_forms: set[str] = field(default_factory=set)  # those titles as a whole

    @property
    def home(self) -> str | None:
        """The state or organisation for which it speaks."""
        return self.country or self.org
