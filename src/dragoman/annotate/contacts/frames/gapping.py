"""Objects that share one verb: "saw X on Monday in Rome and Y on Tuesday", "goes to Kyiv on Monday, Minsk on Tuesday".

Names that merely stand in a row are one group of the skeleton; here each object has a day or place of its own, so
that the verb tells several contacts, and each gets a match of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.frames.verb_first import read_verb_first
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import SkeletonWords, skeleton_words
from dragoman.language.text import form_of
from dragoman.model import EntityKind

_ROOM = 2  # "in" and its noun
_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.OFFICE, EntityKind.SIDE})


def with_gapped(skeleton: Skeleton, matches: Sequence[FrameMatch], language: str) -> list[FrameMatch]:
    """Return the matches with those of further objects behind each, and with objects far behind their verbs."""
    words = clause_words(language)
    found: list[FrameMatch] = []
    for match in read_verb_first(skeleton, matches, language):
        found.append(match)
        found.extend(_further(skeleton, match, words, skeleton_words(language)))
    return found


def _further(skeleton: Skeleton, match: FrameMatch, words: ClauseWords, apart: SkeletonWords) -> Iterator[FrameMatch]:
    at = _object_of(skeleton, match)
    if at is None or "M" in match.slots:
        return
    preposition = skeleton.items[at - 1].text if at and skeleton.items[at - 1].text in words.prepositions else None
    mark = skeleton.items[at].text[0]
    while (following := _next_object(skeleton, at, mark, preposition, words, apart)) is not None:
        first, at = following
        yield _match_of(skeleton, match, first, at)


def _object_of(skeleton: Skeleton, match: FrameMatch) -> int | None:
    """Return the item of the object that ends a match: the other party, or the goal of a visit."""
    last = skeleton.item_at(max(match.start, match.end - 1))
    goal = match.place_group if match.place_group is not None else match.slots.get(_slot(match))
    wanted = f"~p{match.place}~" if match.place is not None else f"@{goal}@"
    while last > skeleton.item_at(match.start) and skeleton.items[last].text != wanted:
        if not skeleton.items[last].text.startswith("~"):
            return None
        last -= 1
    return last if skeleton.items[last].text == wanted else None


def _slot(match: FrameMatch) -> str:
    """Return the slot of the object: the guest's host where the guest is the subject ("was received by")."""
    return "A" if match.frame.subject == "B" else "B"


def _next_object(
    skeleton: Skeleton, at: int, mark: str, preposition: str | None, words: ClauseWords, apart: SkeletonWords
) -> tuple[int, int] | None:
    """Return the first item of the next object, its day and place included, and the item of the object itself."""
    index = at + 1
    between: list[str] = []
    while index < len(skeleton.items):
        text = skeleton.items[index].text
        if text[:2] == mark + "p" or (mark == "@" and text.startswith("@")):
            break
        known = text == "," or text in skeleton.and_words or text == preposition
        if words.pro_drop and not known and _is_room(skeleton, index, apart):
            index += _ROOM
            continue
        if not known and not text.startswith("~"):
            return None
        between.append(text)
        index += 1
    then = _is_sequel(skeleton, at, index, apart) if mark == "@" else None
    first = then or _first_behind_mark(skeleton, at, index) if index < len(skeleton.items) else None
    if first is None or not _goes_on(skeleton, index, words):
        return None
    if then is None and not any(text[:2] in ("~t", "~p") for text in (*between, *_adjuncts(skeleton, index))):
        return None
    if mark == "~" and not any(text.startswith("~t") for text in between):
        return None  # "to Cairo and Amman": one tour, told at once
    if mark == "@" and (not _are_alike(skeleton, at, index) or _is_counted_from(skeleton, index, words)):
        return None
    return first, index


def _is_room(skeleton: Skeleton, at: int, apart: SkeletonWords) -> bool:
    """Say whether "in" and a noun that is no place known stand at an item: "met X in the hall, then Y"."""
    behind = skeleton.items[at + 1].text if at + 1 < len(skeleton.items) else ""
    return apart.locatives.match([skeleton.items[at].text], 0) is not None and behind[:1].isalpha()


def _is_sequel(skeleton: Skeleton, at: int, following: int, apart: SkeletonWords) -> int | None:
    """Return the item behind an adverb that does for an "and" between two objects: "met X, then Y"."""
    for index in range(at + 1, following):
        item = skeleton.items[index]
        if item.text == "~x~" and form_of(item.span.of(skeleton.parsed.text)) in apart.sequels:
            return index + 1
    return None


def _is_counted_from(skeleton: Skeleton, at: int, words: ClauseWords) -> bool:
    """Say whether a time is counted from an item: "received X, three days after Y"."""
    before = skeleton.items[at - 1]
    return before.text.startswith("~t") and form_of(before.span.of(skeleton.parsed.text)).split()[-1] in words.sequence


def _adjuncts(skeleton: Skeleton, at: int) -> Iterator[str]:
    for item in skeleton.items[at + 1 :]:
        if not item.text.startswith("~"):
            return
        yield item.text


def _first_behind_mark(skeleton: Skeleton, at: int, following: int) -> int | None:
    """Return the first item behind the comma or "and" between two objects, None where there is none.

    Skeletons leave out commas beside adjuncts, so that the text has to be asked.
    """
    written = skeleton.parsed.text
    for index in range(at + 1, following + 1):
        start = skeleton.items[index - 1].span.end
        if "," in written[start : skeleton.items[index].span.start].replace("،", ","):
            return index
        if skeleton.items[index].text in {",", *skeleton.and_words}:
            return index + 1
    return None


def _goes_on(skeleton: Skeleton, at: int, words: ClauseWords) -> bool:
    """Say whether the clause doesn't begin anew with this item, as it does where a verb follows it."""
    after = next((item.text for item in skeleton.items[at + 1 :] if not item.text.startswith("~")), "")
    if after.startswith("@"):
        return False
    known = skeleton.and_words | words.prepositions | words.subordinate | words.sequence
    return not after[:1].isalpha() or after in known


def _are_alike(skeleton: Skeleton, one: int, other: int) -> bool:
    """Say whether both items are places ("to Rome on Monday and Paris on Tuesday"), or the second is a person."""
    first, second = (skeleton.groups[int(skeleton.items[at].text.strip("@"))] for at in (one, other))
    if first.places:
        return bool(second.places)
    return bool(second.mentions) and all(mention.kind in _PERSONAL for mention in second.mentions)


def _match_of(skeleton: Skeleton, match: FrameMatch, first: int, at: int) -> FrameMatch:
    text = skeleton.items[at].text
    end = skeleton.starts[at] + len(text) + 1
    further = replace(match, start=skeleton.starts[first], end=end, anchor=first, gapped=match)
    if text.startswith("@") and match.place_group is not None:
        return replace(further, place_group=int(text.strip("@")))
    if text.startswith("@"):
        return replace(further, slots={**match.slots, _slot(match): int(text.strip("@"))})
    return replace(further, place=int(text[2:-1]))
