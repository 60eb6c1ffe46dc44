import datetime as dt
from dataclasses import replace

import pytest

from dragoman.knowledge.entities import HoldingStatus, Reach, Term
from dragoman.knowledge.tenure import reach, reconcile, status_of
from dragoman.knowledge.when import parse_when
from dragoman.model import UNDATED, DateRange


def term(
    person: str, start: str, end: str = "", until: str = "", source: str = "curated", office: str = "foreign_minister"
) -> Term:
    known = parse_when(until)
    basis = "stated" if end else "open"
    return Term(
        person, office, "TUN", parse_when(start), parse_when(end), basis, known.last if known else None, source=source
    )


def day(text: str) -> DateRange:
    return DateRange(dt.date.fromisoformat(text), dt.date.fromisoformat(text), text)


@pytest.mark.parametrize(
    ("start", "end", "until", "on", "expected"),
    [
        ("2023-02-07", "2024-08-25", "", "2023-10-13", Reach.CERTAIN),
        ("2023-02-07", "2024-08-25", "", "2023-02-07", Reach.CERTAIN),
        ("2023-02-07", "2024-08-25", "", "2024-08-25", Reach.CERTAIN),
        ("2023-02-07", "2024-08-25", "", "2024-08-26", Reach.NONE),
        ("2023-02-07", "2024-08-25", "", "2023-02-06", Reach.NONE),
        ("2023-02", "2024", "", "2023-02-20", Reach.POSSIBLE),
        ("2023-02", "2024", "", "2024-03-01", Reach.POSSIBLE),
        ("2023-02", "2024", "", "2023-12-31", Reach.CERTAIN),
        ("2020-01-01", "", "2022-12-31", "2022-12-31", Reach.CERTAIN),
        ("2020-01-01", "", "2022-12-31", "2023-06-01", Reach.PRESUMED),
        ("2020-01-01", "", "2022-12-31", "2024-06-01", Reach.NONE),
        ("2020-01-01", "", "", "2026-01-01", Reach.NONE),
    ],
)
def test_an_open_end_is_never_read_as_still_in_office(
    start: str, end: str, until: str, on: str, expected: Reach
) -> None:
    assert reach(term("a", start, end, until), day(on)) is expected


def test_every_term_may_cover_an_unknown_day() -> None:
    assert reach(term("a", "1990", "1991"), UNDATED) is Reach.POSSIBLE


def test_a_year_that_a_term_covers_in_part_is_only_possible() -> None:
    year = DateRange(dt.date(2023, 1, 1), dt.date(2023, 12, 31), "2023")
    assert reach(term("a", "2023-02-07", "2024-08-25"), year) is Reach.POSSIBLE


def test_status_counts_persons_not_terms() -> None:
    assert status_of([]) is HoldingStatus.UNKNOWN
    assert status_of([("a", Reach.CERTAIN), ("a", Reach.POSSIBLE)]) is HoldingStatus.HELD
    assert status_of([("a", Reach.PRESUMED)]) is HoldingStatus.PRESUMED
    assert status_of([("a", Reach.CERTAIN), ("b", Reach.POSSIBLE)]) is HoldingStatus.SEVERAL


def test_a_curated_row_wins_over_a_built_one_of_the_same_person() -> None:
    curated, built = term("a", "2020-01-05", "2022-01-01"), term("a", "2020-01", "2023-01-01", source="factbook")
    assert reconcile([built, curated]) == (curated,)


def test_an_open_curated_row_takes_a_later_sight_or_an_end_from_a_built_one() -> None:
    curated = term("a", "2020-01-05", until="2022-01-01")
    (seen,) = reconcile([curated, term("a", "2020-01-05", until="2024-05-01", source="factbook")])
    assert seen.known_until == dt.date(2024, 5, 1)
    (ended,) = reconcile([curated, term("a", "2020-01-05", "2023-02-03", source="wikidata")])
    assert str(ended.end) == "2023-02-03"


def test_a_curated_row_displaces_another_person_of_a_built_row_in_its_time() -> None:
    curated, built = term("a", "2020-01-05", "2022-01-01"), term("b", "2021-01-01", "2021-06-01", source="wikidata")
    assert reconcile([built, curated]) == (curated,)


def test_a_built_row_before_a_curated_one_keeps_its_beginning() -> None:
    curated = term("a", "2020-01-05", "2022-01-01")
    kept = reconcile([term("b", "2018-01-01", until="2021-06-01", source="wikidata"), curated])
    assert [(one.person, str(one.end), one.end_basis) for one in kept] == [
        ("b", "2020-01-05", "derived"),
        ("a", "2022-01-01", "stated"),
    ]


def test_a_successor_closes_an_open_term_only_after_its_last_sight() -> None:
    first, second = term("a", "2018-01-01", until="2019-01-01"), term("b", "2020-01-05", until="2021-01-01")
    assert [str(one.end) for one in reconcile([first, second])] == ["2020-01-05", "None"]
    seen_later = term("a", "2018-01-01", until="2020-12-31")
    assert [one.end for one in reconcile([seen_later, second])] == [None, None]


def test_a_forgotten_end_in_a_list_is_closed_by_the_successor() -> None:
    stale = term("a", "2012-01-01", until="2022-08-01", source="wikidata")
    second = term("b", "2016-01-05", until="2022-08-01", source="wikidata")
    first, _ = reconcile([stale, second])
    assert (str(first.end), first.end_basis, first.known_until) == ("2016-01-05", "derived", dt.date(2016, 1, 4))


def test_offices_that_several_hold_are_left_alone() -> None:
    pair = [term("a", "2020-01-01", until="2022-01-01", office="envoy"), term("b", "2021-01-01", office="envoy")]
    assert len(reconcile(pair)) == 2
    assert all(one.end is None for one in reconcile(pair))


def test_a_lists_silence_on_an_end_is_a_presumption() -> None:
    listed = term("a", "2020-04-20", until="2022-12-31", source="observed,wikidata")
    assert reach(listed, day("2022-11-01")) is Reach.PRESUMED
    assert reach(listed, day("2024-11-01")) is Reach.NONE
    (kept,) = reconcile([term("a", "2020-04-20", until="2021-01-01"), listed])
    assert kept.known_until == dt.date(2021, 1, 1)


def test_who_was_seen_once_is_presumed_for_half_a_year_only() -> None:
    seen = term("a", "2023-01", "", "2023-01-31", "observed")
    assert (reach(seen, day("2023-06-30")), reach(seen, day("2023-09-01"))) == (Reach.PRESUMED, Reach.NONE)
    listed = term("a", "2023-01", "", "2023-01-31", "factbook")
    assert reach(listed, day("2023-09-01")) is Reach.PRESUMED


def test_a_president_who_leads_the_government_ends_with_the_presidency() -> None:
    state = replace(term("a", "2020-01-01", "2024-01-27", office="head_of_state"), title="President")
    leads = term("a", "2020-01-01", "", "2024-01-20", "factbook", "head_of_government")
    both = [one for one in reconcile([state, replace(leads, title="President")]) if one.office == "head_of_government"]
    assert [(str(one.end), one.end_basis) for one in both] == [("2024-01-27", "stated")]
    apart = [one for one in reconcile([state, leads]) if one.office == "head_of_government"]
    assert [one.end for one in apart] == [None]
