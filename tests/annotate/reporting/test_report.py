"""What was read of a passage once is kept, and passages cover all sentences."""

from __future__ import annotations

from tests.annotate.reporting.conftest import report_of

TEXT = (
    "Kesh said: “The road is open to all of us. Come and see it.”\nRoszak left. “Is that so?” she asked. Nobody spoke."
)


def test_passages_cover_all_sentences_and_keep_quotations_whole() -> None:
    report = report_of(TEXT, "en")
    assert all(any(p.span.covers(s.span) for p in report.passages) for s in report.sentences)
    assert all(p.span.covers(quote.whole) for p in report.passages for quote in p.quotes)


def test_a_passage_is_read_once() -> None:
    report = report_of(TEXT, "en")
    first = report.passages[0]
    assert report.read(first) is report.read(first)
    assert report.told(first.span) is report.told(first.span)


def test_words_of_quotations_are_none_of_the_passage() -> None:
    report = report_of(TEXT, "en")
    read = report.read(report.passages[0])
    assert "said" in read.words
    assert "road" not in read.words
