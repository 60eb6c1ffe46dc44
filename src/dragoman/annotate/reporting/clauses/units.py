"""A stretch of text as a row of units: who may speak, verbs of telling, quotations, glue.

First each word becomes an item with a letter (`lexicon.Kind`); then the naming phrases of `reporting.yaml`,
regular expressions over the letters, are merged into one unit each ("a statement by the ministry").
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.annotate.reporting.clauses.namings import APART, CONTRACT_KINDS, FULL_NAME, Naming, Unit, merged
from dragoman.annotate.reporting.lexicon import GROUPS, NOUNS, Kind, reporting_lexicon
from dragoman.annotate.reporting.speakers.marks import Marked
from dragoman.language.text import Token, form_of, tokenize
from dragoman.model import EntityKind, EntityMention, Span

MAX_STRETCH = 4_000  # characters of a stretch that are read
_LEADS_NOUN = frozenset(
    {Kind.ARTICLE, Kind.MODIFIER, Kind.OF, Kind.GENITIVE, Kind.BY, Kind.PREPOSITION, Kind.ACCORDING}
)
_ISSUABLE = frozenset({Kind.DOCUMENT, Kind.POST, Kind.MODIFIER})
_CLAUSE_START = frozenset({Kind.COMMA, Kind.COLON, Kind.STOP, Kind.QUOTE, Kind.MARK, Kind.THAT, Kind.AND})
_AUXILIARIES = frozenset({Kind.AUXILIARY, Kind.INVERTED})
_PARTICIPLE_REACH = 4  # units after an auxiliary among which its participle stands
_VERBS = frozenset({Kind.TELL, Kind.UTTER, Kind.GERUND})
_OUTLETS = frozenset({"agencies", "agency_nouns", "outlet_nouns"})
HONORIFIC = "honorifics"  # what the unit of "M." or "Mrs" says that it is
_COMPOUNDED = frozenset(
    {Kind.OUTLET, Kind.AGENCY, Kind.DOCUMENT, Kind.BODY}
)  # what may stand before a noun for a person
_TWO = 2
_MORE_NAMES = 2  # words behind an unknown name that may go on with it
_SPEAKS = frozenset({"spokespersons", "unnamed"})
_TELLING = frozenset({"tell", "utter", "told", "uttered"})
_KEPT = CONTRACT_KINDS.keys() | {APART}  # what an actor's unit says of its words
_LONGEST_WORD = 40
_MAX_NOUNS = 24  # words of an actor's phrase that are looked at
_MARKS = {",": Kind.COMMA, "،": Kind.COMMA, ":": Kind.COLON, ".": Kind.STOP, ";": Kind.STOP, "؛": Kind.STOP,
          "!": Kind.STOP, "?": Kind.STOP, "؟": Kind.STOP, "'s": Kind.GENITIVE, "'": Kind.GENITIVE}  # fmt: skip


class UnitReader:
    """Reads stretches of one text as units."""

    def __init__(self, text: str, actors: Sequence[EntityMention], language: str) -> None:
        self.text = text
        self.lexicon = reporting_lexicon(language)
        self._actors = sorted(map(self._without_verb, actors), key=lambda m: (m.extent.start, -m.extent.end))
        self._surnames = _surnames(actors, self.lexicon.particles)
        self._wholes: dict[str, str] = {}  # names as the text goes on with them, by what was read of them
        self._starts = [mention.extent.start for mention in self._actors]

    def units(self, stretch: Span, quotes: Sequence[Marked] = ()) -> tuple[Unit, ...]:
        """Return the units of a stretch, naming phrases merged; `quotes` become one unit each."""
        items = self._items(Span(stretch.start, min(stretch.end, stretch.start + MAX_STRETCH)), quotes)
        return merged(items, self.lexicon)

    def core(self, naming: Naming) -> Span:
        """Return a naming phrase without the article before it."""
        tokens = tokenize(self.text, naming.span)
        start = 0
        while start < len(tokens) - 1 and self._is_article(tokens[start].form):
            start += 1
        return Span(tokens[start].span.start, naming.span.end) if tokens else naming.span

    def _without_verb(self, mention: EntityMention) -> EntityMention:
        """Return the mention without a verb of telling that was taken for a part of its phrase ("dit M. X")."""
        mention = self._without_aside(mention)
        extent = mention.extent
        if extent.start == mention.span.start and not mention.surface[:1].islower():
            return mention
        first = tokenize(self.text, Span(extent.start, min(extent.end, extent.start + _LONGEST_WORD)))[:1]
        match = self.lexicon.match([first[0].form], 0) if first and first[0].surface.islower() else None
        if match is None or match[2] or not _TELLING.intersection(match[1]) or first[0].span.end >= extent.end:
            return mention
        start = first[0].span.end + 1
        kept = Span(max(start, mention.span.start), mention.span.end)
        return replace(mention, extent=Span(start, extent.end), span=kept, surface=kept.of(self.text))

    def _without_aside(self, mention: EntityMention) -> EntityMention:
        """Return the mention without "(for) his part," that was taken for a part of its phrase."""
        start = mention.extent.start
        if start == mention.span.start:
            return mention
        before = tokenize(self.text, Span(start, mention.span.start))
        end = self.lexicon.mark("his_part", [token.form for token in before], 0)
        if end is None:
            return mention
        end += end < len(before) and before[end].form == ","
        first = before[end].span.start if end < len(before) else mention.span.start
        return replace(mention, extent=Span(first, mention.extent.end))

    def _is_article(self, form: str) -> bool:
        found = self.lexicon.match([form], 0)
        return found is not None and "articles" in found[1] and not found[2]

    def _items(self, stretch: Span, quotes: Sequence[Marked]) -> list[Unit]:
        tokens = tokenize(self.text, stretch)
        groups = self._groups(stretch)
        words = [token.form for token in tokens]
        found: list[Unit] = []
        at = 0
        while at < len(tokens):
            unit = (
                self._quote(tokens[at], quotes)
                or self._actor(tokens, at, groups)
                or self._word(tokens, words, at, found)
            )
            found.append(unit)
            at = _after(tokens, at, unit.span.end)
        return found

    def _groups(self, stretch: Span) -> list[tuple[EntityMention, ...]]:
        """Return the mentions that begin in the stretch, those of one phrase together, without overlaps."""
        first = bisect.bisect_left(self._starts, stretch.start)
        last = bisect.bisect_left(self._starts, stretch.end)
        groups: list[tuple[EntityMention, ...]] = []
        for mention in self._actors[first:last]:
            if groups and groups[-1][0].extent == mention.extent:
                groups[-1] = (*groups[-1], mention)
            elif not groups or mention.extent.start >= groups[-1][0].extent.end:
                groups.append((mention,))
        return groups

    def _quote(self, token: Token, quotes: Sequence[Marked]) -> Unit | None:
        for number, quote in enumerate(quotes):
            if quote.whole.start <= token.span.start < quote.whole.end:
                return Unit(Kind.QUOTE, Span(token.span.start, quote.whole.end), "", quote=number)
        return None

    def _actor(self, tokens: Sequence[Token], at: int, groups: list[tuple[EntityMention, ...]]) -> Unit | None:
        token = tokens[at]
        for group in groups:
            extent = group[0].extent
            if token.span.start <= extent.start < token.span.end:
                behind = _after(tokens, at, extent.end)
                return self._actor_unit(token, self._completed(group, tokens[behind : behind + _MORE_NAMES]))
            if extent.start >= token.span.end:
                break
        while groups and groups[0][0].extent.end <= token.span.start:
            groups.pop(0)
        return None

    def _completed(self, group: tuple[EntityMention, ...], following: Sequence[Token]) -> tuple[EntityMention, ...]:
        """Return an unknown person with the capitals that go on with his name: "Louay" of "Louay Safi said"."""
        first = group[0]
        unknown = len(group) == 1 and first.kind is EntityKind.PERSON and not first.entity
        if not (unknown and following and self.lexicon.cased) or first.extent.end != first.span.end:
            return group
        end = first.span.end
        for at, token in enumerate(following):
            if token.span.start != end + 1 or not (self._goes_on(token) or self._is_particle(following, at)):
                break
            end = token.span.end
        if end == first.span.end:
            return group
        span = Span(first.span.start, end)
        surface = span.of(self.text)
        whole = Span(first.extent.start, span.end)
        self._wholes.setdefault(first.name or "", surface)
        return (replace(first, span=span, extent=whole, surface=surface, name=surface),)

    def _whole(self, mention: EntityMention) -> EntityMention:
        """Return the mention of an unknown person with the whole name that the text gave before."""
        name = None if mention.entity else self._wholes.get(mention.name or "")
        return replace(mention, name=name) if name else mention

    def _is_particle(self, tokens: Sequence[Token], at: int) -> bool:
        """Say whether a word is a capitalised particle of the name that goes on behind it: "Le" of "Le Brun"."""
        two = tokens[at : at + 2]
        capitals = len(two) == _TWO and all(token.surface[0].isupper() for token in two)
        return capitals and self.lexicon.cased and two[0].form in self.lexicon.particles

    def _goes_on(self, token: Token) -> bool:
        """Say whether a word may go on with a name: a capital that no list has, no day and no nationality."""
        form = token.form
        common = form in self.lexicon.weekdays or form in self.lexicon.demonyms or form in self.lexicon.title_heads
        return token.surface[0].isupper() and not common and self.lexicon.match([form], 0) is None

    def _actor_unit(self, token: Token, group: tuple[EntityMention, ...]) -> Unit:
        if self._wholes:
            group = tuple(map(self._whole, group))
        extent = group[0].extent
        words = [inner.form for inner in tokenize(self.text, extent)][:_MAX_NOUNS]
        lists = {name for at in range(len(words)) if (m := self.lexicon.match(words, at)) for name in m[1]}
        if group[0].kind is EntityKind.PERSON:
            lists -= _OUTLETS  # "crown prince" holds a word that is a paper's name too
        if group[0].kind is EntityKind.PERSON and "," in self.text[extent.start : group[0].span.start]:
            lists |= {APART}
        before = self.text[token.span.start : extent.start]
        clitics = before.strip(self.lexicon.conjunctions)
        span = Span(extent.start, max(extent.end, token.span.end))
        return Unit(Kind.ACTOR, span, token.form, tuple(sorted(lists & _KEPT)), clitics, actors=group,
                    joined=before != clitics)  # fmt: skip

    def _word(self, tokens: Sequence[Token], words: Sequence[str], at: int, before: Sequence[Unit]) -> Unit:
        token = tokens[at]
        if (end := self._honorific(tokens, at)) is not None:
            return Unit(Kind.ARTICLE, Span(token.span.start, end), token.form, (HONORIFIC,))
        if before and before[-1].kind is Kind.CAPITAL and self._is_particle(tokens, at):
            return Unit(Kind.CAPITAL, token.span, token.form)  # "Jean Le Brun"
        match = self.lexicon.match(words, at)
        if match is not None:
            end, lists, clitics = match
            if end == at + 1 and not clitics:
                lists = self.lexicon.written(lists, token.surface)
            kind = _kind(lists, before)
            if kind in _COMPOUNDED and self._heads_person(words, end):
                kind = Kind.WORD  # "media mogul", "television presenter"
            if kind is Kind.BARE:
                kind = Kind.UTTER if self._is_infinitive(before) else self._plain(token)
            attached = clitics.strip(self.lexicon.conjunctions)
            if not (kind in _VERBS and (attached or (_heads_noun(before) and not self._has_subject(before, lists)))):
                span = Span(token.span.start, tokens[end - 1].span.end)
                infinitive = "bare" in lists and kind is Kind.UTTER
                return Unit(kind, span, token.form, lists, attached, joined=attached != clitics, infinitive=infinitive)
        if token.form in self._surnames and token.surface[0].isupper():
            return self._short_name(token)
        initial = before and before[-1].kind is Kind.CAPITAL and len(before[-1].form) == 1
        if token.form == "." and initial and tokens[at + 1 : at + 2] and tokens[at + 1].surface[:1].isupper():
            return Unit(Kind.CAPITAL, token.span, token.form)  # "John F. Doe"
        return Unit(self._plain(token), token.span, token.form)

    def _has_subject(self, before: Sequence[Unit], lists: tuple[str, ...]) -> bool:
        """Say whether what looks like a noun's article is a subject or an object: "the former saw", "X le dit"."""
        if self._is_one_of_them(before, lists):
            return True
        if not _TELLING.issuperset(lists) or len(before) < _TWO:
            return False
        pair = any(self.lexicon.mark(name, (before[-1].form,), 0) is not None for name in ("former", "latter"))
        named = before[-2].actors or before[-2].kind is Kind.CAPITAL
        return (pair and before[-2].kind is Kind.ARTICLE) or (
            bool(named)
            and not self.lexicon.compounds
            and self.lexicon.mark("objects", (before[-1].form,), 0) is not None
        )

    def _is_one_of_them(self, before: Sequence[Unit], lists: tuple[str, ...]) -> bool:
        """Say whether "one" stands before, and next what is but a verb: "one told us"."""
        return _TELLING.issuperset(lists) and self.lexicon.mark("one_of_them", (before[-1].form,), 0) is not None

    def _heads_person(self, words: Sequence[str], at: int) -> bool:
        """Say whether a noun for a person stands at a word, of a language that puts adjectives before nouns."""
        if not self.lexicon.compounds or self.lexicon.people.noun(words, at) is None:
            return False
        found = self.lexicon.match(words, at)
        return found is None or not _SPEAKS.intersection(found[1])

    def _is_infinitive(self, before: Sequence[Unit]) -> bool:
        """Say whether a verb without an ending may stand next: "to", "will", but not after "the"."""
        if not before or before[-1].actors:
            return False
        return self.lexicon.mark("infinitive", (before[-1].form,), 0) is not None

    def _honorific(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return where "M." or "Mrs" before a capital ends, with the stop that shortens it."""
        token = tokens[at]
        if token.form not in self.lexicon.honorifics or not token.surface[:1].isupper() or at + 1 >= len(tokens):
            return None
        short = tokens[at + 1].form == "."
        following = at + 1 + short
        named = following < len(tokens) and tokens[following].surface[:1].isupper()
        return tokens[at + short].span.end if named and self.lexicon.cased else None

    def _short_name(self, token: Token) -> Unit:
        """Return a person of the document whom the family name alone names."""
        mention = replace(self._surnames[token.form], span=token.span, surface=token.surface, extent=token.span)
        return Unit(Kind.ACTOR, token.span, token.form, actors=(mention,))

    def _plain(self, token: Token) -> Kind:
        form = token.form
        if form in _MARKS:
            return _MARKS[form]
        if self.lexicon.inverted_endings and form.endswith(self.lexicon.inverted_endings):
            return Kind.INVERTED
        if form[:1].isdigit():
            return Kind.NUMBER
        if not token.is_word:
            return Kind.MARK
        named = self.lexicon.cased and token.surface[0].isupper() and form not in self.lexicon.weekdays
        return Kind.CAPITAL if named else Kind.WORD


def _surnames(actors: Sequence[EntityMention], particles: frozenset[str]) -> dict[str, EntityMention]:
    """Return the persons named in full by the last and the first word of their name, where only one has it.

    The first is the family name in East Asia, and elsewhere what papers call few persons by; no particle names one.
    """
    found: dict[str, EntityMention] = {}
    several: set[str] = set()
    for mention in actors:
        words = mention.surface.split()
        if mention.kind is not EntityKind.PERSON or len(words) < FULL_NAME:
            continue
        for word in (words[-1], words[0]):
            if form_of(word) in particles:
                continue
            other = found.setdefault(form_of(word), mention)
            if other.name != mention.name:
                several.add(form_of(word))
    return {form: mention for form, mention in found.items() if form not in several}


def _after(tokens: Sequence[Token], at: int, end: int) -> int:
    at += 1
    while at < len(tokens) and tokens[at].span.start < end:
        at += 1
    return at


def _heads_noun(before: Sequence[Unit]) -> bool:
    """Say whether only a noun can stand next: after an article, its adjective, "of" or a genitive."""
    at = len(before)
    while at > 1 and before[at - 1].kind is Kind.MODIFIER:
        at -= 1
    if at and at < len(before):
        return before[at - 1].kind is Kind.ARTICLE
    return at > 0 and before[at - 1].kind in (Kind.ARTICLE, Kind.OF, Kind.GENITIVE)


def _kind(lists: tuple[str, ...], before: Sequence[Unit]) -> Kind:
    kinds = sorted((GROUPS[name] for name in lists), key=_rank)
    if Kind.ARTICLE in kinds and Kind.OF in kinds and (not before or before[-1].kind in _CLAUSE_START):
        return Kind.ARTICLE  # "Des responsables" at the beginning
    if Kind.ISSUED in kinds and before and before[-1].kind in _ISSUABLE:
        return Kind.ISSUED
    if _after_auxiliary(before):
        kinds.sort(key=lambda kind: kind not in (Kind.TOLD, Kind.UTTERED))
    if len(kinds) > 1 and before and before[-1].kind in _LEADS_NOUN:
        return next((kind for kind in kinds if kind in NOUNS), kinds[0])
    return kinds[0]


def _after_auxiliary(before: Sequence[Unit]) -> bool:
    """Say whether an auxiliary waits for its participle ("a écrit"), with no comma or actor since."""
    for unit in reversed(before[-_PARTICIPLE_REACH:]):
        if unit.kind in _AUXILIARIES:
            return True
        if unit.kind in (Kind.COMMA, Kind.ACTOR, Kind.QUOTE):
            return False
    return False


def _rank(kind: Kind) -> int:
    return _ranks()[kind]


@cache
def _ranks() -> dict[Kind, int]:
    return {kind: rank for rank, kind in reversed(list(enumerate(GROUPS.values())))}
