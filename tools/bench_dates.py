"""Times the tagger and resolver beside dateparser's search_dates on the same texts, and prints the ratio.

    python tools/bench_dates.py [FOLDER ...]

dateparser is no part of Dragoman: without it only the tagger's own time is printed. The folders hold .txt or
.json documents; without any, the frozen paragraphs of the tests are read.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from dragoman.language.folder import language_codes
from dragoman.timex import parse_day, read

_FROZEN = Path(__file__).parent.parent / "tests" / "timex" / "frozen"
_REFERENCE = parse_day("2023-10-13")
_LOADING = "1 رمضان 1445, 2023-10-13"
_ROUNDS = 5
_RIVAL_ROUNDS = 2


def frozen_texts() -> Iterator[tuple[str, str]]:
    """Yield language and text of the frozen paragraphs, ten to a text, as long as a short article."""
    for language in language_codes():
        paragraphs = [p["t"] for p in yaml.safe_load((_FROZEN / f"{language}.yaml").read_text("utf-8"))]
        for start in range(0, len(paragraphs), 10):
            yield language, "\n".join(paragraphs[start : start + 10])


def folder_texts(folders: list[str]) -> Iterator[tuple[str, str]]:
    """Yield language and text of the JSON documents in `folders`."""
    for folder in folders:
        for path in sorted(Path(folder).glob("*.json")):
            document = json.loads(path.read_text("utf-8"))
            yield document["lang"], document["text"]


def seconds(read: Callable[[str, str], object], texts: list[tuple[str, str]], rounds: int) -> float:
    """Return the fastest of `rounds` runs over all texts."""
    return min(_once(read, texts) for _ in range(rounds))


def _once(read: Callable[[str, str], object], texts: list[tuple[str, str]]) -> float:
    start = time.process_time()
    for language, text in texts:
        read(text, language)
    return time.process_time() - start


def read_dates(text: str, language: str) -> object:
    """Return the resolved expressions of a text."""
    return list(read(text, language, _REFERENCE))


def rival() -> Callable[[str, str], object] | None:
    """Return dateparser's search_dates, or None where it isn't installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    return lambda text, language: search_dates(text, languages=[language])


def main(folders: list[str]) -> None:
    """Print the times and their ratio."""
    texts = list(folder_texts(folders) if folders else frozen_texts())
    characters = sum(len(text) for _, text in texts)
    for language in language_codes():
        read_dates(_LOADING, language)  # lexicons and the Hijri calendar are loaded once, whatever the texts
    first = seconds(read_dates, texts, 1)
    own = seconds(read_dates, texts, _ROUNDS)
    print(
        f"dates: {len(texts)} texts, {characters} characters: {own * 1000:.1f} ms, {characters / own / 1e6:.2f} MB/s; "
        f"when each word is met for the first time {first * 1000:.1f} ms"
    )
    search = rival()
    if search is None:
        print("dates: dateparser is not installed, no ratio")
        return
    seconds(search, texts[:1], 1)
    other = seconds(search, texts, _RIVAL_ROUNDS)
    print(f"dates: dateparser {other * 1000:.1f} ms; ratio {other / own:.0f}, first time {other / first:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
