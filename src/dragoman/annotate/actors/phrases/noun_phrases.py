"""Noun phrases over segments: which titles, names and states belong to one actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Protocol

from dragoman.annotate.actors.lexicon import Title, actor_lexicon
from dragoman.annotate.actors.phrases.grammar import grammar
from dragoman.annotate.actors.phrases.kinds import Kind, Segment
from dragoman.annotate.actors.phrases.parted import own_states
from dragoman.annotate.actors.phrases.reach import is_one, own_words, posted
from dragoman.annotate.actors.phrases.senders import envoy_of, envoy_title
from dragoman.model import Span

_LEADING_TO = frozenset({Kind.OF, Kind.ARTICLE, Kind.CLITIC, Kind.MODIFIER})
_NAMES = frozenset({Kind.PERSON, Kind.SURNAME, Kind.CAPITALS})
_PLACES = frozenset({Kind.STATE, Kind.DEMONYM, Kind.CITY, Kind.BODY, Kind.GENERIC_BODY})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One actor as a noun phrase names it, not yet identified.

    `first` and `last` bound its segments; `name` and `titles` are segments; `states` and `bodies` the segments
    that say of which state or body; `reference` is "he", "pair" ... where the phrase only refers.
    """

    first: int
    last: int
    extent: Span
    name: tuple[Segment, ...] = ()
    titles: tuple[Segment, ...] = ()
    states: tuple[Segment, ...] = ()
    bodies: tuple[Segment, ...] = ()
    counterpart: bool = False
    companion: str | None = None  # "his host X": on which side he is; no counterpart in office
    reference: str | None = None
    office: str | None = None  # the one that a reference's own words name ("the two presidents")
    former: bool = False
    qualified: bool = False  # a word before the title makes it another office: "assistant", "deputy"
    part: int = 0  # which of the actors of a plural phrase
    parts: int = 1
    title: Title | None = None  # the title that a plural phrase lends to each of its actors
    honorifics: tuple[str, ...] = field(default=())
    article: str | None = None  # its folded form
    full: bool = False  # a given name and more that nobody has entered, where persons are named
    is_sent: bool = False  # an envoy, whose principal the phrase before it names

    @property
    def name_span(self) -> Span | None:
        """The characters of the name, or None."""
        return Span(self.name[0].span.start, self.name[-1].span.end) if self.name else None


class Bearers(Protocol):
    """What is known of those whom names mean."""

    def is_anothers(self, phrase: Phrase) -> bool:
        """Say whether a phrase's state is none that its name's bearer ever spoke for."""

    def bears(self, phrase: Phrase) -> bool:
        """Say whether a phrase's name may be the holder's of its office."""

    def holds(self, phrase: Phrase) -> bool:
        """Say whether the bearer of a phrase's name holds its office on the day."""

    def leads_not(self, phrase: Phrase) -> bool:
        """Say whether a phrase has a leader's office that another holds, and its name's bearer never did."""


