"""Patterns over strings in which each item of a sentence is one letter: which of them can match at a letter at all.

Phrases are found by trying patterns at each item. Most can't begin with its letter, and need not be tried.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence


class LetterPatterns:
    """Patterns in a fixed order; those that can't match at a place aren't tried there."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._by_letter: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for number, pattern in enumerate(patterns):
            for letter in first_letters(pattern.pattern):
                self._by_letter.setdefault(letter, []).append((number, pattern))

    @property
    def letters(self) -> Collection[str]:
        """The letters with which a match can begin."""
        return self._by_letter.keys()

    def matches(self, letters: str, at: int) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the number and the match of each pattern that matches something at `at`."""
        for number, pattern in self._by_letter.get(letters[at], ()):
            match = pattern.match(letters, at)
            if match and match.end() > at:
                yield number, match


def first_letters(source: str) -> frozenset[str]:
    """Return the letters with which a match of a pattern can begin.

    The pattern consists of letters, classes without ranges, groups that aren't captured, alternatives, repetitions
    and looks around. Raises ValueError for anything else.
    """
    return frozenset(_First(source).sequence()[0])


class _First:
    """Reads a pattern and says with what it can begin, and whether it can be empty."""

    def __init__(self, source: str) -> None:
        self._source, self._at = source, 0

    def sequence(self) -> tuple[set[str], bool]:
        """Return the first letters of alternatives up to a closing parenthesis or the end."""
        letters: set[str] = set()
        empty, branch_empty = False, True
        while self._at < len(self._source) and self._source[self._at] != ")":
            if self._source[self._at] == "|":
                self._at += 1
                empty, branch_empty = empty or branch_empty, True
                continue
            found, can_be_empty = self._piece()
            if branch_empty:
                letters |= found
            branch_empty = branch_empty and can_be_empty
        return letters, empty or branch_empty

    def _piece(self) -> tuple[set[str], bool]:
        found, empty = self._atom()
        repeated = _REPEATED.match(self._source, self._at)
        if repeated:
            self._at = repeated.end()
            empty = empty or repeated[0][0] in "?*" or repeated[0].startswith("{0")
        return found, empty

    def _atom(self) -> tuple[set[str], bool]:
        if self._source.startswith(_LOOKS, self._at):
            self._at = self._closing()
            return set(), True
        if self._source.startswith(("(?:", "(?>"), self._at):
            self._at += 3
            found = self.sequence()
            self._at += 1
            return found
        if self._source[self._at] == "$":
            self._at += 1
            return set(), True
        if self._source[self._at] == "[":
            end = self._source.index("]", self._at)
            letters, self._at = self._source[self._at + 1 : end], end + 1
            if letters.startswith("^") or "-" in letters:
                raise ValueError(f"a class of this kind can't be read: [{letters}]")
            return set(letters), False
        if self._source[self._at] in "(\\.^":
            raise ValueError(f"this can't be read in a pattern of letters: {self._source[self._at :]}")
        self._at += 1
        return {self._source[self._at - 1]}, False

    def _closing(self) -> int:
        """Return where the parenthesis that opens here is over."""
        depth = 0
        for at in range(self._at, len(self._source)):
            depth += {"(": 1, ")": -1}.get(self._source[at], 0)
            if not depth:
                return at + 1
        raise ValueError(f"a parenthesis stays open: {self._source}")


_REPEATED = re.compile(r"(?:[?*+]|\{\d+(?:,\d*)?\})\??")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
