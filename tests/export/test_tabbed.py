"""A cell never breaks its row."""

from __future__ import annotations

import io

from dragoman.export.tabbed import write_row


def test_a_row_is_one_line_of_so_many_cells() -> None:
    sink = io.BytesIO()
    write_row(sink, ("a\tb", None, 'c"d', "e\r\nf\u2028g\x85h", 0), "None")
    assert sink.getvalue().decode() == 'a b\tNone\tc"d\te f g h\t0\n'
    assert len(sink.getvalue().decode().splitlines()) == 1
