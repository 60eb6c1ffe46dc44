"""Prints the table that sets Dragoman's dates beside dateparser's search_dates on the frozen paragraphs.

    python tools/compare_dates.py

dateparser is no part of Dragoman; it must be importable. It gives one day for each expression, so that for a
month or an interval any day inside counts as right. It is told the publication as its base, and to prefer the past.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dragoman.language.folder import language_codes
from dragoman.model import UNDATED, DateRange
from dragoman.timex import Kind, parse_day, read

_FROZEN = Path(__file__).parent.parent / "tests" / "timex" / "frozen"


class Found(NamedTuple):
    """An expression with its first and last day; None where it claims nothing."""

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None


class Score(NamedTuple):
    """Right values among all, and days claimed that the text doesn't give."""

    right: int
    total: int
    claimed: int


def own(text: str, language: str, published: DateRange) -> Iterator[Found]:
    """Yield Dragoman's dates."""
    for timex in read(text, language, published):
        if timex.kind == Kind.DATE:
            yield Found(*timex.span, timex.dates.start, timex.dates.end)


def rival(text: str, language: str, published: DateRange) -> Iterator[Found]:
    """Yield dateparser's dates."""
    from dateparser.search import search_dates

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if published.start:
        settings["RELATIVE_BASE"] = dt.datetime.combine(published.start, dt.time(12))
    place = 0
    for surface, moment in search_dates(text, languages=[language], settings=settings) or ():
        start = max(text.find(surface, place), 0)
        place = start + len(surface)
        yield Found(start, place, moment.date(), moment.date())


def score(read: Callable[[str, str, DateRange], Iterator[Found]], language: str, loose: bool) -> Score:
    """Return the score on one language's paragraphs."""
    right = total = claimed = 0
    for paragraph in yaml.safe_load((_FROZEN / f"{language}.yaml").read_text("utf-8")):
        published = parse_day(str(paragraph["p"])) if paragraph["p"] is not None else UNDATED
        found = list(read(paragraph["t"], language, published))
        for surface, value in paragraph["g"].items():
            start = paragraph["t"].index(str(surface))
            hits = [f for f in found if f.start < start + len(str(surface)) and start < f.end]
            found = [f for f in found if f not in hits]
            total += 1
            right += _is_right(hits, value, loose)
            claimed += value is None and any(f.first for f in hits)
        claimed += sum(f.first is not None and f.first == f.last for f in found)
    return Score(right, total, claimed)


def _is_right(hits: list[Found], value: object, loose: bool) -> bool:
    if value is None:
        return all(hit.first is None for hit in hits)
    first, _, last = str(value).partition("/")
    start, end = parse_day(first).start, parse_day(last or first).end
    if len(hits) != 1 or hits[0].first is None or hits[0].last is None or start is None or end is None:
        return False
    if loose:
        return start <= hits[0].first <= end
    return (hits[0].first, hits[0].last) == (start, end)


def main() -> None:
    """Print one row a language."""
    print("| language | Dragoman right | days claimed wrongly | dateparser right | days claimed wrongly |")
    print("| --- | --- | --- | --- | --- |")
    for language in language_codes():
        ours, theirs = score(own, language, False), score(rival, language, True)
        cells = [f"{s.right} of {s.total} | {s.claimed}" for s in (ours, theirs)]
        print(f"| {language} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
