"""Measures coding and linking on every gold there is, prints the figures, and fails where a floor has sunk.

    measure.py [--shared FOLDER] [--only SET ...] [--accept]

The seeds, the press sample and the readouts lie in the shared folder and are judged by its own scripts; examples/
and quality/ are judged by `dragoman eval`. quality/floors.json holds for each set what the figures must reach, and
the digest of the corpus that this was said of; --accept writes the digests of the corpora as they are now.
Lowering a floor needs a reason, in the file and in the changelog.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "quality" / "floors.json"
Figures = dict[str, float | int | None]
# The columns of the table at the end: heading, and what a figure is called by score.py or by `dragoman eval`.
COLUMNS = (
    ("documents", ("documents", "readouts")),
    ("strict F1", ("strict_f1",)),
    ("soft F1", ("soft_f1", "found")),
    ("date exact", ("date_exact", "near_date")),
    ("overclaimed", ("overclaimed_dates",)),
    ("status", ("status_acc", "status_accuracy")),
    ("speakers", ("quote_speaker_recall", "speaker_recall")),
    ("linking B³", ("b3_f1",)),
    ("evidence wrong", ("evidence_wrong",)),
)


@dataclass(frozen=True)
class Corpus:
    """A set to measure on: articles with a gold folder, or readouts with their titles."""

    name: str
    gold: Path
    docs: Path
    by: str  # "score" and "readouts" (scripts of the shared folder) or "eval"

    @property
    def exists(self) -> bool:
        """Say whether it is here at all."""
        return self.gold.exists() and self.docs.exists()

    def digest(self) -> str:
        """Return a hash of all its files, names included."""
        digest = hashlib.sha256()
        for folder in (self.gold, self.docs):
            files = [folder] if folder.is_file() else sorted(folder.rglob("*.json*")) + sorted(folder.glob("*.txt"))
            for file in files:
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()[:16]


def main() -> int:
    """Return the exit code: 0 where every floor holds, 1 where one has sunk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", action="append", metavar="SET")
    parser.add_argument("--accept", action="store_true", help="note the corpora as they are now")
    given = parser.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    sunk: list[str] = []
    rows: dict[str, Figures] = {}
    for corpus in corpora(given.shared.resolve()):
        if given.only and corpus.name not in given.only:
            continue
        if not corpus.exists:
            print(f"{corpus.name}: not here, left out")
            continue
        figures = measured(corpus, given.shared.resolve())
        print(f"{corpus.name}: {json.dumps(figures)}", flush=True)
        rows[corpus.name] = figures
        wanted = floors.setdefault(corpus.name, {})
        sunk += [f"{corpus.name}: {line}" for line in violations(figures, wanted)]
        check_digest(corpus, wanted, accept=given.accept)
    if given.accept:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    print("\n".join(("", *table(rows), "")))
    print("\n".join(sunk) or "every floor holds")
    return 1 if sunk else 0


def table(rows: Mapping[str, Figures]) -> Iterator[str]:
    """Yield the lines of a Markdown table, as docs/measurements.md has it; of the readouts found and near date."""
    yield "| set | " + " | ".join(heading for heading, _ in COLUMNS) + " |"
    yield "| --- |" + " --- |" * len(COLUMNS)
    for name, figures in rows.items():
        cells = (next((figures[one] for one in names if one in figures), None) for _, names in COLUMNS)
        yield f"| {name} | " + " | ".join(map(cell, cells)) + " |"


def cell(value: float | int | None) -> str:
    """Return a figure for the table: shares with three digits, nothing for what wasn't measured."""
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def corpora(shared: Path) -> Iterator[Corpus]:
    """Yield all sets, present or not."""
    for name in ("seeds", "press-sample"):
        yield Corpus(name, shared / name / "gold", shared / name / "docs", "score")
    readouts = shared / "data" / "readouts"
    yield Corpus("readouts", readouts / "titles.jsonl", readouts / "docs.jsonl", "readouts")
    yield Corpus("examples", ROOT / "examples" / "gold", ROOT / "examples", "eval")
    for place in ("quality", "quality/frozen"):
        folder = ROOT / place
        for gold in sorted((folder / "gold").glob("*")):
            yield Corpus(f"{place} {gold.name}", gold, folder / "articles" / gold.name, "eval")


