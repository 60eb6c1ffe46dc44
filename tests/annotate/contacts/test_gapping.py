"""Objects that share one verb, on matches of small sentences."""

from __future__ import annotations

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.model import Document
from dragoman.timex import parse_day

_PUBLISHED = parse_day("2023-02-08")


def _pairs(text: str) -> list[tuple[str, str | None]]:
    """Return whom each contact of Macron's was with, and its place."""
    mentions = code(Document("one", text, language="fr", published=_PUBLISHED), load()).mentions
    return [
        (", ".join(sorted(p.name for p in m.participants if p.name != "Emmanuel Macron")), m.place and m.place.name)
        for m in mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Emmanuel Macron a vu lundi à Rome Giorgia Meloni et mardi à Berlin Olaf Scholz.",
            [("Giorgia Meloni", "Rome"), ("Olaf Scholz", "Berlin")],
        ),
        ("Emmanuel Macron ira lundi à Alger et mardi à Tunis.", [("", "Algiers"), ("", "Tunis")]),
        ("Emmanuel Macron a retrouvé lundi Olaf Scholz et Pedro Sánchez.", [("Olaf Scholz, Pedro Sánchez", None)]),
        ("Emmanuel Macron a vu lundi Olaf Scholz et mardi Pedro Sánchez a protesté.", [("Olaf Scholz", None)]),
    ],
)
def test_each_object_with_a_day_of_its_own_is_a_contact(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert _pairs(text) == expected
