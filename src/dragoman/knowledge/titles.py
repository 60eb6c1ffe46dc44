"""Titles of office in words, as the language folders list them in `titles.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.forms import token_forms
from dragoman.knowledge.namewords import name_words
from dragoman.language.folder import load_language
from dragoman.language.text import form_of


@dataclass(frozen=True, slots=True)
class Title:
    """A title found in a row of tokens; `of` is the state or body where the title itself names it, or ""."""

    office: str
    of: str
    start: int
    end: int


@cache
def _forms(language: str) -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the offices by the tokens of their titles."""
    forms: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    for row in load_language(language).data("titles")["offices"]:
        for form in (*row.get("forms", ()), *row.get("plural", ())):
            key = tuple(token_forms(str(form)))
            forms[key] = (*forms.get(key, ()), (row["office"], row.get("of", "")))
    return forms


@cache
def _longest(language: str) -> int:
    return max(map(len, _forms(language)), default=0)


def found(forms: Sequence[str], language: str) -> list[Title]:
    """Return the titles in a row of token forms, the longest first; of one title, those that name their state first."""
    listed = _forms(language)
    titles = [
        Title(office, of, start, start + width)
        for width in range(min(_longest(language), len(forms)), 0, -1)
        for start in range(len(forms) - width + 1)
        for office, of in listed.get(tuple(forms[start : start + width]), ())
    ]
    return sorted(titles, key=lambda title: (title.start - title.end, not title.of))


def without_clitics(form: str, language: str) -> tuple[str, ...]:
    """Return a folded word as it is, then without what the language writes onto it ("والمغرب", "المغرب")."""
    hook = load_language(language).hook("split_clitics", _no_clitics)
    return (form, *(rest for _, rest in hook(form)))


def _no_clitics(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    return ()


def without_honorifics(text: str) -> str:
    """Return a name without the titles of address before it ("Mr", "الشيخ"); a lone word stays."""
    words = text.split()
    honorifics = name_words().honorifics
    while len(words) > 1 and form_of(words[0]).rstrip(".") in honorifics:
        words = words[1:]
    return " ".join(words)
