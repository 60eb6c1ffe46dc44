"""Estimates the weights of linking again and writes `src/dragoman/link/weights.json`.

    PYTHONPATH=src python quality/estimate_link.py [--ledger FILE] [--mentions 30000] [--write]

Without labels: expectation maximisation by Splink over mentions that share a pair of participants and a stretch of
ten days, u with m (u from random pairs collapses here: nearly all that is compared shares its participants).
Mentions are those of a ledger, or synthetic ones. Judgements of a ledger are labels: levels are counted there, and
added to what was estimated. A level that the data hardly shows keeps the weight it had: words, figures and plans
don't occur in the synthetic world.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import dragoman.link
from dragoman.ledger import open_ledger
from dragoman.link.bulk import settings_of, table_of
from dragoman.link.comparison import level_of
from dragoman.link.features import Features, features_of
from dragoman.link.levels import COMPARISONS
from dragoman.link.scoring import candidates
from dragoman.link.weights import Weights, load_weights
from dragoman.model import Judgement, ReportedMention, Verdict

TARGET = Path(dragoman.link.__file__).with_name("weights.json")
SLOT_DAYS = 10
# A level seen in a smaller share of the pairs compared keeps its old weight.
RARE = 0.005
# No level says more than this by itself (bits): what the data never shows may still be.
STRONGEST = 6.0
# How many pairs a person's verdict on one pair counts for.
JUDGED = 20

# What the synthetic world can't teach: it has no session of three beside a meeting of two, no meeting told as a
# talk, no plans, no words.
ONLY_FROM_LEDGERS = ("participants", "kind", "status", "words", "record", "company", "activity")

Shares = dict[tuple[str, str], tuple[float, float]]


def estimate(rows: Sequence[Features], weights: Weights) -> Shares:
    """Return m and u of each level of the table, by Splink's EM."""
    from splink import DuckDBAPI, Linker, block_on

    table = table_of(rows).append_column("slot", [[_slot(row) for row in rows]])
    linker = Linker(DuckDBAPI().register(table), settings_of(weights), log_level="ERROR")
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("slot"), fix_u_probabilities=False, fix_probability_two_random_records_match=False
    )
    trained = linker.misc.save_model_to_json()
    return {
        (comparison["output_column_name"], level["label_for_charts"]): (level["m_probability"], level["u_probability"])
        for comparison in trained["comparisons"]
        for level in comparison["comparison_levels"]
        if level.get("m_probability") and level.get("u_probability")
    }


def _slot(row: Features) -> str | None:
    return f"{row.blocks[0]}|{row.lo // SLOT_DAYS}" if row.blocks and row.lo is not None else None


def counted(rows: Sequence[Features], pairs: Iterable[tuple[int, int]]) -> Counter[tuple[str, str]]:
    """Return how often each level holds in these pairs."""
    found: Counter[tuple[str, str]] = Counter()
    for one, other in pairs:
        found.update((some.name, level_of(some, rows[one], rows[other]).name) for some in COMPARISONS)
    return found


def judged_pairs(rows: Sequence[Features], judgements: Iterable[Judgement], verdict: Verdict) -> list[tuple[int, int]]:
    """Return the pairs on which a person has given this verdict, of those that are compared at all."""
    index_of = {row.id: index for index, row in enumerate(rows)}
    wanted = {
        (min(one, other), max(one, other))
        for judgement in judgements
        if judgement.holds and judgement.verdict is verdict
        for one, other in combinations([index_of[mention] for mention in judgement.mentions if mention in index_of], 2)
    }
    return sorted(wanted & candidates(rows))


def with_judgements(shares: Shares, rows: Sequence[Features], judgements: Sequence[Judgement]) -> Shares:
    """Return the shares with the levels of judged pairs added."""
    same = judged_pairs(rows, judgements, Verdict.SAME)
    apart = judged_pairs(rows, judgements, Verdict.DIFFERENT)
    m_counts, u_counts = counted(rows, same), counted(rows, apart)
    return {
        key: (_added(m, m_counts[key], len(same)), _added(u, u_counts[key], len(apart)))
        for key, (m, u) in shares.items()
    }


def _added(share: float, count: int, total: int, base: float = 1000.0) -> float:
    return (share * base + count * JUDGED) / (base + total * JUDGED)


def record_of(weights: Weights, shares: Shares, seen: Counter[tuple[str, str]], total: int) -> dict[str, Any]:
    """Return the model file: the new shares, the old ones where the data shows too little."""
    levels: dict[str, dict[str, list[float]]] = {}
    for some in COMPARISONS:
        levels[some.name] = {}
        for level in some.levels:
            key = (some.name, level.name)
            if not level.silent:
                enough = key in shares and seen[key] >= RARE * total
                levels[some.name][level.name] = _bounded(*(shares[key] if enough else (weights.m[key], weights.u[key])))
    bars = {"threshold": weights.threshold, "margin": weights.margin, "settled": weights.settled}
    return {"prior": weights.prior, **bars, "levels": levels}


def _bounded(m: float, u: float) -> list[float]:
    m, u = max(m, 1e-6), max(u, 1e-6)
    if m == 1e-6:  # what excludes isn't estimated
        return [m, u]
    bits = max(-STRONGEST, min(STRONGEST, math.log2(m / u)))
    return [round(m, 6), round(m / 2**bits, 6)] if bits >= 0 else [round(u * 2**bits, 6), round(u, 6)]


def _mentions(ledger: str | None, count: int) -> tuple[Sequence[ReportedMention], Sequence[Judgement]]:
    if ledger is None:
        from synthetic import make_world

        return make_world(count, seed=7).mentions, ()
    with open_ledger(ledger, create=False).read() as reader:
        return reader.reported(), reader.judgements()


def main() -> None:
    """Print each level's old and new weight; with --write, write the model file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--ledger")
    parser.add_argument("--mentions", type=int, default=30_000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    weights = load_weights()
    mentions, judgements = _mentions(asked.ledger, asked.mentions)
    rows = features_of(sorted(mentions, key=lambda one: one.mention.id))
    pairs = candidates(rows)
    shares = with_judgements(estimate(rows, weights), rows, judgements)
    if asked.ledger is None:
        shares = {key: share for key, share in shares.items() if key[0] not in ONLY_FROM_LEDGERS}
    record = record_of(weights, shares, counted(rows, pairs), len(pairs))
    for some in COMPARISONS:
        for name, (m, u) in record["levels"][some.name].items():
            old = math.log2(weights.m[some.name, name] / weights.u[some.name, name])
            print(f"{some.name:13}{name:72}{old:+5.1f} {math.log2(m / u):+5.1f}")
    if asked.write:
        TARGET.write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
