"""The tagger: spans, lines, and texts that want to do harm."""

from __future__ import annotations

import time

import pytest

from dragoman.language.folder import language_codes
from dragoman.timex import tag


def test_spans_count_from_the_start_of_the_text() -> None:
    text = "Titre\nReçu le 7 mai 2020.\n\nFin"
    assert [(e.span.of(text), e.surface) for e in tag(text, "fr")] == [("le 7 mai 2020", "le 7 mai 2020")]


def test_an_expression_never_runs_over_a_line() -> None:
    assert [e.surface for e in tag("mercredi\n11 octobre 2023", "fr")] == ["mercredi", "11 octobre 2023"]


def test_long_lines_are_read_in_pieces() -> None:
    text = "mot " * 20_000 + "le 7 mai 2020" + " mot" * 20_000
    assert [e.surface for e in tag(text, "fr")] == ["le 7 mai 2020"]


@pytest.mark.parametrize("language", language_codes())
@pytest.mark.parametrize(
    "text",
    ["ﷺ" * 100_000, "1" * 300_000, "12/" * 50_000, "'" * 100_000, "1,1" * 50_000, "a\u064b" * 50_000, "du 3 " * 20_000],
    ids=["ligature", "digits", "slashes", "apostrophes", "commas", "marks", "words"],
)
def test_hostile_text_takes_bounded_time(language: str, text: str) -> None:
    start = time.perf_counter()
    tag(text, language)
    assert time.perf_counter() - start < 5
