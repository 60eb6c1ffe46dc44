"""Who vouches for a contact: the persons, bodies, documents and outlets that its report names."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.reporting.descriptions import DESCRIBED
from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.quotes import Frame, frames
from dragoman.annotate.reporting.sayings import Saying, sayings, subject
from dragoman.annotate.reporting.units import Naming, Unit, UnitReader
from dragoman.language.text import form_of, tokenize
from dragoman.model import Attribution, EntityKind, EntityMention, Sentence, Span

_SENTENCES_BEFORE, _SENTENCES_AFTER = 3, 4
_PARAGRAPHS_AFTER = 3
_TURN_WORDS = 6  # words of a sentence's beginning among which a turn to other news stands
_ADDRESSED = 5  # units behind a verb of telling among which the one told stands
_WITHIN_WORDS = 4  # words before a trigger among which "during" stands
_NEWS = frozenset({Kind.TELL, Kind.ACCORDING})


@dataclass(frozen=True)
class _Read:
    """A frame with its units and clauses that tell."""

    frame: Frame
    units: tuple[Unit, ...]
    clauses: tuple[Saying, ...]


def find_sources(text: str, sentence: Sentence, sentences: Sequence[Sentence], trigger: Span,
                 actors: Sequence[EntityMention], language: str) -> tuple[Attribution, ...]:  # fmt: skip
    """Return who vouches for the contact told at `trigger`, from its sentence and those that go on about it."""
    search = _Search(text, actors, language)
    around = _window(sentence, sentences)
    read = [search.read(frame) for frame in frames(text, around, search.lexicon)]
    own = next((i for i, r in enumerate(read) if r.frame.span.covers(sentence.span)), None)
    if own is None:
        return ()
    found = list(search.own(read, own, trigger))
    for number, later in enumerate(read[own + 1 : own + 1 + _SENTENCES_AFTER]):
        if later.frame.paragraph - sentence.paragraph > _PARAGRAPHS_AFTER or search.turns(later, read[own]):
            break
        found.extend(search.following(later, read[own], number == 0 and later.frame.paragraph == sentence.paragraph))
    return _distinct(found)


def _window(sentence: Sentence, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    same = [s for s in sentences if s.zone == sentence.zone]
    at = bisect.bisect_left(same, sentence.span.start, key=lambda s: s.span.start)
    return same[max(0, at - _SENTENCES_BEFORE) : at + _SENTENCES_AFTER + 2]


def _distinct(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions without those that name again whom an earlier one named."""
    kept: list[Attribution] = []
    for one in found:
        folded = form_of(one.surface)
        if not any(
            folded in form_of(k.surface) or form_of(k.surface) in folded or (one.name and one.name == k.name)
            for k in kept
        ):
            kept.append(one)
    return tuple(kept)


