"""Words that a hyphen joins, and that a reader takes apart: "the Biden-Xi call", "l'ex-président"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.language.text import Token, form_of
from dragoman.model import Span


def split_joined(
    tokens: Sequence[Token], lexicon: ActorLexicon, bearers: Callable[[str], frozenset[str]]
) -> tuple[Token, ...]:
    """Return the tokens with two family names apart, the hyphen standing for an "and", and "ex-" before a title.

    `bearers` tells who bears a family name: two names of one person ("Tshisekedi-Tshilombo") stay together.
    """
    joiner = next(iter(sorted(lexicon.words["and"])), None)
    found: list[Token] = []
    before = ""
    for token, following in zip_longest(tokens, tokens[1:]):
        left, mark, right = token.surface.partition("-")
        compound = following is not None and following.surface[:1].isupper()  # "Jean-Marie Traoré"
        family = following.surface if compound and following else right
        if mark and right and lexicon.has("former", form_of(left)):
            found += _cut(token, len(left) + 1, (form_of(left), form_of(right)))
        elif joiner and mark and _are_two(bearers(left), bearers(family)):
            if compound and not before[:1].isupper():
                found.append(token)  # "Jean-Marie Le Pen" is one, "Narendra Modi-Nawaz Sharif" are two
                before = token.surface
                continue
            name, rest = _cut(token, len(left), (form_of(left), ""))
            found += (name, *_cut(rest, 1, (joiner, form_of(right))))
        else:
            found.append(token)
        before = token.surface
    return tuple(found)


def _are_two(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _cut(token: Token, at: int, forms: tuple[str, str]) -> Iterator[Token]:
    """Yield the two tokens of one that is cut at a character, with their forms."""
    middle = token.span.start + at
    yield Token(Span(token.span.start, middle), token.surface[:at], forms[0])
    yield Token(Span(middle, token.span.end), token.surface[at:], forms[1])
