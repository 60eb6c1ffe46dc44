"""The cases beside the languages' contact frames: what they tell, and what must give nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from dragoman.annotate.coder import code
from dragoman.knowledge import KnowledgeBase, load
from dragoman.language.folder import language_codes, load_language
from dragoman.model import UNDATED, Document, EventMention
from dragoman.timex import parse_day

_ENOUGH = 150
_COMPARED: dict[str, Callable[[EventMention], object]] = {
    "type": lambda m: m.type.value,
    "status": lambda m: m.status.value,
    "participants": lambda m: sorted(p.name for p in m.participants),
    "homes": lambda m: sorted(p.country or p.org or "" for p in m.participants),
    "date": lambda m: m.date.dates.edtf,
    "place": lambda m: m.place.name if m.place else None,
}


def _cases(language: str) -> list[dict[str, Any]]:
    return load_language(language).data("cases/contacts")  # type: ignore[no-any-return]


def _languages() -> list[str]:
    return [language for language in language_codes() if _has_cases(language)]


def _has_cases(language: str) -> bool:
    return files("dragoman.languages").joinpath(language, "cases", "contacts.yaml").is_file()


def _all_cases() -> Iterator[Any]:
    for language in _languages():
        for case in _cases(language):
            marks = [pytest.mark.xfail(strict=True, reason=case["known_failure"])] if "known_failure" in case else []
            yield pytest.param(language, case, id=f"{language}: {case['text'][:60]}", marks=marks)


@cache
def _base() -> KnowledgeBase:
    return load()


def _mentions(language: str, case: dict[str, Any]) -> tuple[EventMention, ...]:
    published = parse_day(str(case["published"])) if case.get("published") else UNDATED
    document = Document("case", case["text"], language=language, published=published, title=case.get("title", ""))
    return code(document, _base()).mentions


def _fits(mention: EventMention, expected: dict[str, Any]) -> bool:
    """Say whether a mention has all that the case states; what it leaves out isn't compared."""
    wanted = {key: sorted(value) if isinstance(value, list) else value for key, value in expected.items()}
    return all(_COMPARED[key](mention) == value for key, value in wanted.items())


@pytest.mark.parametrize(("language", "case"), list(_all_cases()))
def test_contacts(language: str, case: dict[str, Any]) -> None:
    left = list(_mentions(language, case))
    for expected in case["expect"]:
        found = next((m for m in left if _fits(m, expected)), None)
        assert found, f"not found: {expected} among {[_told(m) for m in left]}"
        left.remove(found)
    assert not left, f"too much: {[_told(m) for m in left]}"


def _told(mention: EventMention) -> dict[str, object]:
    return {key: read(mention) for key, read in _COMPARED.items()}


@pytest.mark.parametrize("language", _languages())
def test_there_are_enough_cases(language: str) -> None:
    cases = _cases(language)
    assert len(cases) >= _ENOUGH
    assert sum(not case["expect"] for case in cases) >= len(cases) / 3