class _Search:
    """Looks for sources in the frames of one text."""

    def __init__(self, text: str, actors: Sequence[EntityMention], language: str) -> None:
        self._text = text
        self._reader = UnitReader(text, actors, language)
        self.lexicon: ReportingLexicon = self._reader.lexicon

    def read(self, frame: Frame) -> _Read:
        """Return the frame with its units and clauses."""
        units = self._reader.units(frame.span, frame.quotes)
        return _Read(frame, units, sayings(units, self.lexicon))

    def own(self, read: Sequence[_Read], at: int, trigger: Span) -> Iterator[Attribution]:
        """Yield the sources that the contact's own sentence names."""
        here = read[at]
        for clause in here.clauses:
            who = clause.who or self._referent(read[:at], clause)
            if clause.kind not in _NEWS or who is None or who.same or who.kind == DESCRIBED:
                continue
            absent = clause.who is None and not {a.name for a in who.actors} & _names(here)
            if (
                clause.kind is Kind.ACCORDING
                or absent
                or not _is_principal(who)
                or self._tells_of(clause, trigger, here)
            ):
                yield self._attribution(who, here)
                yield from self._addressed(clause, here)
        yield from self._documents(here)

    def following(self, here: _Read, contact: _Read, near: bool) -> Iterator[Attribution]:
        """Yield the sources that a later sentence names, if it goes on about the contact.

        `near` says that it stands right behind the contact's sentence, in the same paragraph.
        """
        words = self._words(here.frame)
        talk, press = self.lexicon.marked("contact", words), self.lexicon.marked("press", words)
        if not (talk or press or near or (_names_again(here, contact) and _told_by_name(here))):
            return
        told = [
            clause
            for clause in here.clauses
            if clause.kind in _NEWS and clause.who and not clause.who.same and clause.who.kind != DESCRIBED
        ]
        others = [c for c in told if c.who and not _is_principal(c.who) and (talk or near or not _is_unknown(c.who))]
        principals = talk and press and not others and not self.lexicon.marked("inside", words)
        for clause in told if principals else others:
            if clause.who and not _is_demonym_of(clause.who, told):
                yield self._attribution(clause.who, here)
            yield from self._addressed(clause, here)
        yield from self._documents(here)

    def _addressed(self, clause: Saying, here: _Read) -> Iterator[Attribution]:
        """Yield the agency or outlet to which somebody told it ("told Reuters", "à l'AFP")."""
        for unit in here.units[clause.at + 1 : clause.at + _ADDRESSED]:
            if unit.naming and unit.naming.kind in ("agency", "outlet") and unit.naming is not clause.who:
                yield self._attribution(unit.naming, here)

    def turns(self, here: _Read, contact: _Read) -> bool:
        """Say whether a sentence leaves the contact for other news."""
        words = self._words(here.frame)
        if self.lexicon.marked("turns", words[:_TURN_WORDS]):
            return True
        return self.lexicon.marked("contact", words) and _others_meet(here, contact)

    def _documents(self, here: _Read) -> Iterator[Attribution]:
        """Yield documents that are named without a verb of telling of their own ("in a joint statement")."""
        used = {clause.where for clause in here.clauses}
        tellers = {a.name for clause in here.clauses if clause.who and clause.kind in _NEWS for a in clause.who.actors}
        for where, unit in enumerate(here.units):
            naming = unit.naming
            if naming is None or naming.kind != "statement" or where in used or naming.same:
                continue
            words = [token.form for token in tokenize(self._text, naming.span)]
            if (naming.actors or self.lexicon.marked("joint", words)) and not tellers & {a.name for a in naming.actors}:
                yield self._attribution(naming, here)

    def _tells_of(self, clause: Saying, trigger: Span, here: _Read) -> bool:
        """Say whether a principal's words are about the contact, not said in it ("said in a call with X that")."""
        if any(quote.words.covers(trigger) for quote in here.frame.quotes):
            return True
        if trigger.start < clause.cue.start:
            after = self._words(Frame(Span(clause.cue.start, here.frame.span.end), 0, ()))
            return self.lexicon.marked("press", after)
        words = [t.form for t in tokenize(self._text, Span(clause.cue.end, trigger.start))][-_WITHIN_WORDS:]
        return not self.lexicon.marked("within", words)

    def _referent(self, before: Sequence[_Read], clause: Saying) -> Naming | None:
        """Return whom a pronoun in the verb stands for: the last who told, else the last subject."""
        if not clause.pronoun:
            return None
        for earlier in reversed(before[-2:]):
            for told in reversed(earlier.clauses):
                if told.who and told.who.actors:
                    return told.who
        return None

    def _words(self, frame: Frame) -> list[str]:
        """Return the forms of a frame's words outside its quotations."""
        return [
            t.form for t in tokenize(self._text, frame.span) if not any(q.whole.covers(t.span) for q in frame.quotes)
        ]

    def _attribution(self, naming: Naming, here: _Read) -> Attribution:
        span = self._span(naming)
        kind = naming.kind
        if kind == "official" and any(unit.kind is Kind.PLATFORM for unit in here.units):
            kind = "post"
        elif kind == "official" and any(unit.naming and unit.naming.kind == "statement" for unit in here.units):
            kind = "statement"
        name = naming.actors[0].name if len(naming.actors) == 1 else None
        return Attribution(kind, name, span.of(self._text), span)

    def _span(self, naming: Naming) -> Span:
        """Return the naming phrase without its article; of a person in office, the name alone."""
        first = naming.actors[0] if naming.actors else None
        if (
            naming.kind in ("official", "post")
            and first
            and first.kind is EntityKind.PERSON
            and first.extent == naming.span
        ):
            return first.span
        return self._reader.core(naming)


def _told_by_name(here: _Read) -> bool:
    """Say whether somebody tells who is named: what unnamed sources say of a person may be other news."""
    return any(clause.who and clause.who.kind != "unnamed" for clause in here.clauses)


def _is_demonym_of(who: Naming, told: Sequence[Saying]) -> bool:
    """Say whether a state tells ("the Frenchman said") in a sentence that names its true source besides."""
    states = bool(who.actors) and all(actor.kind is EntityKind.STATE for actor in who.actors)
    return states and any(clause.kind is Kind.ACCORDING and clause.who is not who for clause in told)


def _is_unknown(who: Naming) -> bool:
    """Say whether the name is only known by its capitals: an outlet, or anybody."""
    return who.kind == "outlet" and not who.actors


def _is_principal(who: Naming) -> bool:
    """Say whether somebody who may have taken part tells, as against a spokesperson, body, document or outlet."""
    return who.kind == "official" and any(a.kind in (EntityKind.PERSON, EntityKind.OFFICE) for a in who.actors)


def _names(here: _Read) -> set[str]:
    return {m.name or m.surface for u in here.units if u.naming for m in u.naming.actors if m.kind is EntityKind.PERSON}


def _names_again(here: _Read, contact: _Read) -> bool:
    return bool(_names(here) & _names(contact))


def _others_meet(here: _Read, contact: _Read) -> bool:
    """Say whether the sentence's subject and another person are both new: another contact's news."""
    first = subject(here.units)
    naming = here.units[first].naming if first is not None else None
    if naming is None or naming.kind == "spokesperson" or not any(a.kind is EntityKind.PERSON for a in naming.actors):
        return False
    new = _names(here) - _names(contact)
    return len(new) > 1 and naming.actors[0].name in new
