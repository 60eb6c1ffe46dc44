"""`dragoman eval`: the figures of a gold folder."""

from __future__ import annotations

import json
from pathlib import Path

from command import Run


def gold(name: str, *, day: str | None = "2023-10-11", with_event: bool = True) -> dict[str, object]:
    """Return the gold of an article that tells the call, or of one that tells nothing."""
    event = {
        "event_id": "2023-10-11_call_blinken_bourita",
        "type": "call",
        "participants": [{"name": "Antony Blinken", "country": "USA"}, {"name": "Nasser Bourita", "country": "MAR"}],
        "date": {"start": day, "end": day},
        "status": "happened",
        "main": True,
        "sources": [],
        "sentence": "",
    }
    return {"id": name, "lang": "en", "events": [event] if with_event else [], "quotes": [], "figures": []}


def write_gold(folder: Path, *records: dict[str, object]) -> Path:
    """Return the folder `gold`, beside the articles, with these files."""
    (folder / "gold").mkdir()
    for record in records:
        (folder / "gold" / f"{record['id']}.json").write_text(json.dumps(record), "utf-8")
    return folder / "gold"


def test_what_is_coded_right_has_full_marks(dragoman: Run, articles: Path) -> None:
    folder = write_gold(articles.parent, gold("call"), gold("appel"), gold("wheat", with_event=False))
    result = dragoman("eval", folder, "--format", "jsonl")
    assert result.code == 0
    groups = {record["group"]: record for record in result.records}
    assert groups["all"]["strict_f1"] == groups["all"]["date_exact"] == 1.0
    assert groups["all"]["spurious_in_these"] == 0
    assert groups["linking"]["b3_f1"] == 1.0
    assert groups["evidence"]["wrong"] == []
    assert groups["missing"]["documents"] == []


def test_errors_are_listed_and_the_table_is_for_people(dragoman: Run, articles: Path) -> None:
    folder = write_gold(articles, gold("wheat"), gold("call", day="2023-10-10"), gold("absent"))
    out = dragoman("eval", folder, "--docs", articles, "--errors").out
    assert "missed    wheat  call" in out
    assert "date      call  2023-10-10..2023-10-10 coded 2023-10-11..2023-10-11" in out
    assert "strict F1" in out
    assert "absent (1 in all)" in out


def test_gold_that_is_none_is_named(dragoman: Run, articles: Path) -> None:
    folder = write_gold(articles.parent, {"id": "call", "lang": "en"})
    result = dragoman("eval", folder)
    assert result.code == 2
    assert "not in the gold format" in result.err
