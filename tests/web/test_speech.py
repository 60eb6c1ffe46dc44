"""The page speaks each of its languages whole: every text that a template asks for, in every plural form."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files
from typing import Any

import pytest
from builders import day, stretch

from dragoman.language.folder import load_language
from dragoman.model import ContactType, DateRange, Side, Status, Verdict
from dragoman.web.speech import accepted, speech_for, spoken

LANGUAGES = list(spoken())
KNOWN = {"kinds": ContactType, "statuses": Status, "sides": Side, "verdicts": Verdict}
TEMPLATES = "".join(
    one.read_text("utf-8")
    for one in files("dragoman.web").joinpath("templates").iterdir()
    if one.name.endswith(".html")
)


def keys(texts: dict[str, Any], before: str = "") -> set[str]:
    """Return the keys of texts; a text with plural forms is one."""
    found: set[str] = set()
    for key, value in texts.items():
        inner = isinstance(value, dict) and "other" not in value
        found |= keys(value, f"{before}{key}.") if inner else {before + key}
    return found


def test_all_languages_have_the_same_texts() -> None:
    assert len(LANGUAGES) >= 3
    assert len({frozenset(keys(load_language(code).data("interface"))) for code in LANGUAGES}) == 1


def test_the_templates_ask_for_nothing_else() -> None:
    there = keys(load_language(LANGUAGES[0]).data("interface"))
    asked = set(re.findall(r'say\("([a-z_.]+)"[,)]', TEMPLATES))
    assert len(asked) > 100
    assert not asked - there
    begun = tuple(re.findall(r'say\("([a-z_]+\.)" ~', TEMPLATES))
    sections = set(re.findall(r'known\("([a-z_]+)"', TEMPLATES)) | {"charts", "locale", "for_strangers"}
    unasked = {key for key in there - asked if not key.startswith(begun) and key.split(".")[0] not in sections}
    assert unasked <= {"days.unknown", "days.weekday_of", "days.weekday_between", "unknown"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("section", KNOWN)
def test_every_value_of_the_model_has_a_word(code: str, section: str) -> None:
    assert set(load_language(code).data("interface")[section]) == set(KNOWN[section])


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 11, 100, 1_000_000])
def test_plural_forms(code: str, count: int) -> None:
    said = spoken()[code].say("ledger.count", count=count)
    assert said
    assert "{" not in said


def test_arabic_counts_as_arabic_does() -> None:
    speech = speech_for(["ar-MA"])
    assert [speech.say("ledger.count", count=count) for count in (1, 2)] == ["اتصال واحد", "اتصالان"]
    assert speech.direction == "rtl"


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (DateRange(), "day unknown"),
        (day("2023-10-11"), "Wednesday 11 October 2023"),
        (stretch("2023-10-01", "2023-10-31", "2023-10"), "October 2023"),
        (stretch("2023-01-01", "2023-12-31", "2023"), "2023"),
        (stretch("2023-02-01", "2023-02-22", "[2023-02-01,2023-02-08,2023-02-22]"), "a Wednesday of February 2023"),
        (stretch("2023-05-01", "2023-05-10"), "1–10 May 2023"),
    ],
)
def test_days_in_words(dates: DateRange, words: str) -> None:
    assert re.sub(r"[\s,]+", " ", speech_for(["en"]).days(dates)).replace(" – ", "–") == words


def test_states_and_unknown_values_have_names() -> None:
    speech = speech_for(["fr"])
    assert speech.state("MAR") == "Maroc"
    assert speech.state("XYZ") == "XYZ"
    assert speech.known("kinds", "new_kind") == "new kind"
    assert speech.day(dt.date(2023, 10, 11)).startswith("11 oct")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("ar-EG,ar;q=0.9,en;q=0.5", "ar"),
        ("de,fr;q=0.5,en;q=0.4", "fr"),
        ("", "en"),
        ("xx;q=zero,fr;q=0", "en"),
        ("*", "en"),
    ],
)
def test_the_browsers_language(header: str, code: str) -> None:
    assert speech_for(accepted(header)).code == code
