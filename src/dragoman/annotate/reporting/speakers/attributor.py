"""Who said the quotations of one passage, from the clauses around them."""

from __future__ import annotations

from itertools import pairwise

from dragoman.annotate.reporting.clauses.clause import Saying, together
from dragoman.annotate.reporting.clauses.namings import Naming
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.report import Read, Report
from dragoman.annotate.reporting.speakers.beside import Beside
from dragoman.annotate.reporting.speakers.descriptions import (
    DESCRIBED,
    is_object,
    is_pronoun,
    prepositional,
)
from dragoman.annotate.reporting.speakers.documents import Documents
from dragoman.annotate.reporting.speakers.genders import Gender, gender_of
from dragoman.annotate.reporting.speakers.known import forms_of
from dragoman.annotate.reporting.speakers.subjects import Subject
from dragoman.annotate.reporting.speakers.voices import Voice
from dragoman.model import EntityKind, EntityMention, Span, Speaker

_PARTS = frozenset({";", "؛"})
_PAUSES = frozenset(",،!?؟")
_LEADING = frozenset({Kind.PREPOSITION, Kind.THAT, Kind.ARTICLE, Kind.WORD, Kind.ACTOR, Kind.PRONOUN})
_TITLE = frozenset({Kind.WORD, Kind.MODIFIER, Kind.CAPITAL, Kind.GENITIVE, Kind.NUMBER, Kind.ARTICLE})
_TITLE_MOST = 7  # units of a title before a name
_ANTECEDENT = 8  # units before "who" among which the person stands whom it means
_NEXT = 4  # characters between two sentences
_MAX_PARAGRAPHS_ON = 2  # paragraphs over which an unattributed quotation continues the last speaker


