"""Names as words, for comparison inside a document."""

from __future__ import annotations

from functools import lru_cache

from dragoman.language.folder import load_language
from dragoman.language.text import form_of, tokenize

_SHORTEST = 2


@lru_cache(maxsize=8192)
def name_words(surface: str) -> tuple[str, ...]:
    """Return the folded words of a name, marks left out and hyphens undone."""
    words = (form_of(token.surface).strip("-'\"") for token in tokenize(surface.replace("-", " ")))
    return tuple(word for word in words if word[:1].isalnum())


def shortens(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether `words` stand in `full` in order, and are fewer or the same; the family name alone will do."""
    if len(words) > len(full):
        words, full = full, words
        if len(words) < _SHORTEST:
            return False
    rest = iter(full)
    return all(any(word == other for other in rest) for word in words) and max(map(len, words)) > 1


def romanized(surface: str, language: str) -> str:
    """Return a Latin form of a name that the base doesn't know; a name in Latin letters stays as it is."""
    return str(load_language(language).hook("romanize", lambda name: name)(surface))
