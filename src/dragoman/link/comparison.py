"""What a comparison is: named levels in order, each as a test in Python and as a condition in SQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.link.features import Features

Test = Callable[[Features, Features], bool]


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of agreement, in words; `silent` where there is nothing to compare (weight 0)."""

    name: str
    holds: Test
    sql: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing compared, from the strongest agreement to the last level, which always holds."""

    name: str
    levels: tuple[Level, ...]


def level_of(comparison: Comparison, one: Features, other: Features) -> Level:
    """Return the level at which two mentions agree."""
    return next(level for level in comparison.levels if level.holds(one, other))


def always(one: Features, other: Features) -> bool:
    """Say yes: the last level."""
    return True


def either_open(one: Features, other: Features) -> bool:
    """Say whether nothing dates one of two mentions."""
    return "open" in (one.basis, other.basis)


def both_of(one: Features, other: Features, basis: str) -> bool:
    """Say whether both mentions are dated by this."""
    return one.basis == other.basis == basis


def one_open(one: Features, other: Features) -> bool:
    """Say whether nothing dates one of two mentions, and something the other."""
    return (one.basis == "open") != (other.basis == "open")


ONE_OPEN = "(basis_l = 'open') != (basis_r = 'open')"