class Attributor:
    """Finds who said the quotations of one passage."""

    def __init__(self, report: Report, read: Read, voice: Voice) -> None:
        self._text, self._lexicon = report.text, report.lexicon
        self._units, self._clauses, self._voice = read.units, read.clauses, voice
        self._documents = Documents(report.text, read.units, read.clauses, report.lexicon, voice)
        self._beside = Beside(report.text, read.units, report.lexicon, voice)
        self._actors = report.actors
        self._paragraph, self._start = read.passage.paragraph, read.passage.span.start

    def speaker(self, at: int, own_subject: Subject | None) -> Speaker | None:
        """Return who said the quotation at a unit, None where that can't be told."""
        if one := self._beside.mouthpiece(at) or self._beside.owner_after(at):
            return one
        before, after = self._before(at), self._after(at)
        told = self._resolve(before, own_subject) if before else None
        document = self._documents.document_before(at) or self._documents.text_before(at)
        if document := document or (self._documents.joint() if self._together(before) else None):
            return document
        if after and told and self._sets_against(before, after):
            after = None
        if after and (not told or self._plural(before) or not self._vouches(after, before, at)):
            return self._resolve(after, own_subject) or told
        known = told is not None and told.name != told.surface  # "his rival" is somebody named
        vague = self._plural(before) or (self._described(before) and not known)
        if vague and (one := self._voucher(at) or self._teller(at)):
            return one
        if closing := self._closing(at, before):
            return self._voice.of(closing)
        found = (
            told
            or self._beside.owner_before(at)
            or self._beside.signed(at)
            or self._beside.verb_beside(at)
            or self._voucher(at)
            or self._beside.named_before(at)
        )
        return found or (None if before else self._documents.document_after(at) or self._fallback(at, own_subject))

    def _after(self, at: int) -> Saying | None:
        """Return the clause that follows the quotation at once, or after another part of it."""
        first = position = at + 1
        while position < len(self._units) and self._is_mark(position):
            position += 1
        if position < len(self._units) and self._lexicon.mark("as_told", (self._units[position].form,), 0):
            first = position = position + 1  # "…, as X put it"
        ended = self._ended(at)
        passed_on = False  # by an agency that quotes who said it: "Reuters quoted X as saying"
        for clause in self._clauses:
            if passed_on:
                return clause
            if self._turns(first - 1, clause) or (ended and clause.where is not None and clause.where < clause.at):
                continue
            if (
                position <= clause.at <= position + 2
                and self._clear(position, clause.at)
                and clause.kind is not Kind.GERUND
            ):
                return clause
            starts = clause.where is not None and at < clause.where and self._leads_to(first, position, clause.where)
            if starts and clause.kind is Kind.ACCORDING and self._units[clause.at].kind is not Kind.ACCORDING:
                passed_on = True
            elif starts and clause.at > position:
                return (
                    clause
                    if self._units[clause.at].kind is not Kind.ACCORDING and clause.kind is not Kind.GERUND
                    else None
                )
        return None

    def _is_place(self, where: int) -> bool:
        """Say whether a state stands behind a preposition: "in Ethiopia"."""
        naming = self._units[where].naming
        states = naming is not None and all(actor.kind is EntityKind.STATE for actor in naming.actors)
        return states and prepositional(self._units, where)

    def _closing(self, at: int, before: Saying | None) -> Naming | None:
        """Return who tells at the very end what a part of the sentence quotes: "they must “…” at once, X said"."""
        if before is not None and (before.who is None or before.who.person or before.who.kind == DESCRIBED):
            return None
        for clause in self._clauses:
            where = clause.where if clause.where is not None else clause.at
            first = min(where, clause.at)
            apart = first > at and self._units[first - 1].kind is Kind.COMMA and not self._turns(first - 1, clause)
            ends = self._beside.closes(clause.end) and not self._documents.stopped(at, first)
            if apart and ends and clause.kind is Kind.TELL and clause.who and (before is None or clause.who.person):
                return clause.who
        return None

    def _stands_alone(self, at: int) -> bool:
        """Say whether nothing but marks stands beside a quotation."""
        return all(unit.kind in (Kind.MARK, Kind.STOP, Kind.COMMA) for n, unit in enumerate(self._units) if n != at)

    def _ended(self, at: int) -> bool:
        """Say whether a quotation with a verb before it ends with a full stop: what follows is a new sentence."""
        last = self._text[: self._units[at].span.end - 1].rstrip()[-1:]
        return self._before(at) is not None and last == "."

    def _leads_to(self, start: int, position: int, where: int) -> bool:
        """Say whether nothing but marks, and then a title, stands before who tells ("“…”, Putin's aide X said")."""
        if where <= position:
            return all(map(self._is_mark, range(start, where)))
        title = pairwise(self._units[position : where + 1])
        belongs = (
            u.kind in _TITLE or _is_title(u.naming) or after.kind is Kind.GENITIVE
            or (u.kind in (Kind.PREPOSITION, Kind.OF) and _is_title(after.naming))
            for u, after in title
        )  # fmt: skip
        return where - position <= _TITLE_MOST and all(belongs)

    def _is_mark(self, at: int) -> bool:
        """Say whether nothing but punctuation, an article or a pronoun stands at a unit; a semicolon parts."""
        unit = self._units[at]
        return unit.kind in (Kind.COMMA, Kind.MARK, Kind.STOP, Kind.ARTICLE) and unit.form not in _PARTS

    def _turns(self, at: int, clause: Saying) -> bool:
        """Say whether a clause behind a quotation begins anew: "while Y said", or "and said" in one word."""
        if clause.at <= at:
            return False
        named = clause.where if clause.where is not None and clause.where > at else clause.at
        between = [unit.form for unit in self._units[at + 1 : min(named, clause.at)]]
        return self._units[clause.at].joined or self._lexicon.marked("contrast", between)

    def _clear(self, start: int, end: int) -> bool:
        kinds = (Kind.WORD, Kind.THAT, Kind.PREPOSITION, Kind.AUXILIARY, Kind.COMMA, Kind.PRONOUN)
        return all(unit.naming is None and unit.kind in kinds for unit in self._units[start:end])

    def _before(self, at: int) -> Saying | None:
        """Return the last verb of telling before the quotation in the same sentence."""
        best: Saying | None = None
        for clause in self._clauses:
            if clause.at >= at:
                break
            if clause.kind is Kind.ACCORDING or self._documents.stopped(clause.end, at):
                continue
            if clause.who or clause.pronoun or not (best and best.kind is Kind.TELL and best.who):
                best = clause  # of "X said all members voiced “…”" it is X
        return best

    def _voucher(self, at: int) -> Speaker | None:
        """Return who is named by "according to" in the same passage."""
        for clause in self._clauses:
            passes_on = self._units[clause.at].kind not in (Kind.ACCORDING, Kind.OF)
            if (
                clause.kind is Kind.ACCORDING
                and not passes_on
                and (clause.at < at or self._units[at + 1 : clause.at] == () or clause.at <= at + 3)
            ):
                return self._voice.of(clause.who) if clause.who else None
        return None

    def _teller(self, at: int) -> Speaker | None:
        """Return the one who tells in the same sentence what several said together."""
        for clause in self._clauses:
            told = clause.kind is Kind.TELL and clause.at < at and not self._documents.stopped(clause.end, at)
            if told and clause.who and clause.who.actors and not clause.who.plural and not self._described(clause):
                return self._voice.of(clause.who)
        return None

    def _plural(self, clause: Saying | None) -> bool:
        return clause is not None and clause.who is not None and clause.who.plural

    def _sets_against(self, before: Saying | None, after: Saying) -> bool:
        """Say whether a sentence opens with what one said and goes on with another: "While X said “…”, Y said"."""
        first = self._lexicon.mark("turn_to_another", [unit.form for unit in self._units[:3]], 0)
        named = before is not None and before.who is not None and after.where is not None and after.where < after.at
        return first is not None and named

    def _vouches(self, after: Saying, before: Saying | None, at: int) -> bool:
        """Say whether a clause behind a quotation only says who reports it: "according to", an agency.

        An unnamed source too, where the verb before leads right to the quotation ("X told him to “…”, an aide said").
        """
        if after.kind is Kind.ACCORDING or (after.who is not None and after.who.kind == "agency"):
            return True
        unnamed = after.who is not None and after.who.kind in ("unnamed", "spokesperson") and not after.who.person
        leads = before is not None and all(unit.kind in _LEADING for unit in self._units[before.end : at])
        return bool(unnamed and leads and before and before.who and before.who.person)

    def _together(self, clause: Saying | None) -> bool:
        """Say whether several said it, or a pronoun for several."""
        if clause is None or not clause.pronoun:
            return self._plural(clause)
        near = [unit.form for unit in self._units[max(0, clause.at - 2) : clause.end]]
        return self._lexicon.marked("several", near)

    def _described(self, clause: Saying | None) -> bool:
        return clause is not None and clause.who is not None and clause.who.kind == DESCRIBED

    def _resolve(self, clause: Saying, own_subject: Subject | None) -> Speaker | None:
        if clause.who is not None:
            own = clause.who.document and not clause.who.actors and self._voice.known.is_owned(clause.who)
            if own and (one := self._voice.about()):
                return one  # "his post reads"
            named = self._author(clause) or clause.who
            return self._linked(clause, own_subject) or self._pronoun(clause, own_subject) or self._voice.of(named)
        if own_subject and own_subject.at < clause.at:
            only = clause.pronoun and is_pronoun(
                self._units[own_subject.at], self._lexicon
            )  # "Il n'est « … », a-t-il dit"
            return (self._last_teller() if only else None) or own_subject.speaker
        if clause.at and self._lexicon.mark("relative", (self._units[clause.at - 1].form,), 0) is not None:
            told = [one.who for one in self._clauses if one.at < clause.at and one.who]
            return self._voice.of(told[-1]) if told else None  # "…, said the baker, who adds: “…”"
        if not clause.pronoun:
            return None
        if row := self._row(clause):
            return self._voice.of(row)
        if self._is_thing(clause.at - 1):
            read = self._lexicon.mark("runs", (self._units[clause.at].form,), 0) is not None  # "it read"
            return self._voice.thing() or (self._voice.about() if read else None)
        meant = self._last_teller() or self._voice.about() or self._voice.speaker or self._voice.single
        return self._voice.agreeing(meant, [unit.form for unit in self._units[max(0, clause.at - 1) : clause.end]])

    def _row(self, clause: Saying) -> Naming | None:
        """Return those whom "and" joins at the sentence's beginning, where a pronoun for several takes them up."""
        forms = [unit.form for unit in self._units[clause.at : clause.end]]
        several = any(form.endswith(tuple(self._lexicon.several_endings)) for form in forms)
        if not several or not self._units[0].naming:
            return None
        row = together(self._units, 0)
        return row if row and row.plural else None

    def _is_thing(self, at: int) -> bool:
        """Say whether a pronoun stands at a unit that is no person: "it said"."""
        return at >= 0 and self._lexicon.mark("thing", (self._units[at].form,), 0) is not None

    def _author(self, clause: Saying) -> Naming | None:
        """Return who issued the document that tells, where the sentence says so: "X issued a note that says"."""
        if (
            clause.who is None
            or clause.where is None
            or not clause.who.document
            or clause.who.actors
            or clause.who.same
        ):
            return None
        issued = (one.who for one in self._clauses if one.at < clause.where and one.who and not one.who.document)
        return next(issued, None) if not self._lexicon.marked("joint", forms_of(self._text, clause.who.span)) else None

    def _pronoun(self, clause: Saying, own: Subject | None) -> Speaker | None:
        """Return whom a pronoun means that was read as somebody of the quotation itself, or behind one described."""
        if clause.who is None or clause.where is None:
            return None
        unit = self._units[clause.where]
        quoted = self._units[clause.at].kind is Kind.QUOTED  # "quoted him as saying"
        if not is_pronoun(unit, self._lexicon) and not (quoted and is_object(unit, self._lexicon)):
            return self._outside(clause)
        free = own and not any(unit.kind is Kind.THAT for unit in self._units[: own.at])  # not "while X asked, he said"
        if own and own.person and free and own.at < clause.where and not is_pronoun(self._units[own.at], self._lexicon):
            return own.speaker  # "X condemned it, as he wrote: “…”"
        if self._is_thing(clause.where) and self._voice.body:
            return self._voice.body
        if self._voice.she and gender_of((unit.form,), self._lexicon) is Gender.SHE:
            return self._voice.she
        if self._voice.speaker and 0 <= self._start - self._voice.alone_end <= _NEXT:
            return self._voice.speaker  # "“…” “…,” he said"
        if self._voice.described:
            return self._voice.subject
        if teller := self._last_teller() or self._single(clause.where):
            return teller
        return self._outside(clause)

    def _outside(self, clause: Saying) -> Speaker | None:
        """Return whom the text was about where a reference was read as somebody of the quotation itself."""
        if clause.who is None or clause.where is None or any(_is_named(actor) for actor in clause.who.actors):
            return None
        if clause.who.plural or len(self._voice.known.words(clause.who)) > 1:
            return None  # "the four leaders", "the Saudi ambassador"
        names = {actor.name for actor in clause.who.actors}
        quoted = any(names & self._names_in(unit.span) for unit in self._units if unit.quote is not None)
        return self._voice.about() if quoted and not names & self._names_outside(clause.where) else None

    def _last_teller(self) -> Speaker | None:
        """Return the person who tells in the sentence before."""
        return self._voice.teller if 0 <= self._start - self._voice.teller_end <= _NEXT else None

    def _single(self, pronoun: int) -> Speaker | None:
        """Return who tells in the sentence before by one name that nobody knows, where "he" or "she" takes it up."""
        near = 0 <= self._start - self._voice.single_end <= _NEXT
        return self._voice.single if near and gender_of((self._units[pronoun].form,), self._lexicon) else None

    def _names_in(self, span: Span) -> set[str | None]:
        return {actor.name for actor in self._actors if span.covers(actor.span)}

    def _names_outside(self, end: int) -> set[str | None]:
        """Return whom the units before one name, those of quotations left out."""
        return {actor.name for unit in self._units[:end] for actor in unit.actors}

    def _linked(self, clause: Saying, own_subject: Subject | None) -> Speaker | None:
        """Return who tells where a link stands before the verb: "X met Y and told him" is X, "X met Y, who said" Y."""
        if clause.where is None or clause.where >= clause.at:
            return None
        before = self._units[clause.at - 1]
        if self._lexicon.mark("relative", (before.form,), 0) is not None:
            named = self._antecedent(clause.at - 1)
            return self._voice.of(named) if named else None
        coordinated = before.kind is Kind.AND and own_subject and own_subject.person
        return own_subject.speaker if coordinated and own_subject and own_subject.at < clause.where else None

    def _antecedent(self, relative: int) -> Naming | None:
        """Return who stands before "who": a person, though a place or paper may stand between ("X in Rome, who")."""
        nearest = None
        for where in range(relative - 1, max(-1, relative - _ANTECEDENT), -1):
            unit = self._units[where]
            if unit.kind in (Kind.STOP, Kind.QUOTE):
                break
            if unit.naming and (unit.naming.person or not (nearest or prepositional(self._units, where))):
                return unit.naming
            nearest = nearest or (unit.naming if where >= relative - 2 else None)
        return nearest

    def _fallback(self, at: int, own_subject: Subject | None) -> Speaker | None:
        """Return the document that is quoted in the passage, or the last speaker where the quotation goes on."""
        if self._stands_alone(at) and (left := self._voice.left_at(self._start)):
            return left
        for where in range(at - 1, -1, -1):
            naming = self._units[where].naming
            if naming and (naming.document or (naming.actors and not self._is_place(where))):
                return self._voice.of(naming)
        if self._voice.teller and self._voice.teller_paragraph == self._paragraph:
            return self._voice.teller
        if self._voice.subject_paragraph == self._paragraph > self._voice.paragraph and self._stands_alone(at):
            return self._voice.about()  # "X turned on Y. “…”"
        if self._voice.speaker and self._paragraph - self._voice.paragraph <= _MAX_PARAGRAPHS_ON:
            return self._voice.speaker
        if own_subject:
            return own_subject.speaker
        return self._voice.about() if self._paragraph - max(0, self._voice.subject_paragraph) <= 1 else None


def _is_title(naming: Naming | None) -> bool:
    """Say whether a naming can be but the title of the name behind it: an unnamed aide, a state, a body."""
    return naming is not None and (
        naming.kind == "unnamed" or all(actor.kind in (EntityKind.STATE, EntityKind.BODY) for actor in naming.actors)
    )


def _is_named(mention: EntityMention) -> bool:
    """Say whether a mention names its actor with a capital, and doesn't only refer to him ("the leader", "he").

    Of a language without capitals all do, but a title alone.
    """
    if mention.role == mention.surface:
        return False
    words = mention.surface.split()
    return not any(word[:1].islower() for word in words) or any(word[:1].isupper() for word in words)
