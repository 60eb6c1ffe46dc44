"""Who said what, in all languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.annotate.reporting.conftest import Case, case_id, cases, report_of

from dragoman.annotate.reporting.speakers.quotes import find_quotes


@pytest.mark.parametrize("case", cases("quotes"), ids=case_id)
def test_the_quotations_of_a_case_are_found_with_their_speakers(case: Case) -> None:
    found = find_quotes(case.report)
    expected = list(case.expected["quotes"].items())
    assert [quote.text[: len(head)] for quote, (head, _) in zip(found, expected, strict=True)] == [
        h for h, _ in expected
    ]
    assert [quote.speaker and quote.speaker.name for quote in found] == [speaker for _, speaker in expected]


@pytest.mark.parametrize("case", cases("quotes"), ids=case_id)
def test_a_quotation_stands_at_its_span(case: Case) -> None:
    for quote in find_quotes(case.report):
        assert quote.span.of(case.text) == quote.text


@pytest.mark.parametrize(
    "text", ["ﷺ" * 20_000, '" ' * 20_000, "« a " * 10_000, "'' " * 10_000, '\ud800 "a b c d e f" ']
)
def test_odd_text_is_survived(text: str) -> None:
    assert isinstance(find_quotes(report_of(text, "en")), tuple)


def test_a_quotation_without_a_closing_mark_ends_with_its_paragraph() -> None:
    text = "He said: \u201cone two three four five six\nAnother paragraph with words enough in it."
    (quote,) = find_quotes(report_of(text, "en"))
    assert quote.text == "one two three four five six"


def test_a_quotation_in_another_language_says_so() -> None:
    text = "Il a écrit : « We will be with the people of this country, and they know it »."
    (quote,) = find_quotes(report_of(text, "fr"))
    assert quote.language == "en"


def test_the_gold_quotations_of_the_seeds_are_found(shared: Path) -> None:
    """At least nine in ten, without any actor known."""
    wanted = found = 0
    for path in sorted((shared / "seeds" / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (shared / "seeds" / "docs" / f"{path.stem}.txt").read_text("utf-8")
        quotes = find_quotes(report_of(text, gold["lang"]))
        wanted += len(gold["quotes"])
        found += sum(any(q["text"][:25] in quote.text for quote in quotes) for q in gold["quotes"])
    assert found >= 0.9 * wanted
