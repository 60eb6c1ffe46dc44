"""Prints how well names are compared on the name bench of the shared data.

python tools/bench_names.py ../shared/data/name-pairs/cases.csv
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.names import same_body, same_person


@dataclass(frozen=True)
class Score:
    """Counts of a run over pairs with a verdict."""

    right: int
    false: int
    missed: int

    def __str__(self) -> str:
        precision, recall = self.right / (self.right + self.false), self.right / (self.right + self.missed)
        f1 = 2 * precision * recall / (precision + recall)
        return f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def score(rows: list[dict[str, str]]) -> Score:
    """Return the counts over these rows."""
    pairs = [(verdict(row), row["is_match"] == "true") for row in rows]
    right = sum(said and true for said, true in pairs)
    return Score(right, sum(said and not true for said, true in pairs), sum(true and not said for said, true in pairs))


def verdict(row: dict[str, str]) -> bool:
    """Say whether the two names of a row are taken for one."""
    compare = same_person if row["schema"] == "Person" else same_body
    return compare(row["name1"], row["name2"]).same


def main() -> int:
    """Print the scores of all pairs, of persons and of bodies."""
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    persons = [row for row in rows if row["schema"] == "Person"]
    for name, chosen in (("all", rows), ("persons", persons), ("bodies", [row for row in rows if row not in persons])):
        print(f"{name:8} {len(chosen):4} pairs: {score(chosen)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
