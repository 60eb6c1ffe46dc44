"""Where the frames of a language match in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.annotate.contacts.frames.book import Frame, FrameBook, frame_book
from dragoman.annotate.contacts.frames.needs import Offer
from dragoman.annotate.contacts.frames.patterns import Match, Pattern
from dragoman.annotate.contacts.frames.steps import Items
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.model import Span, Zone

_SLOTS = "ABCDM"
_OBJECT_PRONOUNS = frozenset({"him", "them"})
_SEVERAL = 2
_PASSED = ("~t", "~p", "~x", ",")  # what may open a sentence before its beginning: "On Monday, in talks with X"
_PRONOUN = 7  # letters at most: "là-bas"
_TOPIC = 5  # items before a headline's colon, the colon with them
_NUMBERED = re.compile(r"~\w+~ ?")


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


def match_frames(skeleton: Skeleton, language: str) -> list[FrameMatch]:
    """Return all frames found in a sentence, in the order of the text; overlaps are the caller's to settle."""
    book = frame_book(language)
    offer = Offer(_names(skeleton, index, book) for index in range(len(skeleton.items)))
    texts = [item.text for item in skeleton.items]
    items = Items(texts, book.without_clitic if book.prefix else None, book.asides)
    found: list[FrameMatch] = []
    for number in book.index.met(offer.names):
        frame, pattern = book.patterns[number]
        if frame.headline and not skeleton.parsed.sentence.headline:
            continue
        if beginnings := offer.beginnings(pattern.needs):
            found.extend(_matches(skeleton, items, frame, pattern, book, beginnings))
    return sorted(found, key=lambda m: (m.start, m.frame.rank))


def objects_of(match: FrameMatch, language: str, words: int | None = 1) -> frozenset[str]:
    """Return the first words of all phrases in the lists that a match's pattern uses; all words where None is given."""
    return _words_of(language, match.pattern.lists, words)


@lru_cache(maxsize=1024)
def _words_of(language: str, names: tuple[str, ...], words: int | None) -> frozenset[str]:
    lists = frame_book(language).lists
    phrases = (phrase.split() for name in names for phrase in lists[name].phrases)
    return frozenset(word for phrase in phrases for word in phrase[:words])


def trigger_of(skeleton: Skeleton, match: FrameMatch) -> Span:
    """Return the characters of a match from its first word to its last, without actors and adjuncts at its ends."""
    last = skeleton.item_at(max(match.start, match.end - 1))
    items = [i for i in range(match.anchor, last + 1) if not skeleton.items[i].text.startswith(("@", "~"))]
    return skeleton.span(items[0], items[-1] + 1) if items else skeleton.span(match.anchor, match.anchor + 1)


def is_whole_verb(match: FrameMatch, skeleton: Skeleton, language: str) -> bool:
    """Say whether the first word of a match's verb is all of it: "had" of "had talks", not of "had met"."""
    first, following = (skeleton.items[match.anchor + step].text for step in (0, 1))
    lists = (frame_book(language).lists[name].branches for name in match.pattern.lists)
    begun = (branches[first].longer for branches in lists if first in branches)
    return not any(word.startswith(following) for longer in begun for word in longer)


