"""What was discussed: the noun phrases after "discussed", "about", "focused on"."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.annotate.reporting.clauses.clause import Saying
from dragoman.annotate.reporting.clauses.phrasebook import PhraseBook, longest
from dragoman.annotate.reporting.lexicon import Kind, reporting_lexicon
from dragoman.annotate.reporting.report import Report
from dragoman.language.folder import load_language
from dragoman.language.text import Token, form_of, tokenize
from dragoman.model import EntityKind, Sentence, Span, Topic

_SENTENCES_AFTER = 2
_MAX_WORDS = 40
_INSERTION = 9  # words between two commas behind a cue
_HEAD = 3  # words of a topic's beginning
_MIN_LETTERS = 4
_MAX_TOPICS = 6
_STOPS = frozenset({".", ";", "؛", "!", "?", "؟", ":", "(", ")", "-"})
_COMMAS = frozenset({",", "،"})
_GLUE = frozenset({"articles", "and", "of", "by", "prepositions"})
_MARKS = frozenset("\"«»'")


@dataclass(frozen=True)
class TopicLexicon:
    """What `topics` of reporting.yaml holds, ready for matching."""

    language: str
    cues: PhraseBook
    keep: PhraseBook
    stops: PhraseBook
    elsewhere: PhraseBook
    partner: PhraseBook
    company: PhraseBook
    links: PhraseBook
    times: frozenset[str]  # words of a day or of how long it took, which are no topic

    def at(self, book: PhraseBook, words: Sequence[str], start: int) -> int | None:
        """Return where the longest phrase of `book` at `start` ends."""
        readings = reporting_lexicon(self.language).readings(words[start])
        found = longest(book, readings, words, start)
        return found[0] if found else None


@cache
def topic_lexicon(language: str) -> TopicLexicon:
    """Return the words that bring in what was discussed."""
    folder = load_language(language)
    data, dates = folder.data("reporting")["topics"], folder.data("dates")
    books = {name: PhraseBook({"phrases": data[name]}) for name in ("cues", "keep", "stops", "elsewhere", "links")}
    return TopicLexicon(
        language,
        **books,
        partner=PhraseBook({"phrases": data["with"]}),
        company=PhraseBook({"phrases": data["company"]}),
        times=_time_words(dates),
    )


def _time_words(dates: Mapping[str, Any]) -> frozenset[str]:
    """Return the words of weekdays, months and spans of time."""
    spans = [words for unit in dates["units"].values() for words in unit.values()]
    return frozenset(form_of(str(word)) for words in (*dates["weekdays"], *dates["months"], *spans) for word in words)


def find_topics(report: Report, sentence: Sentence, trigger: Span) -> tuple[Topic, ...]:
    """Return what the contact at `trigger` was about, from its sentence and the next ones that go on about it."""
    lexicon = topic_lexicon(report.language)
    found: list[Topic] = []
    for one in (sentence, *_following(report, sentence)):
        start = trigger.start if one is sentence else one.span.start
        found.extend(_topics(report, one.span, start, lexicon))
    return _distinct(found)


def _following(report: Report, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the next sentences while they speak of the contact and turn to nothing else."""
    first = bisect.bisect_right(report.sentences, sentence.span.start, key=lambda one: one.span.start)
    for one in report.sentences[first : first + _SENTENCES_AFTER]:
        words = [token.form for token in tokenize(report.text, one.span)]
        if report.lexicon.marked("turns", words[:6]) or not report.lexicon.marked("contact", words):
            return
        yield one


def _tellers(clauses: Sequence[Saying]) -> frozenset[int]:
    """Return where who tells, or the verb of telling, begins in a sentence: no topic goes on past it."""
    told = [clause for clause in clauses if clause.kind in (Kind.TELL, Kind.ACCORDING)]
    return frozenset(min([c.cue.start] + ([c.who.span.start] if c.who and c.where is not None else [])) for c in told)


def _topics(report: Report, span: Span, start: int, lexicon: TopicLexicon) -> Iterator[Topic]:
    tokens = tokenize(report.text, span)
    tellers = _tellers(report.told(span))
    words = [token.form for token in tokens]
    people = [
        m.extent for m in report.actors if m.kind in (EntityKind.PERSON, EntityKind.OFFICE) and span.covers(m.extent)
    ]
    line = _Line(tokens, words, people, lexicon)
    at = 0
    while at < len(words):
        first = line.topic_at(at) if tokens[at].span.end > start else None
        if first is None:
            at += 1
            continue
        first = line.past_insertion(first)
        last = _end(tokens, words, first, people, lexicon, tellers)
        if last > first and not line.is_no_topic(first, last):
            yield from _topic(report.text, Span(tokens[first].span.start, tokens[last - 1].span.end))
        at = max(last, at + 1)


