import datetime as dt
from typing import Any

import pytest

from dragoman.knowledge import HoldingStatus, load
from dragoman.language.folder import language_codes, load_language

CASES = [(code, case) for code in language_codes() for case in load_language(code).data("cases/who")["cases"]]


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{code} {case['query']}" for code, case in CASES])
@pytest.mark.parametrize("told", [True, False], ids=["told", "untold"])
def test_cases(language: str, case: dict[str, Any], told: bool) -> None:
    answer = load().who(case["query"], case["on"], language if told else None)
    assert (answer.status.value, sorted({one.person.name for one in answer.candidates})) == (
        case["status"],
        sorted(case["names"]),
    )


def test_without_a_day_all_holders_are_listed() -> None:
    answer = load().who("king of Spain")
    assert answer.status is HoldingStatus.SEVERAL
    assert {one.person.name for one in answer.candidates} >= {"Juan Carlos I", "Felipe VI"}


def test_a_person_out_of_office_is_open_and_not_invented() -> None:
    answer = load().who("Antony Blinken", dt.date(2026, 3, 1))
    assert answer.status is HoldingStatus.UNKNOWN
    assert [(one.person.name, one.term) for one in answer.candidates] == [("Antony Blinken", None)]


@pytest.mark.parametrize("query", ["ﷺ" * 100_000, "x" * 1_000_000, "a-" * 50_000, "\x00", "  ", "ministre " * 10_000])
def test_hostile_queries_are_unknown(query: str) -> None:
    assert load().who(query, dt.date(2023, 1, 1)).candidates == ()
