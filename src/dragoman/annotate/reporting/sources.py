"""Who vouches for a contact: the persons, bodies, documents and outlets that its report names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.reporting.clauses.clause import Saying
from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.clauses.tellers import subject
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.report import Read, Report
from dragoman.annotate.reporting.speakers.descriptions import DESCRIBED
from dragoman.language.text import form_of, tokenize
from dragoman.model import Attribution, EntityKind, Quotation, Sentence, Span

_DOCUMENT_BEFORE, _PASSAGES_AFTER = 8, 4
_PARAGRAPHS_AFTER = 3
_NEAR = 2  # passages
_CLOSE = 3
_ABOUT_WORDS = 5  # units behind a verb of praise or description among which the contact is named
_TURN_WORDS = 6  # words of a sentence's beginning among which a turn to other news stands
_ADDRESSED = 5  # units behind a verb of telling among which the one told stands
_WITHIN_WORDS = 4  # words before a trigger among which "during" stands
_BACK_WORDS = 6  # units behind a verb of telling among which "he had" or "afterwards" stands
_NUMBER_NEAR = 4  # units behind "according to X" among which its number stands
_REST = 9  # units behind "…, X said" before the sentence ends
_ASIDE_WORDS = 3  # words before a trigger among which "after" makes it a mere mention
_PASSERS = frozenset({"agency", "outlet", "unnamed", "spokesperson", "statement"})
_VOICES = frozenset({"spokesperson", "unnamed"})  # who may go on telling by a pronoun
_NEWS = frozenset({Kind.TELL, Kind.ACCORDING})
_PARTS = frozenset({";", "؛"})
_APART = frozenset({Kind.COMMA, Kind.QUOTE, Kind.MARK, Kind.STOP})


def find_sources(
    report: Report,
    sentence: Sentence,
    trigger: Span,
    others: Sequence[Sequence[Span]] = (),
    quotes: Sequence[Quotation] = (),
) -> tuple[Attribution, ...]:
    """Return who vouches for the contact told at `trigger`, from its sentence and those that go on about it.

    `others` are the triggers of the article's other contacts, each with all its tellings: where a later sentence
    tells another one, it no longer goes on about this one. Who is quoted in `quotes` vouches for what they tell.
    """
    at = next((i for i, one in enumerate(report.passages) if one.span.covers(sentence.span)), None)
    if at is None:
        return ()
    search, own = _Search(report), report.read(report.passages[at])
    before = [report.read(one) for one in report.passages[max(0, at - _DOCUMENT_BEFORE) : at]]
    found = [*search.own(own, before, trigger), *search.quoted(own, before, trigger, quotes)]
    if search.is_aside(own, trigger):
        return _distinct(found)
    elsewhere = [t for told in others if not any(own.passage.span.covers(t) for t in told) for t in told]
    strangers: set[str] = set()
    for number, passage in enumerate(report.passages[at + 1 : at + 1 + _PASSAGES_AFTER]):
        later = report.read(passage)
        if passage.paragraph - sentence.paragraph > _PARAGRAPHS_AFTER or search.turns(later, own):
            break
        if not search.comes_back(later) and any(_tells_in_one(later, other) for other in elsewhere):
            strangers |= _countries(later)
            continue
        near = number == 0 or (number < _NEAR and passage.paragraph == sentence.paragraph)
        found.extend(search.following(later, _Bond(own, near, number < _CLOSE, frozenset(strangers))))
    return _distinct(found)


@dataclass(frozen=True)
class _Bond:
    """What binds a later sentence to a contact: the contact's sentence, and which countries' contacts came between.

    `near` says that it stands right behind the contact's sentence, or close in the same paragraph, `close` that it
    stands close in whichever.
    """

    contact: Read
    near: bool
    close: bool
    strangers: frozenset[str]

    def holds(self, who: Naming, talk: bool, again: bool) -> bool:
        """Say whether somebody may vouch for the contact.

        Of a country that took part, or of any where one of those who took part is named `again`; an agency or an
        unnamed source only where the sentence speaks of a contact (`talk`), and no other contact was told between.
        """
        if who.countries:
            return bool(who.countries & _countries(self.contact) - self.strangers) or (talk and again)
        vouches = who.kind == "spokesperson" or not self.strangers
        return vouches and (talk or (self.near and who.known))


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

    def __init__(self, report: Report) -> None:
        self._text, self._reader, self._lexicon = report.text, report.reader, report.lexicon

    def own(self, here: Read, before: Sequence[Read], trigger: Span) -> Iterator[Attribution]:
        """Yield the sources that the contact's own sentence names."""
        for clause in here.clauses:
            who = clause.who or self._referent(before, clause)
            if who is not None and who.same:
                who = self._named_before(who, before)
            if who is None or who.same or not self._tells(clause, here) or self._denies(who) or _is_pair(who):
                continue
            if self._is_of_number(clause, here, trigger):
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

    def quoted(
        self, here: Read, before: Sequence[Read], trigger: Span, quotes: Sequence[Quotation]
    ) -> Iterator[Attribution]:
        """Yield who says the quotation in which the contact is told."""
        spoken = next((quote for quote in quotes if quote.span.covers(trigger)), None)
        if spoken is None or spoken.speaker is None:
            return
        speaker = spoken.speaker
        for clause in here.clauses:
            named = {clause.who.span.of(self._text), *(a.name for a in clause.who.actors)} if clause.who else set()
            if clause.who and named & {speaker.name, speaker.surface}:
                yield self._attribution(
                    (clause.who.same and self._named_before(clause.who, before)) or clause.who, here
                )
                return
        start = self._text.rfind(speaker.surface, 0, spoken.span.start)
        start = start if start >= 0 else self._text.find(speaker.surface, spoken.span.end)
        if start >= 0:
            span = Span(start, start + len(speaker.surface))
            yield Attribution("official", speaker.name, speaker.surface, span)

    def _is_of_number(self, clause: Saying, here: Read, trigger: Span) -> bool:
        """Say whether "according to X" stands right before a number that it vouches for, and not before the contact."""
        if clause.kind is not Kind.ACCORDING:
            return False
        for unit in here.units[clause.end : clause.end + _NUMBER_NEAR]:
            if unit.kind is Kind.NUMBER:
                return trigger.end <= clause.cue.start
            if unit.kind in _APART or unit.span.overlaps(trigger):
                break
        return False

    def following(self, here: Read, bond: _Bond) -> Iterator[Attribution]:
        """Yield the sources that a later sentence names, if it goes on about the contact."""
        talk, press = self._lexicon.marked("contact", here.words), self._lexicon.marked("press", here.words)
        told = [c for c in here.clauses if self._tells(c, here) and c.who and not c.who.same]
        again = _names_again(here, bond.contact)
        about = talk or press or bond.near or again
        others = [
            c for c in told
            if c.who and not _is_principal(c.who) and bond.holds(c.who, talk, again)
            and (about or c.who.kind == "spokesperson") and (talk or again or not _is_state(c.who))
        ]  # fmt: skip
        principals = talk and press and not others and not self._lexicon.marked("inside", here.words)
        looking_back = [clause for clause in told if bond.close and self._looks_back(clause, here, bond.contact)]
        for clause in told if principals else [*others, *looking_back]:
            if clause.who and not _is_demonym_of(clause.who, told):
                yield self._attribution(clause.who, here)
            yield from self._addressed(clause, here)
        if about and not bond.strangers:
            yield from self._documents(here)

    def _looks_back(self, clause: Saying, here: Read, contact: Read) -> bool:
        """Say whether one who took part tells afterwards what was said: "X said he had raised it"."""
        if clause.who is None or not _is_principal(clause.who):
            return False
        behind = [unit.form for unit in here.units[clause.end : clause.end + _BACK_WORDS]]
        took_part = {actor.name for actor in clause.who.actors} & _names(contact)
        return bool(took_part) and self._lexicon.marked("looking_back", behind)

    def is_aside(self, here: Read, trigger: Span) -> bool:
        """Say whether the contact is only mentioned ("five days after their meeting"): what follows isn't about it."""
        before = [unit.form for unit in here.units if unit.span.end <= trigger.start][-_ASIDE_WORDS:]
        first = tokenize(self._text, trigger)[:1]
        return self._lexicon.marked("aside", [*before, *(token.form for token in first)])

    def comes_back(self, here: Read) -> bool:
        """Say whether a sentence begins with a contact told before ("this visit comes")."""
        opening = here.words[:_TURN_WORDS]
        return self._lexicon.marked("this", opening) and self._lexicon.marked("contact", opening)

    def _addressed(self, clause: Saying, here: Read) -> Iterator[Attribution]:
        """Yield the agency or outlet to which somebody told it ("told Reuters", "à l'AFP")."""
        for unit in here.units[clause.at + 1 : clause.at + _ADDRESSED]:
            one = unit.naming
            if one and one.kind in ("agency", "outlet") and one is not clause.who and not self._is_anybody(one):
                yield self._attribution(one, here)

    def _is_anybody(self, naming: Naming) -> bool:
        """Say whether a bare noun stands for all who listened: "told the press"."""
        return naming.kind == "outlet" and len(tokenize(self._text, self._reader.core(naming))) == 1

    def turns(self, here: Read, contact: Read) -> bool:
        """Say whether a sentence leaves the contact for other news."""
        words = here.words
        if self._lexicon.marked("turns", words[:_TURN_WORDS]):
            return True
        return self._lexicon.marked("contact", words) and _others_meet(here, contact)

    def _documents(self, here: Read) -> Iterator[Attribution]:
        """Yield documents that are named without a verb of telling of their own ("in a joint statement")."""
        used = {clause.where for clause in here.clauses}
        tellers = {a.name for clause in here.clauses if clause.who and clause.kind in _NEWS for a in clause.who.actors}
        for where, unit in enumerate(here.units):
            naming = unit.naming
            if naming is None or naming.kind != "statement" or where in used or naming.same:
                continue
            if self._lexicon.marked("no_source", [token.form for token in tokenize(self._text, naming.span)]):
                continue
            if (naming.actors or self._is_joint(naming)) and not tellers & {actor.name for actor in naming.actors}:
                yield self._attribution(naming, here)

    def _is_joint(self, naming: Naming | None) -> bool:
        """Say whether a document of all sides is named."""
        if naming is None or not naming.document:
            return False
        return self._lexicon.marked("joint", [token.form for token in tokenize(self._text, naming.span)])

    def _tells_of(self, clause: Saying, trigger: Span, here: Read) -> bool:
        """Say whether a principal's words are about the contact: not said in it ("said in a call with X that")."""
        if clause.cue.overlaps(trigger):
            return False
        if any(quote.words.covers(trigger) for quote in here.passage.quotes):
            return True
        if trigger.start < clause.cue.start:
            return self._stands_apart(clause, here)
        words = [t.form for t in tokenize(self._text, Span(clause.cue.end, trigger.start))]
        opening = [token.form for token in tokenize(self._text, trigger)[:1]]
        if len(words) > _WITHIN_WORDS and self.is_aside(here, trigger):
            return False
        return not self._lexicon.marked("within", [*words[-_WITHIN_WORDS:], *opening])

    def _stands_apart(self, clause: Saying, here: Read) -> bool:
        """Say whether the clause only says who tells what stands before it ("…, X told reporters")."""
        first = min(clause.at, clause.at if clause.where is None else clause.where)
        begins = first > 0 and here.units[first - 1].kind in _APART and not here.units[clause.at].joined
        rest = here.units[clause.end :]
        told = any(unit.kind is Kind.QUOTE or self._brings_in(unit) for unit in rest)
        return begins and not told and len(rest) <= _REST

    def _brings_in(self, unit: Unit) -> bool:
        """Say whether what is told may follow a unit: behind "that", but not behind "who"."""
        return "that" in unit.lists and self._lexicon.mark("relative", (unit.form,), 0) is None

    def _tells(self, clause: Saying, here: Read) -> bool:
        """Say whether somebody tells news, or says what a contact was like ("described the call as")."""
        if clause.who is not None and clause.who.kind == DESCRIBED:
            return False
        if clause.kind in _NEWS or (clause.kind is Kind.UTTER and self._is_joint(clause.who)):
            return True
        if clause.who is not None and clause.kind is Kind.GERUND:
            return clause.who.kind == "spokesperson"
        end = clause.end if clause.where is None or clause.where < clause.at else max(clause.end, clause.where + 1)
        following = [unit.form for unit in here.units[end : end + _ABOUT_WORDS]]
        cue = [token.form for token in tokenize(self._text, clause.cue)]
        return self._lexicon.marked("describes", cue) and self._lexicon.marked("contact", following)

    def _denies(self, who: Naming) -> bool:
        """Say whether it is nobody who tells ("neither government announced")."""
        return self._lexicon.marked("nobody", [token.form for token in tokenize(self._text, who.span)][:1])

    def _referent(self, before: Sequence[Read], clause: Saying) -> Naming | None:
        """Return whom a pronoun in the verb stands for: the last who told, else the last subject."""
        if not clause.pronoun:
            return None
        for earlier in reversed(before[-2:]):
            for told in reversed(earlier.clauses):
                if told.who and (told.who.actors or told.who.kind in _VOICES):
                    return told.who
        return None

    def _named_before(self, same: Naming, before: Sequence[Read]) -> Naming | None:
        """Return the document or source that was named last, to which "the statement" or "the source" refers."""
        if self._lexicon.marked("same_voice", self._forms(same)):
            told = (c.who for read in reversed(before) for c in reversed(read.clauses) if c.who and not c.who.same)
            return next((who for who in told if who.kind in _PASSERS), None)
        named = (unit.naming for read in reversed(before) for unit in reversed(read.units) if unit.naming)
        documents = (one for one in named if one.document and not one.same)
        return next((one for one in documents if not self._lexicon.marked("no_source", self._forms(one))), None)

    def _forms(self, naming: Naming) -> list[str]:
        return [token.form for token in tokenize(self._text, naming.span)]

    def _attribution(self, naming: Naming, here: Read) -> Attribution:
        span = self._span(naming)
        kind = naming.kind
        named = {unit.naming.kind for unit in here.units if unit.naming}
        if kind == "official" and ("post" in named or any(unit.kind is Kind.PLATFORM for unit in here.units)):
            kind = "post"
        elif kind == "official" and "statement" in named:
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


