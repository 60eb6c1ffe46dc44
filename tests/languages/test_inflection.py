"""Verbs of contact frames as a language writes them out."""

from __future__ import annotations

import pytest

from dragoman.languages.ar.hooks import inflect as conjugate
from dragoman.languages.en.hooks import inflect


@pytest.mark.parametrize(
    ("verb", "form", "word_class"),
    [
        ("dine with", "dined with", "past"),
        ("meet", "has met", "past"),
        ("travel to", "was traveling to", "past"),
        ("sit down with", "is sitting down with", "present"),
        ("carry", "carries", "present"),
        ("drop in on", "dropping in on", "ing"),
        ("come", "come", "bare"),
        ("go to see", "went to see", "past"),
    ],
)
def test_forms(verb: str, form: str, word_class: str) -> None:
    assert dict(reversed([*inflect(verb)]))[form] == word_class


def test_going_to_is_no_present() -> None:
    assert "is going to see" not in dict(inflect("go to see"))


@pytest.mark.parametrize(
    ("verb", "form", "word_class"),
    [
        ("التقى/يلتقي", "التقت", "past"),
        ("التقى/يلتقي", "التقيا", "past"),
        ("التقى/يلتقي", "يلتق", "present"),  # behind "لم"
        ("التقى/يلتقي", "سيلتقيان", "future"),
        ("التقى/يلتقي", "ليلتقي", "bare"),
        ("التقى/يلتقي ه", "التقاها", "past"),
        ("استقبل/يستقبل هم", "استقبلوهما", "past"),
        ("زار/يزور", "يزر", "present"),
        ("دعا/يدعو", "دعت", "past"),
        ("دعا/يدعو", "أن يدعوا", "bare"),
        ("قام/يقوم بزيارة", "قبل أن تقوم بزيارة", "ing"),
        ("وصل/يصل", "على أن يصلوا", "planned"),
    ],
)
def test_arabic_forms(verb: str, form: str, word_class: str) -> None:
    assert dict(conjugate(verb))[form] == word_class


def test_no_second_person() -> None:
    assert "تلتقون" not in dict(conjugate("التقى/يلتقي"))
