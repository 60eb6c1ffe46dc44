"""`dragoman add`, `code` and `link`: what is new is told once, the same input gives the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import CALL, Run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
KEYS = {"document", "mentions", "quotes", "figures", "skipped", "issues", "claims"}


def test_add_tells_each_document_and_the_events_that_are_new(dragoman: Run, articles: Path) -> None:
    result = dragoman("add", articles)
    assert result.code == 0
    assert result.err == ""
    told = [line.split()[:3] for line in result.out.splitlines() if line.startswith("new ")]
    assert told == [["new", "appel", "fr"], ["new", "call", "en"], ["new", "visit", "en"], ["new", "wheat", "en"]]
    assert "Antony Blinken" in result.out
    assert result.out.splitlines()[-1] == "documents: 4 new"


def test_adding_the_same_again_changes_nothing(dragoman: Run, articles: Path, ledger: Path) -> None:
    before = dragoman("events", "--format", "jsonl").out
    again = dragoman("add", articles)
    assert again.code == 0
    assert again.out == "documents: 4 there already\n"
    assert dragoman("events", "--format", "jsonl").out == before


def test_a_changed_text_replaces_the_one_under_its_id(dragoman: Run, articles: Path, ledger: Path) -> None:
    (articles / "wheat.txt").write_text(f"{CALL}\n", "utf-8")
    result = dragoman("add", articles)
    assert "replaced  wheat  en  1 contact" in result.out
    assert result.out.splitlines()[-1] == "documents: 3 there already, 1 replaced"


def test_one_call_in_two_languages_is_one_event(dragoman: Run, ledger: Path) -> None:
    events = dragoman("events", "--type", "call", "--format", "jsonl").records
    assert [sorted(report["document"] for report in event["reports"]) for event in events] == [["appel", "call"]]
    assert events[0]["date"]["edtf"] == "2023-10-11"


def test_linking_again_gives_the_same_events(dragoman: Run, ledger: Path) -> None:
    before = dragoman("events", "--format", "jsonl").out
    assert dragoman("link").out == "3 reports of contacts in 2 events\n"
    assert dragoman("events", "--format", "jsonl").out == before


def test_code_gives_the_same_bytes_twice_in_the_order_read(dragoman: Run, articles: Path) -> None:
    files = [articles / f"{name}.txt" for name in ("visit", "wheat", "call")]
    one = dragoman("code", *files)
    assert one.out == dragoman("code", *files, "--format", "jsonl").out
    assert [record["document"]["id"] for record in one.records] == ["visit", "wheat", "call"]
    assert all(record.keys() == KEYS for record in one.records)


def test_two_processes_give_what_one_gives(dragoman: Run, articles: Path, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"{n}", "text": CALL.replace("11", str(n % 28 + 1))}) for n in range(20)]
    (tmp_path / "more.jsonl").write_text("\n".join([*lines[:10], "{broken", *lines[10:]]), "utf-8")
    alone = dragoman("code", articles, "more.jsonl", "--jobs", "1")
    together = dragoman("code", articles, "more.jsonl", "--jobs", "2")
    assert alone.code == together.code == 1
    assert together.out == alone.out
    assert together.err == alone.err


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_order_of_hashes(tmp_path: Path) -> None:
    files = [str(path) for path in sorted(EXAMPLES.glob("2022-*")) if path.suffix in (".txt", ".json")]
    assert len(files) > 5
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ledger = str(tmp_path / f"{seed}.db")
        given = [
            ["code", *files],
            ["add", *files, "--ledger", ledger],
            ["events", "--format", "jsonl", "--ledger", ledger],
        ]
        commands = [[sys.executable, "-m", "dragoman", *arguments] for arguments in given]
        done = [subprocess.run(command, env=environment, capture_output=True).stdout for command in commands]
        assert all(done)
        outputs.add(b"".join(done))
    assert len(outputs) == 1


def test_code_for_people_shows_the_words(dragoman: Run, articles: Path) -> None:
    out = dragoman("code", articles / "call.txt", "--format", "table").out
    assert "Wednesday 11 October 2023" in out
    assert "spoke by phone" in out


def test_a_document_without_a_mention_of_a_contact_has_none(dragoman: Run, articles: Path) -> None:
    [record] = dragoman("code", articles / "wheat.txt").records
    assert record["mentions"] == []