def _is_pair(who: Naming) -> bool:
    """Say whether several are meant by one phrase without a name: "the two sides"."""
    return len(who.actors) > 1 and len({actor.extent for actor in who.actors}) == 1


def _is_demonym_of(who: Naming, told: Sequence[Saying]) -> bool:
    """Say whether a state tells ("the Frenchman said") in a sentence that names its true source besides."""
    return _is_state(who) and any(clause.kind is Kind.ACCORDING and clause.who is not who for clause in told)


def _is_principal(who: Naming) -> bool:
    """Say whether somebody who may have taken part tells, as against a spokesperson, body, document or outlet."""
    return who.kind == "official" and any(a.kind in (EntityKind.PERSON, EntityKind.OFFICE) for a in who.actors)


def _names(here: Read) -> set[str]:
    return {m.name or m.surface for u in here.units if u.naming for m in u.naming.actors if m.kind is EntityKind.PERSON}


def _countries(read: Read) -> set[str]:
    """Return the countries of those whom a passage names."""
    return {m.country for u in read.units if u.naming for m in u.naming.actors if m.country}


def _tells_in_one(read: Read, trigger: Span) -> bool:
    """Say whether another contact is told in the passage, and no semicolon parts it from who tells."""
    if not read.passage.span.covers(trigger):
        return False
    before = [unit for unit in read.units if unit.span.end <= trigger.start]
    parted = next((at for at in range(len(before) - 1, -1, -1) if before[at].form in _PARTS), None)
    return parted is None or not any(clause.at < parted for clause in read.clauses)


def _names_again(here: Read, contact: Read) -> bool:
    return bool(_names(here) & _names(contact))


def _is_state(who: Naming) -> bool:
    """Say whether a state tells, by its name or its capital."""
    return bool(who.actors) and all(actor.kind is EntityKind.STATE for actor in who.actors)


def _others_meet(here: Read, contact: Read) -> bool:
    """Say whether the sentence's subject and another person are both new: another contact's news."""
    first = subject(here.units)
    naming = here.units[first].naming if first is not None else None
    if naming is None or naming.kind == "spokesperson" or not any(a.kind is EntityKind.PERSON for a in naming.actors):
        return False
    new = _names(here) - _names(contact)
    return len(new) > 1 and naming.actors[0].name in new
