"""`dragoman events` and `dragoman show`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from command import Run

KEYS = (
    *("id", "type", "status", "participants", "date", "place", "topics", "reports", "languages"),
    *("independent_sources", "conflicts", "confidence"),
)


def types(dragoman: Run, *filters: str) -> list[str]:
    """Return the types of the events that the filters leave."""
    result = dragoman("events", *filters, "--format", "jsonl")
    assert result.code == 0
    return [event["type"] for event in result.records]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], ["call", "meeting"]),
        (["--who", "Blinken"], ["call"]),
        (["--who", "بلينكن"], ["call"]),
        (["--who", "Blinken", "--who", "بوريطة"], ["call"]),
        (["--who", "Blinken", "--who", "Macron"], []),
        (["--who", "macron"], ["meeting"]),
        (["--country", "MAR"], ["call"]),
        (["--country", "egy"], ["meeting"]),
        (["--type", "meeting"], ["meeting"]),
        (["--status", "planned"], []),
        (["--since", "2023-10-12"], ["meeting"]),
        (["--until", "2023-10-11"], ["call"]),
        (["--since", "2023-10-12", "--until", "2023-10-20"], []),
        (["--language", "fr"], ["call"]),
        (["--language", "AR"], []),
        (["--text", "téléphone"], ["call"]),
        (["--text", "in Cairo"], ["meeting"]),
        (["--text", "Ouagadougou"], []),
        (["--who", "' OR 1=1 --"], []),
        (["--text", "%"], []),
    ],
)
def test_filters(dragoman: Run, ledger: Path, filters: list[str], found: list[str]) -> None:
    assert types(dragoman, *filters) == found


def test_only_events_with_conflicts(dragoman: Run, ledger: Path) -> None:
    events = dragoman("events", "--format", "jsonl").records
    assert dragoman("events", "--conflicts", "--format", "jsonl").records == [one for one in events if one["conflicts"]]


def test_json_lines_have_every_key_in_order(dragoman: Run, ledger: Path) -> None:
    assert all(tuple(event) == KEYS for event in dragoman("events", "--format", "jsonl").records)


def test_csv_is_read_back(dragoman: Run, ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(dragoman("events", "--format", "csv").out)))
    assert [row["type"] for row in rows] == ["call", "meeting"]
    assert rows[0]["date_edtf"] == "2023-10-11"
    assert set(rows[0]["countries"].split("; ")) == {"USA", "MAR"}


@pytest.mark.parametrize("width", ["60", "80", "200"])
def test_the_table_fits_the_width(dragoman: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = dragoman("events").out
    assert max(map(len, out.splitlines())) <= int(width)
    assert out.splitlines()[-1] == "2 events"


def test_an_empty_list_says_so(dragoman: Run, ledger: Path) -> None:
    assert dragoman("events", "--who", "Nobody").out == "0 events\n"


def test_show_by_id_by_beginning_and_by_mention(dragoman: Run, ledger: Path) -> None:
    event = dragoman("events", "--type", "call", "--format", "jsonl").records[0]
    whole = dragoman("show", event["id"])
    assert whole.code == 0
    assert "s'est entretenu par téléphone" in whole.out.replace("\n", " ")
    assert "why they are one contact" in whole.out
    assert dragoman("show", event["id"][:9]).out == whole.out
    assert dragoman("show", event["reports"][0]["mention"]).out == whole.out
    assert dragoman("show", event["id"], "--format", "jsonl").records == [event]


@pytest.mark.parametrize("event", ["e0000", "e", "", "' OR 1=1"])
def test_show_of_none_or_of_several_is_wrong_usage(dragoman: Run, ledger: Path, event: str) -> None:
    result = dragoman("show", event)
    assert result.code == 2
    assert len(result.complaints) == 1
