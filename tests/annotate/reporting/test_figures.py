"""Counts of events, in all languages."""

from __future__ import annotations

import pytest
from tests.annotate.reporting.conftest import Case, case_id, cases, report_of

from dragoman.annotate.reporting.amounts.figures import find_figures


@pytest.mark.parametrize("case", cases("figures"), ids=case_id)
def test_the_figures_of_a_case_are_found(case: Case) -> None:
    found = find_figures(case.report)
    wanted = case.expected["figures"]
    assert [figure.value for figure in found] == [entry["value"] for entry in wanted]
    for figure, entry in zip(found, wanted, strict=True):
        assert {key: getattr(figure, key) for key in entry} == entry


@pytest.mark.parametrize("case", cases("figures"), ids=case_id)
def test_a_figure_stands_at_its_span(case: Case) -> None:
    for figure in find_figures(case.report):
        assert figure.span.of(case.text) == figure.surface


@pytest.mark.parametrize("text", ["ﷺ" * 20_000, "1 " * 20_000, "9" * 20_000, "killed " * 5_000, "\ud800 killed 5"])
def test_odd_text_is_survived(text: str) -> None:
    assert isinstance(find_figures(report_of(text, "en")), tuple)
