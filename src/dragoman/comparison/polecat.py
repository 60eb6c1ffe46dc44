"""Rows of POLECAT (40 columns with a header) as claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dragoman.comparison.claims import Claim, ClaimedSide
from dragoman.export.polecat import COLUMNS

_AT = {name: position for position, name in enumerate(COLUMNS)}
_KEPT = frozenset({"CONSULT", "AGREE"})
# Asked for or refused: a contact only where a meeting is.
_KEPT_OF_MEETINGS = frozenset({"REQUEST", "REJECT"})
_NOTHING = frozenset({"", "None"})


def claim_of(cells: Sequence[str], row: int) -> Claim:
    """Return the claim of one row.

    Raises ValueError where its day is none.
    """
    kind, mode = cells[_AT["Event Type"]], cells[_AT["Event Mode"]]
    kept = kind in _KEPT or (kind in _KEPT_OF_MEETINGS and "meet" in _values(mode))
    return Claim(
        row=row,
        id=cells[_AT["Event ID"]],
        day=dt.date.fromisoformat(cells[_AT["Event Date"]]),
        category=kind if kept else None,
        code=kind if mode in _NOTHING else f"{kind} {mode}",
        source=_side(cells, "Actor"),
        target=_side(cells, "Recipient"),
    )


def _side(cells: Sequence[str], whose: str) -> ClaimedSide:
    return ClaimedSide(_values(cells[_AT[f"{whose} Country"]]), _values(cells[_AT[f"{whose} Name"]]))


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value for part in cell.split(";") if (value := part.strip()) not in _NOTHING)
