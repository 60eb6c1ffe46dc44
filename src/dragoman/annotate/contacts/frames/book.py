"""The frames of a language: ways to tell a contact, with their patterns, as `frames.yaml` gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property, partial
from typing import Any

from dragoman.annotate.actors.lexicon import actor_lexicon
from dragoman.annotate.contacts.frames.needs import NeedIndex
from dragoman.annotate.contacts.frames.patterns import Pattern, compile_pattern
from dragoman.annotate.contacts.frames.word_lists import Template, WordFormer, WordList, as_written, word_lists
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import ContactType, Side


@dataclass(frozen=True)
class Frame:
    """A way to tell a contact; `subject` is the slot that the grammatical subject fills."""

    id: str
    type: ContactType
    patterns: tuple[Pattern, ...]
    rank: int
    subject: str = "A"
    sides: Mapping[str, Side] | None = None
    nominal: bool = False
    visitor_only: bool = False
    bodies: bool = False
    nearest: bool = False  # the subject is the nearest actor, governed or not: "with X, on a visit to Y"
    alone: bool = False  # a body may be the only party: "the Council held an emergency session"
    opening: bool = False  # not behind a conjunction written with the verb: "والتقى X" goes on
    headline: bool = False  # holds only in a headline: "Macron à Pékin"
    echoed: bool = False  # holds only where the text has spoken of such a contact before: a headline read after it
    there: bool = False  # a visit that names no place: it is to the one told last ("He arrived on Monday")
    host: bool = False  # the place is "the country": that of the other one named
    undated: bool = False  # the time beside it is another's: that of the way back
    lone: bool = False  # a visit of one state's persons: those of several meet there
    many: bool = False  # only where three states meet: who was at an occasion of two may be anybody's staff
    placed: bool = False  # only where a place is told: who signs together there has met
    visiting: bool = False  # only where the guest is in the other's state
    starts: bool = False  # holds only where a sentence begins: "Macron à Pékin : ..."
    persons: bool = False  # states can't be parties: sides play matches, too
    states: bool = False  # only states can be parties: talks told by the adjectives of who holds them
    named: bool = False  # sides can't be parties: guests are greeted by officials
    leaves: bool = False  # tells the end of a visit, by whose day nobody knows when it began
    each: bool = False  # several objects are several contacts: "rang A and B"
    hosted: bool = False  # a message for him who received its bearer, as the sentence before tells
    singly: bool = False  # one is received at a time, whoever else is: letters of credence
    borne: bool = False  # who brought the letter that the text has told of: "X handed the letter over"
    general: bool = False  # company without a contact's word: see `general.py`
    perceives: bool = False  # what stands behind the object may be what it was seen doing
    him: bool = False  # its verb has a pronoun for object: who the sentence before was about
    two: bool = False  # its verb has two for object: those whose contact was told last
    topic: bool = False  # its subject is whom the text is about: "The tour will include X"
    goes: bool = False  # what stands behind its verb may be what one goes to do: "va rencontrer X à Paris"
    pronoun: bool = False  # its place is a pronoun: "y est allé"
    pair: bool = False  # "their meeting": of the sentence's group, or of those whose contact was told
    not_followed: tuple[str, ...] = ()
    not_behind: frozenset[str] = frozenset()  # a pronoun that is the verb's object: "l'a reçu lundi, le chef ..."
    not_inside: frozenset[str] = frozenset()


_VERB_FIRST = re.compile(r"<(?P<verb>[\w-]+)> \{A\} (?:,\? )?")
# Lists of verbs that tell a contact and are no nouns as well.
_GOING_ON = ("meet", "receive", "met_him", "met_them", "hand_him", "called_him", "visit", "join_them")
_FINITE = frozenset({"past", "present", "future"})
_FLAGS = tuple(one.name for one in fields(Frame) if isinstance(one.default, bool))


@dataclass(frozen=True)
class FrameBook:
    """All frames of a language with the word lists that they use."""

    lists: Mapping[str, WordList]
    prefix: re.Pattern[str] | None
    patterns: tuple[tuple[Frame, Pattern], ...]
    index: NeedIndex
    is_infinitive: Callable[[str], bool]
    is_auxiliary: Callable[[str, str], bool]  # of a verb by the word behind it: "has arrived" is no "has"
    # Words before several actors behind which a bare verb is no present ("let X and Y meet"); empty where none is.
    plural_present_not_behind: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()  # what opens words between two commas that a gap passes over

    def without_clitic(self, word: str) -> str:
        """Return a word without the conjunction that is written with it; it may be but its first letter."""
        return self.prefix.sub("", word, count=1) if self.prefix else word

    @cached_property
    def going_on(self) -> frozenset[str]:
        """The verbs with which a clause goes on that tells a contact of its own, as single words."""
        told = (self.lists[name] for name in _GOING_ON if name in self.lists)
        finite = (phrase for one in told for phrase in one.phrases if one.classes.get(phrase) in _FINITE)
        return frozenset(phrase for phrase in finite if " " not in phrase)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first words of all phrases of the lists."""
        return frozenset[str]().union(*(one.firsts for one in self.lists.values()))


