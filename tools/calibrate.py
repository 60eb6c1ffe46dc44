"""Estimate the weights of `annotate/contacts/confidence.yaml` and print the reliability table.

    python tools/calibrate.py [--write]

The articles are the open half of `quality/` and `examples/`; a row is right where its kind and participants are
those of the gold (the strict rule of `dragoman eval`). The frozen half stays out.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from dragoman.annotate import coder
from dragoman.annotate.contacts.confidence import features_of
from dragoman.annotate.contacts.tellings.telling import Telling
from dragoman.evaluation.gold import GoldDocument, load_gold
from dragoman.evaluation.matching import match_events
from dragoman.intake import read
from dragoman.knowledge import load
from dragoman.language.detect import detect
from dragoman.model import Document

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/dragoman/annotate/contacts/confidence.yaml"
ROUNDS, RATE, SHRINK = 4000, 0.3, 0.02
BINS = ((0.0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))

Row = tuple[dict[str, bool], bool]  # features, right


def main() -> None:
    """Estimate, print and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = list(observations())
    weights = estimate(rows)
    print(f"{len(rows)} rows, {sum(right for _, right in rows)} right")
    for low, high in BINS:
        inside = [right for features, right in rows if low <= probability(weights, features) < high]
        share = f"{sum(inside) / len(inside):.2f}" if inside else "-"
        print(f"| {low:.1f} to {min(high, 1):.1f} | {len(inside)} | {share} |")
    if options.write:
        head = "# Log-odds that a row's kind and participants are right; estimated by tools/calibrate.py.\n"
        table = {name: round(weight, 3) for name, weight in sorted(weights.items())}
        TARGET.write_text(head + yaml.safe_dump({"weights": table}), "utf-8")


def observations() -> Iterator[Row]:
    """Yield the features of each row that the coder makes of the open articles, and whether it is right."""
    base = load()
    for folder, gold_folder in folders():
        gold = {one.id: one for one in load_gold(gold_folder)}
        sources = sorted(str(file) for file in folder.iterdir() if file.suffix in (".txt", ".json", ".jsonl"))
        for document in read(sources):
            if isinstance(document, Document) and document.id in gold:
                yield from rows_of(replace(document, language=document.language or detect(document.text)),
                                   gold[document.id], base)  # fmt: skip


def folders() -> Iterator[tuple[Path, Path]]:
    """Yield each folder of articles with that of its gold."""
    yield ROOT / "examples", ROOT / "examples/gold"
    for folder in sorted((ROOT / "quality/articles").iterdir()):
        yield folder, ROOT / "quality/gold" / folder.name


def rows_of(document: Document, gold: GoldDocument, base: object) -> list[Row]:
    """Return the rows of one document, the features caught on their way into the coder's confidence."""
    caught: list[dict[str, bool]] = []

    def catch(telling: Telling) -> float:
        caught.append(features_of(telling))
        return 0.5

    kept, coder.confidence_of = coder.confidence_of, catch  # type: ignore[attr-defined]
    try:
        mentions = coder.code(document, base).mentions  # type: ignore[arg-type]
    finally:
        coder.confidence_of = kept  # type: ignore[attr-defined]
    right = {match.mention for match in match_events(gold.events, mentions) if match.strict}
    return [(features, number in right) for number, features in enumerate(caught)]


def probability(weights: dict[str, float], features: dict[str, bool]) -> float:
    """Return the probability that the weights give."""
    score = weights["bias"] + sum(weights.get(name, 0.0) for name, holds in features.items() if holds)
    return 1 / (1 + math.exp(-score))


def estimate(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of a logistic regression, shrunk a little towards nothing, by plain descent."""
    names = sorted({name for features, _ in rows for name in features})
    weights = dict.fromkeys([*names, "bias"], 0.0)
    for _ in range(ROUNDS):
        slope = dict.fromkeys(weights, 0.0)
        for features, right in rows:
            error = right - probability(weights, features)
            slope["bias"] += error
            for name, holds in features.items():
                slope[name] += error * holds
        for name in weights:
            shrink = 0.0 if name == "bias" else SHRINK * weights[name]
            weights[name] += RATE * (slope[name] / len(rows) - shrink)
    return weights


if __name__ == "__main__":
    main()
