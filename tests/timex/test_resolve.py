"""The resolver: anchors, tenure, contradictions and directions."""

from __future__ import annotations

import pytest

from dragoman.model import UNDATED
from dragoman.timex import Anchor, Bound, Direction, anchor_of, parse_day, resolve, tag

_DAY = parse_day("2023-10-12")


@pytest.mark.parametrize(
    ("language", "phrase", "anchor", "expected"),
    [
        ("fr", "La veille", "2017-06-13", "2017-06-12"),
        ("fr", "Le lendemain", "2022-02-07", "2022-02-08"),
        ("fr", "Quelques heures plus tôt", "2017-06-13", "2017-06-13"),
        ("fr", "cinq jours plus tôt", "2022-02-12", "2022-02-07"),
        ("fr", "trois mois après", "2022-02-12", "2022-05"),
        ("fr", "au 53e jour de la trêve", "2025-10-10", "2025-12-01"),
        ("fr", "le 12 novembre de la même année", "2011-02-15", "2011-11-12"),
        ("en", "the next day", "2022-02-28", "2022-03-01"),
        ("fr", "le mardi suivant", "2024-05-12", "2024-05-14"),
        ("en", "the following Tuesday", "2024-05-14", "2024-05-21"),
        ("en", "two weeks later", "2022-02-01", "2022-02-12/2022-02-18"),
        ("en", "the same day", "2022-02", "2022-02"),
        ("en", "the day before", "2022-02-01/2022-02-02", None),
        ("ar", "في اليوم السابق", "2022-02-13", "2022-02-12"),
        ("ar", "بعد يومين", "2022-02-13", "2022-02-15"),
        ("ar", "اليوم الـ53 من", "2025-10-10", "2025-12-01"),
    ],
)
def test_anchored(language: str, phrase: str, anchor: str, expected: str | None) -> None:
    expression = tag(phrase, language)[0]
    assert expression.kind_of_anchor is Anchor.EVENT
    assert resolve(expression, _DAY).dates == UNDATED
    assert resolve(expression, _DAY, anchor=parse_day(anchor)).dates.edtf == expected


def test_anchor_of_goes_the_other_way() -> None:
    expression = tag("Cinq jours après leur rencontre", "fr")[0]
    assert anchor_of(expression, parse_day("2022-02-12")).edtf == "2022-02-07"
    assert anchor_of(tag("hier", "fr")[0], _DAY) == UNDATED


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (range(2021, 2025), "2023-10-11"),
        (range(2015, 2025), None),
        (lambda year: year == 2017, "2017-10-11"),
        ((), None),
    ],
)
def test_tenure_chooses_the_year(years: object, expected: str | None) -> None:
    timex = resolve(tag("mercredi 11 octobre", "fr")[0], years=years)  # type: ignore[arg-type]
    assert timex.dates.edtf == expected
    assert timex.dates.basis == ("tenure" if expected else "none")


@pytest.mark.parametrize(
    ("phrase", "published", "expected"),
    [
        ("mardi 11 octobre 2023", "2023-10-20", None),
        ("hier mercredi 10 octobre 2023", "2023-10-12", "2023-10-11"),
        ("aujourd'hui mercredi 12 octobre 2023", "2023-10-12", "2023-10-12"),
        ("jeudi 2 octobre 2023", "2023-11-04", "2023-11-02"),
        ("aujourd'hui jeudi", "2023-10-13", "2023-10-12"),
        ("aujourd'hui lundi", "2023-10-13", None),
        ("le 31 février 2022", "2022-03-10", None),
    ],
)
def test_contradictions_are_named(phrase: str, published: str, expected: str | None) -> None:
    timex = resolve(tag(phrase, "fr")[0], parse_day(published))
    assert timex.dates.edtf == expected
    assert timex.issue


@pytest.mark.parametrize(
    ("phrase", "direction", "expected"),
    [
        ("on Friday", Direction.PAST, "2023-10-06"),
        ("on Friday", Direction.FUTURE, "2023-10-13"),
        ("on Friday", Direction.ANY, "[2023-10-06,2023-10-13]"),
        ("on Thursday", Direction.FUTURE, "2023-10-12"),
        ("last Friday", Direction.FUTURE, "2023-10-06"),
        ("next Friday", Direction.PAST, "2023-10-13"),
        ("on May 20", Direction.PAST, "2023-05-20"),
        ("on December 20", Direction.FUTURE, "2023-12-20"),
        ("on December 20", Direction.ANY, "2023-12-20"),
        ("on December 20", Direction.PAST, None),
        ("in December", Direction.FUTURE, "2023-12"),
        ("Monday and Tuesday", Direction.FUTURE, "2023-10-16/2023-10-17"),
    ],
)
def test_direction(phrase: str, direction: Direction, expected: str | None) -> None:
    assert resolve(tag(phrase, "en")[0], _DAY, direction).dates.edtf == expected


@pytest.mark.parametrize(
    "phrase", ["hier", "mardi", "lundi et mardi", "le 6 janvier", "la semaine dernière", "ce soir", "en mai"]
)
def test_without_publication_nothing_is_claimed(phrase: str) -> None:
    assert resolve(tag(phrase, "fr")[0]).dates == UNDATED


@pytest.mark.parametrize(
    "phrase", ["hier", "lundi et mardi", "la semaine dernière", "il y a trois jours", "aujourd'hui"]
)
def test_a_month_is_too_coarse_for_days(phrase: str) -> None:
    assert resolve(tag(phrase, "fr")[0], parse_day("2023-02")).dates == UNDATED


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("fr", "depuis le 7 octobre", Bound.SINCE),
        ("fr", "avant mardi", Bound.BEFORE),
        ("fr", "jusqu'au 5 mai", Bound.UNTIL),
        ("en", "after Tuesday", Bound.AFTER),
        ("en", "by Friday", Bound.UNTIL),
        ("en", "on Friday", None),
        ("ar", "منذ فبراير 2022", Bound.SINCE),
        ("ar", "قبل 7 أكتوبر", Bound.BEFORE),
        ("ar", "منذ اليوم الأحد", Bound.SINCE),
    ],
)
def test_bound(language: str, text: str, bound: Bound | None) -> None:
    assert [expression.bound for expression in tag(text, language)] == [bound]


def test_weekday_is_kept_where_nothing_fixes_the_day() -> None:
    assert tag("ce mardi", "fr")[0].weekday == 1
    assert tag("hier", "fr")[0].weekday is None
