"""A process killed in the middle of `add`: the ledger opens, what was reported is there, adding again completes it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import Run

from dragoman.ledger import open_ledger

DOCUMENTS = 500
KILLS = 10
PAIRS = [
    ("US Secretary of State Antony Blinken", "Moroccan Foreign Minister Nasser Bourita"),
    ("French President Emmanuel Macron", "Egyptian President Abdel Fattah el-Sisi"),
    ("Turkish President Recep Tayyip Erdogan", "Russian President Vladimir Putin"),
]


def write_documents(file: Path, documents: int = DOCUMENTS) -> None:
    """Write short articles, every tenth with a contact."""
    with file.open("w", encoding="utf-8") as lines:
        for number in range(documents):
            one, other = PAIRS[number % len(PAIRS)]
            day = f"{number % 27 + 1} May {2015 + number % 9}"
            call = f"On {day} {one} spoke by phone with {other}."
            text = call if number % 10 == 0 else f"Prices rose by {number} percent on {day} after weeks of dry weather."
            lines.write(json.dumps({"id": f"doc-{number:03}", "lang": "en", "text": text}) + "\n")


def add(file: Path, ledger: Path, jobs: int) -> subprocess.Popen[str]:
    """Start adding the documents in a process of its own."""
    command = [sys.executable, "-m", "dragoman", "add", str(file), "--ledger", str(ledger), "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def kill_after(process: subprocess.Popen[str], documents: int, seconds: float) -> list[str]:
    """Kill the process so many seconds after it reported so many documents; return the ids of all it reported."""
    assert process.stdout is not None
    reported: list[str] = []
    while len(reported) < documents and (line := process.stdout.readline()):
        reported += ids_in(line)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    return reported + ids_in(process.communicate()[0])


def ids_in(text: str) -> list[str]:
    """Return the ids of the documents that whole lines report as added."""
    whole = text[: text.rfind("\n") + 1]
    return [line.split()[1] for line in whole.splitlines() if line.startswith("new ")]


@pytest.mark.slow
def test_ten_kills_lose_nothing_that_was_reported(tmp_path: Path, dragoman: Run) -> None:
    file = tmp_path / "documents.jsonl"
    write_documents(file)
    assert dragoman("add", file, "--ledger", "whole.db", "--jobs", "1").code == 0
    whole = dragoman("events", "--ledger", "whole.db", "--format", "jsonl").out
    chance = random.Random(20261123)
    hit_in_the_middle = 0
    for number in range(KILLS):
        ledger = tmp_path / f"killed-{number}.db"
        process = add(file, ledger, jobs=1 + number % 2)
        reported = kill_after(process, chance.choice((0, 1, 1, 64, 200, 300)), chance.uniform(0.0, 0.6))
        hit_in_the_middle += 0 < len(reported) < DOCUMENTS
        if reported:
            with open_ledger(ledger).read() as reader:
                assert set(reported) <= set(reader.document_ids())
        assert dragoman("add", file, "--ledger", ledger, "--jobs", "1").code == 0
        assert dragoman("events", "--ledger", ledger, "--format", "jsonl").out == whole
    assert hit_in_the_middle >= 3


@pytest.mark.slow
def test_the_processes_of_a_killed_add_end_with_it(tmp_path: Path) -> None:
    file = tmp_path / "documents.jsonl"
    write_documents(file)
    process = add(file, tmp_path / "l.db", jobs=2)
    assert process.stdout is not None
    process.stdout.readline()
    children = children_of(process.pid)
    assert children
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 10
    while any(map(is_running, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_running, children))


@pytest.mark.slow
def test_an_interrupt_is_one_line_and_the_ledger_is_fine(tmp_path: Path, dragoman: Run) -> None:
    file = tmp_path / "documents.jsonl"
    write_documents(file, 20 * DOCUMENTS)  # so many that none is through before it is interrupted
    for jobs in (1, 2):
        ledger = tmp_path / f"interrupted-{jobs}.db"
        process = add(file, ledger, jobs)
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert process.returncode == 130
        assert [line.startswith("dragoman: interrupted") for line in err.splitlines()] == [True]
        with open_ledger(ledger).read() as reader:
            assert set(ids_in(first + out)) <= set(reader.document_ids())


def children_of(parent: int) -> list[int]:
    """Return the processes that this one has started."""
    found = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(one) for one in found.read_text().split()]


def is_running(process: int) -> bool:
    """Say whether the process is there and not only waiting to be buried."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (OSError, IndexError):
        return False
    return state != "Z" and os.getpid() != process
