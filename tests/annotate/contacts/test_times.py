"""Which time of a sentence is a contact's, on sentences with several."""

from __future__ import annotations

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.model import Document
from dragoman.timex import parse_day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Macron met Scholz in Berlin on Tuesday, and on Wednesday the euro fell.", ["2023-02-07"]),
        ("Speaking on Monday, Macron said he had met Scholz in Berlin.", [None]),
        ("On Monday, the Élysée said, Macron met Scholz in Berlin.", ["2023-02-06"]),
        ("Since the accord of 10 January, Macron has met Scholz in Berlin.", [None]),
        ("Macron, who was ill on Monday, met Scholz in Berlin.", [None]),
        ("Macron met Scholz, who on Monday had been ill, in Berlin.", [None]),
        ("Macron met Scholz in Berlin. The next day he flew home.", [None]),
        ("Macron met Scholz in Berlin on Sunday. The next day he called Giorgia Meloni.", ["2023-02-05", "2023-02-06"]),
        ("Two days after Macron met Scholz in Berlin, he called Giorgia Meloni.", [None, None]),
    ],
)
def test_the_day_of_each_contact(text: str, days: list[str | None]) -> None:
    document = Document(
        "one", f"President Emmanuel Macron is busy. {text}", language="en", published=parse_day("2023-02-08")
    )
    kinds = [m for m in code(document, load()).mentions if m.type != "visit"]
    assert [m.date.dates.edtf for m in kinds] == days
