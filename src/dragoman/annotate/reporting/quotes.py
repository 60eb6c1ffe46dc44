"""Direct quotations and who said them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.annotate.reporting.marks import Marked, marked_words
from dragoman.annotate.reporting.sayings import Saying, sayings, subject
from dragoman.annotate.reporting.units import Naming, Unit, UnitReader
from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import tokenize
from dragoman.model import EntityMention, Quotation, Sentence, Span, Speaker

MIN_WORDS = 5
_ENDED = re.compile(r"[.!?؟…»”\"’)\]][\s\u00a0]*$")
_WAITS = re.compile(r"[,،][\s\u00a0]*$")
_MAX_GAP = 6  # characters between two lines of one sentence
_LONG_WORDS = re.compile(r"\S+")
_FRAMES_BACK = 4  # sentences before a quotation among which its speaker may have been named
_MAX_PARAGRAPHS_ON = 2  # paragraphs over which an unattributed quotation continues the last speaker


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence, or the sentences that one quotation runs through, with the quotations in it."""

    span: Span
    paragraph: int
    quotes: tuple[Marked, ...]


@dataclass
class _Voice:
    """Who spoke last at a point of the document; `body` is who issued the last document."""

    speaker: Speaker | None = None
    subject: Speaker | None = None
    body: Speaker | None = None
    paragraph: int = -9
    subject_paragraph: int = -9


def find_quotes(
    text: str, sentences: Sequence[Sentence], actors: Sequence[EntityMention], language: str
) -> tuple[Quotation, ...]:
    """Return the direct quotations of at least five words, in order, with who said each where that can be told."""
    reader = UnitReader(text, actors, language)
    voice = _Voice()
    found: list[Quotation] = []
    cut = frames(text, sentences, reader.lexicon)
    for number, frame in enumerate(cut):
        if not any(later.quotes for later in cut[number : number + _FRAMES_BACK + 1]):
            continue
        units = reader.units(frame.span, frame.quotes)
        found.extend(_frame_quotes(text, frame, units, reader, voice, language))
    return tuple(found)


def frames(text: str, sentences: Sequence[Sentence], lexicon: ReportingLexicon) -> tuple[Frame, ...]:
    """Return the sentences, those that share a quotation joined; a line that waits for a quotation takes it in."""
    quotes = [quote for quote in marked_words(text, sentences) if _counts(text, quote, lexicon)]
    starts = [quote.whole.start for quote in quotes]
    found: list[Frame] = []
    for sentence in sentences:
        at = bisect.bisect_right(starts, sentence.span.start)
        if found and _goes_on(text, found[-1], sentence, quotes[max(0, at - 1) : at]):
            span = Span(found[-1].span.start, sentence.span.end)
            found[-1] = Frame(span, sentence.paragraph, ())
        else:
            found.append(Frame(sentence.span, sentence.paragraph, ()))
    return tuple(_with_quotes(frame, quotes, starts) for frame in found)


def _with_quotes(frame: Frame, quotes: Sequence[Marked], starts: Sequence[int]) -> Frame:
    first, last = (bisect.bisect_left(starts, edge) for edge in frame.span)
    return Frame(frame.span, frame.paragraph, tuple(q for q in quotes[first:last] if frame.span.covers(q.words)))


def _goes_on(text: str, frame: Frame, sentence: Sentence, quotes: Sequence[Marked]) -> bool:
    start = sentence.span.start
    if any(quote.whole.start < start < quote.whole.end and quote.whole.start >= frame.span.start for quote in quotes):
        return True
    if sentence.headline or start - frame.span.end > _MAX_GAP:
        return False
    left = frame.span.of(text)[-4:]
    opens = any(quote.whole.start == start for quote in quotes)
    return (opens and _ENDED.search(left) is None) or _WAITS.search(left) is not None


