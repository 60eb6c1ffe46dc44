"""A row of another data set as a claim: on a day, one side did something of a kind to another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimedSide:
    """One actor of a row: ISO alpha-3 codes of states, and names of persons or bodies where the row has some."""

    countries: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything is known of it."""
        return bool(self.countries or self.names)


@dataclass(frozen=True, slots=True)
class Claim:
    """One row. `category` is PLOVER's, None where the row's event is none that the ledger keeps; `row` counts from 1.

    Where a row has all actors in one list (a meeting without host), they are `source` and `target` is empty.
    """

    row: int
    id: str
    day: dt.date
    category: str | None
    code: str
    source: ClaimedSide
    target: ClaimedSide = ClaimedSide()