def measured(corpus: Corpus, shared: Path) -> Figures:
    """Return the figures of one set; those of linking and evidence beside those of coding."""
    if corpus.by == "eval":
        return by_eval(corpus)
    with TemporaryDirectory() as folder:
        coded = Path(folder, "coded.jsonl")
        coded.write_text(dragoman("code", str(corpus.docs), "--format", "jsonl"), "utf-8")
        if corpus.by == "readouts":
            script = [str(shared / "score" / "readouts.py"), "--titles", str(corpus.gold), "--pred", str(coded)]
            return dict(json.loads(python(*script).splitlines()[-1]))
        ledger, events, out = Path(folder, "l.db"), Path(folder, "events.jsonl"), Path(folder, "out.json")
        dragoman("add", str(corpus.docs), "--ledger", str(ledger))
        events.write_text(dragoman("events", "--format", "jsonl", "--ledger", str(ledger)), "utf-8")
        script = [str(shared / "score" / "score.py"), "--gold", str(corpus.gold), "--docs", str(corpus.docs)]
        python(*script, "--pred", str(coded), "--events", str(events), "--json", str(out))
        return merged(json.loads(out.read_text("utf-8")))


def merged(found: Mapping[str, Any]) -> Figures:
    """Return the figures that score.py gives for all languages, with linking and evidence."""
    linking, evidence = found.get("linking", {}), found["evidence"]
    figures = {name: value for name, value in found["all"].items() if not isinstance(value, list)}
    extra = {name: linking.get(name) for name in ("b3_f1", "ledger_events_mixing_two_real_ones")}
    return {**figures, **extra, "evidence_wrong": evidence["wrong"], "missing": len(found["missing_documents"])}


def by_eval(corpus: Corpus) -> Figures:
    """Return the figures of `dragoman eval`."""
    lines = dragoman("eval", str(corpus.gold), "--docs", str(corpus.docs), "--format", "jsonl").splitlines()
    groups = {record.pop("group"): record for record in map(json.loads, lines)}
    figures: Figures = groups["all"]
    figures |= {name: groups["linking"][name] for name in ("b3_f1", "events_mixing_contacts")}
    wrong, missing = groups["evidence"]["wrong"], groups["missing"]["documents"]
    return {**figures, "evidence_wrong": len(wrong), "missing": len(missing)}


def violations(figures: Figures, wanted: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each figure that is below its floor or above its ceiling."""
    for name, floor in wanted.get("at_least", {}).items():
        value = figures.get(name)
        if value is None or value < floor:
            yield f"{name} is {value}, the floor is {floor}"
    for name, ceiling in wanted.get("at_most", {}).items():
        value = figures.get(name)
        if value is not None and value > ceiling:
            yield f"{name} is {value}, at most {ceiling} may be"


def check_digest(corpus: Corpus, wanted: dict[str, Any], *, accept: bool) -> None:
    """Say where the floors were set on another corpus than the one measured; note its digest with `accept`."""
    digest = corpus.digest()
    if accept:
        wanted["digest"] = digest
    elif wanted.get("digest") != digest:
        print(f"  note: {corpus.name} is not the corpus that its floors were set on (--accept notes this one)")


def dragoman(*arguments: str) -> str:
    """Return what the command prints; documents that fail are shown and don't end the measuring."""
    return output([sys.executable, "-m", "dragoman", *arguments], allowed=(0, 1))


def python(*arguments: str) -> str:
    """Return what a Python script prints."""
    return output([sys.executable, *arguments])


def output(command: list[str], allowed: Iterable[int] = (0,)) -> str:
    """Return the standard output of a command.

    Raises SystemExit where it fails.
    """
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(command[:4])} ... failed ({done.returncode})")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
