"""The pattern language of contact frames, compiled to steps through a sentence's skeleton.

A skeleton (see `skeleton.py`) is the sentence with one item a blank: words in their folded form, `@3@` for an
actor or a group of actors, `~t1~` for a time expression, `~p2~` for a place with its preposition, `~x0~` for
what may be passed over. In a pattern

    {A} {B} {C}     an actor; A is the one who acts       {P}    a place
    {O}             a pronoun before its verb, as B       {M}    several actors at once
                                                          {L}    a place with its preposition
    <meet>          a word of the list `meet`             {T}    a time
                                                          {H}    minutes or hours
                                                          {S}    since some day
    ...             up to six words, no actor, and what   word?  may be missing
                    stands aside between two commas
    .....           up to 24 items, actors too
    (a b|c)  ( )?   alternatives, and a part that may be missing

Time, place and what may be passed over can stand between any two items and need no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dragoman.annotate.contacts.frames.needs import Need, Needs, NeedsBuilder
from dragoman.annotate.contacts.frames.steps import (
    End,
    Filled,
    Gap,
    Items,
    NoGenitive,
    Part,
    Phrase,
    Said,
    Slot,
    Step,
    WideGap,
    Word,
    either,
    linked,
    maybe,
)
from dragoman.annotate.contacts.frames.word_lists import WordFormer, WordList, phrase_forms

_ATOM = re.compile(
    r"\{(?P<slot>[A-Z])\}(?P<slot_optional>\?)?|<(?P<list>[\w-]+)>(?P<list_optional>\?)?|(?P<wide>\.{5})|(?P<gap>\.{3})"
    r"|(?P<open>\()|(?P<bar>\|)|(?P<close>\)\??)|(?P<word>[^\s()|{}<>]+)"
)
_ACTORS = frozenset("ABCDM")
# What a slot needs; the names are those that `matching.py` gives to a sentence's items.
_NEEDS: Mapping[str, Need] = {
    **{slot: frozenset(["@"]) for slot in "ABC"},
    "O": frozenset(["@o"]),
    "M": frozenset(["@m"]),
    "L": frozenset(["~p"]),
    "T": frozenset(["~t"]),
    "H": frozenset(["~t"]),
    "S": frozenset(["~t"]),
    "P": frozenset(["~p", "@p"]),
}
# Which marks fill a slot, and as what: a place may be an adjunct of its own (P) or an actor (P_).
_MARKS: Mapping[str, Mapping[str, str]] = {
    "T": {"~t": "T"},
    "H": {"~t": "H"},
    "S": {"~t": "S"},
    "L": {"~p": "P"},
    "P": {"~p": "P", "@": "P_"},
}


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matches: its items (`last` not included), the numbers in its slots, the phrases of its lists."""

    first: int
    last: int
    slots: Mapping[str, int]
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Pattern:
    """A pattern and its steps through a sentence; `needs` are what a sentence must have for it."""

    source: str
    steps: Step
    needs: Needs
    lists: tuple[str, ...]  # the word lists, as `Said` counts them
    slots: frozenset[str]
    turned: bool = False  # with the subject before the verb, where the language has it behind

    def match(self, items: Items, first: int) -> Match | None:
        """Return the match that begins with an item, None where none does."""
        found = self.steps.go(items, first, ())
        if found is None:
            return None
        last, taken = found
        slots = {one.slot: one.number for one in taken if isinstance(one, Filled)}
        return Match(first, last, slots, tuple(one for one in taken if isinstance(one, Said)))


class _Compiler:
    """Reads a pattern atom by atom."""

    def __init__(self, lists: Mapping[str, WordList], former: WordFormer, of: frozenset[str]) -> None:
        self.used: list[str] = []
        self.needs = NeedsBuilder()
        self._lists, self._former, self._of = lists, former, of
        self._levels: list[list[list[Part]]] = [[[]]]  # the rows of each open parenthesis
        self._behind_gap = False

    def add(self, atom: re.Match[str]) -> None:
        if atom.group("open") or atom.group("bar") or atom.group("close"):
            self._bracket(atom.group())
        else:
            parts, needs = self._parts(atom)
            self._row.extend(parts)
            self.needs.add(needs)
        self._behind_gap = bool(atom.group("gap"))

    def steps(self) -> Step:
        """Return the steps of all that was read."""
        rows = self._levels[0]
        return linked(rows[0] if len(rows) == 1 else [either(rows, optional=False)], End())

    @property
    def _row(self) -> list[Part]:
        return self._levels[-1][-1]

    def _bracket(self, mark: str) -> None:
        self.needs.bracket(mark)
        if mark == "(":
            self._levels.append([[]])
        elif mark == "|":
            self._levels[-1].append([])
        else:
            rows = self._levels.pop()
            self._row.append(either(rows, optional=mark.endswith("?")))

    def _parts(self, atom: re.Match[str]) -> tuple[Sequence[Part], Sequence[Need]]:
        if atom.group("gap") or atom.group("wide"):
            return [Gap if atom.group("gap") else WideGap], ()
        if slot := atom.group("slot"):
            return self._slot(slot, bool(atom.group("slot_optional")))
        if name := atom.group("list"):
            return self._list(name, bool(atom.group("list_optional")))
        return self._word(atom.group())

    def _slot(self, slot: str, optional: bool) -> tuple[Sequence[Part], Sequence[Need]]:
        part = partial(Slot, _MARKS.get(slot) or {"@": slot})
        guard = [partial(NoGenitive, self._of)] if self._behind_gap and slot in _ACTORS else []
        if optional:
            return [*guard, maybe(part)], ()
        return [*guard, part], [_NEEDS[slot]] if slot in _NEEDS else ()

    def _list(self, name: str, optional: bool) -> tuple[Sequence[Part], Sequence[Need]]:
        if name not in self._lists:
            raise ValueError(f"no word list <{name}>")
        part = partial(Phrase, len(self.used), self._lists[name])
        self.used.append(name)
        return ([maybe(part)], ()) if optional else ([part], [self._lists[name].firsts])

    def _word(self, word: str) -> tuple[Sequence[Part], Sequence[Need]]:
        optional = word.endswith("?") and len(word) > 1
        forms = phrase_forms(word.rstrip("?") if optional else word.strip('"'), self._former)
        parts = [partial(Word, form, index == 0) for index, form in enumerate(forms)]
        if optional:
            return [either([parts], optional=True)], ()
        return parts, [frozenset([form]) for form in forms]


def compile_pattern(source: str, lists: Mapping[str, WordList], former: WordFormer, of: Iterable[str] = ()) -> Pattern:
    """Return `source` as a pattern.

    `of` are words behind which a gap ends at no actor: "received an envoy of X" isn't "received X".

    Raises ValueError where the pattern names a list that isn't there or a parenthesis stays open.
    """
    atoms = list(_ATOM.finditer(source))
    compiler = _Compiler(lists, former, frozenset(of))
    for atom in atoms:
        compiler.add(atom)
    if compiler.needs.depth:
        raise ValueError(f"unbalanced parenthesis in pattern {source!r}")
    slots = frozenset(atom.group("slot") for atom in atoms if atom.group("slot"))
    return Pattern(source, compiler.steps(), compiler.needs.needs(), tuple(compiler.used), slots)
