"""A stretch of text as a row of units: who may speak, verbs of telling, quotations, glue.

First each word becomes an item with a letter (`lexicon.Kind`); then the naming phrases of `reporting.yaml`,
regular expressions over the letters, are merged into one unit each ("a statement by the ministry").
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.annotate.reporting.lexicon import GROUPS, NOUNS, Kind, ReportingLexicon, reporting_lexicon
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
# What a list says of a source, the strongest first.
_CONTRACT_KINDS = {
    "posts": "post", "documents": "statement", "same_source": "statement", "spokespersons": "spokesperson",
    "agencies": "agency", "agency_nouns": "agency", "outlet_nouns": "outlet", "unnamed": "unnamed",
}  # fmt: skip
HONORIFIC = "honorifics"  # what the unit of "M." or "Mrs" says that it is
_TELLING = frozenset({"tell", "utter", "told", "uttered"})
_LONGEST_WORD = 40
_FULL_NAME = 2  # words
_SPOKEN_FOR = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
_MAX_NOUNS = 24  # words of an actor's phrase that are looked at
_MARKS = {",": Kind.COMMA, "،": Kind.COMMA, ":": Kind.COLON, ".": Kind.STOP, ";": Kind.STOP, "؛": Kind.STOP,
          "!": Kind.STOP, "?": Kind.STOP, "؟": Kind.STOP, "'s": Kind.GENITIVE, "'": Kind.GENITIVE}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naming:
    """A phrase that names who tells: an actor, a document, an agency, somebody unnamed.

    `kind` is that of the contract; `actors` are the mentions inside; `same` marks a document that only refers to
    one named before ("the statement").
    """

    kind: str
    span: Span
    actors: tuple[EntityMention, ...] = ()
    document: bool = False
    same: bool = False
    plural: bool = False
    known: bool = True  # False for a name that only its capitals show
    owner: str | None = None  # whose office it is
    called: Span | None = None  # a name behind a spokesperson's title that no table has
    countries: frozenset[str] = frozenset()  # of all whom the phrase names, in "the Kremlin's spokesman X" too

    @property
    def person(self) -> bool:
        """Say whether a single person or office is named."""
        return len(self.actors) == 1 and self.actors[0].kind in (EntityKind.PERSON, EntityKind.OFFICE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One item or naming phrase; `clitics` are prepositions written together with it."""

    kind: Kind
    span: Span
    form: str
    lists: tuple[str, ...] = ()
    clitics: str = ""
    actors: tuple[EntityMention, ...] = ()
    naming: Naming | None = None
    quote: int | None = None
    joined: bool = False  # "and" is written together with it
    infinitive: bool = False  # of a verb without an ending


class UnitReader:
    """Reads stretches of one text as units."""

    def __init__(self, text: str, actors: Sequence[EntityMention], language: str) -> None:
        self.text = text
        self.lexicon = reporting_lexicon(language)
        self._actors = sorted(map(self._without_verb, actors), key=lambda m: (m.extent.start, -m.extent.end))
        self._surnames = _surnames(actors)
        self._starts = [mention.extent.start for mention in self._actors]

    def units(self, stretch: Span, quotes: Sequence[Marked] = ()) -> tuple[Unit, ...]:
        """Return the units of a stretch, naming phrases merged; `quotes` become one unit each."""
        items = self._items(Span(stretch.start, min(stretch.end, stretch.start + MAX_STRETCH)), quotes)
        return _merged(items, self.lexicon)

    def core(self, naming: Naming) -> Span:
        """Return a naming phrase without the article before it."""
        tokens = tokenize(self.text, naming.span)
        start = 0
        while start < len(tokens) - 1 and self._is_article(tokens[start].form):
            start += 1
        return Span(tokens[start].span.start, naming.span.end) if tokens else naming.span

    def _without_verb(self, mention: EntityMention) -> EntityMention:
        """Return the mention without a verb of telling that was taken for a part of its phrase ("dit M. X")."""
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
                or self._actor(tokens[at], groups)
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

    def _actor(self, token: Token, groups: list[tuple[EntityMention, ...]]) -> Unit | None:
        for group in groups:
            extent = group[0].extent
            if token.span.start <= extent.start < token.span.end:
                return self._actor_unit(token, group)
            if extent.start >= token.span.end:
                break
        while groups and groups[0][0].extent.end <= token.span.start:
            groups.pop(0)
        return None

    def _actor_unit(self, token: Token, group: tuple[EntityMention, ...]) -> Unit:
        extent = group[0].extent
        words = [inner.form for inner in tokenize(self.text, extent)][:_MAX_NOUNS]
        lists = {name for at in range(len(words)) if (m := self.lexicon.match(words, at)) for name in m[1]}
        before = self.text[token.span.start : extent.start]
        clitics = before.strip(self.lexicon.conjunctions)
        span = Span(extent.start, max(extent.end, token.span.end))
        return Unit(Kind.ACTOR, span, token.form, tuple(sorted(lists & _CONTRACT_KINDS.keys())), clitics, actors=group,
                    joined=before != clitics)  # fmt: skip

    def _word(self, tokens: Sequence[Token], words: Sequence[str], at: int, before: Sequence[Unit]) -> Unit:
        token = tokens[at]
        if (end := self._honorific(tokens, at)) is not None:
            return Unit(Kind.ARTICLE, Span(token.span.start, end), token.form, (HONORIFIC,))
        match = self.lexicon.match(words, at)
        if match is not None:
            end, lists, clitics = match
            if end == at + 1 and not clitics:
                lists = self.lexicon.written(lists, token.surface)
            kind = _kind(lists, before)
            if kind is Kind.BARE:
                kind = Kind.UTTER if self._is_infinitive(before) else self._plain(token)
            attached = clitics.strip(self.lexicon.conjunctions)
            if not (kind in _VERBS and (attached or _heads_noun(before))):
                span = Span(token.span.start, tokens[end - 1].span.end)
                infinitive = "bare" in lists and kind is Kind.UTTER
                return Unit(kind, span, token.form, lists, attached, joined=attached != clitics, infinitive=infinitive)
        if token.form in self._surnames and token.surface[0].isupper():
            return self._short_name(token)
        return Unit(self._plain(token), token.span, token.form)

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
        return Kind.CAPITAL if self.lexicon.cased and token.surface[0].isupper() else Kind.WORD