def phrases(segments: Sequence[Segment], language: str, bearers: Bearers | None = None) -> list[Phrase]:
    """Return the actors that a sentence names, in order; those of a plural phrase share their extent.

    A phrase whose first title `is_anothers` is two: in "A, président du Congo, le président B et ..." the office
    before the comma is A's, where B never held it there. So it is in "received by A, the president of B said".
    Behind "the envoy of the president of X, Y" the name is the envoy's, who speaks for the other.
    """
    segments = posted(segments, language)
    letters = "".join(segment.kind.value for segment in segments)
    rules = grammar(language)
    found: list[Phrase] = []
    at = 0
    while at < len(letters):
        match, plural = rules.longest(letters, at)
        if match is None:
            at += 1
            continue
        whole = segments[at : match.end()]
        one = plural or is_one(whole, segments[match.end() : match.end() + 1], language)
        part = whole if one else own_words(whole)
        of = envoy_of(part) if bearers and not plural else None
        if bearers and of and bearers.bears(sender := _single(part[of:], at + of)) and sender.name:
            at += of  # "the special envoy of President X": who sends him is another
            continue
        qualified = _is_qualified(segments, at, part, language)
        read = _plural(part, at) if plural else [_single(part, at, qualified)]
        joined = None if plural or not bearers else _joined_office(part, bearers)
        if joined is not None:
            found.extend(_moved(phrases(segments[at : at + joined], language), at))
            at += joined + 1  # "the Iraqi foreign minister and Prime Minister X": he isn't both
            continue
        comma = None if plural else _comma_beside_name(read[0], segments)
        behind = None if plural or comma is not None else _title_behind(read[0], segments)
        if behind is not None and bearers and bearers.is_anothers(read[0]):
            found.extend(_moved(phrases(segments[at:behind], language), at))
            at = behind  # "التقى عطاف وزير الخارجية الموريتاني": the office is that of the one met
            continue
        name = None if plural else _name_behind_title(read[0], segments)
        if name is not None and (comma is None or comma > name) and bearers and bearers.leads_not(read[0]):
            found.extend(_moved(phrases(segments[at:name], language), at))
            at = name  # "يرافق أمير قطر الشيخ فلان": he goes along with the Emir
            continue
        sent = _sent_by(read[0], segments, comma, language) if bearers and not plural else None
        if bearers and sent and not bearers.bears(read[0]):
            found = [*(p for p in found if p.titles != sent[1].titles), *sent]
            at += len(part)
            continue
        apart = comma is not None and (
            _is_place(read[0], segments, language) or _is_of_next(segments, at, comma, match.end(), language)
        )
        own = comma is not None and _is_own_office(read[0], segments[comma])
        if comma is not None and bearers and not own and (apart or bearers.is_anothers(read[0])):
            named = bool(found) and found[-1].last == at - 1 and _is_bare_name(found[-1], segments[at - 1])
            start = found.pop().first if named else at  # "with A, the minister, B said": he is A
            found.extend(_moved(phrases(segments[start:comma], language), start))
            at = comma + 1
            continue
        found.extend(read if plural else [_with_sender(read[0], found, segments)])
        at += len(part)
    return found


def _with_sender(phrase: Phrase, before: Sequence[Phrase], segments: Sequence[Segment]) -> Phrase:
    """Return a phrase as that of an envoy where the one before it names whose: "the envoy of X, Y", "X's envoy Y"."""
    sender = before[-1] if before and phrase.name and phrase.parts == 1 else None
    title = envoy_title(phrase.first, (sender.first, sender.last), segments) if sender else None
    if title is None:
        return phrase
    return replace(phrase, is_sent=True, titles=tuple(dict.fromkeys((*phrase.titles, title))))


def _sent_by(
    phrase: Phrase, segments: Sequence[Segment], comma: int | None, language: str
) -> tuple[Phrase, Phrase] | None:
    """Return "the president of X" and his envoy Y of "the envoy of the president of X, Y"."""
    at = phrase.first - 1
    while at > 0 and segments[at].kind in _LEADING_TO:
        at -= 1
    title = segments[at].title if 0 <= at < phrase.first - 1 else None
    if title is None or title.office != "envoy" or not phrase.name or not phrase.titles or phrase.parts > 1:
        return None
    name = segments.index(phrase.name[0], phrase.first)
    parted = comma is not None and comma < name
    last = comma if parted and comma is not None else name
    head = replace(phrase, last=last, extent=Span(phrase.extent.start, segments[last - 1].span.end), name=())
    while name > last and segments[name - 1].kind is Kind.HONORIFIC:
        name -= 1
    extent = Span(segments[name].span.start, phrase.extent.end)
    sent = replace(phrase, first=name, extent=extent, titles=(segments[at],), is_sent=True)
    return head, sent


def _comma_beside_name(phrase: Phrase, segments: Sequence[Segment]) -> int | None:
    """Return where the last comma stands between a phrase's titles and its name, or the first behind the name."""
    if not phrase.name or not phrase.titles:
        return None
    name = segments.index(phrase.name[0], phrase.first)
    around = (*range(name - 1, phrase.first, -1), *range(name + 1, phrase.last))
    return next((i for i in around if segments[i].kind is Kind.COMMA), None)


def _name_behind_title(phrase: Phrase, segments: Sequence[Segment]) -> int | None:
    """Return where a known name begins, honorifics with it, behind a title with its state."""
    if not phrase.states or not phrase.name or not phrase.name[0].keys or segments[phrase.first].title is None:
        return None
    if phrase.first and segments[phrase.first - 1].kind in _LEADING_TO | {Kind.TITLE}:
        return None  # "the adviser to the president of X Y": he is the adviser
    name = segments.index(phrase.name[0], phrase.first)
    while segments[name - 1].kind is Kind.HONORIFIC:
        name -= 1
    return name if phrase.states[-1].first < segments[name].first else None


