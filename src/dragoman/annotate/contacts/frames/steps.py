"""The steps of a pattern through a sentence: each takes an item or several, and asks the next to go on behind them.

Where that leads nowhere a step tries its other ways, so that the first whole match wins: longer phrases before
shorter ones, short gaps before long ones, what may be missing before its absence. Behind each item adjuncts may be
passed over. Words are looked up, so that a list of thousands of phrases costs what a list of two does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from dragoman.annotate.contacts.frames.word_lists import Branch, WordList

_GAP = 6  # items at most
_WIDE = 24
_ASIDE = 12
_NO_WORD = frozenset("@~;")
_BEHIND = ""  # the text behind the last item


class Items:
    """The items of a skeleton as steps read them."""

    def __init__(
        self,
        texts: Sequence[str],
        without_clitic: Callable[[str], str] | None = None,
        asides: frozenset[str] = frozenset(),
    ) -> None:
        self.texts = (*texts, _BEHIND)
        commas = (at for at, text in enumerate(texts) if text == "," and asides)
        self.asides = {at: ends for at in commas if (ends := _ends_of_aside(self.texts, at, asides))}
        self.readings = tuple(_readings(text, without_clitic) if without_clitic else (text,) for text in self.texts)


def _readings(text: str, without_clitic: Callable[[str], str]) -> tuple[str, ...]:
    """Return how an item may be read as a word of a pattern: "والتقى" as "التقى", then as it stands."""
    stem = without_clitic(text)
    return (text,) if stem == text else (stem, text)


def _ends_of_aside(texts: Sequence[str], comma: int, opening: frozenset[str]) -> list[int]:
    """Return where the clause may go on behind what a comma and a word like "at" open, and a comma closes.

    "Held, at the end of a day of work in the capital, a press conference": a place or day has its comma with it.
    """
    ends, words, at = list[int](), 0, comma + 1
    while texts[at][:1] == "~":
        at += 1
    if texts[at] not in opening:
        return ends
    while words <= _ASIDE and (texts[at][:1] == "~" or _is_word(texts[at])):
        words += texts[at][:1] != "~"
        if texts[at] == ",":
            return [*ends, at + 1]
        at += 1
        if texts[at - 1][:1] == "~":
            ends.append(at)
    return ends


class Filled(NamedTuple):
    """A slot, and the number in the mark that fills it."""

    slot: str
    number: int


class Said(NamedTuple):
    """The phrase of a list, with the items that it takes (`last` not included)."""

    listed: int
    first: int
    last: int
    phrase: str


Taken = tuple[Filled | Said, ...]


class Step(Protocol):
    """A step and all that follow it."""

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        """Return where a match ends that goes on with the item `at`, and all that it took; None where none does."""


# A step that waits for the one that follows it.
Part = Callable[[Step], Step]


def linked(parts: Sequence[Part], then: Step) -> Step:
    """Return the steps of a row of parts, `then` behind the last."""
    for part in reversed(parts):
        then = part(then)
    return then


def maybe(part: Part) -> Part:
    """Return a part that may be missing."""
    return lambda then: Either((part(then), then))


def either(rows: Sequence[Sequence[Part]], optional: bool) -> Part:
    """Return a part that is one of several rows of parts, or none of them where it may be missing."""
    return lambda then: Either((*(linked(row, then) for row in rows), *((then,) if optional else ())))


@dataclass(frozen=True, slots=True)
class End:
    """The end of a pattern: whatever has come so far is a match."""

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        return at, taken


@dataclass(frozen=True, slots=True)
class Either:
    """Several ways to go on, the first of them first."""

    ways: tuple[Step, ...]

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        for way in self.ways:
            if found := way.go(items, at, taken):
                return found
        return None


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in the pattern; `opens` says that a clitic may stand before it."""

    form: str
    opens: bool
    then: Step

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        if items.texts[at] == self.form or (self.opens and self.form in items.readings[at]):
            return _go_on(self.then, items, at + 1, taken)
        return None


@dataclass(frozen=True, slots=True)
class Slot:
    """A mark with a number: each of `marks` with the slot that it fills."""

    marks: Mapping[str, str]
    then: Step

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        text = items.texts[at]
        for mark, slot in self.marks.items():
            if text.startswith(mark):
                return _go_on(self.then, items, at + 1, (*taken, Filled(slot, int(text[len(mark) : -1]))))
        return None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a list."""

    number: int  # which of the pattern's lists it is
    words: WordList
    then: Step

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        for reading in items.readings[at]:
            branch = self.words.branches.get(reading)
            if branch and (found := self._go(items, at, at + 1, branch, taken)):
                return found
        return None

    def _go(self, items: Items, first: int, at: int, branch: Branch, taken: Taken) -> tuple[int, Taken] | None:
        while True:
            text = items.texts[at]
            longer = branch.longer.get(text)
            if longer and (found := self._go(items, first, at + 1, longer, taken)):
                return found
            if branch.phrase is not None:
                said = Said(self.number, first, at, branch.phrase)
                if found := self.then.go(items, at, (*taken, said)):
                    return found
            if text[:1] != "~":
                return None
            at += 1


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to six words, no actor, and what stands aside between commas; adjuncts only behind one of them."""

    then: Step

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        return self._go(items, at, taken, _GAP)

    def _go(self, items: Items, at: int, taken: Taken, left: int) -> tuple[int, Taken] | None:
        beyond: list[tuple[int, int]] = []
        while not (found := self.then.go(items, at, taken)):
            text = items.texts[at]
            adjunct = text[:1] == "~"
            beyond += [(end, min(left, _GAP - 1)) for end in items.asides.get(at, ())]
            if (adjunct and left == _GAP) or not (adjunct or (left and _is_word(text))):
                return next((other for end, more in beyond if (other := self._go(items, end, taken, more))), None)
            left -= not adjunct
            at += 1
        return found


@dataclass(frozen=True, slots=True)
class WideGap:
    """Up to 24 items of a clause, actors too."""

    then: Step

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        last = at + _WIDE
        while not (found := self.then.go(items, at, taken)):
            text = items.texts[at]
            if at == last or not text or ";" in text:
                return None
            at += 1
        return found


@dataclass(frozen=True, slots=True)
class NoGenitive:
    """Holds where none of some words stands right before: "received an envoy of X" isn't "received X"."""

    of: frozenset[str]
    then: Step

    def go(self, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
        if at > 1 and items.texts[at - 1] in self.of:
            return None
        return self.then.go(items, at, taken)


def _go_on(then: Step, items: Items, at: int, taken: Taken) -> tuple[int, Taken] | None:
    """Go on behind an item, or behind adjuncts that stand there."""
    found = then.go(items, at, taken)
    while found is None and items.texts[at][:1] == "~":
        at += 1
        found = then.go(items, at, taken)
    return found


def _is_word(text: str) -> bool:
    return bool(text) and _NO_WORD.isdisjoint(text)
