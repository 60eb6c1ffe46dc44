"""What a skeleton is made of, and how whom somebody leads is left out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.annotate.actors.phrases.kinds import Kind
from dragoman.annotate.actors.phrases.naming import Naming
from dragoman.annotate.contacts.skeletons.words import SkeletonWords
from dragoman.language.text import form_of
from dragoman.model import EntityKind, EntityMention, Place, Span
from dragoman.timex import TimeExpression

# How many words "a high-level delegation" may have.
_LED = 4
# How far a noun that can only mean one may stand.
_FAR = 9
_COMMAS = frozenset(",،")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a skeleton; `tokens` are the tokens it stands for."""

    text: str
    span: Span


@dataclass(frozen=True)
class Group:
    """Actors that stand together: "X, Y and Z" or "the two ministers"."""

    mentions: tuple[EntityMention, ...]
    keys: tuple[str, ...]
    places: tuple[Place, ...] = ()
    reference: str | None = None
    apart: bool = False  # "X and then Y": one after the other

    @property
    def are_states(self) -> bool:
        """Say whether these are states or places, and nobody who speaks for them."""
        return all(mention.kind is EntityKind.STATE for mention in self.mentions)


def times_behind(
    taken: Iterable[tuple[int, int]], times: Sequence[TimeExpression], token_at: Callable[[int], int]
) -> dict[int, TimeExpression]:
    """Return the times that begin with an actor's last word, by the token behind it: "Salim Al-Sabah | yesterday"."""
    spans = [(token_at(time.span.start), token_at(time.span.end - 1), time) for time in times]
    return {end: time for first, end in taken for start, last, time in spans if first < start < end <= last}


def drop_led(items: list[Item], groups: Sequence[Group], words: SkeletonWords) -> bool:
    """Drop "a Hamas delegation" before "led by X", and say whether it stood there: X stands for those he leads."""
    if items and items[-1].text in _COMMAS:
        items.pop()
    side = False
    if items and items[-1].text.startswith("@"):
        group = groups[int(items[-1].text.strip("@"))]
        if not all(mention.kind in (EntityKind.SIDE, EntityKind.BODY) for mention in group.mentions):
            return False
        side = any(mention.kind is EntityKind.SIDE or _is_team(mention, words) for mention in group.mentions)
        items.pop()
        if items and items[-1].text in words.of_words:
            items.pop()
    for back in range(1, min(_FAR, len(items)) + 1):
        text = items[-back].text
        if text in words.led_nouns or (back <= _LED and text in words.articles):
            del items[-back:]
            return True
        if not text[:1].isalpha() and not _is_body(text, groups):
            if not side and back <= _LED and _is_side(text, groups):
                del items[-back:]  # "a Russian delegation of high level led by X"
                return True
            break
    return side


def drop_article(items: list[Item], forms: set[str]) -> None:
    """Drop the last item where it is an article of these forms."""
    if items and items[-1].text in forms:
        items.pop()


def _is_team(mention: EntityMention, words: SkeletonWords) -> bool:
    """Say whether a body is named by its delegation: "وفد حماس"."""
    return form_of(mention.surface).partition(" ")[0] in words.led_nouns


def drop_included(items: list[Item], groups: Sequence[Group], words: SkeletonWords, demonyms: frozenset[str]) -> bool:
    """Drop "other senior Iranian officials" before "including X", and say whether they stood there.

    Behind a verb their place may follow them: "arrived several leaders in P, including X".
    """
    comma = len(items) - (bool(items) and items[-1].text in _COMMAS)
    last = end = _before_place(items, comma, groups, words)
    qualities = demonyms | words.included_as
    while last and items[last - 1].text in qualities - words.included:
        last -= 1
    side = last > 0 and _is_side(items[last - 1].text, groups)
    if not last or not (side or items[last - 1].text in words.included):
        return False
    start = last - 1
    while start and items[start - 1].text in qualities:
        start -= 1
    del items[comma:], items[start:end]
    return True


def _before_place(items: Sequence[Item], end: int, groups: Sequence[Group], words: SkeletonWords) -> int:
    """Return where the places and times that end some items begin, their prepositions too."""
    while end and (items[end - 1].text[:2] in ("~p", "~t") or _are_states(items[end - 1].text, groups)):
        end -= 1 + (end > 1 and items[end - 2].text in words.prepositions)
    return end


def _are_states(text: str, groups: Sequence[Group]) -> bool:
    return text.startswith("@") and groups[int(text.strip("@"))].are_states


def _is_side(text: str, groups: Sequence[Group]) -> bool:
    group = groups[int(text.strip("@"))] if text.startswith("@") else None
    return group is not None and all(mention.kind is EntityKind.SIDE for mention in group.mentions)


def _is_body(text: str, groups: Sequence[Group]) -> bool:
    """Say whether an item is a body alone: "a delegation of the Committee on Foreign Affairs in Congress"."""
    group = groups[int(text.strip("@"))] if text.startswith("@") else None
    return group is not None and all(mention.kind is EntityKind.BODY for mention in group.mentions)


def genitive_at(items: Sequence[Item], forms: Sequence[str], at: int) -> str | None:
    """Return as what a genitive's mark stands in a skeleton; None where it needs no other, or is none.

    One behind a time says nothing: "Monday's talks" are no talks of whoever stands before. An apostrophe makes a name
    in -s a genitive as others have it: "Tsipras' meeting".
    """
    before = items[-1].text if items else ""
    if forms[at] == "'s" and before.startswith("~t"):
        return "~x~"
    named = before.startswith("@") and at + 1 < len(forms) and (forms[at + 1][:1].isalpha() or forms[at + 1] == "(")
    return "'s" if named and forms[at] == "'" and forms[at - 1].endswith("s") else None


def is_seat(naming: Naming) -> bool:
    """Say whether a naming is a ministry or palace without a name of its own: "at the foreign ministry"."""
    return bool(naming.phrase.bodies) and naming.phrase.bodies[0].kind is Kind.GENERIC_BODY
