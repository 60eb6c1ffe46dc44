"""Which documents are nearly the same text: reprints, agency copy with another headline, second editions.

A text is kept as the smallest hashes of its runs of words (a bottom-k sketch): two sketches tell what share of
their runs two texts have in common, whatever their lengths, and an index on the hashes finds the candidates.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Sequence

from dragoman.language.text import form_of
from dragoman.model import CodedDocument

RUN_WORDS = 5
SKETCH = 64
# Shorter texts share their few runs by chance: routine notices, results, headlines.
FEWEST_RUNS = 20
# Agencies' copy with two paragraphs of one's own keeps half; two reports of one event in own words share a tenth.
LIKE = 0.4
# A run that stands in more documents than this is a site's furniture, or a form letter.
MOST_HOLDERS = 200
_WORD = re.compile(r"\w+")


def sketch_of(coded: CodedDocument) -> tuple[int, ...]:
    """Return the sketch of the article's own text, empty where that is too short to tell."""
    words = _WORD.findall(form_of(_own_text(coded)))
    runs = {" ".join(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)}
    return tuple(sorted(map(_hash, runs))[:SKETCH]) if len(runs) >= FEWEST_RUNS else ()


def _own_text(coded: CodedDocument) -> str:
    pieces, place = [], 0
    for skipped in sorted(coded.skipped, key=lambda one: one.span):
        pieces.append(coded.document.text[place : skipped.span.start])
        place = max(place, skipped.span.end)
    return " ".join((*pieces, coded.document.text[place:]))


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big", signed=True)


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of runs of words that two texts have in common, by their sketches."""
    if not one or not other:
        return 0.0
    union = sorted({*one, *other})[:SKETCH]
    return len(set(union) & set(one) & set(other)) / len(union)


def like_document(connection: sqlite3.Connection, document: str, sketch: Sequence[int]) -> tuple[str, float] | None:
    """Return the document of the ledger that a text is most like, and how much; None where it is like none.

    Where that one is like an earlier one itself, the earlier is returned: all that draw on one text have one origin.
    """
    best: tuple[float, str] | None = None
    for candidate in _candidates(connection, document, sketch):
        found = likeness(sketch, _sketch_held(connection, candidate))
        if found >= LIKE and (best is None or found > best[0]):
            best = (found, candidate)
    if best is None:
        return None
    row = connection.execute("SELECT original FROM reprints WHERE document = ?", (best[1],)).fetchone()
    return (row[0] if row and row[0] != document else best[1]), best[0]


def _candidates(connection: sqlite3.Connection, document: str, sketch: Sequence[int]) -> Iterable[str]:
    marks = ", ".join("?" * len(sketch))
    query = (
        f"SELECT document FROM sketches WHERE hash IN (SELECT hash FROM sketches WHERE hash IN ({marks})"
        f" GROUP BY hash HAVING count(*) <= {MOST_HOLDERS}) AND document != ? GROUP BY document"
        f" HAVING count(*) >= {int(SKETCH * LIKE / 2)} OR count(*) * 3 >= {len(sketch)} ORDER BY count(*) DESC LIMIT 5"
    )
    return [row[0] for row in connection.execute(query, (*sketch, document))]


def _sketch_held(connection: sqlite3.Connection, document: str) -> list[int]:
    return [
        row[0] for row in connection.execute("SELECT hash FROM sketches WHERE document = ? ORDER BY 1", (document,))
    ]
