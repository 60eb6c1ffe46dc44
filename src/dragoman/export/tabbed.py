"""Tab-separated rows as the field's data sets have them: no quoting, so a cell holds neither tab nor line end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

_BREAKS = re.compile("[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")


def write_row(sink: BinaryIO, cells: Iterable[object], nothing: str = "") -> None:
    """Write one row; None becomes `nothing`, and a tab or line end a space."""
    ready = (nothing if cell is None else _BREAKS.sub(" ", str(cell)) for cell in cells)
    sink.write(("\t".join(ready) + "\n").encode())
