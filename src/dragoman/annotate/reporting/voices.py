"""Whose voice a text gives: who spoke last, whom a sentence was about, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotate.reporting.descriptions import DESCRIBED, described_subject
from dragoman.annotate.reporting.lexicon import ReportingLexicon
from dragoman.annotate.reporting.report import Read
from dragoman.annotate.reporting.sayings import subject
from dragoman.annotate.reporting.units import Naming, Unit
from dragoman.language.text import tokenize
from dragoman.model import EntityKind, EntityMention, Span, Speaker

_NAMED_KINDS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_CALLED = frozenset({DESCRIBED, "unnamed", "spokesperson", "outlet"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The first actor of a passage that is no object, and the unit at which it stands."""

    speaker: Speaker | None
    at: int
    person: bool


class Voice:
    """Who spoke last at a point of the document; `body` is who issued the last document.

    `subject` is whom the last sentence was about; `described` says that he is described and not named.
    """

    def __init__(self, text: str, lexicon: ReportingLexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self.speaker: Speaker | None = None
        self.subject: Speaker | None = None
        self.described = False
        self.body: Speaker | None = None
        self.paragraph = self.subject_paragraph = -9
        self._bodies: list[tuple[frozenset[str], str]] = []

    def of(self, naming: Naming | None) -> Speaker | None:
        """Return the speaker that a naming phrase stands for; of a document, who issued it."""
        if naming is None:
            return None
        surface = naming.span.of(self._text)
        if naming.kind == DESCRIBED and naming.same and self.subject:
            return Speaker(self.subject.name, self.subject.entity, surface)  # "the minister"
        if naming.same and self.body:
            return Speaker(self.body.name, self.body.entity, surface)
        if (called := self._called(naming)) is not None:
            return Speaker(called, None, surface)
        if not naming.actors:
            name = self._lexicon.document_name(forms_of(self._text, naming.span)) if naming.document else None
            return Speaker(name or surface, None, surface)
        names = list(dict.fromkeys(map(self._name, naming.actors)))
        first = naming.actors[0]
        if len(names) > 1 and naming.document:
            return Speaker(surface, None, surface)
        return Speaker(" and ".join(names), first.entity if len(names) == 1 else None, first.surface)

    def subject_of(self, units: Sequence[Unit]) -> Subject | None:
        """Return whom a sentence is about, where an actor is its subject."""
        first = subject(units)
        naming = units[first].naming if first is not None else None
        if first is None or naming is None:
            return None
        return Subject(self.of(naming), first, naming.person)

    def remember(self, read: Read, own: Subject | None) -> None:
        """Note whom a passage was about and who issued the document that it names."""
        clauses, paragraph = read.clauses, read.passage.paragraph
        told = next((c.who for c in clauses if c.who and c.who.actors and not c.who.document), None)
        described = next((c.who for c in clauses if c.who and c.who.kind == DESCRIBED), None)
        about = described or described_subject(read.units, self._lexicon)
        if own and not (told and told.person and not own.person):
            self.subject, self.described = own.speaker, False
        elif told:
            self.subject, self.described = self.of(told), False
        elif about:
            self.subject, self.described = self.of(about), True
        if own or told or about:
            self.subject_paragraph = paragraph
        for clause in clauses:
            if clause.who and clause.who.actors and (clause.who.document or clause.who.kind == "spokesperson"):
                self.body = self.of(clause.who)
        self._remember_bodies(read.units)

    def _remember_bodies(self, units: Sequence[Unit]) -> None:
        for unit in units:
            for mention in unit.actors:
                if mention.kind is EntityKind.BODY and mention.name and (mention.country or mention.entity):
                    self._bodies.append((frozenset(forms_of(self._text, mention.extent)), mention.name))

    def _called(self, naming: Naming) -> str | None:
        """Return what somebody without a name is called in English."""
        if naming.kind not in _CALLED or any(actor.kind in _NAMED_KINDS for actor in naming.actors):
            return None
        called = self._lexicon.people.called(forms_of(self._text, naming.span))
        body = next((actor.name for actor in naming.actors if actor.kind is EntityKind.BODY), None)
        return f"{body} {called}" if called and body else called

    def _name(self, mention: EntityMention) -> str:
        """Return the usual name; as written where only the kind of body is known, whosoever it is."""
        nameless = mention.kind is EntityKind.BODY and not mention.entity and not mention.country
        if nameless:
            words = {word for word in forms_of(self._text, mention.span) if len(word) > 1}
            for known, name in reversed(self._bodies):
                if words <= known:
                    return name  # "the ministry", behind "the Foreign Ministry of X"
        if mention.name is None or (nameless and self._lexicon.cased):
            return mention.surface
        return mention.name


def forms_of(text: str, span: Span) -> list[str]:
    """Return the forms of the words of a span."""
    return [token.form for token in tokenize(text, span)]
