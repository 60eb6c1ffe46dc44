"""Contact frames of a language, and where they match in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from dragoman.annotate.actors.lexicon import actor_lexicon
from dragoman.annotate.contacts.frames.needs import NeedIndex, Offer
from dragoman.annotate.contacts.frames.patterns import (
    Pattern,
    Template,
    WordFormer,
    WordList,
    as_written,
    compile_pattern,
    word_lists,
)
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import word_former
from dragoman.language.folder import load_language
from dragoman.language.text import form_of
from dragoman.model import ContactType, Side, Span, Zone

_SLOTS = "ABCM"
_OBJECT_PRONOUNS = frozenset({"him", "them"})
_SEVERAL = 2
_PRONOUN = 7  # letters at most: "là-bas"
_TOPIC = 5  # items before a headline's colon, the colon with them
_NUMBERED = re.compile(r"~\w+~ ?")


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
    many: bool = False  # only where three states meet: who was at an occasion of two may be anybody's staff
    placed: bool = False  # only where a place is told: who signs together there has met
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
    topic: bool = False  # its subject is whom the text is about: "The tour will include X"
    goes: bool = False  # what stands behind its verb may be what one goes to do: "va rencontrer X à Paris"
    pronoun: bool = False  # its place is a pronoun: "y est allé"
    pair: bool = False  # "their meeting": of the sentence's group, or of those whose contact was told
    not_followed: tuple[str, ...] = ()
    not_behind: frozenset[str] = frozenset()  # a pronoun that is the verb's object: "l'a reçu lundi, le chef ..."
    not_inside: frozenset[str] = frozenset()


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


@dataclass(frozen=True)
class FrameMatch:
    """A frame found in a sentence; slots hold indexes of the skeleton's groups, offsets are the skeleton's."""

    frame: Frame
    pattern: Pattern
    start: int
    end: int
    anchor: int  # item at which the first word of the pattern stands
    slots: Mapping[str, int]
    place: int | None
    place_group: int | None
    word_class: str | None
    gapped: FrameMatch | None = None  # the match whose verb this one shares: "saw X on Monday and Y on Tuesday"


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
    compiled = partial(compile_pattern, lists=lists, former=former, prefix=prefix, of=of)
    frames = (_frame(entry, rank, former, compiled) for rank, entry in enumerate(data["frames"]))
    patterns = tuple((frame, pattern) for frame in frames for pattern in frame.patterns)
    index = NeedIndex([pattern.needs for _, pattern in patterns])
    is_infinitive = folder.hook("is_infinitive", lambda _form: False)
    is_auxiliary = folder.hook("is_auxiliary", lambda _verb, _following: False)
    words = data["skeleton"].get("plural_present_not_behind", ())
    not_behind = frozenset(former(str(word), form_of(str(word))) for word in words)
    return FrameBook(
        lists, re.compile(prefix) if prefix else None, patterns, index, is_infinitive, is_auxiliary, not_behind
    )


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
        nominal=entry.get("nominal", False),
        visitor_only=entry.get("visitor_only", False),
        bodies=entry.get("bodies", False),
        nearest=entry.get("nearest", False),
        alone=entry.get("alone", False),
        persons=entry.get("persons", False),
        states=entry.get("states", False),
        many=entry.get("many", False),
        placed=entry.get("placed", False),
        host=entry.get("host", False),
        undated=entry.get("undated", False),
        there=entry.get("there", False),
        starts=entry.get("starts", False),
        opening=entry.get("opening", False),
        headline=entry.get("headline", False),
        perceives=entry.get("perceives", False),
        him=entry.get("him", False),
        echoed=entry.get("echoed", False),
        goes=entry.get("goes", False),
        topic=entry.get("topic", False),
        pronoun=entry.get("pronoun", False),
        pair=entry.get("pair", False),
        named=entry.get("named", False),
        leaves=entry.get("leaves", False),
        each=entry.get("each", False),
        hosted=entry.get("hosted", False),
        singly=entry.get("singly", False),
        borne=entry.get("borne", False),
        general=entry.get("general", False),
        not_inside=frozenset(former(str(w), form_of(str(w))) for w in entry.get("not_inside", ())),
        not_behind=frozenset(former(str(w), form_of(str(w))) for w in entry.get("not_behind", ())),
        not_followed=tuple(as_written(str(word), former) for word in entry.get("not_followed", ())),
    )


def match_frames(skeleton: Skeleton, language: str) -> list[FrameMatch]:
    """Return all frames found in a sentence, in the order of the text; overlaps are the caller's to settle."""
    book = frame_book(language)
    offer = Offer(_names(skeleton, index, book) for index in range(len(skeleton.items)))
    found: list[FrameMatch] = []
    for number in book.index.met(offer.names):
        frame, pattern = book.patterns[number]
        if frame.headline and not skeleton.parsed.sentence.headline:
            continue
        if beginnings := offer.beginnings(pattern.needs):
            found.extend(_matches(skeleton, frame, pattern, book, beginnings))
    return sorted(found, key=lambda m: (m.start, m.frame.rank))


