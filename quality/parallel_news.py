"""How far the same news gives the same contacts in English, French and Arabic.

    PYTHONPATH=src python quality/parallel_news.py ../shared/data/parallel-news [--errors]

Reads NTREX-128, whose lines are the same sentences in each language, and codes each of its documents. Two documents
agree where they have as many contacts of each kind; with `--errors` those that don't are listed with what each has.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.model import Document, EventMention

FILES = {"en": "newstest2019-ref.eng-GB.txt", "fr": "newstest2019-ref.fra.txt", "ar": "newstest2019-ref.arb.txt"}


def main() -> None:
    """Code, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the documents that don't agree")
    given = parser.parse_args()
    base = load(None)
    told = {
        language: {name: code(Document(name, text, None, language=language), base).mentions for name, text in texts}
        for language, texts in ((language, documents(given.folder, file)) for language, file in FILES.items())
    }
    agreeing = 0
    names = list(told["en"])
    for name in names:
        kinds = {language: Counter(str(one.type) for one in told[language][name]) for language in FILES}
        agrees = kinds["en"] == kinds["fr"] == kinds["ar"]
        agreeing += agrees
        if given.errors and not agrees:
            print(name, *(f"{language}: {_listed(told[language][name])}" for language in FILES), sep="\n    ")
    with_contacts = sum(any(told[language][name] for language in FILES) for name in names)
    print(f"{agreeing} of {len(names)} documents agree: {agreeing / len(names):.3f}; {with_contacts} have a contact")


def documents(folder: Path, file: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each document of one language, a sentence a line."""
    names = (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    lines = (folder / file).read_text("utf-8").splitlines()
    for name, some in groupby(zip(names, lines, strict=True), key=lambda pair: pair[0]):
        yield name, "\n".join(line for _, line in some)


def _listed(mentions: tuple[EventMention, ...]) -> str:
    return (
        "; ".join(f"{one.type} of {', '.join(who.name for who in one.participants)}" for one in mentions) or "nothing"
    )


if __name__ == "__main__":
    main()
