"""Clusters of mentions that respect what can't be one contact, and what a person has said."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from dragoman.link.features import Features
from dragoman.link.scoring import Pair
from dragoman.link.vetoes import Group, apart, group_of
from dragoman.link.weights import Weights
from dragoman.model import Judgement, Verdict

# What dates a mention: a day that its article states, and nothing.
_STATED, _OPEN = "day", "open"


class Clusters:
    """Sets of mentions under way; `root` of a mention names the set that it is in.

    Mentions with the same `parent` are in one set; two of one set may have different ones.
    """

    def __init__(self, rows: Sequence[Features]) -> None:
        self.parent = list(range(len(rows)))
        self._ids = [row.id for row in rows]
        self.members = {index: [index] for index in range(len(rows))}
        self.groups: dict[int, Group] = {index: group_of(row) for index, row in enumerate(rows)}
        self._different: dict[int, set[int]] = defaultdict(set)

    def root(self, index: int) -> int:
        """Return the set's name."""
        parent = self.parent
        while (above := parent[index]) != index:
            parent[index] = index = parent[above]
        return index

    def first(self, index: int) -> str:
        """Return the least id of the set that a mention is in."""
        return min(self._ids[member] for member in self.members[self.root(index)])

    def keep_apart(self, one: int, other: int) -> None:
        """Note that a person took these two for different contacts."""
        self._different[one].add(other)
        self._different[other].add(one)

    def why_apart(self, one: int, other: int) -> str | None:
        """Return why the sets of two mentions can't be one, None where they can."""
        return self._why_sets_apart(self.root(one), self.root(other))

    def join(self, one: int, other: int, *, by_person: bool = False) -> bool:
        """Make one set of the sets of two mentions where they can be; say whether they are one now."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        if self._judged_different(first, second) if by_person else self._why_sets_apart(first, second):
            return False
        self._merge(first, second, by_person)
        return True

    def join_unasked(self, one: int, other: int) -> None:
        """Make one set of the sets of two mentions that nothing keeps apart, as `why_apart` has just said."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._merge(first, second)

    def _merge(self, first: int, second: int, by_person: bool = False) -> None:
        if len(self.members[first]) < len(self.members[second]):
            first, second = second, first
        self.parent[second] = first
        self.members[first] += self.members.pop(second)
        self.groups[first].take_in(self.groups.pop(second), by_person=by_person)

    def _why_sets_apart(self, first: int, second: int) -> str | None:
        if self._different and self._judged_different(first, second):  # seldom
            return "a person took them for different contacts"
        return apart(self.groups[first], self.groups[second])

    def _judged_different(self, first: int, second: int) -> bool:
        smaller, larger = sorted((first, second), key=lambda root: len(self.members[root]))
        against = (other for index in self.members[smaller] for other in self._different.get(index, ()))
        return any(self.root(other) == larger for other in against)


def cluster(
    rows: Sequence[Features], pairs: Sequence[Pair], judgements: Sequence[Judgement], weights: Weights
) -> list[list[int]]:
    """Return the sets of indexes that are one contact each, the order fixed by the ids.

    First what a person said; then mentions that state a day, heaviest pair first; then each of those that a
    publication dates to the event that fits best, if it fits clearly best, and these among themselves; last those
    that nothing dates.
    """
    clusters = Clusters(rows)
    _obey(clusters, rows, judgements)
    bases = [row.basis for row in rows]
    dated = [pair for pair in pairs if bases[pair[0]] != _OPEN and bases[pair[1]] != _OPEN]
    parent = clusters.parent
    for one, other, _ in dated:
        if parent[one] != parent[other] and bases[one] == bases[other] == _STATED:
            clusters.join(one, other)
    unclear = _attach(clusters, rows, dated, weights)
    for one, other, _ in dated:
        if parent[one] != parent[other] and one not in unclear and other not in unclear:
            clusters.join(one, other)
    if len(dated) < len(pairs):
        _settle_open(clusters, rows, pairs, weights)
    return [sorted(members, key=lambda index: rows[index].id) for _, members in sorted(clusters.members.items())]


