"""The cases beside the languages' words of time: what they come to, and what must give nothing."""

from __future__ import annotations

import pytest

from dragoman.language.folder import language_codes, load_language
from dragoman.model import Timex
from dragoman.timex import Direction, Kind, parse_day, read, resolve, tag

_TUESDAY = parse_day("2023-10-10")


def _cases(language: str) -> dict[str, list[object]]:
    return load_language(language).data("cases/dates")  # type: ignore[no-any-return]


def _rows(key: str) -> list[tuple[str, object]]:
    return [(language, row) for language in language_codes() for row in _cases(language)[key]]


def _resolved(language: str, phrase: str, published: object, direction: str = "past") -> list[Timex]:
    reference = parse_day(str(published))
    return [resolve(found, reference, Direction(direction)) for found in tag(phrase, language)]


def _values(language: str, row: list[object]) -> list[str | None]:
    published = row[2] if len(row) > 2 else _cases(language)["published"]
    found = _resolved(language, str(row[0]), published, str(row[3]) if len(row) > 3 else "past")
    return [timex.dates.edtf for timex in found if timex.kind == Kind.DATE]


@pytest.mark.parametrize(("language", "row"), _rows("match"))
def test_match(language: str, row: list[object]) -> None:
    assert _values(language, row) == [str(row[1])]


@pytest.mark.parametrize(("language", "phrase"), _rows("open"))
def test_open(language: str, phrase: str) -> None:
    assert _values(language, [phrase]) == [None]


@pytest.mark.parametrize(("language", "phrase"), _rows("nothing"))
def test_nothing(language: str, phrase: str) -> None:
    assert tag(phrase, language) == ()


@pytest.mark.parametrize(("language", "row"), _rows("kinds"))
def test_kinds(language: str, row: list[str]) -> None:
    found = _resolved(language, row[0], _cases(language)["published"])
    assert [(timex.kind, timex.dates.known) for timex in found] == [(row[1], False)]


@pytest.mark.parametrize(("language", "row"), _rows("known_failures"))
def test_known_failures(language: str, row: list[object]) -> None:
    if _values(language, row) == [str(row[1])]:
        pytest.fail("it works now: move it to match")


@pytest.mark.parametrize(("language", "row"), _rows("tenses"))
def test_tenses(language: str, row: tuple[str, list[str]]) -> None:
    text, values = row
    assert [timex.dates.edtf for timex in read(text, language, _TUESDAY) if timex.kind == Kind.DATE] == values


@pytest.mark.parametrize("language", language_codes())
def test_there_are_enough_cases(language: str) -> None:
    cases = _cases(language)
    counts = {key: len(cases[key]) for key in ("match", "open", "nothing", "kinds")}
    assert sum(counts.values()) >= 400
    assert counts["open"] + counts["nothing"] >= sum(counts.values()) / 3
