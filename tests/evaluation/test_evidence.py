"""Every span is read again."""

from __future__ import annotations

from dataclasses import replace

from builders import TEXT, VELL, coded, full_mention, mention

from dragoman.evaluation.evidence import check_evidence
from dragoman.model import CodedDocument, Document, Span, Zone


def document(*participants: Span | None) -> CodedDocument:
    """Return a document whose participants claim these spans."""
    people = [replace(VELL, span=span) for span in participants]
    return CodedDocument(Document("a", TEXT), (mention("m", *people),))


def test_right_spans_hold() -> None:
    found = check_evidence(document(Span(11, 21), None))
    assert (found.checked, found.wrong) == (3, ())


def test_wrong_spans_are_named() -> None:
    shifted, outside, empty = Span(12, 22), Span(500, 510), Span(11, 11)
    found = check_evidence(document(shifted, outside, empty))
    assert len(found.wrong) == 3
    assert "a participant (12, 22): 'Aruna Vell' is 'runa Vell '" in found.wrong[0]


def test_quotes_and_figures_are_read_too() -> None:
    assert len(check_evidence(coded("a", mention("m"))).wrong) == 3


def test_what_stands_in_the_title_has_no_place_in_the_text() -> None:
    one = CodedDocument(Document("a", "other words"), (full_mention("m"),))
    assert one.mentions[0].zone is Zone.TITLE
    assert check_evidence(one).checked == 0