def _joined_office(part: Sequence[Segment], bearers: Bearers) -> int | None:
    """Return where an "and" stands behind an office with its state that the one named behind the next doesn't hold."""
    joint = next((i for i, segment in enumerate(part) if i and segment.kind is Kind.AND), None)
    if joint is None or not (name := _name_run(part)) or not name[0].keys or part.index(name[0]) < joint:
        return None
    one, other = _single(part[:joint], 0), _single(part[joint + 1 :], 0)
    if not (one.titles and one.states and other.titles) or other.states:
        return None
    return None if bearers.holds(replace(one, name=name)) or not bearers.holds(other) else joint


def _title_behind(phrase: Phrase, segments: Sequence[Segment]) -> int | None:
    """Return where a title begins that follows a name at once."""
    after = phrase.name[0].last if len(phrase.name) == 1 else -1
    return next((i for i in range(phrase.first, phrase.last) if segments[i].title and segments[i].first == after), None)


def _is_own_office(phrase: Phrase, comma: Segment) -> bool:
    """Say whether the office behind a comma is the one before the name: "King X, King of Y"."""
    sides = [
        {s.title.office for s in phrase.titles if s.title and (s.first > comma.first) is after}
        for after in (False, True)
    ]
    alone = len(phrase.name) == 1 and phrase.name[0].kind is not Kind.PERSON and phrase.name[0].first < comma.first
    return alone and not sides[0].isdisjoint(sides[1])


def _is_bare_name(phrase: Phrase, behind: Segment) -> bool:
    """Say whether a comma parts a name without a title from what stands behind it."""
    return behind.kind is Kind.COMMA and bool(phrase.name) and not (phrase.titles or phrase.counterpart)


def _is_place(phrase: Phrase, segments: Sequence[Segment], language: str) -> bool:
    """Say whether a name that nobody has entered stands behind "in", "of" or "the" and before the comma of an office.

    It is a place's or a paper's: "in the town of Kisoro, the president said", "according to the Mail, the minister".
    """
    at, one = phrase.first, phrase.name[0].kind is Kind.CAPITALS and len(phrase.name) == 1
    if not (one and at and segments[at] is phrase.name[0] and segments[at + 1].kind is Kind.COMMA):
        return False
    before = segments[at - 1]
    return before.kind in (Kind.OF, Kind.ARTICLE) or actor_lexicon(language).has("locatives", before.form)


def _is_of_next(segments: Sequence[Segment], first: int, comma: int, end: int, language: str) -> bool:
    """Say whether the office behind a comma is the next verb's subject: "In talks with X, the envoy urged calm".

    In "in talks with X, the envoy, he urged calm" a comma closes what X is.
    """
    has = actor_lexicon(language).has
    if not first or end >= len(segments) or segments[end].kind is not Kind.WORD:
        return False
    verb = segments[end].form
    tells = has("predicates", verb) or any(has("predicates", f"*{verb[at:]}") for at in range(1, len(verb)))
    opens = comma + 1 < end and segments[comma + 1].kind is Kind.ARTICLE
    return opens and tells and has("governors", segments[first - 1].form)


def _moved(found: Sequence[Phrase], by: int) -> list[Phrase]:
    return [replace(phrase, first=phrase.first + by, last=phrase.last + by) for phrase in found]


def _is_qualified(segments: Sequence[Segment], at: int, part: Sequence[Segment], language: str) -> bool:
    """Say whether "assistant", "deputy" or the like stands before the title, in the phrase or right before it."""
    has = actor_lexicon(language).has
    before = [segments[at - 1]] if at else []
    lead = takewhile(lambda segment: segment.kind is not Kind.TITLE, part)
    return any(has("qualifiers", word) for segment in (*before, *lead) for word in segment.form.split()[-1:])


def _single(whole: Sequence[Segment], first: int, qualified: bool = False) -> Phrase:
    """Sort the segments of one actor into the fields of a phrase."""
    part = _without_errand(whole)
    reference: Sequence[str] = next((s.keys for s in part if s.kind is Kind.REFERENCE), ())
    return Phrase(
        first=first,
        last=first + len(whole),
        extent=_extent(part),
        name=_name_run(part),
        titles=tuple(s for s in part if s.kind is Kind.TITLE),
        states=tuple(own_states(part)),
        bodies=tuple(s for s in part if s.kind in (Kind.BODY, Kind.GENERIC_BODY)),
        companion=next((s.keys[0] for s in part if s.kind is Kind.COUNTERPART and s.keys), None),
        counterpart=any(s.kind in (Kind.COUNTERPART, Kind.COUNTERPARTS) for s in part),
        reference=reference[0] if reference else None,
        office=reference[1] if len(reference) > 1 else None,
        former=any(s.kind is Kind.FORMER for s in part),
        qualified=qualified,
        article=next((s.form for s in part[:1] if s.kind is Kind.ARTICLE), None),
        honorifics=tuple(s.form for s in part if s.kind is Kind.HONORIFIC),
    )