def _counts(text: str, quote: Marked, lexicon: ReportingLexicon) -> bool:
    """Say whether the words between marks are a quotation: five words and more, and no title."""
    if sum(any(map(str.isalnum, word)) for word in _LONG_WORDS.findall(quote.words.of(text))[:MIN_WORDS]) < MIN_WORDS:
        return False
    before = [t.form for t in tokenize(text, Span(max(0, quote.whole.start - 40), quote.whole.start))][-4:]
    return not lexicon.marked("title_cues", before)


def _frame_quotes(text: str, frame: Frame, units: Sequence[Unit], reader: UnitReader, voice: _Voice,
                  language: str) -> Iterator[Quotation]:  # fmt: skip
    clauses = sayings(units, reader.lexicon)
    own_subject = _own_subject(text, units, voice)
    for at, unit in enumerate(units):
        if unit.quote is None or _translated(units, at):
            continue
        words = frame.quotes[unit.quote].words
        inside = _told_inside(reader, words)
        speaker = _speaker(text, inside, voice) or _Attributor(text, units, clauses, voice, reader.lexicon).speaker(
            at, frame, own_subject
        )
        yield Quotation(words.of(text), words, speaker, _language_of(words.of(text), language))
        if speaker:
            voice.speaker, voice.paragraph = speaker, frame.paragraph
    _remember(text, clauses, own_subject, voice, frame.paragraph)


def _told_inside(reader: UnitReader, words: Span) -> Naming | None:
    """Return who is named by a clause between two commas inside the marks ("« The road, said X, is open »")."""
    units = reader.units(words)
    for clause in sayings(units, reader.lexicon):
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


@dataclass(frozen=True, slots=True)
class _Subject:
    """The first actor of a frame that is no object, and the unit at which it stands."""

    speaker: Speaker | None
    at: int
    person: bool


def _own_subject(text: str, units: Sequence[Unit], voice: _Voice) -> _Subject | None:
    first = subject(units)
    naming = units[first].naming if first is not None else None
    if first is None or naming is None:
        return None
    return _Subject(_speaker(text, naming, voice), first, naming.person)


def _remember(text: str, clauses: Sequence[Saying], own_subject: _Subject | None, voice: _Voice,
              paragraph: int) -> None:  # fmt: skip
    told = next((c.who for c in clauses if c.who and c.who.actors and not c.who.document), None)
    if own_subject and not (told and told.person and not own_subject.person):
        voice.subject = own_subject.speaker
    elif told:
        voice.subject = _speaker(text, told, voice)
    if own_subject or told:
        voice.subject_paragraph = paragraph
    for clause in clauses:
        if clause.who and clause.who.actors and (clause.who.document or clause.who.kind == "spokesperson"):
            voice.body = _speaker(text, clause.who, voice)


def _translated(units: Sequence[Unit], at: int) -> bool:
    """Say whether a quotation stands in parentheses behind another: the original of its translation."""
    return at >= 2 and units[at - 1].form == "(" and units[at - 2].quote is not None


