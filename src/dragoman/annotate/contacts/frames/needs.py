"""What a pattern needs of a sentence: items of which a match must have one each, in their order.

Most patterns find nothing in most sentences. A need is a set of words or of marks (`@` for an actor, `@m` for several
at once, `~p` for a place ...), so that looking them up says where a pattern can begin, mostly nowhere, before any
regular expression is tried. Needs may let through too much, never too little.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Need = frozenset[str]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a pattern needs, in order; `opens` says that each match begins with the first."""

    items: tuple[Need, ...] = ()
    opens: bool = False


@dataclass
class _Row:
    """The needs of a row of atoms; `opens` as long as nothing stood before the first that may be missing."""

    items: list[Need] = field(default_factory=list)
    opens: bool = True

    def add(self, items: Sequence[Need], opens: bool) -> None:
        if not self.items:
            self.opens = self.opens and opens and bool(items)
        self.items.extend(items)


class NeedsBuilder:
    """Collects the needs of a pattern, atom by atom."""

    def __init__(self) -> None:
        self._levels: list[list[_Row]] = [[_Row()]]  # the alternatives of each open parenthesis

    @property
    def depth(self) -> int:
        """Return how many parentheses are open."""
        return len(self._levels) - 1

    def add(self, items: Sequence[Need] = ()) -> None:
        """Add an atom that needs these items, nothing where it may be missing."""
        self._levels[-1][-1].add(items, opens=True)

    def bracket(self, mark: str) -> None:
        """Open a parenthesis, begin another alternative in it, or close it; with ")?" it may be missing."""
        if mark == "(":
            self._levels.append([_Row()])
        elif mark == "|":
            self._levels[-1].append(_Row())
        else:
            inner = _of_alternatives(self._levels.pop())
            self._levels[-1][-1].add(() if mark.endswith("?") else inner.items, inner.opens)

    def needs(self) -> Needs:
        """Return what was collected."""
        return _of_alternatives(self._levels[0])


def _of_alternatives(rows: Sequence[_Row]) -> Needs:
    """Return what all alternatives need: of several one item, with which the needs of one of them begin."""
    if not all(row.items for row in rows):
        return Needs()
    one = rows[0].items if len(rows) == 1 else [frozenset[str]().union(*(row.items[0] for row in rows))]
    return Needs(tuple(one), all(row.opens for row in rows))


class NeedIndex:
    """Tells which of many patterns have all that they need in a sentence, in whatever order.

    One bit for each need of each pattern, first needs first, so that a sentence is looked up with one union.
    """

    def __init__(self, patterns: Sequence[Needs]) -> None:
        self._count, self._most = len(patterns), max((len(needs.items) for needs in patterns), default=0)
        self._met_by: dict[str, int] = defaultdict(int)
        self._free = 0  # the needs that patterns with fewer needs don't have
        for number, needs in enumerate(patterns):
            for row in range(self._most):
                bit = 1 << (row * self._count + number)
                self._free |= bit if row >= len(needs.items) else 0
                for name in needs.items[row] if row < len(needs.items) else ():
                    self._met_by[name] |= bit

    def met(self, names: Iterable[str]) -> Iterator[int]:
        """Yield the numbers of the patterns whose needs a sentence with these words and marks meets, in order."""
        bits = self._free
        for name in names:
            bits |= self._met_by.get(name, 0)
        left = (1 << self._count) - 1
        for _ in range(self._most):
            left &= bits
            bits >>= self._count
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest


class Offer:
    """What a sentence offers: for each word or mark the items that are one."""

    def __init__(self, items: Iterable[Iterable[str]]) -> None:
        at: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        for number, names in enumerate(items):
            self._count = number + 1
            for name in names:
                at[name].append(number)
        self._at, self.names = at, frozenset(at)
        self._met: dict[Need, Sequence[int]] = {}

    def beginnings(self, needs: Needs) -> Sequence[int]:
        """Return the items at which a match can begin, in order."""
        limit = self._count
        for need in reversed(needs.items):
            met = self._met.get(need)
            if met is None:
                met = self._met[need] = self._positions(need)
            before = bisect_left(met, limit)
            if not before:
                return ()
            limit = met[before - 1]
        if needs.opens:
            return [at for at in self._met[needs.items[0]] if at <= limit]
        return range(min(limit + 1, self._count))

    def _positions(self, need: Need) -> Sequence[int]:
        names = need & self.names
        if len(names) == 1:
            return self._at[next(iter(names))]
        return sorted({at for name in names for at in self._at[name]})
