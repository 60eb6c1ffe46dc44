"""Direct quotations and who said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.reporting.clauses.namings import Naming, Unit
from dragoman.annotate.reporting.clauses.tellers import sayings
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.report import Report
from dragoman.annotate.reporting.speakers.attributor import Attributor
from dragoman.annotate.reporting.speakers.beside import Beside
from dragoman.annotate.reporting.speakers.voices import Voice
from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import tokenize
from dragoman.model import Quotation, Span, Speaker

_PLACED = frozenset({Kind.PREPOSITION, Kind.ARTICLE, Kind.WORD, Kind.OF, Kind.MODIFIER, Kind.CAPITAL, Kind.ACTOR})
_WHERE_SAID = 6  # units behind who tells inside a quotation that say where and when
_AHEAD = 2  # sentences behind a quotation in which somebody is named who is described before


def find_quotes(report: Report) -> tuple[Quotation, ...]:
    """Return the direct quotations of at least five words, in order, with who said each where that can be told."""
    voice = Voice(report)
    last = max((number for number, passage in enumerate(report.passages) if passage.quotes), default=-1)
    found: list[Quotation] = []
    waiting: list[int] = []  # quotations that the next paragraph goes on with
    for number, passage in enumerate(report.passages):
        if number > last:
            break
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
        speaker = voice.of(_told_inside(report, words)) or _called_next(report, number, voice)
        speaker = speaker or Attributor(report, read, voice).speaker(at, own_subject)
        speaker = _named_ahead(report, number, voice, speaker) or _next_subject(report, number, voice)
        text = words.of(report.text)
        yield Quotation(text, words, speaker, _language_of(text, report.language))
        if speaker:
            voice.quote(speaker, read)
    voice.remember(read, own_subject)


def _told_inside(report: Report, words: Span) -> Naming | None:
    """Return who is named by a clause between two commas inside the marks ("« The road, said X, is open »")."""
    units = report.reader.units(words)
    for clause in sayings(units, report.lexicon):
        end = max(clause.end, (clause.where or 0) + 1)
        while end < len(units) and units[end].kind in _PLACED and end - clause.end < _WHERE_SAID:
            end += 1  # "« The road, said X at the gate, is open »"
        closed = end < len(units) and units[end].kind in (Kind.COMMA, Kind.STOP)
        if (
            clause.kind in (Kind.TELL, Kind.UTTER)
            and clause.at
            and _inserts(units, clause.at, report.text)
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
    if not _stands_alone(report.read(here).units) and voice.known.persons:
        return None
    units = report.read(following[0]).units
    own = voice.subject_of(units)
    if own and own.person:
        return own.speaker
    return voice.only_one(units) if not (own or voice.known.persons) else None


def _stands_alone(units: Sequence[Unit]) -> bool:
    """Say whether a passage is a quotation and nothing else."""
    return all(unit.kind in (Kind.QUOTE, Kind.MARK, Kind.STOP) for unit in units)


def _inserts(units: Sequence[Unit], at: int, text: str) -> bool:
    """Say whether a verb is put in behind a comma, or in small letters behind a question ("« Who? asks X. »")."""
    before = units[at - 1]
    asked = before.kind is Kind.STOP and before.form != "." and text[units[at].span.start].islower()
    return before.kind is Kind.COMMA or asked


def _called_next(report: Report, number: int, voice: Voice) -> Speaker | None:
    """Return whose words the next sentence calls a quotation that stands alone: "“…” The phrase is X's."."""
    here, following = report.passages[number], report.passages[number + 1 : number + 2]
    if not following or following[0].paragraph != here.paragraph or following[0].quotes:
        return None
    if not _stands_alone(report.read(here).units):
        return None
    return Beside(report.text, report.read(following[0]).units, report.lexicon, voice).owner_alone()


def _named_ahead(report: Report, number: int, voice: Voice, speaker: Speaker | None) -> Speaker | None:
    """Return by name whom the text first only describes and names next: "“…”, said the mediator. X had come"."""
    if speaker is None or speaker.name not in voice.open or voice.known.persons or voice.speaker:
        return speaker
    here = report.passages[number]
    for following in report.passages[number + 1 : number + 1 + _AHEAD]:
        if following.paragraph - here.paragraph > 1:
            break
        if own := voice.subject_of(report.read(following).units):
            named = own.speaker if own.person and not own.described else None
            named = named if named and voice.known.may_be(named.name, speaker.surface or "") else None
            return Speaker(named.name, named.entity, speaker.surface) if named else speaker
    return speaker


def _translated(units: Sequence[Unit], at: int) -> bool:
    """Say whether a quotation stands in parentheses behind another: the original of its translation."""
    return at >= 2 and units[at - 1].form == "(" and units[at - 2].quote is not None


def _language_of(words: str, language: str) -> str:
    """Return the language of a quotation: the document's, unless its stop words are clearly another's."""
    forms = {token.surface.casefold() for token in tokenize(words[:600])}
    votes = {code: len(forms & frozenset(load_language(code).manifest["stopwords"])) for code in language_codes()}
    best = max(sorted(votes), key=lambda code: votes[code], default=language)
    return best if votes.get(best, 0) >= 3 and not votes.get(language, 0) else language
