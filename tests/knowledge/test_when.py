import datetime as dt

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.when import parse_when


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-02-07", dt.date(2023, 2, 7), dt.date(2023, 2, 7)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
    ],
)
def test_coarse_dates_are_intervals_and_print_as_written(text: str, first: dt.date, last: dt.date) -> None:
    when = parse_when(text)
    assert when == (first, last)
    assert str(when) == text


def test_an_empty_cell_is_no_date() -> None:
    assert parse_when("") is None


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "yesterday", "20230207", "2023-02-07-01", "0"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(KnowledgeError):
        parse_when(text)