def _without_errand(part: Sequence[Segment]) -> Sequence[Segment]:
    """Return a phrase without what its holder is sent for, up to the comma before his name: "envoy on X and Y, Z"."""
    toward = next((i for i, segment in enumerate(part) if segment.kind is Kind.TOWARD), None)
    comma = next((i for i in range(toward or len(part), len(part)) if part[i].kind is Kind.COMMA), None)
    named = comma is not None and any(segment.kind in _NAMES for segment in part[comma:])
    return [*part[:toward], *part[comma:]] if named else part


def one_of(part: Sequence[Segment], first: int) -> Phrase:
    """Return the phrase of one actor that some segments make, the first of them the sentence's segment `first`."""
    return _single(part, first)


def _extent(part: Sequence[Segment]) -> Span:
    return Span(part[0].span.start, part[-1].span.end)


def _name_run(part: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the first run of name segments, suffixes ("Jr.", "VI") within it, behind where an envoy is sent.

    No abbreviation in parentheses is part of a name.
    """
    run: list[Segment] = []
    within = False
    for segment in part[_goal_end(part) :]:
        within ^= segment.kind is Kind.OPEN
        if within:
            continue
        if segment.kind in _NAMES or (run and segment.kind is Kind.SUFFIX):
            run.append(segment)
        elif run:
            break
    return tuple(run)


def _goal_end(part: Sequence[Segment]) -> int:
    """Return where the name behind the place begins to which an envoy is sent: "pour la région des Grands Lacs, X"."""
    kinds = [segment.kind for segment in part]
    goal = kinds.index(Kind.TOWARD) if Kind.TOWARD in kinds else len(kinds)
    comma = kinds.index(Kind.COMMA, goal) if Kind.COMMA in kinds[goal:] else len(kinds)
    named_before = not _NAMES.isdisjoint(kinds[:goal])
    return 0 if named_before or _NAMES.isdisjoint(kinds[comma:]) else comma


def _plural(part: Sequence[Segment], first: int) -> list[Phrase]:
    """Return one phrase for each actor of a plural one: "the presidents of X and Y, A and B"."""
    title = next((s.title for s in part if s.kind in (Kind.TITLES, Kind.TITLE)), None)
    counterpart = any(s.kind in (Kind.COUNTERPARTS, Kind.COUNTERPART) for s in part)
    names = list(_name_runs(part))
    states = [s for s in part if s.kind in _PLACES] or _inner_states(part)
    count = max(len(names), len(states)) if not names else len(names)
    pairs = [
        (names[i] if i < len(names) else (), (states[i],) if len(states) == count else _beside(names[i], states))
        for i in range(count)
    ]
    return [
        Phrase(
            first,
            first + len(part),
            _extent(part),
            name=name,
            states=tuple(s for s in of if s.kind is not Kind.BODY),
            bodies=tuple(s for s in of if s.kind is Kind.BODY),
            counterpart=counterpart,
            part=i,
            parts=count,
            title=title,
        )
        for i, (name, of) in enumerate(pairs)
    ]


def _inner_states(part: Sequence[Segment]) -> list[Segment]:
    """Return the states that stand inside a plural title as segments of their own."""
    title = next((s for s in part if s.kind is Kind.TITLES), None)
    inner = title.inner if title else ()
    return [replace(title, kind=Kind.DEMONYM, keys=(code,), title=None, inner=()) for code in inner] if title else []


def _name_runs(part: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    rest = list(part)
    while rest:
        run = _name_run(rest)
        if not run:
            return
        yield run
        rest = rest[rest.index(run[-1]) + 1 :]


def _beside(name: tuple[Segment, ...], states: list[Segment]) -> tuple[Segment, ...]:
    """Return the state that stands right before or after a name, if one does."""
    return tuple(s for s in states if s.last == name[0].first or s.first in (name[-1].last, name[-1].last + 1))[:1]
