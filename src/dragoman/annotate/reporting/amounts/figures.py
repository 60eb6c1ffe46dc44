"""Counts that are tied to events: killed, wounded, hostages, arrests, rockets, aid."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.annotate.reporting.amounts.numerals import Number, numbers, numerals
from dragoman.annotate.reporting.clauses.clause import Saying
from dragoman.annotate.reporting.clauses.phrasebook import PhraseBook, longest
from dragoman.annotate.reporting.lexicon import Kind, reporting_lexicon
from dragoman.annotate.reporting.report import Report
from dragoman.language.folder import load_language
from dragoman.language.text import Token, form_of, tokenize
from dragoman.model import Quantity, Sentence, Span

_NEAR = 4  # words between an event's word and a number that it governs at once
_FAR = 14  # words over which an event's word governs a list of numbers ("killing 80, of them 30 children")
_OWN_EVENT = 3  # words behind a number among which an event's word is its own
_NOUN = 6  # words after a number among which its noun or event stands
_YEARS = range(1800, 2101)
_PART_STOPS = ";؛"
_MAX_SURFACE = 80
_MILLION = 1_000_000
_OF_THINGS = frozenset({"delivered", "deployed", "fired", "destroyed", "released"})  # said of too much without a noun
_EVENTS = frozenset({"killed", "wounded", "arrested", "refugees"})  # things that say by themselves what happened
_STOPS = frozenset({".", ";", "؛", "!", "?", "؟", ":"})
_PHRASE_STOPS = frozenset({",", "،", *_STOPS, "(", ")", "-"})


@dataclass(frozen=True)
class FigureLexicon:
    """What `figures` of reporting.yaml holds, ready for matching."""

    bounds: PhraseBook
    bounds_after: PhraseBook
    not_counted: PhraseBook
    before_not: PhraseBook
    months: PhraseBook
    people: PhraseBook
    before: PhraseBook
    after: PhraseBook
    things: PhraseBook
    defaults: Mapping[str, str]
    money: PhraseBook
    money_events: PhraseBook
    among: PhraseBook  # "of them": a number behind counts some of those that the one before counts
    of: PhraseBook
    passive: PhraseBook  # "were": with it before, "killed" belongs to the number before it
    tolls: PhraseBook  # "the death toll": counts up to the number that `toll_links` bring in, however far
    toll_links: PhraseBook
    glue: PhraseBook  # words that are no noun, though they follow a number
    readings: Callable[[str], tuple[tuple[str, str], ...]]

    def at(self, book: PhraseBook, words: Sequence[str], start: int) -> tuple[int, str] | None:
        """Return (end, name of the list) of the longest phrase of `book` at `start`."""
        if not 0 <= start < len(words):
            return None
        found = longest(book, self.readings(words[start]), words, start)
        return (found[0], found[1][0]) if found else None


@cache
def figure_lexicon(language: str) -> FigureLexicon:
    """Return the words that tie numbers to events in a language."""
    folder = load_language(language)
    data, dates = folder.data("reporting")["figures"], folder.data("dates")
    things = {entry["label"]: entry["forms"] for entry in data["things"]}
    months = [month for name in ("months", "months_short") for names in dates[name] for month in names]
    return FigureLexicon(
        bounds=PhraseBook(data["bounds"]),
        bounds_after=PhraseBook(data["bounds_after"]),
        not_counted=PhraseBook({"not": data["not_counted"]}),
        before_not=PhraseBook({"not": data["before_not"]}),
        months=PhraseBook({"month": months}),
        people=PhraseBook(_inflected(data["people"], data)),
        before=PhraseBook({label: event["before"] for label, event in data["events"].items()}),
        after=PhraseBook({label: event["after"] for label, event in data["events"].items()}),
        things=PhraseBook(_inflected(things, data)),
        defaults={entry["label"]: entry["default"] for entry in data["things"]},
        money=PhraseBook(data["money"]),
        money_events=PhraseBook(_inflected(data["money_events"], data)),
        among=PhraseBook({"among": data["among"]}),
        of=PhraseBook({"of": folder.data("reporting")["figures"]["some_of"]}),
        passive=PhraseBook({"passive": folder.data("reporting")["words"]["passive"]}),
        tolls=PhraseBook({label: event.get("tolls", ()) for label, event in data["events"].items()}),
        toll_links=PhraseBook({"link": data["toll_links"]}),
        glue=PhraseBook({"glue": _glue(folder.data("reporting"))}),
        readings=reporting_lexicon(language).readings,
    )


def _glue(data: Mapping[str, Any]) -> list[str]:
    words, events = data["words"], data["figures"]["events"].values()
    names = ("passive", "auxiliaries", "prepositions", "of", "by", "that", "and", "articles")
    return [word for name in names for word in words[name]] + [word for event in events for word in event["after"]]


def _inflected(lists: Mapping[str, Sequence[str]], data: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the lists with what the language's nouns may begin and end with added."""
    forms = itertools.product(("", *data["prefixes"]), ("", *data["endings"]))
    pairs = list(forms)
    return {name: [f"{front}{word}{end}" for word in words for front, end in pairs] for name, words in lists.items()}


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence's tokens, their forms, and its numbers."""

    text: str
    tokens: tuple[Token, ...]
    words: list[str]
    numbers: list[Number]


