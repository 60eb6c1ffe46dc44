"""`dragoman watch` on a press of our own, killed at random and restarted: what came out, and at what cost.

    .venv/bin/python quality/watch_killed.py [--feeds 50] [--articles 110] [--kills 10]

Prints how many good articles there are, how many documents the ledger holds of them, how many of any twice, how
many faults were told in how many lines, and the most memory that a process took.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from press import Press
from press_server import PressServer, serving

from dragoman.ledger import Ledger, open_ledger


@dataclass
class Watched:
    """What the runs of the command gave."""

    kills: int = 0
    lines: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
    memory: int = 0
    seconds: float = 0.0
    code: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What the ledger holds of what it should."""

    good: int
    held: int
    missing: tuple[str, ...]
    strange: tuple[str, ...]
    twice: tuple[str, ...]
    lost: tuple[str, ...]
    untold: tuple[str, ...]
    ragged: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Say whether every good article came once, and every fault in a line."""
        return not (self.missing or self.strange or self.twice or self.lost or self.untold or self.ragged)


def command(feeds: Sequence[str], ledger: Path) -> list[str]:
    """Return the command of one round."""
    program = [sys.executable, "-m", "dragoman", "watch", *feeds, "--once", "--allow-private", "--pause", "0"]
    return [*program, "--ledger", str(ledger)]


def watch_with_kills(
    press: Press, server: PressServer, ledger: Path, kills: int, chance: random.Random, most: float
) -> Watched:
    """Return what came of running the command until it ends by itself, killed so many times before."""
    watched, began = Watched(), time.monotonic()
    feeds = press.feed_addresses(server.port)
    while watched.code is None:
        process = subprocess.Popen(
            command(feeds, ledger), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        killer = threading.Timer(chance.uniform(2.0, most), process.send_signal, (signal.SIGKILL,))
        if watched.kills < kills:
            killer.start()
        watcher = threading.Thread(target=_weigh, args=(process, watched), daemon=True)
        watcher.start()
        out, err = process.communicate()
        killer.cancel()
        watched.reported += [
            line.split()[1] for line in out.splitlines(keepends=True) if line.startswith("new ") and line.endswith("\n")
        ]
        watched.lines += err.splitlines()
        if process.returncode == -signal.SIGKILL:
            watched.kills += 1
        else:
            watched.code = process.returncode
    watched.seconds = time.monotonic() - began
    return watched


def _weigh(process: subprocess.Popen[str], watched: Watched) -> None:
    """Note the most memory of a running process, in bytes."""
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        try:
            peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
            watched.memory = max(watched.memory, int(peak.split()[1]) * 1024)
        except (OSError, StopIteration):
            return
        time.sleep(0.2)


def judge(press: Press, server: PressServer, ledger: Ledger, watched: Watched) -> Verdict:
    """Return what the ledger holds of what it should."""
    good = press.good(server.port)
    with ledger.read() as reader:
        ids = reader.document_ids()
        addresses = (document.url or "" for one in ids if (document := reader.document(one)))
        # A page that names no canonical address has the one to which the redirect led.
        held = [one.replace("/moved/", "/news/") for one in addresses]
    told = "\n".join(watched.lines)
    counts = Counter(held)
    faulty = press.faulty(server.port) | {one for one in press.feed_addresses(server.port) if "/fault/" in one}
    return Verdict(
        good=len(good), held=len(held),
        missing=tuple(sorted(good - counts.keys())), strange=tuple(sorted(counts.keys() - good)),
        twice=tuple(one for one, count in counts.items() if count > 1),
        lost=tuple(sorted(set(watched.reported) - set(ids))),
        untold=tuple(sorted(one for one in faulty if f"{one}: " not in told)),
        ragged=tuple(line for line in watched.lines if not line.startswith("dragoman: ")),
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the figures; return 0 where all came out as it should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=50)
    parser.add_argument("--articles", type=int, default=122)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--hanging", type=int, default=8)
    parser.add_argument(
        "--most", type=float, default=45.0, help="the longest life of a process before its kill, seconds"
    )
    parser.add_argument("--seed", type=int, default=20261127)
    options = parser.parse_args(arguments)
    press = Press(options.feeds, options.articles, options.hanging)
    with tempfile.TemporaryDirectory() as folder, serving(press.respond) as server:
        path = Path(folder) / "watch.db"
        watched = watch_with_kills(press, server, path, options.kills, random.Random(options.seed), options.most)
        ledger = open_ledger(path)
        verdict = judge(press, server, ledger, watched)
        asked = sum(server.asked.values())
        with ledger.follow() as following:
            states = following.counts()
        with ledger.read() as reader:
            reprints = len(reader.reprints(reader.document_ids()))
    announced = options.feeds * options.articles
    print(f"{dt.date.today()}: {options.feeds} feeds, {announced:,} articles announced, {asked:,} requests")
    print(f"killed {watched.kills} times; {watched.seconds:,.0f} s in all; most memory {watched.memory / 1e6:,.0f} MB")
    print(f"good articles {verdict.good:,}, documents {verdict.held:,}, missing {len(verdict.missing)}")
    print(f"strange {len(verdict.strange)}, twice {len(verdict.twice)}, reported and lost {len(verdict.lost)}")
    print(f"reprints seen {reprints}, articles {states}")
    print(f"faults not told {len(verdict.untold)}, torn lines {len(verdict.ragged)}, last exit code {watched.code}")
    for name in ("missing", "strange", "twice", "lost", "untold", "ragged"):
        if found := getattr(verdict, name):
            print(name, *found[:5], sep="\n    ")
    return 0 if verdict.clean else 1


if __name__ == "__main__":
    sys.exit(main())