@cache
def frame_book(language: str) -> FrameBook:
    """Return the frames of a language, compiled once."""
    folder = load_language(language)
    data: dict[str, Any] = folder.data("frames")
    former = word_former(language)
    templates = {name: Template(t["class"], tuple(t["forms"])) for name, t in data.get("templates", {}).items()}
    lists = word_lists(data["words"], templates, former, folder.hook("inflect", _uninflected))
    prefix = data["prefix"]
    of = actor_lexicon(language).words["of"]
    compiled = partial(compile_pattern, lists=lists, former=former, of=of)
    frames = [_frame(entry, rank, former, compiled) for rank, entry in enumerate(data["frames"])]
    patterns = [(frame, pattern) for frame in frames for pattern in frame.patterns]
    if ahead := data["subject_first"]:
        singly = [(frame, one) for frame, one in patterns if not (frame.each and frame.type is ContactType.MEETING)]
        turned = [(frame, _turned(one.source, ahead, lists, compiled)) for frame, one in singly]
        patterns += [(frame, pattern) for frame, pattern in turned if pattern]
    index = NeedIndex([pattern.needs for _, pattern in patterns])
    is_infinitive = folder.hook("is_infinitive", lambda _form: False)
    is_auxiliary = folder.hook("is_auxiliary", lambda _verb, _following: False)
    words = data["skeleton"].get("plural_present_not_behind", ())
    not_behind = frozenset(former(str(word), form_of(str(word))) for word in words)
    asides = frozenset(former(str(word), form_of(str(word))) for word in data["skeleton"]["asides"])
    clitic = re.compile(prefix) if prefix else None
    return FrameBook(lists, clitic, tuple(patterns), index, is_infinitive, is_auxiliary, not_behind, asides)


def _turned(
    source: str, ahead: str, lists: Mapping[str, WordList], compiled: Callable[[str], Pattern]
) -> Pattern | None:
    """Return a pattern with its subject before its verb: "<receive> {A} ,? {B}" as "{A} <receive> {B}".

    `ahead` is how the subject is written there.
    """
    begins = _VERB_FIRST.match(source)
    if begins is None or not lists[begins["verb"]].verbal:
        return None
    return replace(compiled(f"{ahead} <{begins['verb']}> {source[begins.end() :]}"), turned=True)


def _uninflected(phrase: str) -> Iterator[tuple[str, str]]:
    yield phrase, ""


def _frame(entry: dict[str, Any], rank: int, former: WordFormer, compiled: Callable[[str], Pattern]) -> Frame:
    return Frame(
        id=entry["id"],
        type=ContactType(entry["type"]),
        patterns=tuple(compiled(source) for source in entry["patterns"]),
        rank=rank,
        subject=entry.get("subject", "A"),
        sides={slot: Side(side) for slot, side in entry.get("sides", {}).items()},
        **{flag: bool(entry[flag]) for flag in _FLAGS if flag in entry},
        not_inside=frozenset(former(str(w), form_of(str(w))) for w in entry.get("not_inside", ())),
        not_behind=frozenset(former(str(w), form_of(str(w))) for w in entry.get("not_behind", ())),
        not_followed=tuple(as_written(str(word), former) for word in entry.get("not_followed", ())),
    )
