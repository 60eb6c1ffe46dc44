"""`dragoman judge`: verdicts are kept, obeyed by every link, and taken back only by a date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command import Run


def calls(dragoman: Run) -> list[dict[str, Any]]:
    """Return the events that are calls."""
    return dragoman("events", "--type", "call", "--format", "jsonl").records


def test_different_parts_an_event_and_withdrawing_joins_it_again(dragoman: Run, ledger: Path) -> None:
    [event] = calls(dragoman)
    mentions = [report["mention"] for report in event["reports"]]
    result = dragoman("judge", "different", *mentions, "--by", "Amal", "--note", "two calls that day")
    assert result.code == 0
    assert len(calls(dragoman)) == 2
    dragoman("link")
    assert len(calls(dragoman)) == 2
    judgement = result.out.split()[0]
    listed = dragoman("judge", "list").out
    assert all(word in listed for word in (judgement, "different", "Amal", "two calls that day"))
    assert dragoman("judge", "withdraw", judgement, "--by", "Badr").code == 0
    assert [one["id"] for one in calls(dragoman)] == [event["id"]]
    assert "withdrawn" in dragoman("judge", "list").out


def test_same_joins_events_and_reject_takes_one_out(dragoman: Run, ledger: Path) -> None:
    ids = [event["id"] for event in dragoman("events", "--format", "jsonl").records]
    assert dragoman("judge", "same", *ids).code == 0
    [joined] = dragoman("events", "--format", "jsonl").records
    assert len(joined["reports"]) == 3
    assert dragoman("judge", "reject", joined["id"]).code == 0
    assert dragoman("events").out == "0 events\n"


@pytest.mark.parametrize(
    "arguments", [["same", "m1"], ["different"], ["reject"], ["withdraw", "j0"], ["withdraw"], ["perhaps", "m1"]]
)
def test_a_verdict_on_nothing_known_is_wrong_usage(dragoman: Run, ledger: Path, arguments: list[str]) -> None:
    result = dragoman("judge", *arguments)
    assert result.code == 2
    assert len(result.complaints) == 1
    assert dragoman("judge", "list").out == ""


def test_an_event_of_several_mentions_is_not_told_from_another(dragoman: Run, ledger: Path) -> None:
    ids = [event["id"] for event in dragoman("events", "--format", "jsonl").records]
    result = dragoman("judge", "different", *ids)
    assert result.code == 2
    assert "name the ones" in result.err


def test_judgements_leave_as_json_lines(dragoman: Run, ledger: Path) -> None:
    [event] = calls(dragoman)
    mentions = [report["mention"] for report in event["reports"]]
    dragoman("judge", "different", *mentions, "--by", "Amal", "--note", "two calls")
    judgement = dragoman("judge", "list").out.split()[0]
    dragoman("judge", "withdraw", judgement, "--by", "Badr")
    [record] = dragoman("judge", "list", "--format", "jsonl").records
    assert [record[key] for key in ("id", "verdict", "mentions", "by", "note", "withdrawn_by")] == [
        *(judgement, "different", mentions, "Amal", "two calls", "Badr")
    ]
    assert record["at"] <= record["withdrawn_at"]
