"""A report is of the side whose minister, ministry or state it has it from, and of none where it says no such thing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import UNDATED, day, mention, person

from dragoman.knowledge import load
from dragoman.model import Attribution, DateRange, Span
from dragoman.sides import side_of

VELL, KERIZ = person("Aruna Vell", None, "MAR"), person("Tomas Keriz", None, "USA")


@pytest.mark.parametrize(
    ("sources", "published", "side"),
    [
        ([("official", "Aruna Vell")], UNDATED, "MAR"),
        ([("statement", "US Department of State")], UNDATED, "USA"),
        ([("official", "Morocco")], UNDATED, "MAR"),
        ([("official", "Morocco"), ("official", "Aruna Vell")], UNDATED, "MAR"),
        ([("official", "Morocco"), ("statement", "US Department of State")], UNDATED, None),
        ([("spokesperson", "Nasser Bourita")], day("2023-10-12"), "MAR"),
        ([("spokesperson", "Nasser Bourita")], UNDATED, None),
        ([("statement", "United Nations")], UNDATED, None),
        ([("agency", "Morocco")], UNDATED, None),
        ([("unnamed", None)], UNDATED, None),
        ([("official", "Somebody Else")], day("2023-10-12"), None),
        ([], UNDATED, None),
    ],
)
def test_whose_side(sources: list[tuple[str, str | None]], published: DateRange, side: str | None) -> None:
    told = tuple(Attribution(kind, name, name or "", Span(0, 1)) for kind, name in sources)
    one = replace(mention("m", VELL, KERIZ), sources=told)
    assert side_of(one, published, load()) == side