def objects_of(match: FrameMatch, language: str, words: int | None = 1) -> frozenset[str]:
    """Return the first words of all phrases in the lists that a match's pattern uses; all words where None is given."""
    lists = frame_book(language).lists
    phrases = (phrase.split() for name in match.pattern.lists for phrase in lists[name].phrases)
    return frozenset(word for phrase in phrases for word in phrase[:words])


def trigger_of(skeleton: Skeleton, match: FrameMatch) -> Span:
    """Return the characters of a match from its first word to its last, without actors and adjuncts at its ends."""
    last = skeleton.item_at(max(match.start, match.end - 1))
    items = [i for i in range(match.anchor, last + 1) if not skeleton.items[i].text.startswith(("@", "~"))]
    return skeleton.span(items[0], items[-1] + 1) if items else skeleton.span(match.anchor, match.anchor + 1)


def is_whole_verb(match: FrameMatch, skeleton: Skeleton, language: str) -> bool:
    """Say whether the first word of a match's verb is all of it: "had" of "had talks", not of "had met"."""
    first, following = (skeleton.items[match.anchor + step].text for step in (0, 1))
    lists = (frame_book(language).lists[name].classes for name in match.pattern.lists)
    return not any(phrase.startswith(f"{first} {following}") for classes in lists for phrase in classes)


