"""What a contact was about, in all languages."""

from __future__ import annotations

import pytest
from tests.annotate.reporting.conftest import Case, case_id, cases, names, report_of

from dragoman.annotate.reporting.topics import find_topics
from dragoman.model import Span, Topic


def _topics(case: Case) -> tuple[Topic, ...]:
    sentence, trigger = case.sentence_of(case.expected["trigger"])
    return find_topics(case.report, sentence, trigger)


@pytest.mark.parametrize("case", cases("topics"), ids=case_id)
def test_the_topics_of_a_case_are_found_at_their_spans(case: Case) -> None:
    found = _topics(case)
    assert names(found) == case.expected["topics"]
    assert all(topic.span.of(case.text) == topic.surface for topic in found)


def test_a_topic_is_bounded() -> None:
    text = "They discussed " + "peace and " * 5_000 + "war."
    report = report_of(text, "en")
    found = find_topics(report, report.sentences[0], Span(5, 14))
    assert found
    assert all(len(topic.surface) < 400 for topic in found)
