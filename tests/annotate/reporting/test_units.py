"""Naming phrases, merged into one unit each."""

from __future__ import annotations

import pytest
from tests.annotate.reporting.conftest import mentions_of

from dragoman.annotate.reporting.clauses.units import UnitReader
from dragoman.model import Span

ACTORS = {
    "the ministry": "body",
    "le ministère": "body",
    "وزارة الخارجية": "body",
    "Kesh": "person",
    "the palace": "body",
}


@pytest.mark.parametrize(
    ("language", "text", "surface", "kind"),
    [
        ("en", "a joint statement issued by the ministry", "joint statement issued by the ministry", "statement"),
        ("en", "the spokesman for the palace, Kesh", "spokesman for the palace, Kesh", "spokesperson"),
        ("en", "a senior official", "senior official", "unnamed"),
        ("en", "Reuters", "Reuters", "agency"),
        ("en", "Kesh's post", "Kesh's post", "post"),
        ("fr", "un communiqué publié par le ministère", "communiqué publié par le ministère", "statement"),
        ("fr", "des sources diplomatiques", "sources diplomatiques", "unnamed"),
        ("fr", "l'agence TASS", "agence TASS", "agency"),
        ("fr", "le quotidien Horizons", "quotidien Horizons", "outlet"),
        ("ar", "بيان لوزارة الخارجية", "بيان لوزارة الخارجية", "statement"),
        ("ar", "مصدر دبلوماسي", "مصدر دبلوماسي", "unnamed"),
        ("ar", "صفحة وزارة الخارجية", "صفحة وزارة الخارجية", "post"),
    ],
)
def test_naming_phrases(language: str, text: str, surface: str, kind: str) -> None:
    reader = UnitReader(text, mentions_of(text, ACTORS), language)
    named = [unit.naming for unit in reader.units(Span(0, len(text))) if unit.naming]
    assert [(reader.core(naming).of(text), naming.kind) for naming in named] == [(surface, kind)]
