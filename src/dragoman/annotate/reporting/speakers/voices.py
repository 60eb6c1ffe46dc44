"""Whose voice a text gives: who spoke last, whom a sentence was about, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from dragoman.annotate.actors.names.words import romanized
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.clauses.tellers import subject
from dragoman.annotate.reporting.clauses.units import UnitReader
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.report import Read, Report
from dragoman.annotate.reporting.speakers.descriptions import (
    DESCRIBED,
    described_in,
    described_subject,
    unknown_subject,
)
from dragoman.language.text import tokenize
from dragoman.model import EntityKind, EntityMention, Span, Speaker

_NAMED_KINDS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_ABOUT_ROOM, _ABOUT_BEFORE = 80, 4  # characters, and words before a name, that may say who somebody is
_COMMAS = frozenset({",", "،"})
_ARTICLE_ROOM = 6  # characters
_TWO = 2
_SHORT = 3  # letters of words that say little
_CALLED = frozenset({DESCRIBED, "unnamed", "spokesperson", "outlet"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The first actor of a passage that is no object, and the unit at which it stands."""

    speaker: Speaker | None
    at: int
    person: bool
    described: bool = False
    titled: bool = False  # described by a title of office alone


class Voice:
    """Who spoke last at a point of the document, `teller` with or without a quotation; `body` issued the last document.

    `subject` is whom the last sentence was about; `described` says that he is described and not named.
    """

    def __init__(self, report: Report) -> None:
        self._text, self._lexicon, self._titled = report.text, report.lexicon, _titled(report)
        self._language = report.language
        self.speaker: Speaker | None = None
        self.subject: Speaker | None = None
        self.described = False
        self.body: Speaker | None = None
        self.teller: Speaker | None = None
        self.teller_paragraph = self.teller_end = -9
        self._descriptions: list[tuple[frozenset[str], Speaker]] = []
        self._spokesmen: list[tuple[Speaker, frozenset[str]]] = []
        self.paragraph = self.subject_paragraph = -9
        self._persons: dict[str, Speaker] = {}
        self._titled_names: set[str] = set()
        self._countries: dict[str, str | None] = {}
        self._here: list[tuple[int, Speaker]] = []  # the persons of this sentence, with where their names end
        self._two: list[Speaker] = []  # the persons of the last sentence that names two
        self._body_names: set[str] = set()
        self._bodies_of: dict[str, list[str]] = {}  # words of the body that a person is known to belong to
        self._bodies: list[tuple[frozenset[str], str]] = []

    def of(self, naming: Naming | None) -> Speaker | None:
        """Return the speaker that a naming phrase stands for; of a document, who issued it."""
        if naming is None:
            return None
        surface = naming.span.of(self._text)
        if (one := self._meant(naming)) is not None:
            return Speaker(one.name, one.entity, surface)
        if (called := self._called(naming)) is not None:
            return Speaker(called, None, surface)
        if naming.called is not None:
            return Speaker(naming.called.of(self._text), None, naming.called.of(self._text))
        if naming.kind == "unnamed" and self._lexicon.cased:
            return self._as_written(naming)
        if not naming.actors:
            name = self._lexicon.document_name(forms_of(self._text, naming.span)) if naming.document else None
            if naming.owner and (office := self._lexicon.people.called(forms_of(self._text, naming.span))):
                name = f"{office.capitalize()} of {naming.owner}"
            if self._is_unknown_name(naming) and not self._lexicon.cased:
                name = romanized(surface, self._language)
            return Speaker(name or surface, None, surface)
        names = list(dict.fromkeys(map(self._name, naming.actors)))
        first = naming.actors[0]
        if len(names) > 1 and naming.document:
            return Speaker(surface, None, surface)
        return Speaker(" and ".join(names), first.entity if len(names) == 1 else None, first.surface)

    def _as_written(self, naming: Naming) -> Speaker:
        """Return an unnamed speaker by the words that describe him, without their article."""
        tokens = tokenize(self._text, naming.span)
        first = next((t for t in tokens if not self._is_article(t.form) and not self._is_of(t.form)), tokens[0])
        surface = Span(first.span.start, naming.span.end).of(self._text)
        return Speaker(surface, None, surface)

    def _is_of(self, form: str) -> bool:
        found = self._lexicon.match([form], 0)
        return found is not None and "of" in found[1]

    def _is_article(self, form: str) -> bool:
        found = self._lexicon.match([form], 0)
        return found is not None and "articles" in found[1] and not found[2]

    def _meant(self, naming: Naming) -> Speaker | None:
        """Return who was named before, where only a description, a title or a document stands."""
        if (one := self._known_by(naming)) is not None:
            return one
        if (one := self._of_two(naming)) is not None:
            return one
        if naming.kind == DESCRIBED and naming.same and self.subject and self._is_definite(naming):
            return self.subject  # "the minister"
        if naming.same and self.body:
            return self.body
        return self._spokesman(naming) or self._compatriot(naming)

    def subject_of(self, units: Sequence[Unit]) -> Subject | None:
        """Return whom a sentence is about, where an actor is its subject."""
        self._here = _persons_in(units)
        first = subject(units)
        unknown = unknown_subject(units, self._lexicon)
        if unknown is not None and (unknown[1] or first is None):
            name = unknown[0].of(self._text)
            return Subject(Speaker(name, None, name), 0, True)
        naming = units[first].naming if first is not None else None
        if first is not None and naming is not None:
            return Subject(self.of(naming), first, naming.person)
        described = described_subject(units, self._lexicon)
        if described is None:
            return None
        return Subject(self.of(described[1]), described[0], True, True, described[1].same)

    def remember(self, read: Read, own: Subject | None) -> None:
        """Note whom a passage was about, who told last in it, and who issued the document that it names."""
        who = [c.who for c in read.clauses if c.who and not c.who.document]
        told = next((one for one in who if one.actors or self._is_unknown_name(one)), None)
        described = next((one for one in who if one.kind == DESCRIBED and self._is_human(one)), None)
        dropped = bool(read.clauses) and read.clauses[0].at == 0 and read.clauses[0].pronoun and not own_first(own)
        if dropped and self.subject and not told:
            self.subject_paragraph = read.passage.paragraph  # "(she) added that …"
        elif own and not own.described and not (told and told.person and not own.person):
            self.subject, self.described = own.speaker, False
        elif told:
            self.subject, self.described = self.of(told), False
        elif described:
            self.subject, self.described = self.of(described), True
        elif own:
            self.subject, self.described = own.speaker, not own.titled
        if own or told or described:
            self.subject_paragraph = read.passage.paragraph
        self._note_tellers(read)
        self._note(read.units)
        self._two = [one for _, one in self._here] or self._two
        for unknown in filter(self._is_unknown_name, who):
            if one := self.of(unknown):
                self._descriptions.append((self._words_about(unknown.span), one))

    def _note_tellers(self, read: Read) -> None:
        """Note who tells in the passage's last sentence, and who issued the last document."""
        told_in = any(unit.naming and unit.naming.document for unit in read.units)
        last = max((at for at, unit in enumerate(read.units[:-1]) if unit.kind is Kind.STOP), default=-1)
        for clause in read.clauses:
            who = clause.who
            issues = who and told_in and not who.person and who.kind not in ("unnamed", "statement", "post")
            if who and (issues or (who.actors and (who.document or who.kind == "spokesperson"))):
                self.body = self.of(who)
        main = [c for c in read.clauses if c.who and c.kind in (Kind.TELL, Kind.UTTER) and not c.who.document]
        teller = next((one.who for one in main if one.at > last), main[-1].who if main else None)
        if teller and (teller.kind != DESCRIBED or self._is_human(teller)):
            self.teller, self.teller_paragraph = self.of(teller), read.passage.paragraph
            self.teller_end = read.passage.span.end if self._is_person(teller) else -9

    def _is_human(self, who: Naming) -> bool:
        """Say whether a description has a noun for a person."""
        words = forms_of(self._text, who.span)
        return any(self._lexicon.people.noun(words, at) for at in range(len(words)))

    def _is_unknown_name(self, who: Naming) -> bool:
        return who.kind == "outlet" and not who.known and " " in who.span.of(self._text)

    def _is_person(self, who: Naming) -> bool:
        """Say whether a single person tells: named, described, unnamed, or by a full name that nobody knows."""
        if who.person or who.called or who.kind in (DESCRIBED, "unnamed", "spokesperson"):
            return True
        return self._is_unknown_name(who)

    def thing(self) -> Speaker | None:
        """Return the body that "it" means: who issued the last document, whom the text is about, or who told last."""
        spoken_of = self.subject if self.subject and self.subject.name in self._body_names else None
        return self.body or spoken_of or (self.teller if self.teller_end < 0 else None)

    def about(self) -> Speaker | None:
        """Return whom a pronoun means: whom the last sentence was about, else the only one named, in the title too."""
        only = next(iter(self._persons.values())) if len(self._persons) == 1 else None
        if only and not self.described and self.subject and self.subject.name in self._body_names:
            return only
        return self.subject or only or (None if self._persons else self._titled)

    def _note(self, units: Sequence[Unit]) -> None:
        """Note the persons and bodies that a passage names."""
        for unit in units:
            naming = unit.naming
            if naming and naming.kind == "unnamed" and not self._is_definite(naming):
                words = frozenset(forms_of(self._text, naming.span))
                self._descriptions.append((words, self._as_written(naming)))
            spokes = naming and naming.kind == "spokesperson" and (naming.person or naming.called)
            if naming and spokes and (one := self.of(naming)):
                self._spokesmen.append((one, naming.countries))
            for mention in unit.actors:
                if mention.kind is EntityKind.BODY and mention.name and (mention.country or mention.entity):
                    self._body_names.add(mention.name)
                    self._bodies.append((frozenset(forms_of(self._text, mention.extent)), mention.name))
                if mention.kind is EntityKind.PERSON and mention.name:
                    self._persons[mention.name] = Speaker(mention.name, mention.entity, mention.surface)
                    self._descriptions.append((self._words_about(mention.extent), self._persons[mention.name]))
                    self._countries[mention.name] = mention.country
                    self._bodies_of[mention.name] = [
                        t.form for t in tokenize(mention.org or "") if len(t.form) > _SHORT
                    ]
                    self._titled_names |= {mention.name} if mention.role else set()

    def _spokesman(self, naming: Naming) -> Speaker | None:
        """Return who was named as spokesperson, or stood without any title, where only "the spokesman" stands."""
        known = naming.called or any(actor.kind is EntityKind.PERSON for actor in naming.actors)
        if naming.kind != "spokesperson" or known:
            return None
        states = naming.countries
        for one, countries in reversed(self._spokesmen):
            if not states or not countries or states & countries:
                return one
        name = self.subject.name if self.subject else ""
        words = forms_of(self._text, naming.span)
        at_home = self._countries.get(name) in states or any(word in words for word in self._bodies_of.get(name, ()))
        return self.subject if at_home and name not in self._titled_names else None

    def _compatriot(self, naming: Naming) -> Speaker | None:
        """Return the only person named so far of the state whose adjective a description has: "the Nigerien general".

        An office of his own is left to the actors ("the Kenyan minister").
        """
        if naming.kind != DESCRIBED or naming.actors or not self._is_definite(naming):
            return None
        states = {s for form in forms_of(self._text, naming.span) for s in self._lexicon.demonyms.get(form, ())}
        found = [name for name, country in self._countries.items() if country in states]
        return self._persons[found[0]] if len(found) == 1 else None

    def _is_definite(self, naming: Naming) -> bool:
        before = tokenize(self._text, Span(max(0, naming.span.start - _ARTICLE_ROOM), naming.span.start))[-1:]
        first = forms_of(self._text, naming.span)[0]
        forms = {first, *(token.form for token in before)}
        return bool(forms & self._lexicon.people.definites) or self._lexicon.people.is_definite(first)

    def _words_about(self, phrase: Span) -> frozenset[str]:
        """Return the words of a person's title and those right before it and in apposition behind it."""
        start, end = phrase
        before = tokenize(self._text, Span(max(0, start - _ABOUT_ROOM), start))[-_ABOUT_BEFORE:]
        after = tokenize(self._text, Span(end, min(len(self._text), end + _ABOUT_ROOM)))
        words = [*before, *tokenize(self._text, phrase)]
        if after and after[0].form in _COMMAS:
            words += takewhile(lambda token: token.is_word, after[1:])
        return frozenset(token.form for token in words)

    def _of_two(self, naming: Naming) -> Speaker | None:
        """Return which of the two of the sentence before "the former" or "the latter" is."""
        if naming.actors:
            return None
        near = [one for end, one in self._here if end <= naming.span.start]
        two = near[-_TWO:] if len(near) >= _TWO else self._two
        if len(two) != _TWO:
            return None
        words = [form for form in forms_of(self._text, naming.span) if not self._is_article(form)]
        for one, name in zip(two, ("former", "latter"), strict=True):
            if len(words) == 1 and self._lexicon.mark(name, words, 0) == 1:
                return one
        return None

    def _known_by(self, naming: Naming) -> Speaker | None:
        """Return who was named before with the words by which he is described now: "the presidential aide"."""
        if naming.kind not in (DESCRIBED, "unnamed") or not self._is_definite(naming):
            return None
        words = {form for form in forms_of(self._text, naming.span) if len(form) > 1 and not self._is_article(form)}
        return next((one for about, one in reversed(self._descriptions) if words <= about), None)

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


def own_first(own: Subject | None) -> bool:
    """Say whether the subject opens its sentence."""
    return own is not None and own.at == 0


def _persons_in(units: Sequence[Unit]) -> list[tuple[int, Speaker]]:
    """Return the persons whom the units name, each once, with where the name ends."""
    found: dict[str, tuple[int, Speaker]] = {}
    for mention in (mention for unit in units for mention in unit.actors):
        if mention.kind is EntityKind.PERSON and mention.name:
            one = Speaker(mention.name, mention.entity, mention.surface)
            found.setdefault(mention.name, (mention.extent.end, one))
    return list(found.values())


def _titled(report: Report) -> Speaker | None:
    """Return who is described in the title of an article that is about nobody by name ("The keeper remembers")."""
    if not report.title:
        return None
    naming = described_in(
        UnitReader(report.title, (), report.language).units(Span(0, len(report.title))), report.lexicon
    )
    if naming is None:
        return None
    called = report.lexicon.people.called(forms_of(report.title, naming.span))
    surface = naming.span.of(report.title)
    return Speaker(called or surface, None, surface)


def forms_of(text: str, span: Span) -> list[str]:
    """Return the forms of the words of a span."""
    return [token.form for token in tokenize(text, span)]