def _obey(clusters: Clusters, rows: Sequence[Features], judgements: Sequence[Judgement]) -> None:
    index_of = {row.id: index for index, row in enumerate(rows)}
    standing = [(one.verdict, [index_of[m] for m in one.mentions if m in index_of]) for one in judgements if one.holds]
    for verdict, members in standing:
        if verdict is Verdict.DIFFERENT:
            for position, one in enumerate(members):
                for other in members[:position]:
                    clusters.keep_apart(one, other)
    for verdict, members in standing:
        if verdict is Verdict.SAME:
            for one in members[1:]:
                clusters.join(members[0], one, by_person=True)


def _attach(clusters: Clusters, rows: Sequence[Features], pairs: Sequence[Pair], weights: Weights) -> set[int]:
    """Join undated mentions to dated events; return those that fit two about as well and so are left alone."""
    offers: dict[int, list[tuple[float, int]]] = defaultdict(list)
    states = [row.basis == _STATED for row in rows]
    for one, other, weight in pairs:
        stated = states[one]
        if stated != states[other]:
            undated, dated = (other, one) if stated else (one, other)
            offers[undated].append((weight, dated))
    unclear: set[int] = set()
    for undated in sorted(offers, key=lambda index: (-offers[index][0][0], rows[index].id)):
        fitting = list(islice(_best_by_event(clusters, undated, offers[undated]), 2))
        if len(fitting) > 1 and fitting[0][0] - fitting[1][0] < weights.margin:
            unclear.add(undated)
        elif fitting:
            clusters.join_unasked(undated, fitting[0][1])
    return unclear


def _best_by_event(
    clusters: Clusters, undated: int, offers: Iterable[tuple[float, int]]
) -> Iterator[tuple[float, int]]:
    seen: set[int] = set()
    for weight, dated in offers:  # heaviest first
        root = clusters.root(dated)
        if root not in seen and not clusters.why_apart(undated, dated):
            seen.add(root)
            yield weight, dated


def _settle_open(clusters: Clusters, rows: Sequence[Features], pairs: Sequence[Pair], weights: Weights) -> None:
    """Join mentions that nothing dates: each to a dated event that fits clearly best, then among themselves.

    Much reported contacts are what one more report is likely to be of: the number of documents counts.
    """
    offers: dict[int, dict[int, float]] = defaultdict(dict)
    both: list[Pair] = []
    for pair in pairs:  # heaviest first
        opens = rows[pair.one].basis == _OPEN, rows[pair.other].basis == _OPEN
        if all(opens):
            both.append(pair)
        elif any(opens):
            undated, other = (pair.one, pair.other) if opens[0] else (pair.other, pair.one)
            offers[undated].setdefault(clusters.root(other), pair.weight)
    unclear: set[int] = set()
    for undated in sorted(offers, key=lambda index: (-round(max(offers[index].values()), 6), rows[index].id)):
        unclear |= _settle_one(clusters, undated, offers[undated], weights)
    for pair in both:
        if pair.one not in unclear and pair.other not in unclear:
            clusters.join(pair.one, pair.other)


def _settle_one(clusters: Clusters, undated: int, offers: Mapping[int, float], weights: Weights) -> set[int]:
    fitting = sorted(
        (
            (weight + math.log2(len(clusters.groups[clusters.root(root)].told)), root)
            for root, weight in offers.items()
            if not clusters.why_apart(undated, root)
        ),
        key=lambda offer: (-round(offer[0], 6), clusters.first(offer[1])),
    )
    if not fitting or fitting[0][0] < weights.settled:
        return set()
    if len(fitting) > 1 and fitting[0][0] - fitting[1][0] < weights.margin:
        return {undated}
    clusters.join_unasked(undated, fitting[0][1])
    return set()