class _Attributor:
    """Finds who said the quotations of one frame."""

    def __init__(
        self, text: str, units: Sequence[Unit], clauses: Sequence[Saying], voice: _Voice, lexicon: ReportingLexicon
    ) -> None:
        self._text, self._units, self._clauses, self._voice = text, units, clauses, voice
        self._lexicon = lexicon

    def speaker(self, at: int, frame: Frame, own_subject: _Subject | None) -> Speaker | None:
        """Return who said the quotation at a unit, None where that can't be told."""
        before, after = self._before(at), self._after(at)
        told = self._resolve(before, own_subject) if before else None
        if self._plural(before) and (joint := self._joint()):
            return joint
        if after and (after.kind is not Kind.ACCORDING or not told or self._plural(before)):
            return self._resolve(after, own_subject) or told
        if told and not (self._plural(before) and self._voucher(at)):
            return told
        found = self._voucher(at) or told or self._named_before(at)
        return found or (None if before else self._fallback(at, frame, own_subject))

    def _after(self, at: int) -> Saying | None:
        """Return the clause that follows the quotation at once, or after another part of it."""
        position = at + 1
        while position < len(self._units) and self._units[position].kind in (
            Kind.COMMA,
            Kind.MARK,
            Kind.STOP,
            Kind.ARTICLE,
        ):
            position += 1
        for clause in self._clauses:
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

    def _clear(self, start: int, end: int) -> bool:
        return all(unit.naming is None and unit.kind in (Kind.WORD, Kind.THAT, Kind.PREPOSITION, Kind.AUXILIARY)
                   for unit in self._units[start:end])  # fmt: skip

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
        """Return who is named by "according to" in the same frame."""
        for clause in self._clauses:
            if clause.kind is Kind.ACCORDING and (
                clause.at < at or self._units[at + 1 : clause.at] == () or clause.at <= at + 3
            ):
                return _speaker(self._text, clause.who, self._voice) if clause.who else None
        return None

    def _plural(self, clause: Saying | None) -> bool:
        return clause is not None and clause.who is not None and clause.who.plural

    def _resolve(self, clause: Saying, own_subject: _Subject | None) -> Speaker | None:
        if clause.who is not None:
            return _speaker(self._text, clause.who, self._voice)
        if own_subject and own_subject.at < clause.at:
            return own_subject.speaker
        return (self._voice.subject or self._voice.speaker) if clause.pronoun else None

    def _named_before(self, at: int) -> Speaker | None:
        """Return who stands before a colon that brings in the quotation, or first in its sentence."""
        where = subject(self._units[:at])
        return _speaker(self._text, self._units[where].naming, self._voice) if where is not None else None

    def _fallback(self, at: int, frame: Frame, own_subject: _Subject | None) -> Speaker | None:
        """Return the document that is quoted in the frame, or the last speaker where the quotation goes on."""
        for unit in reversed(self._units[:at]):
            if unit.naming and (unit.naming.document or unit.naming.actors):
                return _speaker(self._text, unit.naming, self._voice)
        if self._voice.speaker and frame.paragraph - self._voice.paragraph <= _MAX_PARAGRAPHS_ON:
            return self._voice.speaker
        if own_subject:
            return own_subject.speaker
        return self._voice.subject if frame.paragraph == self._voice.subject_paragraph else None

    def _joint(self) -> Speaker | None:
        """Return the joint document that the frame names, which no one of its authors speaks."""
        for unit in self._units:
            if (
                unit.naming
                and unit.naming.document
                and self._lexicon.marked("joint", _forms(self._text, unit.naming.span))
            ):
                return _speaker(self._text, unit.naming, self._voice)
        return None


def _forms(text: str, span: Span) -> list[str]:
    return [token.form for token in tokenize(text, span)]


def _speaker(text: str, naming: Naming | None, voice: _Voice) -> Speaker | None:
    """Return the speaker that a naming phrase stands for; of a document, who issued it."""
    if naming is None:
        return None
    if naming.same and voice.body:
        return Speaker(voice.body.name, voice.body.entity, naming.span.of(text))
    if not naming.actors:
        return Speaker(naming.span.of(text), None, naming.span.of(text))
    names = list(dict.fromkeys(mention.name or mention.surface for mention in naming.actors))
    first = naming.actors[0]
    if len(names) > 1 and naming.document:
        return Speaker(naming.span.of(text), None, naming.span.of(text))
    return Speaker(" and ".join(names), first.entity if len(names) == 1 else None, first.surface)


def _language_of(words: str, language: str) -> str:
    """Return the language of a quotation: the document's, unless its stop words are clearly another's."""
    forms = {token.surface.casefold() for token in tokenize(words[:600])}
    votes = {code: len(forms & frozenset(load_language(code).manifest["stopwords"])) for code in language_codes()}
    best = max(sorted(votes), key=lambda code: votes[code], default=language)
    return best if votes.get(best, 0) >= 3 and not votes.get(language, 0) else language
