"""Thirty-two readers of the page while `dragoman add` writes: `PYTHONPATH=src python quality/serve_readers.py`.

The ledger is served by `dragoman serve`, in a process of its own; readers ask for one page after the other until all
articles are added. Nothing may fail, and everything must be there in the end.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
DRAGOMAN = [sys.executable, "-m", "dragoman"]
PAGES = ("/", "/?who=Macron", "/timeline", "/map", "/matrix", "/network", "/sources", "/holdings", "/api/events")
READERS = 32


def main() -> None:
    """Serve, read, write, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=READERS)
    readers = parser.parse_args().readers
    articles = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".json"))
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "readers.db"
        serve = [*DRAGOMAN, "serve", "--ledger", str(ledger), "--port", "0", "--no-browser"]
        with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            found = re.search(r"http://[^/]+", server.stdout.readline())
            assert found
            adding = subprocess.Popen([*DRAGOMAN, "add", "--ledger", ledger, *articles], stdout=subprocess.DEVNULL)
            with ThreadPoolExecutor(readers) as pool:
                read = [pool.submit(statuses, found.group(), adding, number) for number in range(readers)]
                total = sum((one.result() for one in read), Counter[int]())
            held = httpx.get(f"{found.group()}/api/ledger", timeout=60).json()
            server.terminate()
    print(f"{readers} readers, {total.total():,} pages, by status {dict(total)}; add ended with {adding.returncode}")
    print(f"{held['documents']} of {len(articles)} documents, {held['events']} events, {held['pending']} unlinked")
    if set(total) != {200} or held["documents"] != len(articles) or held["pending"]:
        sys.exit(1)


def statuses(address: str, adding: subprocess.Popen[bytes], first: int) -> Counter[int]:
    """Return how often each status was answered while documents were being added."""
    found: Counter[int] = Counter()
    with httpx.Client(base_url=address, timeout=300) as client:
        for number, page in enumerate(cycle(PAGES)):
            if number >= first % len(PAGES):
                found[client.get(page).status_code] += 1
                if adding.poll() is not None:
                    return found
    return found


if __name__ == "__main__":
    main()
