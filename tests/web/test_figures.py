"""What the charts are given."""

from __future__ import annotations

import pytest

from dragoman.knowledge import load
from dragoman.ledger.counting import ActorCount, MonthCount, PairCount, PlaceCount
from dragoman.web import figures
from dragoman.web.asking import Asked
from dragoman.web.speech import speech_for

SPEECH = speech_for(["en"])


def test_a_month_leads_to_its_events() -> None:
    chart = figures.timeline(
        [MonthCount("2024-02", "call", 3), MonthCount("", "call", 9)], SPEECH, Asked(country="MAR")
    )
    [row] = chart.data["months"]
    assert row["address"] == "/?country=MAR&type=call&since=2024-02-01&until=2024-02-29"
    assert row["label"] == "February 2024 · call · 3"


def test_months_of_many_years_are_told_by_quarter_and_by_year() -> None:
    months = [MonthCount("2004-02", "call", 3), MonthCount("2004-03", "call", 2), MonthCount("2015-12", "call", 1)]
    chart = figures.timeline(months, SPEECH, Asked())
    first, last = chart.data["months"]
    assert (first["events"], first["address"]) == (5, "/?type=call&since=2004-01-01&until=2004-03-31")
    assert (last["month"], last["address"]) == ("2015-10-01T00:00:00", "/?type=call&since=2015-10-01&until=2015-12-31")
    assert chart.settings == {"unit": "yearquarter"}
    chart = figures.timeline([*months, MonthCount("1945-02", "summit", 1)], SPEECH, Asked())
    assert [row["label"] for row in chart.data["months"]] == ["1945 · summit · 1", "2004 · call · 5", "2015 · call · 1"]


def test_a_place_without_coordinates_is_set_apart() -> None:
    places = [PlaceCount("Cairo", "EGY", "visit", 5), PlaceCount("Nowhereville", "", "visit", 2)]
    chart, unknown = figures.world(places, load(), SPEECH, Asked())
    assert [row["place"] for row in chart.data["places"]] == ["Cairo"]
    assert [row["place"] for row in unknown] == ["Nowhereville"]


def test_names_on_the_map_have_room() -> None:
    places = [
        PlaceCount(name, code, "visit", 1) for name, code in (("Cairo", "EGY"), ("Amman", "JOR"), ("Paris", "FRA"))
    ]
    chart, _ = figures.world(places, load(), SPEECH, Asked())
    assert [row["place"] for row in chart.data["named"]] == ["Cairo", "Paris"]


@pytest.mark.parametrize(("events", "heat"), [(0, 0), (1, 1), (25, 3), (100, 6)])
def test_heat(events: int, heat: int) -> None:
    heads = [ActorCount(one, one, None, 1) for one in "abc"]
    matrix = figures.Matrix(heads, [PairCount("a", "b", events), PairCount("a", "c", 100), PairCount("a", "x", 900)])
    assert (matrix.events("b", "a"), matrix.heat("b", "a")) == (events, heat)


def test_a_pair_leads_to_what_they_share() -> None:
    assert figures.address_of_pair("Q1", "Q2", False, Asked(who=("Q1",))) == "/?who=Q1&who=Q2"
