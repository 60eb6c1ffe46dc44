"""Direct quotations and who said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.reporting.descriptions import DESCRIBED, is_pronoun, phrase_end, prepositional
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.report import Read, Report
from dragoman.annotate.reporting.saying import Saying
from dragoman.annotate.reporting.sayings import sayings, subject
from dragoman.annotate.reporting.units import Naming, Unit
from dragoman.annotate.reporting.voices import Subject, Voice, forms_of
from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import tokenize
from dragoman.model import Quotation, Span, Speaker

_PARTS = frozenset({";", "؛"})
_PASSAGES_BACK = 4  # sentences before a quotation among which its speaker may have been named
_LEADING = frozenset({Kind.PREPOSITION, Kind.THAT, Kind.ARTICLE, Kind.WORD, Kind.ACTOR, Kind.PRONOUN})
_MAX_PARAGRAPHS_ON = 2  # paragraphs over which an unattributed quotation continues the last speaker


def find_quotes(report: Report) -> tuple[Quotation, ...]:
    """Return the direct quotations of at least five words, in order, with who said each where that can be told."""
    voice = Voice(report)
    found: list[Quotation] = []
    waiting: list[int] = []  # quotations that the next paragraph goes on with
    for number, passage in enumerate(report.passages):
        if not any(later.quotes for later in report.passages[number : number + _PASSAGES_BACK + 1]):
            continue
        quotes = list(_passage_quotes(report, number, voice))
        if quotes and quotes[0].speaker:
            for at in waiting:
                found[at] = replace(found[at], speaker=quotes[0].speaker)
        found.extend(quotes)
        if passage.quotes or report.read(passage).clauses:
            open_ended = quotes and not passage.quotes[-1].closed and not report.read(passage).clauses
            waiting = [*waiting, len(found) - 1] if open_ended else []
    return tuple(found)


def _passage_quotes(report: Report, number: int, voice: Voice) -> Iterator[Quotation]:
    passage = report.passages[number]
    read = report.read(passage)
    own_subject = voice.subject_of(read.units)
    for at, unit in enumerate(read.units):
        if unit.quote is None or _translated(read.units, at):
            continue
        words = passage.quotes[unit.quote].words
        speaker = voice.of(_told_inside(report, words)) or _Attributor(report, read, voice).speaker(at, own_subject)
        speaker = speaker or _next_subject(report, number, voice)
        text = words.of(report.text)
        yield Quotation(text, words, speaker, _language_of(text, report.language))
        if speaker:
            voice.speaker, voice.paragraph = speaker, passage.paragraph
    voice.remember(read, own_subject)


def _told_inside(report: Report, words: Span) -> Naming | None:
    """Return who is named by a clause between two commas inside the marks ("« The road, said X, is open »")."""
    units = report.reader.units(words)
    for clause in sayings(units, report.lexicon):
        end = max(clause.end, (clause.where or 0) + 1)
        closed = end < len(units) and units[end].kind is Kind.COMMA
        if (
            clause.kind is Kind.TELL
            and clause.at
            and units[clause.at - 1].kind is Kind.COMMA
            and closed
            and clause.where is not None
        ):
            return clause.who if clause.where >= clause.at else None
    return None


def _next_subject(report: Report, number: int, voice: Voice) -> Speaker | None:
    """Return whom the next sentence is about, where a paragraph opens with a quotation that stands alone."""
    here, following = report.passages[number], report.passages[number + 1 : number + 2]
    opens = number == 0 or report.passages[number - 1].paragraph != here.paragraph
    if not opens or not following or following[0].paragraph - here.paragraph > (number == 0):
        return None
    if any(unit.kind not in (Kind.QUOTE, Kind.MARK, Kind.STOP) for unit in report.read(here).units):
        return None
    own = voice.subject_of(report.read(following[0]).units)
    return own.speaker if own and own.person else None


def _translated(units: Sequence[Unit], at: int) -> bool:
    """Say whether a quotation stands in parentheses behind another: the original of its translation."""
    return at >= 2 and units[at - 1].form == "(" and units[at - 2].quote is not None


class _Attributor:
    """Finds who said the quotations of one passage."""

    def __init__(self, report: Report, read: Read, voice: Voice) -> None:
        self._text, self._lexicon = report.text, report.lexicon
        self._units, self._clauses, self._voice = read.units, read.clauses, voice
        self._actors = report.actors
        self._paragraph = read.passage.paragraph

    def speaker(self, at: int, own_subject: Subject | None) -> Speaker | None:
        """Return who said the quotation at a unit, None where that can't be told."""
        before, after = self._before(at), self._after(at)
        told = self._resolve(before, own_subject) if before else None
        if (document := self._document_before(at)) or (self._together(before) and (document := self._joint())):
            return document
        if after and (not told or self._plural(before) or not self._vouches(after, before, at)):
            return self._resolve(after, own_subject) or told
        if (self._plural(before) or self._described(before)) and (one := self._voucher(at) or self._teller(at)):
            return one
        found = told or self._beside(at) or self._voucher(at) or self._named_before(at)
        return found or (None if before else self._document_after(at) or self._fallback(at, own_subject))

    def _after(self, at: int) -> Saying | None:
        """Return the clause that follows the quotation at once, or after another part of it."""
        position = at + 1
        while position < len(self._units) and self._is_mark(position):
            position += 1
        for clause in self._clauses:
            if self._turns(at, clause):
                continue
            if (
                position <= clause.at <= position + 2
                and self._clear(position, clause.at)
                and clause.kind is not Kind.GERUND
            ):
                return clause
            if clause.where is not None and clause.where == position and clause.at > position:
                return (
                    clause
                    if self._units[clause.at].kind is not Kind.ACCORDING and clause.kind is not Kind.GERUND
                    else None
                )
        return None

    def _beside(self, at: int) -> Speaker | None:
        """Return who stands right behind the quotation with a verb that no list has ("« … », glisse X.")."""
        first = at + 1
        while first < len(self._units) and self._units[first].kind in (Kind.COMMA, Kind.MARK):
            first += 1
        if first == at + 1 or first + 1 >= len(self._units):
            return None
        one, two = self._units[first], self._units[first + 1]
        if one.kind is Kind.WORD and not one.joined and two.naming and self._closes(first + 2):
            return self._voice.of(two.naming)
        if one.naming and one.naming.actors and two.kind is Kind.WORD and self._closes(first + 2):
            return self._voice.of(one.naming)
        if one.kind is Kind.WORD and two.kind is Kind.ARTICLE:
            return self._described_at(first + 2)
        return None

    def _described_at(self, first: int) -> Speaker | None:
        """Return who is described from a unit up to the end of the sentence or of its part."""
        end = phrase_end(self._units, first - 1)
        unnamed = self._units[end].naming if end < len(self._units) else None
        end += unnamed is not None and unnamed.kind == "unnamed"
        if end <= first or not self._closes(end):
            return None
        words = Span(self._units[first].span.start, self._units[end - 1].span.end)
        return self._voice.of(Naming(DESCRIBED, words, same=self._units[first].form in self._lexicon.title_heads))

    def _closes(self, at: int) -> bool:
        """Say whether the sentence or its part ends before a unit."""
        return at >= len(self._units) or self._units[at].kind in (Kind.COMMA, Kind.STOP, Kind.COLON)

    def _is_mark(self, at: int) -> bool:
        """Say whether nothing but punctuation, an article or a pronoun stands at a unit; a semicolon parts."""
        unit = self._units[at]
        return unit.kind in (Kind.COMMA, Kind.MARK, Kind.STOP, Kind.ARTICLE) and unit.form not in _PARTS

    def _turns(self, at: int, clause: Saying) -> bool:
        """Say whether a clause behind a quotation begins anew: "while Y said", or "and said" in one word."""
        if clause.at <= at:
            return False
        between = [unit.form for unit in self._units[at + 1 : clause.at]]
        return self._units[clause.at].joined or self._lexicon.marked("contrast", between)

    def _clear(self, start: int, end: int) -> bool:
        kinds = (Kind.WORD, Kind.THAT, Kind.PREPOSITION, Kind.AUXILIARY, Kind.COMMA)
        return all(unit.naming is None and unit.kind in kinds for unit in self._units[start:end])

    def _before(self, at: int) -> Saying | None:
        """Return the last verb of telling before the quotation in the same sentence."""
        best: Saying | None = None
        for clause in self._clauses:
            if clause.at >= at:
                break
            if clause.kind is not Kind.ACCORDING and not self._stopped(clause.end, at):
                best = clause
        return best

    def _stopped(self, start: int, end: int) -> bool:
        return any(unit.kind is Kind.STOP and unit.form == "." for unit in self._units[start:end])

    def _voucher(self, at: int) -> Speaker | None:
        """Return who is named by "according to" in the same passage."""
        for clause in self._clauses:
            if clause.kind is Kind.ACCORDING and (
                clause.at < at or self._units[at + 1 : clause.at] == () or clause.at <= at + 3
            ):
                return self._voice.of(clause.who) if clause.who else None
        return None

    def _teller(self, at: int) -> Speaker | None:
        """Return the one who tells in the same sentence what several said together."""
        for clause in self._clauses:
            told = clause.kind is Kind.TELL and clause.at < at and not self._stopped(clause.end, at)
            if told and clause.who and clause.who.actors and not clause.who.plural and not self._described(clause):
                return self._voice.of(clause.who)
        return None

    def _document_before(self, at: int) -> Speaker | None:
        """Return the document whose words they are: "signed a statement in which X commits to “…”"."""
        for where in range(at - 1, 0, -1):
            naming = self._units[where].naming
            if naming is None or not naming.document or self._stopped(where, at):
                continue
            following = [unit.form for unit in self._units[where + 1 : where + 4]]
            told = any(clause.at < where and clause.who for clause in self._clauses)
            if not told and self._lexicon.marked("wherein", following):
                return self._voice.of(naming)
        return None

    def _plural(self, clause: Saying | None) -> bool:
        return clause is not None and clause.who is not None and clause.who.plural

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
            named = self._author(clause) or clause.who
            return self._linked(clause, own_subject) or self._pronoun(clause) or self._voice.of(named)
        if own_subject and own_subject.at < clause.at:
            return own_subject.speaker
        return (self._voice.about() or self._voice.speaker) if clause.pronoun else None

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

    def _pronoun(self, clause: Saying) -> Speaker | None:
        """Return whom a pronoun means that was read as somebody of the quotation itself, or behind one described."""
        if clause.who is None or clause.where is None or not is_pronoun(self._units[clause.where], self._lexicon):
            return None
        if self._voice.described:
            return self._voice.subject
        names = {actor.name for actor in clause.who.actors}
        quoted = any(names & self._names_in(unit.span) for unit in self._units if unit.quote is not None)
        return self._voice.about() if quoted and not names & self._names_outside(clause.where) else None

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
            near = (unit.naming for unit in reversed(self._units[max(0, clause.at - 3) : clause.at - 1]))
            named = next((naming for naming in near if naming), None)
            return self._voice.of(named) if named else None
        coordinated = before.kind is Kind.AND and own_subject and own_subject.person
        return own_subject.speaker if coordinated and own_subject and own_subject.at < clause.where else None

    def _named_before(self, at: int) -> Speaker | None:
        """Return who stands before a colon that brings in the quotation, or first in its sentence."""
        if at and self._units[at - 1].kind is Kind.COLON and (near := self._before_colon(at)):
            return self._voice.of(near)
        where = subject(self._units[:at])
        return self._voice.of(self._units[where].naming) if where is not None else None

    def _before_colon(self, at: int) -> Naming | None:
        """Return who stands last before a colon without a name and is no object."""
        start = next((back + 1 for back in range(at - 2, -1, -1) if self._units[back].kind is Kind.STOP), 0)
        for where in range(at - 2, start - 1, -1):
            naming = self._units[where].naming
            if naming and naming.kind == "unnamed" and not prepositional(self._units, where):
                return naming
        return None

    def _document_after(self, at: int) -> Speaker | None:
        """Return the document that a colon behind the quotation brings in: "“…”: the phrase is in a letter by X"."""
        if at + 1 >= len(self._units) or self._units[at + 1].kind is not Kind.COLON:
            return None
        named = (unit.naming for unit in self._units[at + 2 :] if unit.naming)
        return next((self._voice.of(naming) for naming in named if naming.document and naming.actors), None)

    def _fallback(self, at: int, own_subject: Subject | None) -> Speaker | None:
        """Return the document that is quoted in the passage, or the last speaker where the quotation goes on."""
        for unit in reversed(self._units[:at]):
            if unit.naming and (unit.naming.document or unit.naming.actors):
                return self._voice.of(unit.naming)
        if self._voice.teller and self._voice.teller_paragraph == self._paragraph:
            return self._voice.teller
        if self._voice.speaker and self._paragraph - self._voice.paragraph <= _MAX_PARAGRAPHS_ON:
            return self._voice.speaker
        if own_subject:
            return own_subject.speaker
        return self._voice.about() if self._paragraph - max(0, self._voice.subject_paragraph) <= 1 else None

    def _joint(self) -> Speaker | None:
        """Return the joint document that the passage names, which no one of its authors speaks."""
        for unit in self._units:
            if (
                unit.naming
                and unit.naming.document
                and self._lexicon.marked("joint", forms_of(self._text, unit.naming.span))
            ):
                return self._voice.of(unit.naming)
        return None


def _language_of(words: str, language: str) -> str:
    """Return the language of a quotation: the document's, unless its stop words are clearly another's."""
    forms = {token.surface.casefold() for token in tokenize(words[:600])}
    votes = {code: len(forms & frozenset(load_language(code).manifest["stopwords"])) for code in language_codes()}
    best = max(sorted(votes), key=lambda code: votes[code], default=language)
    return best if votes.get(best, 0) >= 3 and not votes.get(language, 0) else language
