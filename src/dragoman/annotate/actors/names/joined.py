"""Words as they would be written with care: joined ones apart ("the Biden-Xi call", "l'ex-président"), an accent
that a capital has lost given back ("A Lima, il a reçu").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest

from dragoman.annotate.actors.lexicon import ActorLexicon
from dragoman.language.text import Token, form_of
from dragoman.model import Span

_PAUSES = frozenset(';:«“"–—-.')


def with_accents(tokens: Sequence[Token], accented: Callable[[str, str], str | None]) -> tuple[Token, ...]:
    """Return the tokens, those in capitals at the beginning of a clause with the accent that belongs on them.

    `accented` gives the form for a word as written and the one behind it, None where nothing is missing.
    """
    found, opens = list(tokens), True
    for at, (token, following) in enumerate(pairwise(tokens)):
        form = accented(token.surface, following.surface) if opens else None
        found[at] = token._replace(form=form) if form else token
        opens = token.surface in _PAUSES
    return tuple(found)


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
        elif joiner and mark and not bearers(token.surface) and _are_two(bearers(left), bearers(family)):
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
