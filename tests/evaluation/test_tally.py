"""Counts of one document, and the figures of several."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import coded, day, mention

from dragoman.evaluation.gold import GoldDocument, GoldEvent, GoldParticipant, GoldQuote
from dragoman.evaluation.tally import Tally, figures_of, tally_document
from dragoman.model import UNDATED, Attribution, DateRange, Span, Zone

PEOPLE = (GoldParticipant("Aruna Vell"), GoldParticipant("Tomas Keriz"))


def gold(start: str | None = "2023-10-11", *, events: int = 1) -> GoldDocument:
    """Return a gold document with a call."""
    event = GoldEvent("x", "call", "happened", True, PEOPLE, start, start, sources=("Ministry of Fish",))
    quotes = (GoldQuote("Aruna Vell", "The fish belong to nobody here"), GoldQuote("Tomas Keriz", "Not a word of this"))
    return GoldDocument("a", "en", (event,) * events, quotes, (8525, 12))


@pytest.mark.parametrize(
    ("wanted", "dates", "exact", "near", "overclaimed"),
    [
        ("2023-10-11", day("2023-10-11"), 1, 1, 0),
        ("2023-10-11", day("2023-10-12"), 0, 0, 0),
        ("2023-10-11", DateRange(day("2023-10-01").start, day("2023-10-31").end, "2023-10", "stated"), 0, 1, 0),
        ("2023-10-11", UNDATED, 0, 0, 0),
        (None, day("2023-10-11"), 0, 0, 1),
        (None, UNDATED, 0, 0, 0),
    ],
)
def test_dates(wanted: str | None, dates: DateRange, exact: int, near: int, overclaimed: int) -> None:
    tally, _ = tally_document(gold(wanted), coded("a", mention("m", dates=dates)))
    assert (tally.date_exact, tally.date_near, tally.overclaimed) == (exact, near, overclaimed)


def test_sources_quotes_and_figures() -> None:
    source = Attribution("statement", None, "the Ministry of Fish said", Span(0, 4))
    tally, _ = tally_document(gold(), coded("a", mention("m", sources=(source, source))))
    assert (tally.sources_gold, tally.sources_right, tally.sources_coded) == (1, 1, 2)
    assert (tally.quotes_gold, tally.quotes_found, tally.speakers_right) == (2, 1, 1)
    assert (tally.figures_gold, tally.figures_right) == (2, 1)


def test_what_is_invented_where_there_is_nothing() -> None:
    tally, matches = tally_document(gold(events=0), coded("a", mention("m")))
    assert (tally.without_contact, tally.spurious, matches) == (1, 1, [])


def test_a_document_that_was_not_coded_lowers_recall() -> None:
    found, _ = tally_document(gold(), coded("a", mention("m", dates=day("2023-10-11"))))
    lost, _ = tally_document(gold(), None)
    figures = figures_of([found, lost])
    assert (figures.strict_precision, figures.strict_recall, figures.strict_f1) == (1.0, 0.5, 0.6667)
    assert figures.documents == 2


def test_what_is_coded_from_page_furniture_is_counted() -> None:
    inside = GoldDocument("a", "en", (), not_events=("On Tuesday Aruna",))
    elsewhere = GoldDocument("a", "en", (), not_events=("Read also",))
    document = coded("a", replace(mention("m"), zone=Zone.TEXT))
    assert tally_document(inside, document)[0].from_furniture == 1
    assert tally_document(elsewhere, document)[0].from_furniture == 0


def test_shares_of_nothing_are_none() -> None:
    figures = figures_of([Tally()])
    assert figures.date_exact is None
    assert figures.strict_f1 == 0.0
