"""Who can be a party to a contact, and what their number makes of it."""

from __future__ import annotations

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.model import Document


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Emmanuel Macron met Giorgia Meloni.", ["meeting"]),
        ("Emmanuel Macron, Giorgia Meloni and Olaf Scholz met in Rome.", ["summit"]),
        ("Catherine Colonna, Giorgia Meloni and Olaf Scholz met in Rome.", ["multilateral_meeting"]),
        ("Emmanuel Macron met Catherine Colonna.", []),  # home politics
        ("Emmanuel Macron visited Lyon.", []),
        ("Emmanuel Macron visited Rome.", ["visit"]),
        ("Emmanuel Macron spoke to the United Nations.", []),  # a speech
    ],
)
def test_two_sides_make_a_contact(text: str, kinds: list[str]) -> None:
    found = code(Document("one", text, language="en"), load()).mentions
    assert [str(mention.type) for mention in found] == kinds