def is_coordinated(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether an "and" stands right before the match, as a word or as the clitic of its verb."""
    first = skeleton.item_at(match.start)
    before = first - 1
    while before >= 0 and skeleton.items[before].text.startswith("~"):
        before -= 1
    if before >= 0 and skeleton.items[before].text in skeleton.and_words:
        return True
    text = skeleton.items[first].text
    stem = frame_book(language).without_clitic(text)
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
    return (text, book.without_clitic(text)) if book.prefix else (text,)


def _matches(
    skeleton: Skeleton, items: Items, frame: Frame, pattern: Pattern, book: FrameBook, beginnings: Sequence[int]
) -> Iterator[FrameMatch]:
    for first in beginnings:
        if not (match := pattern.match(items, first)) or _is_days(skeleton, pattern, match):
            continue
        slots = _slots(match)
        if not (_words_allow(skeleton, frame, pattern, match, book) and _slots_allow(skeleton, frame, match, slots)):
            continue
        anchor = _verb_at(match, pattern, book)
        start, end = _extent(skeleton, match)
        if skeleton.items[match.first].text.startswith("@") and _has_prefix(skeleton.items[anchor].text, book):
            start = skeleton.starts[anchor]  # "met in May and spoke in June": the clause begins at its verb
        yield FrameMatch(
            frame,
            pattern,
            start,
            end,
            anchor,
            slots,
            match.slots.get("P"),
            match.slots.get("P_"),
            None if frame.nominal else _class_here(skeleton, match, pattern, book),
        )


def _extent(skeleton: Skeleton, match: Match) -> tuple[int, int]:
    """Return where a match begins and ends in the skeleton's text."""
    ends = match.last < len(skeleton.starts)
    return skeleton.starts[match.first], skeleton.starts[match.last] if ends else len(skeleton.text)


def _class_here(skeleton: Skeleton, match: Match, pattern: Pattern, book: FrameBook) -> str | None:
    """Return the class of the verb; behind several actors its bare form is their present: "X and Y arrive".

    So is a title's gerund behind an actor: "Minister leaving for Paris on Thursday".
    """
    found = _word_class(match, pattern, book)
    if found == "ing" and skeleton.parsed.sentence.zone is Zone.TITLE and match.first:
        return "present" if skeleton.items[match.first - 1].text.startswith("@") else found
    if found != "bare" or not book.plural_present_not_behind:
        return found
    at = _verb_at(match, pattern, book) - 1
    while at >= 0 and skeleton.items[at].text.startswith("~") and skeleton.items[at].text != "~n~":
        at -= 1
    text = skeleton.items[at].text if at >= 0 else ""
    if not text.startswith("@") or len(set(skeleton.groups[int(text.strip("@"))].keys)) < _SEVERAL:
        return found
    before = skeleton.items[at - 1].text if at else ""
    return found if before in book.plural_present_not_behind else "present"


def _slots(match: Match) -> dict[str, int]:
    """Return the groups by slot; a pronoun before its verb (O) is the other one (B)."""
    slots = {slot: match.slots[slot] for slot in _SLOTS if slot in match.slots}
    return {**slots, "B": match.slots["O"]} if "O" in match.slots else slots


def _words_allow(skeleton: Skeleton, frame: Frame, pattern: Pattern, match: Match, book: FrameBook) -> bool:
    """Say whether neither the words in the match nor those after it speak against the frame."""
    if _is_followed(skeleton, frame, match):
        return False
    if frame.not_behind and not frame.not_behind.isdisjoint(_before(skeleton, match)):
        return False
    if frame.opening and _has_prefix(skeleton.items[match.first].text, book):
        return False
    if _is_auxiliary(skeleton, match, pattern, book):
        return False
    if frame.goes and _goes_to_do(skeleton, match, book):
        return False
    if frame.perceives and book.is_infinitive(_after(skeleton, match).split(" ", 1)[0]):
        return False  # "a vu Biden et Xi céder" tells no meeting
    if frame.starts and any(not text.startswith(_PASSED) for text in _opening(skeleton, match.first)):
        return False
    if frame.headline and match.first and not _is_topic(_texts(skeleton, 0, match.first)):
        return False  # "Appel de Macron au Liban" is no visit
    if book.prefix and not frame.nominal and _goes_on_inside(skeleton, pattern, match, book):
        return False
    return frame.not_inside.isdisjoint(_texts(skeleton, match.first, match.last))


def _opening(skeleton: Skeleton, end: int) -> list[str]:
    """Return the items before one, without a place and its colon at the sentence's head: "جدة: فلان في جدة"."""
    texts = _texts(skeleton, 0, end)
    placed = texts[1:2] == [":"] and texts[0].startswith("@") and skeleton.groups[int(texts[0].strip("@"))].places
    return texts[2:] if placed else texts


def _goes_on_inside(skeleton: Skeleton, pattern: Pattern, match: Match, book: FrameBook) -> bool:
    """Say whether another clause begins between the two sides: "saw X, and Y received him" isn't X with Y."""
    ends = [at for at in range(match.first, match.last) if skeleton.items[at].text.startswith("@")]
    if len(ends) < _SEVERAL:
        return False
    joint, adjunct = (skeleton.items[ends[-1] - back].text for back in (1, 2))
    if joint in skeleton.and_words and adjunct.startswith(("~t", "~p")) and ends[0] > match.first:
        return True  # "met on Monday X, and on Tuesday Y": both are objects
    own = {at for said in match.said for at in range(said.first, said.last)}
    between = (at for at in range(ends[0] + 1, ends[-1]) if at not in own)
    words = (skeleton.items[at].text for at in between if skeleton.items[at].text not in pattern.source)
    return any(word in book.going_on or book.without_clitic(word) in book.going_on for word in words)


def _is_followed(skeleton: Skeleton, frame: Frame, match: Match) -> bool:
    """Say whether one of the words stands behind a match that its frame excludes there."""
    if not frame.not_followed:
        return False
    after, written = _after(skeleton, match), skeleton.text[_extent(skeleton, match)[1] :]
    # "met X in Kyiv's palace": the genitive is the place's
    return any(
        (written if word == "'s" else after).startswith(word if word.endswith("@") else word + " ")
        for word in frame.not_followed
    )


def _is_auxiliary(skeleton: Skeleton, match: Match, pattern: Pattern, book: FrameBook) -> bool:
    """Say whether the match's verb is but another verb's auxiliary: "has arrived for talks with X" has no talks."""
    if not match.said or " " in (verb := match.said[0].phrase):
        return False
    if not book.lists[pattern.lists[match.said[0].listed]].classes.get(verb):
        return False  # a noun
    if any(item.text.startswith("~t") for item in skeleton.items[match.said[0].last - 1 : match.said[0].last + 1]):
        return False  # "held two hours of talks"
    behind = _behind_verb(skeleton, match)
    return behind is not None and book.is_auxiliary(verb, behind)


def _goes_to_do(skeleton: Skeleton, match: Match, book: FrameBook) -> bool:
    """Say whether an infinitive stands right behind the verb: "va rencontrer X à Paris"."""
    behind = _behind_verb(skeleton, match)
    return behind is not None and book.is_infinitive(behind)


def _behind_verb(skeleton: Skeleton, match: Match) -> str | None:
    """Return the word of a match right behind the first phrase of a list, adjuncts left out."""
    behind = _texts(skeleton, match.said[0].last, match.last) if match.said else ()
    return next((text for text in behind if not text.startswith("~")), None)


def _texts(skeleton: Skeleton, first: int, last: int) -> list[str]:
    return [item.text for item in skeleton.items[first:last]]


def _is_topic(before: Sequence[str]) -> bool:
    """Say whether what stands before is the topic of a headline: "War in Ukraine: Macron in Kyiv"."""
    return before[-1] == ":" and before.count(":") == 1 and len(before) <= _TOPIC


def _before(skeleton: Skeleton, match: Match) -> Sequence[str]:
    """Return the word right before a match, and the mark "@" where it is an actor, adjuncts left out."""
    before = _texts(skeleton, 0, match.first)
    named = next((text for text in reversed(before) if not text.startswith("~")), "")
    return [*before[-1:], *(["@"] * named.startswith("@"))]


def _slots_allow(skeleton: Skeleton, frame: Frame, match: Match, slots: Mapping[str, int]) -> bool:
    """Say whether each slot holds what it is for: several actors, a pronoun, a place that is no genitive."""
    several = skeleton.groups[slots["M"]] if "M" in slots else None
    if several and (len(set(several.keys)) < _SEVERAL or (frame.states and not several.are_states)):
        return False
    if frame.persons and "A" in slots and skeleton.groups[slots["A"]].are_states:
        return False  # "visited Y and met its president": Y calls on nobody
    if (spent := match.slots.get("H")) is not None and not skeleton.times[spent].is_brief:
        return False
    if (since := match.slots.get("S")) is not None and not skeleton.times[since].is_since_a_day:
        return False
    pronoun, place = match.slots.get("O"), match.slots.get("P_")
    if pronoun is not None and skeleton.groups[pronoun].reference not in _OBJECT_PRONOUNS:
        return False
    at = match.slots.get("P")
    far = frame.pronoun and at is not None and len(skeleton.places[at].surface) > _PRONOUN  # "à Bruxelles a été"
    if far or (frame.subject == "P" and place is None):
        return False  # "in Paris, received X"
    # "flew to Ukraine's defence" names no goal.
    return place is None or (bool(skeleton.groups[place].places) and not _after(skeleton, match).startswith("'s "))


def _is_days(skeleton: Skeleton, pattern: Pattern, match: Match) -> bool:
    """Say whether a genitive in a match is but a day's: "met X in Rome, Friday's supper was with Y"."""
    if "} 's" not in pattern.source:
        return False
    owners = [at - 1 for at in range(match.first + 1, match.last) if skeleton.items[at].text == "'s"]
    return bool(owners) and all(skeleton.items[at].text.startswith("~t") for at in owners)


def _after(skeleton: Skeleton, match: Match) -> str:
    return _NUMBERED.sub("", skeleton.text[_extent(skeleton, match)[1] :]) + " "


def _has_prefix(word: str, book: FrameBook) -> bool:
    """Say whether a word has a conjunction before a word of the lists."""
    stem = book.without_clitic(word)
    return stem != word and stem in book.firsts


def _verb_at(match: Match, pattern: Pattern, book: FrameBook) -> int:
    """Return the item where the trigger begins: at the first verb, or the first listed word, or the match."""
    verbs = (said for said in match.said if book.lists[pattern.lists[said.listed]].verbal)
    said = next(verbs, match.said[0] if match.said else None)
    return said.first if said else match.first


def _word_class(match: Match, pattern: Pattern, book: FrameBook) -> str | None:
    """Return the class (past, future, bare ...) of the first verb in the match."""
    classes = (book.lists[pattern.lists[said.listed]].classes.get(said.phrase) for said in match.said)
    return next((found for found in classes if found), None)
