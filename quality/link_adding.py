"""Adding to a ledger, beside linking all of it: both with clusters, events, and what they rest on, as it stores them.

    PYTHONPATH=src python quality/link_adding.py --mentions 100000 --more 100

Prints one line of JSON: seconds to link the first mentions, and to link those that come after them, with their ratio.
"""

from __future__ import annotations

import argparse
import json
import logging
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from synthetic import stream_world

from dragoman.ledger import Ledger, open_ledger
from dragoman.model import CodedDocument, Document, ReportedMention
from dragoman.pipeline import add_documents, link_pending


def coded(number: int, one: ReportedMention) -> CodedDocument:
    """Return a document that tells this one mention."""
    document = Document(f"d{number}", "One met another.", language=one.language, published=one.published)
    return CodedDocument(document, (one.mention,))


def measure(count: int, more: int, seed: int) -> dict[str, float]:
    """Return the figures; what is added later is taken evenly from the whole, and so tells contacts of all pairs."""
    every = (count + more) // more
    with TemporaryDirectory() as folder:
        ledger = open_ledger(Path(folder) / "adding.db")
        added = _seconds(lambda: _add(ledger, _documents(count + more, seed, lambda number: number % every != 0)))
        linked = _seconds(lambda: link_pending(ledger))
        added_more = _seconds(lambda: _add(ledger, _documents(count + more, seed, lambda number: number % every == 0)))
        linked_more = _seconds(lambda: link_pending(ledger))
        with ledger.read() as reader:
            counts = reader.counts()
    return {
        "mentions": counts["mentions"], "events": counts["events"], "add": added, "link": linked, "more": more,
        "add_more": added_more, "link_more": linked_more, "ratio": round(linked_more / linked, 4),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def _documents(count: int, seed: int, wanted: Callable[[int], bool]) -> Iterator[CodedDocument]:
    """Give a document for each mention of the world whose number is wanted."""
    mentions = islice(stream_world(count, seed), count)
    return (coded(number, one) for number, (one, _) in enumerate(mentions) if wanted(number))


def _add(ledger: Ledger, documents: Iterable[CodedDocument]) -> None:
    for _ in add_documents(ledger, documents):
        pass


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 2)


def main() -> None:
    """Print the figures of one run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    print(json.dumps(measure(asked.mentions, asked.more, asked.seed)), flush=True)


if __name__ == "__main__":
    main()
