"""An event in a line says who, what and whether it took place; a name has no power over the line."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from builders import UNDATED, day

from dragoman.export.phrasing import (
    days,
    disagreement,
    headline,
    last_known_day,
    participant,
    told_in_lines,
    web_address,
)
from dragoman.model import Conflict, ContactType, Event, EventParticipant, Report, Stated, Status

VELL = EventParticipant("Aruna Vell", country="MAR", role="foreign minister")
EVENT = Event("e1", ContactType.OTHER_CONTACT, Status.HAPPENED, (VELL, EventParticipant("Tomas Keriz")), ())
TORN = Conflict("date", (Stated("2023-02-01", ("a", "b")), Stated("2023-01-31", ("c",))))


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (EVENT, "Other contact: Aruna Vell, Tomas Keriz"),
        (replace(EVENT, status=Status.DENIED), "Other contact (denied): Aruna Vell, Tomas Keriz"),
        (replace(EVENT, participants=(EventParticipant("A\u202eB\nC"),)), "Other contact: A\u200bB C"),
    ],
)
def test_headline(event: Event, line: str) -> None:
    assert headline(event) == line


def test_a_participant_with_what_is_known() -> None:
    assert participant(VELL) == "Aruna Vell, foreign minister (MAR)"
    assert participant(EventParticipant("Tomas Keriz")) == "Tomas Keriz"


def test_who_disagrees_with_whom() -> None:
    assert disagreement(TORN) == "date: 2023-02-01 (a, b) against 2023-01-31 (c)"
    lines = list(told_in_lines(replace(EVENT, conflicts=(TORN,), topics=(Stated("fish", ("a",)),))))
    assert lines[0] == "day unknown"
    assert lines[-1].startswith("Disagreement on date")
    assert "Topics: fish" in lines


def test_days() -> None:
    assert days(replace(EVENT, date=day("2023-10-11"))) == "Wednesday 11 October 2023"
    assert days(EVENT) == "day unknown"


def test_the_last_known_day_is_the_last_reports_else_the_events() -> None:
    reports = tuple(
        Report(name, f"{name}#0", None, day(text)) for name, text in (("a", "2023-10-13"), ("b", "2023-10-12"))
    )
    dated = replace(EVENT, date=day("2023-10-11"))
    assert last_known_day(replace(dated, reports=reports)) == dt.date(2023, 10, 13)
    assert last_known_day(dated) == dt.date(2023, 10, 11)
    assert last_known_day(replace(EVENT, date=UNDATED)) is None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/b?c=1&d=%20#e", "https://a.example/b?c=1&d=%20#e"),
        ("https://a.example/خبر <x>\\n", "https://a.example/%D8%AE%D8%A8%D8%B1%20%3Cx%3E%5Cn"),
        ("javascript:alert(1)", None),
        ("/home/a.txt", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, address: str | None) -> None:
    assert web_address(url) == address
