"""Company without a contact's word: what tells a contact, and what only a relation."""

from __future__ import annotations

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.model import Document


def _kinds(text: str) -> list[str]:
    return [str(mention.type) for mention in code(Document("one", text, language="en"), load()).mentions]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Emmanuel Macron cracked jokes with Giorgia Meloni over a plate of pasta in Rome.", ["meeting"]),
        ("Emmanuel Macron is at odds with Giorgia Meloni over migration.", []),
        ("Emmanuel Macron agreed with Giorgia Meloni.", []),
        ("The crowd cracked jokes with Giorgia Meloni in Rome.", []),  # no subject of its own
        ("Emmanuel Macron, with Giorgia Meloni in mind, cracked jokes.", []),
    ],
)
def test_company_tells_a_contact_where_the_clause_bears_it_out(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds
