"""`dragoman events` and `dragoman show`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command import Run

from dragoman.knowledge import load
from dragoman.ledger import open_ledger
from dragoman.web.pages.reading import report_views

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


REPRINTED = (
    "French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Tuesday. The two spoke of gas, "
    "of the budget of the Union and of a common tank, and then walked along the river to a restaurant, where they had "
    "fish. Neither took questions."
)


def test_a_reprint_names_its_original(dragoman: Run, tmp_path: Path) -> None:
    for name, more in (("first", ""), ("copy", " Our desk adds a sentence.")):
        article = {"id": name, "lang": "en", "published": "2022-10-05", "text": REPRINTED + more}
        (tmp_path / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    assert dragoman("add", "first.json", "copy.json", "--ledger", "l.db").code == 0
    [event] = [one["id"] for one in dragoman("events", "--format", "jsonl", "--ledger", "l.db").records]
    assert "copy  en  Wednesday 5 October 2022  ·  reprint of first" in dragoman("show", event, "--ledger", "l.db").out
    with open_ledger(tmp_path / "l.db").browse() as browser:
        found = browser.event(event)
        assert found
        originals = {view.document.id: view.reprint_of for view in report_views(browser, found, load())}
        assert originals == {"first": None, "copy": "first"}
