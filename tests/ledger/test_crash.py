"""A program killed at any moment leaves a ledger that opens, with all that it had reported as added."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from builders import coded
from relinking import link_pending

from dragoman.ledger import open_ledger

_WRITER = """
import sys
from builders import coded, mention, day
from relinking import link_pending
from dragoman.ledger import open_ledger, writing
writing.BATCH_DOCUMENTS = 3
ledger = open_ledger(sys.argv[1])
first = int(sys.argv[2])
print("ready", flush=True)
for start in range(first, first + 100000, 7):
    with ledger.write() as writer:
        days = ((f"d{n}", day(f"2023-10-{1 + n % 28:02}")) for n in range(start, start + 7))
        some = (coded(name, mention(f"{name}#0", dates=dates)) for name, dates in days)
        for identity, _ in writer.add(some):
            print(identity, flush=True)
        link_pending(writer)
"""


def _kill_while_writing(path: Path, first: int, after: float) -> list[str]:
    """Return the documents that the writer reported before it was killed `after` seconds of writing."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _WRITER, str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        return [line.strip() for line in process.stdout if line.endswith("\n")]


def test_what_was_reported_outlives_a_kill(tmp_path: Path) -> None:
    path, chance = tmp_path / "test.db", random.Random(4)
    reported: list[str] = []
    for round_number in range(10):
        reported += _kill_while_writing(path, round_number * 100000, chance.uniform(0.02, 0.25))
        with open_ledger(path).read() as reader:
            assert set(reported) <= set(reader.document_ids())
            assert all(reader.coded(one) is not None for one in reported[-5:])
    assert len(reported) > 30
    _links_are_recovered(path)


def _links_are_recovered(path: Path) -> None:
    with open_ledger(path).write() as writer:
        list(writer.add([coded("last")]))
        link_pending(writer)
        counts = writer.reader.counts()
        assert counts["pending"] == 0
        assert sum(len(event.reports) for event in writer.reader.events()) == counts["mentions"]
