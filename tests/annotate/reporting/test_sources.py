"""Who vouches for a contact, in all languages."""

from __future__ import annotations

import pytest
from tests.annotate.reporting.conftest import Case, case_id, cases, report_of

from dragoman.annotate.reporting.sources import find_sources
from dragoman.annotate.reporting.speakers.quotes import find_quotes
from dragoman.model import Attribution, Span


def _sources(case: Case) -> tuple[Attribution, ...]:
    sentence, trigger = case.sentence_of(case.expected["trigger"])
    return find_sources(case.report, sentence, trigger, (), find_quotes(case.report))


@pytest.mark.parametrize("case", cases("attribution"), ids=case_id)
def test_the_sources_of_a_case_are_found(case: Case) -> None:
    found = _sources(case)
    wanted = case.expected["sources"]
    assert [one.kind for one in found] == list(wanted.values())
    for one, words in zip(found, wanted, strict=True):
        assert words in one.surface


@pytest.mark.parametrize("case", cases("attribution"), ids=case_id)
def test_a_source_stands_at_its_span(case: Case) -> None:
    for one in _sources(case):
        assert one.span.of(case.text) == one.surface


@pytest.mark.parametrize(
    "text", ["ﷺ" * 20_000, "said " * 10_000, '"a b c d e f" said X. ' * 1_000, "statement of the " * 3_000]
)
def test_odd_text_is_survived(text: str) -> None:
    report = report_of(text, "en")
    assert isinstance(find_sources(report, report.sentences[0], Span(0, 4)), tuple)
