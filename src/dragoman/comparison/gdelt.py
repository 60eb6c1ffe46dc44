"""Rows of GDELT 2.0 events (61 columns, no header) as claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dragoman.comparison.claims import Claim, ClaimedSide
from dragoman.export.gdelt_events import COLUMNS

_AT = {name: position for position, name in enumerate(COLUMNS)}
# CAMEO codes of what the ledger keeps, as PLOVER categories; roots stand for all their codes.
_CATEGORIES = {"04": "CONSULT", "036": "AGREE", "026": "REQUEST", "125": "REJECT"}


def claim_of(cells: Sequence[str], row: int) -> Claim:
    """Return the claim of one row.

    Raises ValueError where its day is none.
    """
    code = cells[_AT["EventCode"]]
    return Claim(
        row=row,
        id=cells[_AT["GLOBALEVENTID"]],
        day=dt.datetime.strptime(cells[_AT["SQLDATE"]], "%Y%m%d").date(),
        category=_CATEGORIES.get(code) or _CATEGORIES.get(code[:2]),
        code=code,
        source=_side(cells, "Actor1"),
        target=_side(cells, "Actor2"),
    )


def _side(cells: Sequence[str], actor: str) -> ClaimedSide:
    country, name = cells[_AT[f"{actor}CountryCode"]], cells[_AT[f"{actor}Name"]]
    return ClaimedSide((country,) if country else (), (name,) if name else ())
