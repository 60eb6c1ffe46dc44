"""Linking of many synthetic mentions in tables, beside a plain SQL join of the same candidates in the same run.

    PYTHONPATH=src python quality/link_scale.py --mentions 10000 100000 1000000

Prints one line of JSON for each size. `features` is the time to make the mentions (twice) and their rows, `join` that
of plain SQL: the same blocks, the same levels, the same weights, one query. `link` is Splink's pairs and weights and
the clusters: what `ratio` compares with `join`, and `cpu_ratio` by the processors' time, which other work on the
machine disturbs less. Features are written by a process of their own, as a ledger's are before it is linked: what it
leaves in memory would slow down the other two, one more than the other. Libraries are loaded before anything is timed,
as DuckDB, which both use, is anyway. Memory is the peak of either process.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import multiprocessing
import resource
import subprocess
import sys
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import duckdb
import pyarrow.compute
import splink
from synthetic import Score, placeable, stream_world

from dragoman.link.comparison import Comparison
from dragoman.link.levels import COMPARISONS
from dragoman.link.tables import TABLE, link_table, write_features
from dragoman.link.undated import PREFIX
from dragoman.link.weights import Weights, load_weights
from dragoman.model import ReportedMention

MEMORY_LIMIT = "1000MB"
_LOADED = (pyarrow.compute, splink)  # what linking would else load while it is timed
_PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)

Result = TypeVar("Result")


def plain_join(connection: duckdb.DuckDBPyConnection, weights: Weights) -> int:
    """Return how many pairs plain SQL finds: the join by blocks and marks, and the sum of the levels' weights."""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE candidates AS
        WITH by_block AS (SELECT unique_id, family, lo, hi, unnest(blocks) AS key FROM {TABLE}),
        by_mark AS (SELECT unique_id, family, basis, unnest(marks) AS key FROM {TABLE})
        SELECT l.unique_id AS one, r.unique_id AS other FROM by_block AS l JOIN by_block AS r USING (key)
        WHERE l.unique_id < r.unique_id AND l.lo <= r.hi + 1 AND r.lo <= l.hi + 1 AND l.family = r.family
        UNION
        SELECT l.unique_id, r.unique_id FROM by_mark AS l JOIN by_mark AS r USING (key)
        WHERE l.unique_id < r.unique_id AND l.family = r.family
            AND (l.basis = 'open' OR r.basis = 'open' OR NOT starts_with(key, '{PREFIX}'))"""
    )
    columns = [name for (name, *_) in connection.execute(f"DESCRIBE {TABLE}").fetchall() if name != "unique_id"]
    sides = ", ".join(f"l.{name} AS {name}_l, r.{name} AS {name}_r" for name in columns)
    total = " + ".join(_case(some, weights) for some in COMPARISONS)
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE pairs AS SELECT * FROM (
            SELECT one, other, {weights.base} + {total} AS weight FROM (
                SELECT one, other, {sides} FROM candidates
                JOIN {TABLE} AS l ON l.unique_id = one JOIN {TABLE} AS r ON r.unique_id = other))
        WHERE weight >= {weights.threshold}"""
    )
    [(found,)] = connection.execute("SELECT count(*) FROM pairs").fetchall()
    connection.execute("DROP TABLE pairs")
    connection.execute("DROP TABLE candidates")
    return int(found)


def _case(comparison: Comparison, weights: Weights) -> str:
    levels = ((level.sql, weights.of(comparison, level)) for level in comparison.levels)
    branches = (f"ELSE {bits}" if sql == "ELSE" else f"WHEN {sql} THEN {bits}" for sql, bits in levels)
    return f"(CASE {' '.join(branches)} END)"


def b_cubed(real: Sequence[int], found: Sequence[int]) -> Score:
    """Return how well the clusters `found` are those of `real`; both give a number for each mention."""
    pairs = Counter(zip(real, found, strict=True))
    contacts, events = Counter(real), Counter(found)
    precision = math.fsum(n * n / events[event] for (_, event), n in pairs.items()) / len(found)
    recall = math.fsum(n * n / contacts[contact] for (contact, _), n in pairs.items()) / len(found)
    mixed = sum(n > 1 for n in Counter(event for _, event in pairs).values()) / len(events)
    return Score(precision, recall, 2 * precision * recall / (precision + recall), mixed)


def truth_and_oracle(count: int, seed: int) -> tuple[array[int], array[int]]:
    """Return the contact of each mention, and the same with each that nothing can place by itself."""
    numbers: dict[str, int] = {}
    real, best = array("i"), array("i")
    for index, (reported, contact) in enumerate(stream_world(count, seed)):
        real.append(numbers.setdefault(contact, len(numbers)))
        best.append(real[-1] if placeable(reported) else -1 - index)
    return real, best


def measure(count: int, seed: int) -> dict[str, float]:
    """Return the figures of one size."""
    with TemporaryDirectory() as folder:
        # The features lie in a file; what either way of linking makes of them is in memory, or spilled.
        stored = Path(folder) / "scale.duckdb"
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
            features = process.submit(_written, str(stored), folder, count, seed).result()
        connection = _connect(":memory:", folder)
        connection.execute(f"ATTACH '{stored}' AS stored (READ_ONLY)")
        connection.execute(f"CREATE VIEW {TABLE} AS FROM stored.{TABLE}")
        weights = load_weights()
        plain_join(connection, weights)  # who asks first reads the features from the file: neither is to pay for it
        pairs, join, join_cpu = _timed(lambda: plain_join(connection, weights))
        events, link, link_cpu = _timed(lambda: link_table(connection, weights))
        memory = max(resource.getrusage(who).ru_maxrss for who in _PROCESSES) // 1024
        connection.close()
    real, best = truth_and_oracle(count, seed)
    ours, oracle = b_cubed(real, events), b_cubed(real, best)
    return {
        "mentions": len(events), "pairs": pairs, "features": features, "join": join, "link": link,
        "ratio": round(link / join, 2), "cpu_ratio": round(link_cpu / join_cpu, 2), "peak_mb": memory,
        "f1": round(ours.f1, 4), "oracle_f1": round(oracle.f1, 4),
        "precision": round(ours.precision, 4), "recall": round(ours.recall, 4), "mixed": round(ours.mixed, 4),
    }  # fmt: skip


def _written(database: str, folder: str, count: int, seed: int) -> float:
    """Write the features of so many mentions into a database; return how many seconds it took."""
    with _connect(database, folder) as connection:
        _, took, _ = _timed(lambda: write_features(lambda: _mentions(count, seed), connection))
    return took


def _connect(database: str, folder: str) -> duckdb.DuckDBPyConnection:
    """Return a connection with little memory that spills into `folder`."""
    connection = duckdb.connect(database)
    connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
    connection.execute(f"SET temp_directory = '{folder}'")
    return connection


def _mentions(count: int, seed: int) -> Iterator[ReportedMention]:
    return (one for one, _ in stream_world(count, seed))


def _timed(work: Callable[[], Result]) -> tuple[Result, float, float]:
    """Return the result with the seconds that passed and those that the processors spent on it."""
    began, spent = time.perf_counter(), time.process_time()
    result = work()
    return result, round(time.perf_counter() - began, 2), time.process_time() - spent


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures of each size, each measured in a process of its own."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000])
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(None if arguments is None else list(arguments))
    logging.disable(logging.INFO)
    if len(asked.mentions) == 1:
        print(json.dumps(measure(asked.mentions[0], asked.seed)), flush=True)
        return
    for count in asked.mentions:
        command = [sys.executable, __file__, "--mentions", str(count), "--seed", str(asked.seed)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