def find_figures(report: Report) -> tuple[Quantity, ...]:
    """Return the counts of events that the sentences give, in order, with who claims them where that is said."""
    lexicon = figure_lexicon(report.language)
    found: list[Quantity] = []
    last: Sentence | None = None
    for sentence in report.sentences:
        before, last = last, sentence
        tokens = tokenize(report.text, sentence.span)
        counts = numbers(report.text, tokens, numerals(report.language))
        row = _Row(report.text, tokens, [t.form for t in tokens], counts)
        counted = [q for index in range(len(row.numbers)) if (q := _quantity(row, index, lexicon))]
        if counted:
            told = _claims(report.told(sentence.span))
            earlier = _claims(report.told(before.span)) if before else ()
            found.extend(_with_source(q, _claimant(report, q.span, told, earlier)) for q in counted)
    return tuple(found)


def _with_source(quantity: Quantity, source: str | None) -> Quantity:
    return Quantity(quantity.value, quantity.what, quantity.surface, quantity.span, quantity.bound, source)


def _claims(clauses: Sequence[Saying]) -> list[Saying]:
    """Return the clauses of a sentence that name a source, "according to" first."""
    told = [clause for clause in clauses if clause.who and clause.kind in (Kind.ACCORDING, Kind.TELL)]
    return sorted(told, key=lambda clause: clause.kind is not Kind.ACCORDING)


def _claimant(report: Report, figure: Span, told: Sequence[Saying], earlier: Sequence[Saying]) -> str | None:
    """Return whom the sentence names as the source of a figure, as written; one of the same part of it first.

    A pronoun stands for who told in the sentence before, `earlier`, else for the one it was read as.
    """
    text, reader = report.text, report.reader
    near = [clause for clause in told if not _turned(report, figure, clause.cue)]
    who = next((c.who for c in sorted(near, key=lambda c: _parted(text, figure, c.cue)) if c.who), None)
    if who is None:
        return None
    surface = reader.core(who).of(text)
    found = reader.lexicon.match([form_of(surface)], 0)
    if not found or "pronouns" not in found[1]:
        return surface
    before = next((clause.who for clause in earlier if clause.who and not clause.who.document), None)
    if before:
        return reader.core(before).of(text)
    return who.actors[0].name if who.actors else None


def _turned(report: Report, figure: Span, cue: Span) -> bool:
    """Say whether a clause behind a figure begins anew: "15 died, while X said"."""
    if cue.start < figure.end:
        return False
    between = tokenize(report.text, Span(figure.end, cue.start))
    return report.lexicon.marked("turn_to_another", [token.form for token in between])


