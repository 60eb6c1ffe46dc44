"""The days of contacts in the short articles of days/: nearly all right, and none invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.annotate.coder import code
from dragoman.knowledge import load
from dragoman.language.folder import language_codes
from dragoman.language.text import form_of
from dragoman.model import UNDATED, DateRange, Document, EventMention
from dragoman.timex import parse_day

_FOLDER = Path(__file__).parent / "days"
_RIGHT = 0.95
_TOGETHER = ("meeting", "summit", "multilateral_meeting")


def _stretch(value: object) -> DateRange:
    """Return the days of the gold: a day, a month, or two days with a slash between them."""
    first, _, last = str(value).partition("/")
    start, end = parse_day(first), parse_day(last or first)
    return DateRange(start.start, end.end, str(value), "stated")


def _tells(mention: EventMention, kind: str, names: Sequence[str]) -> bool:
    """Say whether a mention is of that kind and has all the names; "@Rome" is the goal of a visit."""
    if kind != mention.type.value and not (kind in _TOGETHER and mention.type.value in _TOGETHER):
        return False
    known = " ".join(form_of(f"{p.name} {p.surface}") for p in mention.participants)
    place = form_of(mention.place.name) if mention.place else ""
    return all(form_of(name[1:]) in place if name[0] == "@" else form_of(name) in known for name in names)


def _found(language: str) -> Iterator[tuple[str, object, DateRange]]:
    """Yield the text, the day that it should have and the days coded of each contact that is found at all."""
    for article in yaml.safe_load((_FOLDER / f"{language}.yaml").read_text("utf-8")):
        published = parse_day(str(article["p"])) if article["p"] else UNDATED
        document = Document("one", article["t"], language=language, published=published)
        left = list(code(document, load()).mentions)
        for kind, *names, value in article["e"]:
            told = next((m for m in left if _tells(m, kind, [str(name) for name in names])), None)
            if told:
                left.remove(told)
                yield article["t"], value, told.date.dates


def _is_right(value: Any, dates: DateRange) -> bool:
    wanted = _stretch(value)
    return (wanted.start, wanted.end) == (dates.start, dates.end)


@pytest.mark.parametrize("language", language_codes())
def test_days_that_are_given_are_found(language: str) -> None:
    dated = [(text, value, dates.edtf) for text, value, dates in _found(language) if value is not None]
    wrong = [row for row in _found(language) if row[1] is not None and not _is_right(row[1], row[2])]
    assert len(wrong) <= (1 - _RIGHT) * len(dated), wrong


@pytest.mark.parametrize("language", language_codes())
def test_no_day_is_invented(language: str) -> None:
    assert [text for text, value, dates in _found(language) if value is None and dates.is_day] == []
