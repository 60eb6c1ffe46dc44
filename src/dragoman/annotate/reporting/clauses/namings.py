"""Who may speak, as one phrase: an actor, a document, an agency, somebody unnamed, merged from the items of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.reporting.lexicon import Kind, ReportingLexicon
from dragoman.model import EntityKind, EntityMention, Span

# What a list says of a source, the strongest first.
CONTRACT_KINDS = {
    "posts": "post", "documents": "statement", "same_source": "statement", "spokespersons": "spokesperson",
    "agencies": "agency", "agency_nouns": "agency", "outlet_nouns": "outlet", "unnamed": "unnamed",
}  # fmt: skip
_SPOKEN_FOR = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
FULL_NAME = 2  # words
APART = "apart"  # what the unit of a person says that has a comma between his title and his name


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


def merged(items: Sequence[Unit], lexicon: ReportingLexicon) -> tuple[Unit, ...]:
    letters = "".join(item.kind.value for item in items)
    pronouns = [at for at, item in enumerate(items) if item.actors and _is_pronoun(item, lexicon)]
    found: list[Unit] = []
    at = 0
    while at < len(items):
        limit = next((place for place in pronouns if place > at), len(items))  # "a paper he owns" is two
        ends = (match.end() for _, match in lexicon.namings.matches(letters, at))
        end = max((end for end in ends if end <= limit), default=at)
        if lexicon.compounds and at < end < len(items) and _speaks_for(items[at:end], items[end]):
            end += 1  # "army spokesman X" where X has his title
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


def _is_pronoun(item: Unit, lexicon: ReportingLexicon) -> bool:
    """Say whether an actor is but a pronoun: "he"."""
    short = item.span.end - item.span.start <= len(item.form)
    found = lexicon.match((item.form,), 0) if short else None
    return found is not None and "pronouns" in found[1]


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
    start = core[0].span.start + (0 if core[0].actors else len(core[0].clitics) + core[0].joined)
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
        after = part[at + 1] if at + 1 < len(part) else None
        governed = bool(unit.clitics) or _is_governed(part, at)
        owns = after is not None and (after.kind is Kind.GENITIVE or after.kind is Kind.SPOKESPERSON)
        people = (mention for mention in unit.actors if mention.kind is EntityKind.PERSON)
        found += [mention for mention in people if not owns and not governed]
    return tuple(found)


def _speaks_for(body: Sequence[Unit], following: Unit) -> bool:
    """Say whether a spokesperson stands right behind the body for which he speaks."""
    nameless = not any(unit.actors for unit in body) and any(unit.kind is Kind.BODY for unit in body)
    return nameless and bool(following.actors) and "spokespersons" in following.lists


def _is_governed(part: Sequence[Unit], at: int) -> bool:
    """Say whether "of" stands before a unit, or before its article or "Mr"."""
    while at and part[at - 1].kind in (Kind.ARTICLE, Kind.MODIFIER):
        at -= 1
    return at > 0 and part[at - 1].kind is Kind.OF


def _unknown_name(part: Sequence[Unit]) -> Span | None:
    """Return the name of two words and more that ends a phrase, right behind the title."""
    start = len(part)
    while start and part[start - 1].kind is Kind.CAPITAL:
        start -= 1
    behind = start > 0 and part[start - 1].kind in (Kind.SPOKESPERSON, Kind.ACTOR, Kind.COMMA)
    return Span(part[start].span.start, part[-1].span.end) if behind and len(part) - start >= FULL_NAME else None


def _contract_kind(part: Sequence[Unit], lists: set[str], actors: Sequence[EntityMention]) -> str:
    if "outlet_nouns" in lists and "agency_nouns" not in lists:
        lists = lists - {"agencies"}
    for name, kind in CONTRACT_KINDS.items():
        if name in lists and not (kind == "unnamed" and any(_has_name(mention) for mention in actors)):
            return kind
    return "official" if actors or len(part) > 1 else "outlet"


def _has_name(mention: EntityMention) -> bool:
    """Say whether a person is mentioned by name, not only by office."""
    return mention.kind is EntityKind.PERSON and mention.span != mention.extent
