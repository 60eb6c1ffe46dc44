"""Independent sources: reprints of one text are one, whatever their outlets; reports in own words are two."""

from __future__ import annotations

from dataclasses import replace

from builders import KERIZ, VELL, mention

from dragoman.link.features import features_of
from dragoman.link.sources import source_groups
from dragoman.model import ReportedMention


def report(document: str, original: str | None = None) -> ReportedMention:
    """Return a report of one call, by an outlet of its own."""
    one = replace(mention(f"{document}#0", VELL, KERIZ), sources=())
    return ReportedMention(one, document, outlet=f"{document}.example", sentence=document, original=original)


def groups(*reports: ReportedMention) -> list[list[int]]:
    """Return which of the reports draw on one source."""
    return source_groups(reports, features_of(reports))


def test_reprints_are_one_source() -> None:
    assert groups(report("a"), report("b", original="a"), report("c")) == [[0, 1], [2]]


def test_reprints_of_a_text_that_tells_nothing_itself_are_one_source() -> None:
    assert groups(report("b", original="a"), report("c", original="a")) == [[0, 1]]


def test_reports_in_own_words_are_two() -> None:
    assert groups(report("a"), report("b")) == [[0], [1]]