def is_coordinated(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether an "and" stands right before the match, as a word or as the clitic of its verb."""
    first = skeleton.item_at(match.start)
    before = first - 1
    while before >= 0 and skeleton.items[before].text.startswith("~"):
        before -= 1
    if before >= 0 and skeleton.items[before].text in skeleton.and_words:
        return True
    prefix, text = frame_book(language).prefix, skeleton.items[first].text
    stem = prefix.sub("", text, count=1) if prefix else text
    return stem != text and stem in objects_of(match, language)


def _names(skeleton: Skeleton, index: int, book: FrameBook) -> Sequence[str]:
    """Return the names under which patterns need an item: the word with and without a clitic, or the mark."""
    text = skeleton.items[index].text
    if text.startswith("@"):
        group = skeleton.groups[int(text.strip("@"))]
        several, placed = len(set(group.keys)) > 1, bool(group.places)
        pronoun = group.reference in _OBJECT_PRONOUNS
        return ("@", *(["@m"] * several), *(["@p"] * placed), *(["@o"] * pronoun))
    if text.startswith("~"):
        return text, text[:2]
    return (text, book.prefix.sub("", text, count=1)) if book.prefix else (text,)


def _matches(
    skeleton: Skeleton, frame: Frame, pattern: Pattern, book: FrameBook, beginnings: Sequence[int]
) -> Iterator[FrameMatch]:
    for first in beginnings:
        if not (match := pattern.regex.match(skeleton.text, skeleton.starts[first])):
            continue
        slots = _slots(match)
        if not (_words_allow(skeleton, frame, pattern, match, book) and _slots_allow(skeleton, frame, match, slots)):
            continue
        yield FrameMatch(
            frame,
            pattern,
            match.start(),
            match.end(),
            skeleton.item_at(_verb_at(match, pattern, book)),
            slots,
            _number(match, "P"),
            _number(match, "P_"),
            None if frame.nominal else _class_here(skeleton, match, pattern, book),
        )


def _class_here(skeleton: Skeleton, match: re.Match[str], pattern: Pattern, book: FrameBook) -> str | None:
    """Return the class of the verb; behind several actors its bare form is their present: "X and Y arrive".

    So is a title's gerund behind an actor: "Minister leaving for Paris on Thursday".
    """
    found = _word_class(match, pattern, book)
    if found == "ing" and skeleton.parsed.sentence.zone is Zone.TITLE and match.start():
        return "present" if skeleton.text[: match.start()].split()[-1].startswith("@") else found
    if found != "bare" or not book.plural_present_not_behind:
        return found
    at = skeleton.item_at(_verb_at(match, pattern, book)) - 1
    while at >= 0 and skeleton.items[at].text.startswith("~") and skeleton.items[at].text != "~n~":
        at -= 1
    text = skeleton.items[at].text if at >= 0 else ""
    if not text.startswith("@") or len(set(skeleton.groups[int(text.strip("@"))].keys)) < _SEVERAL:
        return found
    before = skeleton.items[at - 1].text if at else ""
    return found if before in book.plural_present_not_behind else "present"


def _slots(match: re.Match[str]) -> dict[str, int]:
    """Return the groups by slot; a pronoun before its verb (O) is the other one (B)."""
    slots = {slot: number for slot in _SLOTS if (number := _number(match, slot)) is not None}
    pronoun = _number(match, "O")
    return slots if pronoun is None else {**slots, "B": pronoun}


def _number(match: re.Match[str], name: str) -> int | None:
    value = match.groupdict().get(name)
    return int(value) if value else None


def _words_allow(skeleton: Skeleton, frame: Frame, pattern: Pattern, match: re.Match[str], book: FrameBook) -> bool:
    """Say whether neither the words in the match nor those after it speak against the frame."""
    after, written = _after(skeleton, match), skeleton.text[match.end() :]
    for word in frame.not_followed:
        # "met X in Kyiv's palace": the genitive is the place's
        if (written if word == "'s" else after).startswith(word if word.endswith("@") else word + " "):
            return False
    if frame.not_behind and not frame.not_behind.isdisjoint(_before(skeleton, match)):
        return False
    if frame.opening and _has_prefix(match.group(), book):
        return False
    if _is_auxiliary(match, pattern, book):
        return False
    if frame.goes and _goes_to_do(match, book):
        return False
    if frame.perceives and book.is_infinitive(after.split(" ", 1)[0]):
        return False  # "a vu Biden et Xi céder" tells no meeting
    if frame.starts and match.start():
        return False
    if frame.headline and match.start() and not _is_topic(skeleton.text[: match.start()]):
        return False  # "Appel de Macron au Liban" is no visit
    return frame.not_inside.isdisjoint(match.group().split())


def _is_auxiliary(match: re.Match[str], pattern: Pattern, book: FrameBook) -> bool:
    """Say whether the match's verb is but another verb's auxiliary: "has arrived for talks with X" has no talks."""
    groups = match.groupdict()
    name = next((f"v{i}" for i in range(len(pattern.lists)) if groups[f"v{i}"]), None)
    if name is None or len(words := _NUMBERED.sub("", groups[name]).split()) != 1:
        return False
    if not book.lists[pattern.lists[int(name[1:])]].classes.get(words[0]):
        return False  # a noun
    behind = _NUMBERED.sub("", match.string[match.end(name) : match.end()]).split()
    return bool(behind) and book.is_auxiliary(words[0], behind[0])


def _goes_to_do(match: re.Match[str], book: FrameBook) -> bool:
    """Say whether an infinitive stands right behind the verb: "va rencontrer X à Paris"."""
    groups = [name for name in match.groupdict() if name.startswith("v") and match.group(name)]
    behind = _NUMBERED.sub("", match.string[match.end(groups[0]) : match.end()]).split() if groups else []
    return bool(behind) and book.is_infinitive(behind[0])


def _is_topic(before: str) -> bool:
    """Say whether what stands before is the topic of a headline: "War in Ukraine: Macron in Kyiv"."""
    words = before.split()
    return words[-1] == ":" and words.count(":") == 1 and len(words) <= _TOPIC


def _before(skeleton: Skeleton, match: re.Match[str]) -> Sequence[str]:
    """Return the word right before a match, and the mark "@" where it is an actor, adjuncts left out."""
    last = skeleton.text[: match.start()].split()[-1:]
    named = next((t for t in reversed(skeleton.text[: match.start()].split()) if not t.startswith("~")), "")
    return [*last, *(["@"] * named.startswith("@"))]


def _slots_allow(skeleton: Skeleton, frame: Frame, match: re.Match[str], slots: Mapping[str, int]) -> bool:
    """Say whether each slot holds what it is for: several actors, a pronoun, a place that is no genitive."""
    several = skeleton.groups[slots["M"]] if "M" in slots else None
    if several and (len(set(several.keys)) < _SEVERAL or (frame.states and not several.are_states)):
        return False
    if frame.persons and "A" in slots and skeleton.groups[slots["A"]].are_states:
        return False  # "visited Y and met its president": Y calls on nobody
    if (spent := _number(match, "H")) is not None and not skeleton.times[spent].is_brief:
        return False
    pronoun, place = _number(match, "O"), _number(match, "P_")
    if pronoun is not None and skeleton.groups[pronoun].reference not in _OBJECT_PRONOUNS:
        return False
    at = match.groupdict().get("P")
    far = bool(frame.pronoun and at and len(skeleton.places[int(at)].surface) > _PRONOUN)  # "à Bruxelles a été"
    if far or (frame.subject == "P" and place is None):
        return False  # "in Paris, received X"
    # "flew to Ukraine's defence" names no goal.
    return place is None or (bool(skeleton.groups[place].places) and not _after(skeleton, match).startswith("'s "))


def _after(skeleton: Skeleton, match: re.Match[str]) -> str:
    return _NUMBERED.sub("", skeleton.text[match.end() :]) + " "


def _has_prefix(text: str, book: FrameBook) -> bool:
    """Say whether the first word has a conjunction before a word of the lists."""
    word = text.split()[0]
    stem = book.prefix.sub("", word, count=1) if book.prefix else word
    return stem != word and any(stem == phrase.split()[0] for one in book.lists.values() for phrase in one.phrases)


def _verb_at(match: re.Match[str], pattern: Pattern, book: FrameBook) -> int:
    """Return where the trigger begins: at the first verb, or the first listed word, or the match."""
    groups = [(index, f"v{index}") for index in range(len(pattern.lists)) if match.group(f"v{index}")]
    verbs = (name for index, name in groups if any(book.lists[pattern.lists[index]].classes.values()))
    name = next(verbs, groups[0][1] if groups else None)
    return match.start(name) if name else match.start()


def _word_class(match: re.Match[str], pattern: Pattern, book: FrameBook) -> str | None:
    """Return the class (past, future, bare ...) of the first verb in the match."""
    for index, name in enumerate(pattern.lists):
        text = match.group(f"v{index}")
        if not text:
            continue
        verb = " ".join(_NUMBERED.sub("", text).split())
        if found := book.lists[name].classes.get(verb):
            return found
    return None