def _parted(text: str, one: Span, other: Span) -> bool:
    """Say whether a semicolon stands between two places."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return any(mark in between for mark in _PART_STOPS)


def _quantity(row: _Row, index: int, lexicon: FigureLexicon) -> Quantity | None:
    number = row.numbers[index]
    if _excluded(row, number, lexicon):
        return None
    bound, first = _bound(row, number, lexicon)
    noun_end, what = _noun(row, index, lexicon)
    currency = _currency(row, index, lexicon)
    label = _money(row, number, currency, lexicon) if currency else _label(row, index, first, what, noun_end, lexicon)
    is_year = _may_be_year(number) and what is None and bound is None and not _event_before(row, first, 0, lexicon)
    if label is None or is_year:
        return None
    after = lexicon.at(lexicon.bounds_after, row.words, noun_end)
    span = _surface(row, number, first, after[0] if after else noun_end)
    return Quantity(number.value, label, span.of(row.text), span, bound or (after[1] if after else None))


def _excluded(row: _Row, number: Number, lexicon: FigureLexicon) -> bool:
    """Say whether the words beside the number make it a date, an age, a share or the number of a law."""
    words = row.words
    for start in range(max(0, number.first - 3), number.first):
        found = lexicon.at(lexicon.before_not, words, start)
        if found and found[0] == number.first:
            return True
    if lexicon.at(lexicon.months, words, number.last) or lexicon.at(lexicon.months, words, number.first - 1):
        return number.value < 32 or _may_be_year(number)
    for start in range(number.last, min(number.last + 2, len(words))):
        if (
            words[start] in _PHRASE_STOPS
            or lexicon.at(lexicon.people, words, start)
            or lexicon.at(lexicon.things, words, start)
        ):
            return False
        if lexicon.at(lexicon.not_counted, words, start):
            return True
        if lexicon.at(lexicon.of, words, start):
            return False  # "five of the members"
    return False


def _may_be_year(number: Number) -> bool:
    return number.bare and number.value in _YEARS


def _bound(row: _Row, number: Number, lexicon: FigureLexicon) -> tuple[str | None, int]:
    """Return (bound, first token) with the words that bound a number, right before it or before its event's word."""
    if found := _bound_at(row, number.first, lexicon):
        return found
    event = _event_before(row, number.first, _NEAR, lexicon)
    above = _bound_at(row, event[1], lexicon) if event else None
    return (above[0] if above else None), number.first


def _bound_at(row: _Row, end: int, lexicon: FigureLexicon) -> tuple[str, int] | None:
    """Return (bound, first token) of the words that bound and end at a token."""
    for start in range(max(0, end - 5), end):
        found = lexicon.at(lexicon.bounds, row.words, start)
        if found and found[0] <= end and all(not word[:1].isalnum() for word in row.words[found[0] : end]):
            return found[1], start
    return None


def _noun(row: _Row, index: int, lexicon: FigureLexicon) -> tuple[int, str | None]:
    """Return (end, name) of what is counted: a list of persons or things, or else the next word without a name."""
    number = row.numbers[index]
    limit = _limit(row, index)
    for start in range(number.last, min(number.last + 3, limit)):
        if row.words[start] in _PHRASE_STOPS:
            break
        found = lexicon.at(lexicon.things, row.words, start) or lexicon.at(lexicon.people, row.words, start)
        if found:
            return found
    token = row.tokens[number.last] if number.last < limit else None
    plain = (
        token is not None
        and token.is_word
        and len(token.form) > 3
        and not lexicon.at(lexicon.glue, row.words, number.last)
    )
    return (number.last + 1 if plain else number.last), None


def _limit(row: _Row, index: int) -> int:
    """Return the token at which the next number or the sentence's end stands."""
    return row.numbers[index + 1].first if index + 1 < len(row.numbers) else len(row.words)


def _label(row: _Row, index: int, first: int, what: str | None, noun_end: int, lexicon: FigureLexicon) -> str | None:
    """Return what the number counts, None where no event's word governs it."""
    thing = what if what in lexicon.defaults else None
    event = _event(row, index, first, noun_end, lexicon)
    if thing is not None:
        return f"{thing} {event}" if event and thing not in _EVENTS else _default(thing, lexicon)
    if event is None and _lists(row, index, what):
        event = _of_the_last(row, index, lexicon) or _event_name(_event_before(row, first, _FAR, lexicon))
    if event is None or (what is None and event in _OF_THINGS and not _has_thing_before(row, index, lexicon)):
        return None
    return event if what is None else f"{what} {event}"


def _event(row: _Row, index: int, first: int, noun_end: int, lexicon: FigureLexicon) -> str | None:
    """Return the event that governs a number: the one behind where the one before belongs to another number."""
    before, after = _event_before(row, first, _NEAR, lexicon), _event_after(row, index, noun_end, lexicon)
    if before and after and index and row.numbers[index - 1].last > before[1] - _OWN_EVENT:
        return after
    if before and after and lexicon.at(lexicon.passive, row.words, before[1] - 1):
        return after  # "one was killed and 12 others were hurt"
    return (before[0] if before else after) or _toll(row, index, first, lexicon)


def _toll(row: _Row, index: int, first: int, lexicon: FigureLexicon) -> str | None:
    """Return what a toll counts that reached the number: "the death toll of the day before rose to 20"."""
    noun_end, what = _noun(row, index, lexicon)
    counts_another = what is None and noun_end > row.numbers[index].last
    if counts_another or not any(found and found[0] == first for found in _links(row, first, lexicon)):
        return None
    for start in range(first - 1, max(-1, first - _FAR), -1):
        if row.words[start] in _STOPS:
            return None
        if toll := lexicon.at(lexicon.tolls, row.words, start):
            return toll[1]
    return None


