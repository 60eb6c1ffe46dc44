"""Numbers in figures and words."""

from __future__ import annotations

import pytest

from dragoman.annotate.reporting.amounts.numerals import numbers, numerals
from dragoman.language.text import tokenize


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "7,000 and 1.5 million and 25bn", [7000, 1_500_000, 25_000_000_000]),
        ("en", "two hundred and fifty; twenty-five; three thousand four hundred", [250, 25, 3400]),
        ("en", "a million, one hundred", [1_000_000, 100]),
        ("en", "the 20th at 06:30 on 7/10/2023, F-16, G20, 3-1", []),
        ("en", "thousands and millions of one", []),
        ("fr", "8 525, 8\u00a0525 puis 1,2 milliard", [8525, 8525, 1_200_000_000]),
        ("fr", "dix-sept, quatre-vingt-dix, soixante et onze, deux mille cinq cents", [17, 90, 71, 2500]),
        ("fr", "une quarantaine, vingt et un, 06h30, le 1er", [40, 21]),
        ("ar", "ألفي ومئة وخمسة وعشرون", [2125]),
        ("ar", "٢٥٠ و12 و3 آلاف و41 ألفا", [250, 12, 3000, 41_000]),
        ("ar", "خمسة وعشرون، ثلاثة عشر، مئتي", [25, 13, 200]),
    ],
)
def test_numbers(language: str, text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text, tokenize(text), numerals(language))] == values
