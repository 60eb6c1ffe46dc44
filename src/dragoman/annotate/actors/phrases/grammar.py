"""The noun phrases of a language: regular expressions over the letters of its segments, as `actors.yaml` gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.language.folder import load_language
from dragoman.language.letters import LetterPatterns


@dataclass(frozen=True)
class Grammar:
    """The compiled noun phrases of a language."""

    single: LetterPatterns
    plural: LetterPatterns

    @cached_property
    def _letters(self) -> frozenset[str]:
        """The letters with which a noun phrase can begin."""
        return frozenset((*self.single.letters, *self.plural.letters))

    def longest(self, letters: str, at: int) -> tuple[re.Match[str] | None, bool]:
        """Return the longest noun phrase that begins at a letter, and whether it names several actors."""
        if letters[at] not in self._letters:
            return None, False
        best: re.Match[str] | None = None
        plural = False
        for many, patterns in ((True, self.plural), (False, self.single)):
            for _, match in patterns.matches(letters, at):
                if best is None or match.end() > best.end():
                    best, plural = match, many
        return best, plural


@cache
def grammar(language: str) -> Grammar:
    """Return the noun phrases of a language, compiled."""
    data = load_language(language).data("actors")
    macros = {name: _expand(pattern, data["macros"]) for name, pattern in data["macros"].items()}
    compiled = {
        key: LetterPatterns([re.compile(_expand(pattern, macros).replace(" ", "")) for pattern in data[key]])
        for key in ("single", "plural")
    }
    return Grammar(**compiled)


def _expand(pattern: str, macros: dict[str, str], depth: int = 0) -> str:
    if depth > 8:
        raise ValueError(f"a macro of actors.yaml names itself: {pattern}")
    expanded = re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{macros[m.group(1)]})", pattern)
    return expanded if expanded == pattern else _expand(expanded, macros, depth + 1)
