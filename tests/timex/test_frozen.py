"""Value accuracy on paragraphs that were written apart from the rules and then frozen."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.language.folder import language_codes
from dragoman.model import UNDATED, DateRange
from dragoman.timex import parse_day, read
from dragoman.timex.values import Kind

_FOLDER = Path(__file__).parent / "frozen"


def _paragraphs(language: str) -> list[dict[str, object]]:
    return yaml.safe_load((_FOLDER / f"{language}.yaml").read_text("utf-8"))  # type: ignore[no-any-return]


def _range(value: object) -> tuple[object, object]:
    if value is None:
        return None, None
    first, _, last = str(value).partition("/")
    start, end = parse_day(first), parse_day(last or first)
    return start.start, end.end


def _reference(paragraph: dict[str, object]) -> DateRange:
    return parse_day(str(paragraph["p"])) if paragraph["p"] is not None else UNDATED


def judge(language: str) -> tuple[int, int, list[str]]:
    """Return how many expressions have the right value, how many there are, and what is wrong."""
    right = total = 0
    wrong: list[str] = []
    for paragraph in _paragraphs(language):
        text, gold = str(paragraph["t"]), dict(paragraph["g"])  # type: ignore[call-overload]
        found = [t for t in read(text, language, _reference(paragraph)) if t.kind == Kind.DATE]
        for surface, value in gold.items():
            start = text.index(str(surface))
            hits = [t for t in found if t.span.start < start + len(str(surface)) and start < t.span.end]
            total += 1
            dates = (hits[0].dates.start, hits[0].dates.end) if len(hits) == 1 else ("missed", len(hits))
            if dates == _range(value) or (value is None and not hits):
                right += 1
            else:
                wrong.append(f"{surface}: {dates} instead of {value}")
            found = [t for t in found if t not in hits]
        wrong += [f"claimed: {t.surface} {t.dates.edtf}" for t in found if t.dates.is_day]
    return right, total, wrong


@pytest.mark.parametrize("language", language_codes())
def test_frozen_paragraphs(language: str) -> None:
    right, total, wrong = judge(language)
    assert total >= 50
    assert right / total >= 0.95, wrong
    assert not [line for line in wrong if line.startswith("claimed")], wrong
