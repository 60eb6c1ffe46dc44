"""Somebody who is described and not named, in the units of a sentence."""

from __future__ import annotations

import pytest

from dragoman.annotate.reporting.clauses.namings import Unit
from dragoman.annotate.reporting.clauses.units import UnitReader
from dragoman.annotate.reporting.lexicon import Kind
from dragoman.annotate.reporting.speakers.descriptions import noun_phrase, phrase_end
from dragoman.model import Span


def _units(text: str) -> tuple[Unit, ...]:
    return UnitReader(text, (), "en").units(Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The coach of the guests said so.", "The coach of the guests"),
        ("In Tarn an 81-year-old woman said so.", "an 81-year-old woman"),
        ("On the stage of the hall said so.", None),
        ("Women said so.", None),
    ],
)
def test_a_description_begins_with_an_article_as_a_clause_does(text: str, phrase: str | None) -> None:
    units = _units(text)
    verb = next(at for at, unit in enumerate(units) if unit.kind is Kind.TELL)
    start = noun_phrase(units, verb)
    found = None if start is None else text[units[start].span.start : units[verb - 1].span.end]
    assert found == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("said duty forecaster Jane Doe.", "duty forecaster Jane Doe"),
        ("said the coach, smiling.", "the coach"),
        ("said yesterday.", ""),
    ],
)
def test_a_description_behind_its_verb_has_an_article_or_a_name(text: str, phrase: str) -> None:
    units = _units(text)
    end = phrase_end(units, 1)
    assert (text[units[1].span.start : units[end - 1].span.end] if end > 1 else "") == phrase