def _surnames(actors: Sequence[EntityMention]) -> dict[str, EntityMention]:
    """Return the persons named in full by the last and the first word of their name, where only one has it.

    The first is the family name in East Asia, and elsewhere what papers call few persons by.
    """
    found: dict[str, EntityMention] = {}
    several: set[str] = set()
    for mention in actors:
        words = mention.surface.split()
        if mention.kind is not EntityKind.PERSON or len(words) < _FULL_NAME:
            continue
        for word in (words[-1], words[0]):
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
    """Say whether only a noun can stand next: after an article, "of" or a genitive."""
    return bool(before) and before[-1].kind in (Kind.ARTICLE, Kind.OF, Kind.GENITIVE)


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


def _merged(items: Sequence[Unit], lexicon: ReportingLexicon) -> tuple[Unit, ...]:
    letters = "".join(item.kind.value for item in items)
    found: list[Unit] = []
    at = 0
    while at < len(items):
        end = max((m.end() for p in lexicon.namings if (m := p.match(letters, at))), default=at)
        if end > at and (naming := _naming(items[at:end])):
            head = items[at]
            span = Span(head.span.start, items[end - 1].span.end)
            found.append(replace(head, kind=Kind.ACTOR, span=span, naming=naming,
                                 actors=naming.actors))  # fmt: skip
            at = end
        else:
            found.append(items[at])
            at += 1
    return tuple(found)


def _naming(part: Sequence[Unit]) -> Naming | None:
    core = list(part)
    while core and core[0].kind is Kind.ARTICLE:
        core.pop(0)
    if not core:
        return None
    lists = {name for unit in part for name in unit.lists}
    actors = tuple(mention for unit in part for mention in unit.actors)
    kind = _contract_kind(part, lists, actors)
    countries = frozenset(mention.country for mention in actors if mention.country)
    owner = None
    if any(unit.kind is Kind.BODY for unit in part):
        owner = next((one.name for one in actors if one.kind in _SPOKEN_FOR and one.name), None)
        actors = tuple(mention for mention in actors if mention.kind is EntityKind.BODY)
    if kind in ("agency", "outlet"):
        actors = tuple(mention for mention in actors if mention.kind is not EntityKind.STATE)
    if kind == "unnamed":
        actors = tuple(mention for mention in actors if mention.kind is EntityKind.BODY)
    document = kind in ("post", "statement")
    start = core[0].span.start + (0 if core[0].actors else len(core[0].clitics))
    called = None
    if kind == "spokesperson":
        called = _unknown_name(part)
        actors = _spokespersons(part) or tuple(one for one in actors if one.kind not in _SPOKEN_FOR)
    return Naming(
        kind, Span(start, core[-1].span.end), actors, document=document,
        same=document and len(part) == 1 and "same_source" in lists, plural=len(actors) > 1, called=called,
        owner=owner,
        countries=countries,
    )  # fmt: skip


def _spokespersons(part: Sequence[Unit]) -> tuple[EntityMention, ...]:
    """Return the persons of a spokesperson's phrase without those for whom he speaks: "Putin's spokesman"."""
    found: list[EntityMention] = []
    for at, unit in enumerate(part):
        before, after = part[at - 1] if at else None, part[at + 1] if at + 1 < len(part) else None
        governed = bool(unit.clitics) or (before is not None and before.kind is Kind.OF)
        owns = after is not None and (after.kind is Kind.GENITIVE or after.kind is Kind.SPOKESPERSON)
        people = (mention for mention in unit.actors if mention.kind is EntityKind.PERSON)
        found += [mention for mention in people if not owns and (not governed or _has_name(mention))]
    return tuple(found)


def _unknown_name(part: Sequence[Unit]) -> Span | None:
    """Return the name of two words and more that ends a phrase, right behind the title."""
    start = len(part)
    while start and part[start - 1].kind is Kind.CAPITAL:
        start -= 1
    behind = start > 0 and part[start - 1].kind in (Kind.SPOKESPERSON, Kind.ACTOR, Kind.COMMA)
    return Span(part[start].span.start, part[-1].span.end) if behind and len(part) - start >= _FULL_NAME else None


def _contract_kind(part: Sequence[Unit], lists: set[str], actors: Sequence[EntityMention]) -> str:
    for name, kind in _CONTRACT_KINDS.items():
        if name in lists and not (kind == "unnamed" and any(_has_name(mention) for mention in actors)):
            return kind
    return "official" if actors or len(part) > 1 else "outlet"


def _has_name(mention: EntityMention) -> bool:
    """Say whether a person is mentioned by name, not only by office."""
    return mention.kind is EntityKind.PERSON and mention.span != mention.extent
