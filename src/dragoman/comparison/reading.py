"""Files of other data sets, told by their columns, as claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dragoman.comparison import gdelt, polecat
from dragoman.comparison.claims import Claim
from dragoman.errors import ReadError, UsageError
from dragoman.export.gdelt_events import COLUMNS as GDELT_COLUMNS
from dragoman.export.polecat import COLUMNS as POLECAT_COLUMNS

_ADVICE = "give GDELT 2.0 events (61 columns, unpacked) or POLECAT (40 columns with their header)"
# A line that goes on for longer is no row.
_LONGEST_LINE = 1_000_000


def read_claims(path: Path) -> Iterator[Claim | ReadError]:
    """Yield the claim of each row, an error in place of a row that can't be read.

    Raises UsageError where there is no such file, ReadError where it is of neither data set.
    """
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        first = lines.readline(_LONGEST_LINE).rstrip("\r\n").split("\t")
        claim_of, columns, has_header = _kind_of(first, path)
        if not has_header:
            yield _claim(first, 1, claim_of, columns, path)
        for row, line in enumerate(iter(lambda: lines.readline(_LONGEST_LINE), ""), start=2):
            yield _claim(line.rstrip("\r\n").split("\t"), row, claim_of, columns, path)


_ClaimOf = Callable[[Sequence[str], int], Claim]


def _kind_of(first: Sequence[str], path: Path) -> tuple[_ClaimOf, int, bool]:
    """Return how a row is read, its columns, and whether the first line is a header."""
    if tuple(first) == POLECAT_COLUMNS or (
        first[:2] == ["Event ID", "Event Date"] and len(first) == len(POLECAT_COLUMNS)
    ):
        return polecat.claim_of, len(POLECAT_COLUMNS), True
    if len(first) == len(GDELT_COLUMNS):
        return gdelt.claim_of, len(GDELT_COLUMNS), False
    raise ReadError(str(path), f"its first line has {len(first)} columns", _ADVICE)


def _claim(cells: Sequence[str], row: int, claim_of: _ClaimOf, columns: int, path: Path) -> Claim | ReadError:
    if len(cells) != columns:
        return ReadError(f"{path}:{row}", f"has {len(cells)} columns, not {columns}", "the other rows are compared")
    try:
        return claim_of(cells, row)
    except ValueError:
        return ReadError(f"{path}:{row}", "its day is none", "the other rows are compared")