@dataclass(frozen=True)
class _Line:
    """A sentence's tokens with the persons in it."""

    tokens: Sequence[Token]
    words: Sequence[str]
    people: Sequence[Span]
    lexicon: TopicLexicon

    def topic_at(self, at: int) -> int | None:
        """Return the token at which the topic of a cue at a token begins, None where there's no cue."""
        lexicon = self.lexicon
        if (end := lexicon.at(lexicon.company, self.words, at)) is not None:
            after = self._past_partners(end)
            link = lexicon.at(lexicon.links, self.words, after) if after < len(self.words) else None
            if link is not None and after > end and not self._elsewhere(after):
                return link
        end = lexicon.at(lexicon.cues, self.words, at)
        if end is None or self._elsewhere(at):
            return None
        return at if lexicon.at(lexicon.keep, self.words, at) == end else self._past_partners(end)

    def past_insertion(self, at: int) -> int:
        """Return the token behind what stands between two commas and a preposition, where the topic begins."""
        if self.words[at : at + 1] and self.words[at] in _COMMAS:
            closing = (
                end for end in range(at + 1, min(at + _INSERTION, len(self.words))) if self.words[end] in _COMMAS
            )
            at = next(closing, at) + 1
        found = reporting_lexicon(self.lexicon.language).match(self.words, at) if at < len(self.words) else None
        return found[0] if found and "prepositions" in found[1] and not found[2] else at

    def is_no_topic(self, first: int, last: int) -> bool:
        """Say whether the words tell when it was, how long, how many, or a bare contact: "three hours with X"."""
        head = self.words[first : min(first + _HEAD, last)]
        if last == first + 1 and reporting_lexicon(self.lexicon.language).mark("contact", self.words, first):
            return True
        return head[0][:1].isdigit() or any(word in self.lexicon.times for word in head)

    def _elsewhere(self, at: int) -> bool:
        """Say whether the words at a token tell when or where it was said: "on Monday", "sur Twitter"."""
        lexicon = self.lexicon
        return any(lexicon.at(book, self.words, at) is not None for book in (lexicon.stops, lexicon.elsewhere))

    def _past_partners(self, at: int) -> int:
        """Return the token after "with X", and in a language that puts its verbs first after their subject."""
        reporting = reporting_lexicon(self.lexicon.language)
        free = reporting.verb_first
        while at < len(self.words):
            partner = self.lexicon.at(self.lexicon.partner, self.words, at)
            contact = reporting.mark("contact", self.words, at) if free else None
            if partner is not None and self._person(partner) is not None:
                at, free = partner, True
            elif free and (end := self._person(at)) is not None:
                at, free = end, reporting.verb_first
            elif contact is not None:
                at = contact
            else:
                return at
        return at

    def _person(self, at: int) -> int | None:
        """Return the token after the person named at a token, None where none is."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at].span
        person = next(
            (p for p in self.people if token.start <= p.start < token.end or p.start <= token.start < p.end), None
        )
        if person is None:
            return None
        while at < len(self.tokens) and self.tokens[at].span.start < person.end:
            at += 1
        return at


def _end(tokens: Sequence[Token], words: Sequence[str], at: int, people: Sequence[Span], lexicon: TopicLexicon,
         tellers: frozenset[int]) -> int:  # fmt: skip
    """Return the token before which the noun phrase ends."""
    first = at
    while at < len(words) and at - first < _MAX_WORDS:
        if (
            words[at] in _STOPS
            or tokens[at].span.start in tellers
            or (at > first and lexicon.at(lexicon.stops, words, at))
        ):
            break
        if words[at] in _COMMAS and _leaves(tokens, words, at, people, lexicon):
            break
        at += 1
    if at - first >= _MAX_WORDS:  # too long for one phrase: its first items alone
        at = next((place for place in range(at - 1, first, -1) if words[place] in _COMMAS), at)
    while at > first and (words[at - 1] in _COMMAS or words[at - 1] in _MARKS or _is_glue(words[at - 1], lexicon)):
        at -= 1
    return at


def _is_glue(word: str, lexicon: TopicLexicon) -> bool:
    """Say whether no phrase ends in the word: an article, "and", "of"."""
    found = reporting_lexicon(lexicon.language).match([word], 0)
    return found is not None and bool(_GLUE.intersection(found[1]))


def _leaves(
    tokens: Sequence[Token], words: Sequence[str], at: int, people: Sequence[Span], lexicon: TopicLexicon
) -> bool:
    """Say whether the words after a comma are no further item of the list: a stop, or somebody who acts."""
    if at + 1 >= len(words):
        return True
    following = tokens[at + 1].span
    found = reporting_lexicon(lexicon.language).match(words, at + 1)
    if found and "prepositions" in found[1] and not found[2]:
        return True
    return lexicon.at(lexicon.stops, words, at + 1) is not None or any(
        p.start <= following.start < p.end for p in people
    )


def _topic(text: str, span: Span) -> Iterator[Topic]:
    surface = span.of(text).strip()
    start = span.start + (len(span.of(text)) - len(span.of(text).lstrip()))
    if sum(map(str.isalpha, surface)) >= _MIN_LETTERS:
        yield Topic(surface, Span(start, start + len(surface)))


def _distinct(found: Sequence[Topic]) -> tuple[Topic, ...]:
    kept: list[Topic] = []
    for topic in found:
        if not any(topic.surface in other.surface for other in kept):
            kept.append(topic)
    return tuple(kept[:_MAX_TOPICS])
