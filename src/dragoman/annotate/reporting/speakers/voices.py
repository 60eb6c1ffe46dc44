"""Whose voice a text gives: who spoke last, whom a sentence was about, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.actors.names.words import romanized
from dragoman.annotate.reporting.clauses.apposition import apposed
from dragoman.annotate.reporting.clauses.given import first_given_name, given_naming
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.clauses.tellers import subject
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.report import Read, Report
from dragoman.annotate.reporting.speakers.descriptions import (
    DESCRIBED,
    described_subject,
    unknown_subject,
)
from dragoman.annotate.reporting.speakers.genders import gender_of
from dragoman.annotate.reporting.speakers.known import Known, forms_of
from dragoman.annotate.reporting.speakers.subjects import Subject, own_first, persons_in
from dragoman.annotate.reporting.speakers.titled import titled
from dragoman.annotate.reporting.speakers.unknowns import Unknowns, closing_name
from dragoman.language.text import tokenize
from dragoman.model import EntityKind, EntityMention, Span, Speaker

_NAMED_KINDS = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_TWO = 2
_NOWHERE = Span(0, 0)
_NEXT = 4  # characters between two sentences
_CALLED = frozenset({DESCRIBED, "unnamed", "spokesperson", "outlet"})


class Voice:
    """Who spoke last at a point of the document, `teller` with or without a quotation; `body` issued the last document.

    `subject` is whom the last sentence was about; `described` says that he is described and not named.
    """

    def __init__(self, report: Report) -> None:
        self._text, self._lexicon, self._titled = report.text, report.lexicon, titled(report)
        self._language = report.language
        self.speaker: Speaker | None = None
        self.subject: Speaker | None = None
        self.described = False
        self.body: Speaker | None = None
        self.teller: Speaker | None = None
        self.teller_paragraph = self.teller_end = -9
        self.known = Known(report.text, report.lexicon, report.cast)
        self.open: set[str] = set()  # descriptions of somebody whom nothing before names ("the mediator")
        self.paragraph = self.subject_paragraph = -9
        self._unknowns = Unknowns(report.text, report.lexicon)
        self._voices: set[str] = set()  # all who were quoted
        self.she: Speaker | None = None  # the body that told last, where its article is feminine: "la junte"
        self.single_end = -9
        self.single: Speaker | None = None  # who told last by one name that nobody knows
        self.alone_end = -9  # where a sentence ends that is a quotation and nothing else
        self._left: tuple[Speaker | None, Span] = (None, _NOWHERE)
        self._quoted_in = self._told_in = _NOWHERE
        self._here: list[tuple[int, Speaker]] = []  # the persons of this sentence, with where their names end
        self._two: list[Speaker] = []  # the persons of the last sentence that names two

    def of(self, naming: Naming | None) -> Speaker | None:
        """Return the speaker that a naming phrase stands for; of a document, who issued it."""
        if naming is None:
            return None
        surface = naming.span.of(self._text)
        if (one := self._unknowns.again(naming)) is not None:
            return Speaker(one.name, one.entity, surface)
        if (one := self._by_gender(naming) or self._meant(naming)) is not None:
            return Speaker(one.name, one.entity, surface)
        found = self._named(naming, surface)
        if found and self._may_be_named(naming):
            self.open.add(found.name)
        return found

    def _may_be_named(self, naming: Naming) -> bool:
        """Say whether a phrase describes a person who may be named only further on."""
        definite = naming.kind == DESCRIBED and self.known.is_definite(naming)
        return definite and (self._is_human(naming) or self._refers(naming))

    def _named(self, naming: Naming, surface: str) -> Speaker | None:
        """Return the speaker by what a phrase itself says."""
        if (called := self._called(naming)) is not None:
            return Speaker(called, None, surface)
        if naming.called is not None:
            return Speaker(naming.called.of(self._text), None, naming.called.of(self._text))
        if naming.kind == "unnamed" and self._lexicon.cased:
            return self._as_written(naming)
        if not naming.actors:
            if (office := self._own_office(naming)) is not None:
                return Speaker(office, None, surface)
            name = self._lexicon.document_name(forms_of(self._text, naming.span)) if naming.document else None
            if naming.owner and (office := self._lexicon.people.called(forms_of(self._text, naming.span))):
                name = f"{office.capitalize()} of {naming.owner}"
            if self._unknowns.is_name(naming) and not self._lexicon.cased:
                name = romanized(surface, self._language)
            return Speaker(name or surface, None, surface)
        names = list(dict.fromkeys(map(self._name, naming.actors)))
        first = naming.actors[0]
        if len(names) > 1 and naming.document:
            return Speaker(surface, None, surface)
        return Speaker(" and ".join(names), first.entity if len(names) == 1 else None, first.surface)

    def _own_office(self, naming: Naming) -> str | None:
        """Return the office of whom the text is about, where "his office" stands."""
        words = self.known.words(naming)
        own = len(words) == 1 and self._lexicon.mark("own_offices", words, 0) is not None
        owned = own and (self.known.is_owned(naming) or not self._lexicon.cased)
        person = self.subject if owned and self.subject and self.subject.name in self.known.persons else None
        return f"Office of {person.name}" if person else None

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
        pointed = naming.kind == DESCRIBED and not naming.actors and self.known.follows("demonstratives", naming)
        if pointed and self.speaker and self._is_human(naming):
            return self.speaker  # "reprend cet enseignant"
        if (one := self.known.by_words(naming)) is not None:
            return one
        if (one := self._of_two(naming)) is not None:
            return one
        one = self._other(naming) or self.known.by_origin(naming, self.subject) or self.known.by_vague_office(naming)
        if one is not None:
            return one
        fits = self.subject is None or self.known.may_be(self.subject.name, naming.span.of(self._text))
        if naming.kind == DESCRIBED and naming.same and fits and self.known.is_definite(naming):
            return self.subject  # "the minister"
        if naming.same and self.body:
            return self.body
        if (body := self.known.body_again(naming, self.subject)) is not None:
            return body
        one = self._only_voice(naming) or self.known.spokesman(naming, self.subject) or self.known.compatriot(naming)
        return one or (self._named_topic() if fits and self._refers(naming) else None)

    def _only_voice(self, naming: Naming) -> Speaker | None:
        """Return the only one who spoke so far, a name that nobody knows, whom "the farmer" takes up."""
        only = self.speaker if len(self._voices) == 1 and not self.known.persons else None
        plain = naming.kind == DESCRIBED and not naming.actors and self.known.is_definite(naming)
        one = plain and self._is_human(naming) and not self._lexicon.people.is_several(self.known.words(naming))
        return only if one and self._unknowns.holds(only) else None

    def _other(self, naming: Naming) -> Speaker | None:
        """Return the other one of the last two who are in view: "his rival", "son hôte", where one of them spoke."""
        if naming.kind != DESCRIBED or naming.actors:
            return None
        words = self.known.words(naming)
        if len(words) != 1 or not self._lexicon.people.is_other(words[0]):
            return None
        two = self.known.last_two()
        here = self._quoted_in.start >= self._left[1].end
        spoke = self.speaker if here and self.speaker else self._left[0] or self.subject
        rest = [one for one in two if spoke and one.name != spoke.name]
        return rest[0] if len(two) == _TWO and len(rest) == 1 else None

    def _by_gender(self, naming: Naming) -> Speaker | None:
        """Return whom "she" or "he" means where whoever it was taken for is of the other gender."""
        words = forms_of(self._text, naming.span)
        gender = gender_of(words, self._lexicon) if len(words) == 1 and naming.person else None
        return self.known.of_gender(gender, naming.actors[0].name or "") if gender else None

    def agreeing(self, speaker: Speaker | None, forms: Sequence[str]) -> Speaker | None:
        """Return the speaker whom a pronoun was taken for, or the last one named of the gender that it says."""
        gender = gender_of(forms, self._lexicon)
        if speaker is None or gender is None:
            return speaker
        other = self.known.of_gender(gender, speaker.name)
        return Speaker(other.name, other.entity, speaker.surface) if other else speaker

    def _refers(self, naming: Naming) -> bool:
        """Say whether a phrase only takes up somebody named elsewhere: "the veteran", "the mediator", "le ministre"."""
        if naming.kind not in (DESCRIBED, "unnamed") or naming.actors or not self.known.is_definite(naming):
            return False
        return naming.same or self._lexicon.people.is_epithet(self.known.words(naming))

    def _named_topic(self) -> Speaker | None:
        """Return the person whom the last sentence was about, by name."""
        named = self.subject and not self.described and self.subject.name not in self.known.body_names
        only = next(iter(self.known.persons.values())) if len(self.known.persons) == 1 and not self.subject else None
        return self.subject if named else only

    def subject_of(self, units: Sequence[Unit]) -> Subject | None:
        """Return whom a sentence is about, where an actor is its subject."""
        self._here = persons_in(units)
        first = subject(units)
        unknown = unknown_subject(units, self._lexicon)
        if unknown is not None and (unknown[1] or first is None):
            name = unknown[0].of(self._text)
            return Subject(Speaker(name, None, name), 0, True)
        naming = units[first].naming if first is not None else None
        if first is not None and naming is not None:
            return Subject(self.of(naming), first, naming.person)
        if (given := first_given_name(units, self._lexicon)) is not None:
            return Subject(self.of(given_naming(units, *given)), given[0], True)
        described = described_subject(units, self._lexicon)
        if described is None:
            return None
        return Subject(self.of(described[1]), described[0], True, True, described[1].same)

    def only_one(self, units: Sequence[Unit]) -> Speaker | None:
        """Return the only person whom a sentence names that tells nothing: "Few had expected that from X"."""
        people = persons_in(units)
        return people[0][1] if len(people) == 1 else None

    def remember(self, read: Read, own: Subject | None) -> None:
        """Note whom a passage was about, who told last in it, and who issued the document that it names."""
        who = [c.who for c in read.clauses if c.who and not c.who.document]
        told = next((one for one in who if one.actors or self._unknowns.is_name(one)), None)
        described = next((one for one in who if one.kind == DESCRIBED and self._is_human(one)), None)
        self._note_subject(read, own, told, described)
        if own or told or described:
            self.subject_paragraph = read.passage.paragraph
        self.alone_end = read.passage.span.end if read.alone else -9
        self._note_tellers(read)
        self._note_left(read, own)
        self._note(read.units)
        here = [one for _, one in self._here]
        if len(here) >= _TWO or not {one.name for one in here} <= {one.name for one in self._two}:
            self._two = here
        if own and own.person and own.speaker and not own.described and not read.units[own.at].actors:
            self._unknowns.note(own.speaker)
        singles = [one for one in who if one.kind == "outlet" and not one.known]
        if singles:
            self.single, self.single_end = self.of(singles[-1]), read.passage.span.end
        for unknown in (one for one in who if self._unknowns.is_name(one) or one.called):
            if one := self.of(unknown):
                self.known.describe(unknown.span, one)
                self._unknowns.note(one)

    def _note_subject(self, read: Read, own: Subject | None, told: Naming | None, described: Naming | None) -> None:
        """Note whom a passage was about."""
        dropped = bool(read.clauses) and read.clauses[0].at == 0 and read.clauses[0].pronoun and not own_first(own)
        if dropped and self.subject and not told:
            self.subject_paragraph = read.passage.paragraph  # "(she) added that …"
        elif told and own and not told.actors and told.span.overlaps(read.units[own.at].span):
            self.subject, self.described = self.of(told), False  # of whose name the actors know but a part
        elif own and not own.described and not (told and told.person and not own.person):
            self.subject, self.described = own.speaker, False
        elif told:
            self.subject, self.described = self.of(told), False
        elif described:
            self.subject, self.described = self.of(described), True
        elif own:
            self.subject, self.described = own.speaker, not own.titled

    def _note_tellers(self, read: Read) -> None:
        """Note who tells in the passage's last sentence, and who issued the last document."""
        told_in = any(unit.naming and unit.naming.document for unit in read.units)
        last = max((at for at, unit in enumerate(read.units[:-1]) if unit.kind is Kind.STOP), default=-1)
        for clause in read.clauses:
            who = clause.who
            issues = (
                who and told_in and not (who.person or who.plural) and who.kind not in ("unnamed", "statement", "post")
            )
            if who and (issues or (who.actors and (who.document or who.kind == "spokesperson"))):
                self.body = self.of(who)
        main = [c for c in read.clauses if c.who and c.kind in (Kind.TELL, Kind.UTTER) and not c.who.document]
        teller = next((one.who for one in main if one.at > last), main[-1].who if main else None)
        if teller:
            bodily = not (teller.person or self._is_human(teller) or self._unknowns.is_name(teller))
            self.she = self.of(teller) if bodily and self._says_she(teller) else None
        if teller and (teller.kind != DESCRIBED or self._is_human(teller)):
            self.teller, self.teller_paragraph = self.of(teller), read.passage.paragraph
            self._told_in = read.passage.span
            self.teller_end = read.passage.span.end if self._is_person(teller) else -9

    def _says_she(self, naming: Naming) -> bool:
        """Say whether a phrase begins with a feminine article, or stands behind one."""
        first = forms_of(self._text, naming.span)[:1]
        return self.known.follows("feminine", naming) or self._lexicon.marked("feminine", first)

    def _note_left(self, read: Read, own: Subject | None) -> None:
        """Note whose words a quotation would be that stood right behind the passage, all by itself."""
        here = read.passage
        if here.quotes and self.paragraph == here.paragraph and self.speaker and self._quoted_in == here.span:
            one: Speaker | None = self.speaker
        elif self.teller and self.teller_paragraph == here.paragraph and self._told_in == here.span:
            one = self.teller if self.teller_end == here.span.end else None
        else:
            one = own.speaker if own and own.person else self.of(closing_name(read.units, self._lexicon))
        self._left = (one, here.span)

    def quote(self, speaker: Speaker, read: Read) -> None:
        """Note who said the last quotation of a passage."""
        self.speaker, self.paragraph, self._quoted_in = speaker, read.passage.paragraph, read.passage.span
        self._voices.add(speaker.name)

    def left_at(self, start: int) -> Speaker | None:
        """Return whose words stand right behind the last sentence: who was quoted, told or acted in it."""
        one, span = self._left
        return one if 0 <= start - span.end <= _NEXT else None

    def last_person(self) -> Speaker | None:
        """Return whose words "the answer" or "his words" are: of whom the last sentence told, else the text."""
        return self._left[0] or self.about()

    def _is_human(self, who: Naming) -> bool:
        """Say whether a description has a noun for a person."""
        words = forms_of(self._text, who.span)
        return any(self._lexicon.people.noun(words, at) for at in range(len(words)))

    def _is_person(self, who: Naming) -> bool:
        """Say whether a single person tells: named, described, unnamed, or by a full name that nobody knows."""
        if who.person or who.called or who.kind in (DESCRIBED, "unnamed", "spokesperson"):
            return True
        return self._unknowns.is_name(who)

    def thing(self) -> Speaker | None:
        """Return the body that "it" means: who issued the last document, whom the text is about, or who told last."""
        spoken_of = self.subject if self.subject and self.subject.name in self.known.body_names else None
        return self.body or spoken_of or (self.teller if self.teller_end < 0 else None)

    def about(self) -> Speaker | None:
        """Return whom a pronoun means: whom the last sentence was about, else the only one named, in the title too."""
        only = next(iter(self.known.persons.values())) if len(self.known.persons) == 1 else None
        if only and not self.described and self.subject and self.subject.name in self.known.body_names:
            return only
        return self.subject or only or (None if self.known.persons else self._titled)

    def _note(self, units: Sequence[Unit]) -> None:
        """Note the persons and bodies that a passage names."""
        for at, unit in enumerate(units):
            naming = unit.naming
            if naming and naming.kind == "unnamed" and not self.known.is_definite(naming):
                self.known.describe_as(naming, self._as_written(naming))
            named = apposed(units, at, len(units))
            if naming and named > at and naming.kind == "spokesperson" and (one := self.of(units[named].naming)):
                self.known.note_spokesman(naming, one)
            spokes = naming and naming.kind == "spokesperson" and (naming.person or naming.called)
            if naming and spokes and (one := self.of(naming)):
                self.known.note_spokesman(naming, one)
        self.known.note(units)

    def _of_two(self, naming: Naming) -> Speaker | None:
        """Return which of the two of the sentence before "the former" or "the latter" is."""
        near = [one for end, one in self._here if end <= naming.span.start]
        two = near[-_TWO:] if len(near) >= _TWO else self._two
        if len(two) != _TWO:
            return None
        words = [form for form in forms_of(self._text, naming.span) if not self._is_article(form)]
        for one, name in zip(two, ("former", "latter"), strict=True):
            if len(words) == 1 and self._lexicon.mark(name, words, 0) == 1:
                return one
        return None

    def _called(self, naming: Naming) -> str | None:
        """Return what somebody without a name is called in English."""
        if (
            self._unknowns.is_name(naming)
            or naming.kind not in _CALLED
            or any(actor.kind in _NAMED_KINDS for actor in naming.actors)
        ):
            return None
        called = self._lexicon.people.called(forms_of(self._text, naming.span))
        body = next((actor.name for actor in naming.actors if actor.kind is EntityKind.BODY), None)
        return f"{body} {called}" if called and body else called

    def _name(self, mention: EntityMention) -> str:
        """Return the usual name; as written where only the kind of body is known, whosoever it is."""
        nameless = mention.kind is EntityKind.BODY and not mention.entity and not mention.country
        if nameless and (name := self.known.body_like(mention)):
            return name
        if mention.name is None or (nameless and self._lexicon.cased):
            return mention.surface
        return mention.name
