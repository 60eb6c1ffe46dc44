"""Clauses that tell."""

from __future__ import annotations

import pytest
from tests.annotate.reporting.conftest import mentions_of

from dragoman.annotate.reporting.clauses.tellers import sayings
from dragoman.annotate.reporting.clauses.units import UnitReader
from dragoman.model import Span

ACTORS = {"Kesh": "person", "Roszak": "person", "the ministry": "body", "le ministère": "body", "الراوي": "person"}


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Kesh said so.", ["Kesh"]),
        ("en", "It rained, said Kesh.", ["Kesh"]),
        ("en", "According to the ministry, it rained.", ["the ministry"]),
        ("en", "Kesh told Roszak to wait.", ["Kesh"]),
        ("en", "Kesh, visiting Roszak, told reporters.", ["Kesh"]),
        ("en", "It was announced by the ministry.", ["the ministry"]),
        ("en", "Jane Doe, who leads the fund, said so.", ["Jane Doe"]),
        ("en", "Kesh went to the ministry.", []),
        ("fr", "Il pleut, a affirmé Kesh.", ["Kesh"]),
        ("fr", "Kesh a, par ailleurs, indiqué cela.", ["Kesh"]),
        ("fr", "Selon le ministère, il pleut.", ["le ministère"]),
        ("fr", "Kesh est allé à Riga.", []),
        ("ar", "وقال الراوي إنه ذاهب.", ["الراوي"]),
        ("ar", "الراوي أكد أنه ذاهب.", ["الراوي"]),
        ("ar", "ذهب الراوي إلى المدينة.", []),
    ],
)
def test_who_tells(language: str, text: str, who: list[str]) -> None:
    reader = UnitReader(text, mentions_of(text, ACTORS), language)
    found = sayings(reader.units(Span(0, len(text))), reader.lexicon)
    assert [clause.who.span.of(text) for clause in found if clause.who] == who
