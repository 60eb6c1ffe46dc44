"""Who said what, in all languages."""

from __future__ import annotations

import pytest
from tests.annotate.reporting.conftest import Case, case_id, cases, sentences_of

from dragoman.annotate.reporting.quotes import find_quotes


@pytest.mark.parametrize("case", cases("quotes"), ids=case_id)
def test_the_quotations_of_a_case_are_found_with_their_speakers(case: Case) -> None:
    found = find_quotes(case.text, case.sentences, case.actors, case.language)
    expected = list(case.expected["quotes"].items())
    assert [quote.text[: len(head)] for quote, (head, _) in zip(found, expected, strict=True)] == [h for h, _ in expected]
    assert [quote.speaker and quote.speaker.name for quote in found] == [speaker for _, speaker in expected]


@pytest.mark.parametrize("case", cases("quotes"), ids=case_id)
def test_a_quotation_stands_at_its_span(case: Case) -> None:
    for quote in find_quotes(case.text, case.sentences, case.actors, case.language):
        assert quote.span.of(case.text) == quote.text
