"""Estimate the weights of `annotate/contacts/confidence.yaml` and print how reliable the confidence is.

    python tools/calibrate.py [--write]

The weights are those of the open half of `quality/` and of `examples/`; a row is right where its kind and participants
are those of the gold (the strict rule of `dragoman eval`). Two tables are printed, both of articles that the weights
haven't seen: each fifth of the open articles with the weights of the other four, and the frozen half.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

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
ROUNDS, RATE, SHRINK = 1500, 1.0, 0.01
FOLDS = 5
BINS = ((0.0, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))


class Row(NamedTuple):
    """What holds of one row that the coder made, and whether it is right."""

    document: str
    features: frozenset[str]
    right: bool


def main() -> None:
    """Estimate, print and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = list(observations(folders()))
    documents = sorted({row.document for row in rows})
    fold_of = {document: number % FOLDS for number, document in enumerate(documents)}
    unseen: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = estimate([row for row in rows if fold_of[row.document] != fold])
        unseen += [(probability(weights, row.features), row.right) for row in rows if fold_of[row.document] == fold]
    weights = estimate(rows)
    frozen = [(probability(weights, row.features), row.right) for row in observations(folders("frozen"))]
    for name, judged in (("open, by fifths", unseen), ("frozen", frozen)):
        print(f"{name}: {len(judged)} rows, {sum(right for _, right in judged)} right, AUC {auc(judged):.2f}")
        print(table(judged))
    if options.write:
        head = "# Log-odds that a row's kind and participants are right; estimated by tools/calibrate.py.\n"
        written = {name: round(weight, 3) for name, weight in sorted(weights.items())}
        TARGET.write_text(head + yaml.safe_dump({"weights": written}), "utf-8")


def table(judged: Sequence[tuple[float, bool]]) -> str:
    """Return how many rows of each stretch of confidence are right, as lines of Markdown."""
    lines = []
    for low, high in BINS:
        inside = [right for confidence, right in judged if low <= confidence < high]
        share = f"{sum(inside) / len(inside):.2f}" if inside else "-"
        lines.append(f"| {low:.1f} to {min(high, 1):.1f} | {len(inside)} | {share} |")
    return "\n".join(lines)


def auc(judged: Sequence[tuple[float, bool]]) -> float:
    """Return the probability that a right row is given more confidence than a wrong one."""
    right, wrong = ([confidence for confidence, is_right in judged if is_right is which] for which in (True, False))
    pairs = [(a > b) + (a == b) / 2 for a in right for b in wrong]
    return sum(pairs) / len(pairs) if pairs else math.nan


def observations(chosen: Iterable[tuple[Path, Path]]) -> Iterator[Row]:
    """Yield each row that the coder makes of the articles of these folders."""
    base = load()
    for folder, gold_folder in chosen:
        gold = {one.id: one for one in load_gold(gold_folder)}
        sources = sorted(str(file) for file in folder.iterdir() if file.suffix in (".txt", ".json", ".jsonl"))
        for document in read(sources):
            if isinstance(document, Document) and document.id in gold:
                yield from rows_of(replace(document, language=document.language or detect(document.text)),
                                   gold[document.id], base)  # fmt: skip


def folders(part: str = "") -> Iterator[tuple[Path, Path]]:
    """Yield each folder of articles with that of its gold, of the open half or of another part of `quality/`."""
    if not part:
        yield ROOT / "examples", ROOT / "examples/gold"
    for folder in sorted((ROOT / "quality" / part / "articles").iterdir()):
        yield folder, ROOT / "quality" / part / "gold" / folder.name


def rows_of(document: Document, gold: GoldDocument, base: object) -> list[Row]:
    """Return the rows of one document, the features caught on their way into the coder's confidence."""
    caught: list[frozenset[str]] = []

    def catch(telling: Telling, language: str) -> float:
        caught.append(features_of(telling, language))
        return 0.5

    kept, coder.confidence_of = coder.confidence_of, catch  # type: ignore[attr-defined]
    try:
        mentions = coder.code(document, base).mentions  # type: ignore[arg-type]
    finally:
        coder.confidence_of = kept  # type: ignore[attr-defined]
    right = {match.mention for match in match_events(gold.events, mentions) if match.strict}
    return [Row(document.id, features, number in right) for number, features in enumerate(caught)]


def probability(weights: dict[str, float], features: frozenset[str]) -> float:
    """Return the probability that the weights give."""
    return 1 / (1 + math.exp(-weights["bias"] - math.fsum(weights.get(name, 0.0) for name in features)))


def estimate(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of a logistic regression, shrunk a little towards nothing, by plain descent."""
    weights = dict.fromkeys(["bias", *sorted({name for row in rows for name in row.features})], 0.0)
    for _ in range(ROUNDS):
        slope = dict.fromkeys(weights, 0.0)
        for row in rows:
            error = row.right - probability(weights, row.features)
            slope["bias"] += error
            for name in row.features:
                slope[name] += error
        for name in weights:
            shrink = 0.0 if name == "bias" else SHRINK * weights[name]
            weights[name] += RATE * (slope[name] / len(rows) - shrink)
    return weights


if __name__ == "__main__":
    main()
