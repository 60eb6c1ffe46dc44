"""Who is described in the title of an article that names nobody."""

from __future__ import annotations

from dragoman.annotate.reporting.clauses.units import UnitReader
from dragoman.annotate.reporting.report import Report
from dragoman.annotate.reporting.speakers.descriptions import described_in
from dragoman.annotate.reporting.speakers.known import forms_of
from dragoman.model import Span, Speaker


def titled(report: Report) -> Speaker | None:
    """Return who is described in the title of an article that is about nobody by name ("The keeper remembers")."""
    if not report.title:
        return None
    naming = described_in(
        UnitReader(report.title, (), report.language).units(Span(0, len(report.title))), report.lexicon
    )
    if naming is None:
        return None
    words = forms_of(report.title, naming.span)
    people = report.lexicon.people
    if any(people.is_title(word, report.lexicon.title_heads) for word in words):
        return None  # "the president", whoever it is
    if people.is_several(words):
        return None  # "leaders meet"
    called = people.called(words)
    surface = naming.span.of(report.title)
    return Speaker(called or surface, None, surface)