def _links(row: _Row, first: int, lexicon: FigureLexicon) -> list[tuple[int, str] | None]:
    return [lexicon.at(lexicon.toll_links, row.words, start) for start in range(max(0, first - 3), first)]


def _event_name(found: tuple[str, int] | None) -> str | None:
    return found[0] if found else None


def _of_the_last(row: _Row, index: int, lexicon: FigureLexicon) -> str | None:
    """Return the event of the number before, where this one counts some of the same ("15 died, four of them…")."""
    if not index:
        return None
    last = row.numbers[index - 1]
    if not _is_among(row, index, lexicon):
        joined = row.numbers[index].first - last.last <= _OWN_EVENT
        return _of_the_last(row, index - 1, lexicon) if joined and _is_among(row, index - 1, lexicon) else None
    event = _event(row, index - 1, last.first, _noun(row, index - 1, lexicon)[0], lexicon)
    return event or _of_the_last(row, index - 1, lexicon)


def _is_among(row: _Row, index: int, lexicon: FigureLexicon) -> bool:
    number = row.numbers[index]
    return any(lexicon.at(lexicon.among, row.words, at) for at in range(max(0, number.first - _NEAR), number.first))


def _has_thing_before(row: _Row, index: int, lexicon: FigureLexicon) -> bool:
    return any(_noun(row, earlier, lexicon)[1] in lexicon.defaults for earlier in range(index))


def _default(thing: str, lexicon: FigureLexicon) -> str:
    return f"{thing} {lexicon.defaults[thing]}".strip()


def _lists(row: _Row, index: int, what: str | None) -> bool:
    """Say whether the number goes on a list of counts: it has a noun, and a number stands before it."""
    return what is not None and (index > 0 or row.numbers[index].value > 1)


def _event_before(row: _Row, first: int, reach: int, lexicon: FigureLexicon) -> tuple[str, int] | None:
    """Return (event, where it begins) of the word before a number that governs it."""
    for start in range(first - 1, max(-1, first - reach - 4), -1):
        if row.words[start] in _STOPS:
            return None
        found = lexicon.at(lexicon.before, row.words, start)
        if found and found[0] <= first and first - found[0] <= reach:
            return found[1], start
    return None


def _event_after(row: _Row, index: int, noun_end: int, lexicon: FigureLexicon) -> str | None:
    """Return the event whose word follows the number before the next number and the next stop."""
    number = row.numbers[index]
    limit, reach = _limit(row, index), noun_end + _NOUN
    if index + 1 < len(row.numbers) and _is_among(row, index + 1, lexicon):
        limit, reach = _limit(row, index + 1), row.numbers[index + 1].last + _NOUN  # "30, 15 of them women, died"
    for start in range(number.last, min(reach, limit)):
        if row.words[start] in _STOPS:
            return None
        if found := lexicon.at(lexicon.after, row.words, start):
            return found[1]
    return None


def _currency(row: _Row, index: int, lexicon: FigureLexicon) -> str | None:
    """Return the currency beside a number; of a part ("of which 150 million"), that of the whole before it."""
    number = row.numbers[index]
    for start in (number.last, number.last + 1, number.first - 1, number.first - 2):
        if found := lexicon.at(lexicon.money, row.words, start):
            return found[1]
    is_part = index > 0 and number.value >= _MILLION and _is_among(row, index, lexicon)
    return _currency(row, index - 1, lexicon) if is_part else None


def _money(row: _Row, number: Number, currency: str, lexicon: FigureLexicon) -> str | None:
    """Return "aid (US dollars)" for a sum near which its sentence says what it is for."""
    found: list[tuple[int, str]] = []
    for start in range(max(0, number.first - _FAR), min(number.last + _FAR, len(row.words))):
        if event := lexicon.at(lexicon.money_events, row.words, start):
            found.append((abs(start - number.first), event[1]))
    return f"{min(found)[1]} ({currency})" if found else None


def _surface(row: _Row, number: Number, first: int, end: int) -> Span:
    start = min(row.tokens[first].span.start, number.span.start)
    last = max(number.span.end, row.tokens[min(end, len(row.tokens)) - 1].span.end)
    return Span(start, last if last - start <= _MAX_SURFACE else number.span.end)
