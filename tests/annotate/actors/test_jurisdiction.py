"""Whose minister a title means that several states have."""

import datetime as dt

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.model import DateRange, Document

DAY = dt.date(2024, 9, 9)


@pytest.mark.parametrize(
    ("subject", "name", "country"),
    [
        ("Foreign Secretary Vikram Misri", "Vikram Misri", "IND"),
        ("Defense Secretary Gilberto Teodoro", "Gilberto Teodoro", "PHL"),
        ("India's Foreign Secretary Vikram Misri", "Vikram Misri", "IND"),
        ("Foreign Secretary Lammy", "David Lammy", "GBR"),
        ("The Foreign Secretary", "David Lammy", "GBR"),
        ("Former Foreign Secretary Jeremy Hunt", "Jeremy Hunt", "GBR"),
        ("Secretary of State Antony Blinkin", "Antony Blinken", "USA"),
    ],
)
def test_the_bearer_decides_whose_title_it_is(subject: str, name: str, country: str) -> None:
    text = f"{subject} met Turkish Foreign Minister Hakan Fidan in Ankara on Wednesday."
    document = Document("x", text, language="en", published=DateRange(DAY, DAY, "2024-09-09", "given"))
    [mention] = code(document, load()).mentions
    assert (mention.participants[0].name, mention.participants[0].country) == (name, country)
