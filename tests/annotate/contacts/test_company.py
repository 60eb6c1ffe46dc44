"""A third party in whose presence two others met."""

from __future__ import annotations

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.model import Document
from dragoman.timex import parse_day


@pytest.mark.parametrize(
    ("text", "third"),
    [
        ("Petro et Nicolas Maduro se sont vus à Brasilia en présence de Lula.", True),
        ("Emmanuel Macron a reçu Nicolas Maduro en présence de Catherine Colonna.", False),  # the host's own minister
        ("Gustavo Petro a vu Nicolas Maduro. En présence de Lula, la foule a dansé.", False),
    ],
)
def test_a_third_state_takes_part(text: str, third: bool) -> None:
    published = parse_day("2023-05-30")
    (contact,) = code(Document("one", text, language="fr", published=published), load()).mentions
    assert (len(contact.participants) > 2) is third


@pytest.mark.parametrize(
    ("sentence", "third"),
    [
        ("German Chancellor Olaf Scholz took part.", True),
        ("The host was German Chancellor Olaf Scholz.", True),
        ("The talks were mediated by Olaf Scholz.", True),
        ("French foreign minister Catherine Colonna also attended.", False),  # the host's own minister
        ("German Chancellor Olaf Scholz attended a football match.", False),
        ("German Chancellor Olaf Scholz did not take part.", False),
        ("In the presence of Olaf Scholz, the crowd danced.", False),
    ],
)
def test_the_next_sentence_names_a_third_party(sentence: str, third: bool) -> None:
    document = Document("one", f"Emmanuel Macron received Giorgia Meloni in Paris. {sentence}", language="en")
    (contact,) = code(document, load()).mentions
    assert (len(contact.participants) > 2) is third
