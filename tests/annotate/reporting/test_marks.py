"""Which words stand between quotation marks."""

from __future__ import annotations

import pytest
from tests.annotate.reporting.conftest import sentences_of

from dragoman.annotate.reporting.speakers.marks import marked_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said \u201cyes\u201d and \u201cno\u201d.", ["yes", "no"]),
        ("قال “نعم“ ثم ”لا”.", ["نعم", "لا"]),
        ("Il dit « oui » puis ''non''.", ["oui", "non"]),
        ("Il dit « elle a dit « oui » hier » enfin.", ["elle a dit « oui » hier"]),
        ("Il dit « elle a dit “oui” hier ».", ["elle a dit “oui” hier"]),
        ("\u2018We will go,\u2019 he said.", ["We will go,"]),
        ("He said \u201cit never ends", ["it never ends"]),
        ("L'envoyé d'Alger n'a rien dit.", []),
        ("The ministers' house and Osei's car.", []),
        ("Il referme » sans ouvrir.", []),
    ],
)
def test_words_between_marks(text: str, words: list[str]) -> None:
    assert [mark.words.of(text) for mark in marked_words(text, sentences_of(text, "en"))] == words
