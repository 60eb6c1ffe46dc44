"""Lists of phrases, matched in a row of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.language.text import tokenize

Phrase = tuple[str, ...]


class PhraseBook:
    """Phrases by their tokens' forms, with the lists that hold each; the longest match wins."""

    def __init__(self, lists: Mapping[str, Sequence[object]]) -> None:
        self._lists: dict[Phrase, tuple[str, ...]] = {}
        for name, phrases in lists.items():
            for phrase in phrases:
                key = forms(str(phrase))
                self._lists[key] = (*(n for n in self._lists.get(key, ()) if n != name), name)
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(key[0], len(key)) for key in self._lists if key}, reverse=True):
            self._lengths.setdefault(first, []).append(length)

    def match(self, first: str, words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]] | None:
        """Return (end, names of the lists) of the longest phrase at `start`, whose first word reads `first`."""
        for length in self._lengths.get(first, ()):
            phrase = (first, *words[start + 1 : start + length])
            if phrase in self._lists:
                return start + len(phrase), self._lists[phrase]
        return None


def forms(phrase: str) -> Phrase:
    """Return the folded tokens of a phrase; one that ends in an apostrophe ends in an elided word."""
    if phrase.endswith(("'", "’")):
        return tuple(token.form for token in tokenize(phrase + "xx"))[:-1]
    return tuple(token.form for token in tokenize(phrase))


def longest(book: PhraseBook, readings: Sequence[tuple[str, str]], words: Sequence[str],
            start: int) -> tuple[int, tuple[str, ...], str] | None:  # fmt: skip
    """Return (end, names of the lists, clitics) of the longest phrase of `book` at `start`, in any reading."""
    best: tuple[int, tuple[str, ...], str] | None = None
    for clitics, first in readings:
        found = book.match(first, words, start)
        if found and (best is None or found[0] > best[0]):
            best = found[0], found[1], clitics
    return best
