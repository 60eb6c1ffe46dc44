"""Sentences that give the contact before them its day, and such that don't."""

from __future__ import annotations

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.model import Document
from dragoman.timex import parse_day

_TOLD = "Emmanuel Macron received Giorgia Meloni in Paris."


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The meeting, on Monday, lasted an hour.", "2023-02-06"),
        ("The talks took place on Tuesday at the Élysée.", "2023-02-07"),
        ("The visit, on Monday, lasted an hour.", None),
        ("The meeting, the ministry said on Tuesday, lasted an hour.", None),
        ("The meeting was the first since 2021.", None),
        ("Paris was quiet on Monday.", None),
        ("The meeting alarmed those who had met on Monday in Warsaw.", None),
    ],
)
def test_the_day_of_the_sentence_after(sentence: str, day: str | None) -> None:
    document = Document("one", f"{_TOLD} {sentence}", language="en", published=parse_day("2023-02-08"))
    (mention,) = code(document, load()).mentions
    assert mention.date.dates.edtf == day
