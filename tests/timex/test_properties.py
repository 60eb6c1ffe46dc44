"""What must hold of any date, any text and any publication."""

from __future__ import annotations

import datetime as dt

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.folder import language_codes, load_language
from dragoman.model import Span
from dragoman.timex import Direction, parse_day, read, resolve, tag
from dragoman.timex.calendar import hijri_to_day
from dragoman.timex.grammar import load_grammar
from dragoman.timex.lexicon import WEAK
from dragoman.timex.scan import Item

_LANGUAGES = st.sampled_from(language_codes())
_DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
_RECENT = st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31))
# Orders of day, month and year; which of them a language writes is in `_orders`.
_ORDERS = (
    "{d} {m} {y}",
    "{m} {d}, {y}",
    "{w} {d} {m} {y}",
    "{d:02d} {m}, {y}",
    "{w}, {m} {d}, {y}",
    "{y}-{n:02d}-{d:02d}",
)
_ODD = st.sampled_from("0123456789/-.:,،()'’ \n٠١٢ﷺ\u200f\u0651\u064bوالبfrom15hmai")


def _names(language: str, key: str, place: int) -> list[str]:
    return [str(name) for name in load_language(language).data("dates")[key][place]]


@given(_LANGUAGES, _DAYS, st.sampled_from(_ORDERS), st.data())
def test_any_full_date_comes_back(language: str, day: dt.date, order: str, data: st.DataObject) -> None:
    month = data.draw(st.sampled_from(_names(language, "months", day.month - 1))).title()
    weekday = _names(language, "weekdays", day.weekday())[0].title()
    written = order.format(d=day.day, m=month, y=day.year, w=weekday, n=day.month)
    text = f"... {written} ..."
    found = [resolve(expression) for expression in tag(text, language)]
    assert [(timex.dates.start, timex.dates.end) for timex in found] == [(day, day)], text
    assert found[0].surface == written


@given(_LANGUAGES, _DAYS, st.integers(1, 6))
def test_a_wrong_weekday_claims_nothing(language: str, day: dt.date, off: int) -> None:
    month, weekday = (
        _names(language, "months", day.month - 1)[0],
        _names(language, "weekdays", (day.weekday() + off) % 7)[0],
    )
    found = [resolve(e) for e in tag(f"{weekday.title()} {day.day} {month.title()} {day.year}", language)]
    assert [timex.dates.known for timex in found] == [False]
    assert found[0].issue


@given(_LANGUAGES, _RECENT, st.integers(-400, 400), st.sampled_from(range(-2, 3)))
def test_relative_days_move_with_the_publication(language: str, day: dt.date, moved: int, offset: int) -> None:
    phrase = load_language(language).data("dates")["offsets"][offset][0]
    later = day + dt.timedelta(days=moved)
    values = [resolve(tag(phrase, language)[0], parse_day(one.isoformat())).dates.start for one in (day, later)]
    assert values == [one + dt.timedelta(days=offset) for one in (day, later)]


@given(_LANGUAGES, _RECENT, st.integers(0, 6))
def test_a_weekday_is_the_nearest_on_its_side(language: str, day: dt.date, weekday: int) -> None:
    expression = tag(_names(language, "weekdays", weekday)[0].title(), language)[0]
    published = parse_day(day.isoformat())
    past = resolve(expression, published).dates.start
    future = resolve(expression, published, Direction.FUTURE).dates.start
    assert past
    assert future
    assert past.weekday() == future.weekday() == weekday
    assert 0 <= (day - past).days < 7
    assert 0 <= (future - day).days < 7


@given(_LANGUAGES, st.integers(2000, 2030), st.integers(1, 12), st.integers(0, 6))
def test_a_weekday_in_a_month_is_bounded_by_it(language: str, year: int, month: int, weekday: int) -> None:
    expression = tag(_names(language, "weekdays", weekday)[0].title(), language)[0]
    dates = resolve(expression, parse_day(f"{year}-{month:02d}")).dates
    assert dates.start
    assert dates.end
    assert dates.edtf
    assert dates.edtf.count(",") in (3, 4)
    assert (dates.start.month, dates.end.month) == (month, month)


@given(_LANGUAGES, _RECENT)
def test_a_day_without_year_never_lies_ahead_of_what_happened(language: str, day: dt.date) -> None:
    month = _names(language, "months", 4)[0].title()
    dates = resolve(tag(f"5 {month}", language)[0], parse_day(day.isoformat())).dates
    assert dates.start is None or dates.start <= day


@given(_LANGUAGES, st.text(max_size=200) | st.text(_ODD, max_size=200), st.none() | _RECENT)
@settings(max_examples=300)
def test_nothing_crashes_and_spans_point_at_surfaces(language: str, text: str, day: dt.date | None) -> None:
    reference = parse_day(day.isoformat() if day else "")
    end = 0
    for expression in tag(text, language):
        timex = resolve(expression, reference, anchor=reference)
        assert expression.span.start >= end
        assert expression.span.of(text) == timex.surface != ""
        assert (timex.dates.start is None) == (timex.dates.end is None) == (timex.dates.edtf is None)
        end = expression.span.end
    assert [timex.span for timex in read(text, language, reference)] == [e.span for e in tag(text, language)]


@given(_LANGUAGES, st.lists(st.integers(0, 10**6), min_size=1, max_size=5), st.sampled_from([" ", "-", "/", ".", ", "]))
def test_numbers_resolve_without_crash(language: str, numbers: list[int], between: str) -> None:
    for expression in tag(between.join(map(str, numbers)), language):
        resolve(expression, parse_day("2023-10-12"))


@given(_LANGUAGES, st.integers(1344, 1499), st.integers(1, 12), st.integers(1, 29))
def test_hijri_dates_come_back(language: str, year: int, month: int, day: int) -> None:
    name = _names(language, "hijri_months", month - 1)[0].title()
    found = [resolve(expression) for expression in tag(f"{day} {name} {year}", language)]
    assert [timex.dates.start for timex in found] == [hijri_to_day(year, month, day)]


@given(st.lists(st.sampled_from(sorted(WEAK)), max_size=14))
@settings(max_examples=500)
def test_no_rule_rests_on_weak_words_alone(classes: list[str]) -> None:
    # The scan passes over stretches of such words: a rule that matched there would never be asked.
    values = dict.fromkeys(("NUM", "ORD"), 2)
    items = [Item(place, place + 1, cls, values.get(cls)) for place, cls in enumerate(classes)]
    assert load_grammar().matches(items) == []


@pytest.mark.parametrize("language", language_codes())
def test_every_value_is_valid_edtf(language: str) -> None:
    cases = load_language(language).data("cases/dates")["match"]
    for value in {str(row[1]) for row in cases}:
        assert parse_edtf(value)


@pytest.mark.parametrize("language", language_codes())
def test_a_span_reads_only_its_part(language: str) -> None:
    day = f"5 {_names(language, 'months', 5)[0].title()} 2020"
    text = f"{day} | {day}"
    found = tag(text, language, Span(len(day), len(text)))
    assert [expression.span for expression in found] == [Span(len(text) - len(day), len(text))]
