"""Adds the examples to a fresh ledger, prints its table, and one contact in full that was told in several languages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Return the exit code: 0 where every step ran and a contact told in two languages was joined."""
    with TemporaryDirectory() as folder:
        ledger = ["--ledger", str(Path(folder, "demo.db"))]
        run(["add", *articles(), *ledger], shown="add examples/*.txt examples/*.json*", quiet=True)
        run(["events", *ledger], shown="events")
        lines = run(["events", "--format", "jsonl", *ledger], quiet=True).splitlines()
        event = most_told([json.loads(line) for line in lines])
        run(["show", event["id"], *ledger], shown=f"show {event['id'][:9]}")
    return 0 if len(event["languages"]) > 1 else 1


def articles() -> list[str]:
    """Return the articles among the examples: their gold isn't read."""
    files = sorted((ROOT / "examples").glob("*"))
    return [str(file) for file in files if file.suffix in (".txt", ".json", ".jsonl")]


def run(arguments: list[str], *, shown: str = "", quiet: bool = False) -> str:
    """Return what the command prints, printed too unless `quiet`; its name goes first where `shown` gives it."""
    if shown:
        print(f"\n$ dragoman {shown}", flush=True)
    command = [sys.executable, "-m", "dragoman", *arguments]
    if not quiet:
        subprocess.run(command, check=True)
        return ""
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    if shown:
        print(done.stdout.strip().splitlines()[-1])
    return done.stdout


def most_told(events: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the event with most languages; of these the one with a disagreement, then with most reports."""
    return max(events, key=lambda one: (len(one["languages"]), bool(one["conflicts"]), len(one["reports"]), one["id"]))


if __name__ == "__main__":
    sys.exit(main())
