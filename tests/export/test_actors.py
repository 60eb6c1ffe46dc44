"""What an actor stands for is known or left open."""

from __future__ import annotations

import pytest
from builders import day

from dragoman.export.actors import Standing, country_codes, country_name, standing_of
from dragoman.knowledge import load
from dragoman.model import UNDATED, DateRange, EventParticipant

BLINKEN, UN, EGYPT = "Q7821917", "united-nations", "Q79"


@pytest.mark.parametrize(
    ("one", "on", "standing"),
    [
        (EventParticipant("Antony Blinken", BLINKEN, "USA"), day("2023-10-11"), Standing("USA", "GOV")),
        (EventParticipant("Antony Blinken", BLINKEN, "USA"), UNDATED, Standing("USA", None)),
        (EventParticipant("Nobody", None, "USA"), day("2023-10-11"), Standing("USA", None)),
        (EventParticipant("Nobody", None, "USA", "minister"), UNDATED, Standing("USA", "GOV")),
        (EventParticipant("Nobody", None, "USA", "head", "an institute"), UNDATED, Standing("USA", None)),
        (EventParticipant("United Nations", UN), UNDATED, Standing("IGO", "IGO")),
        (EventParticipant("Egypt", EGYPT, "EGY"), UNDATED, Standing("EGY", "GOV")),
        (EventParticipant("Nobody"), UNDATED, Standing(None, None)),
    ],
)
def test_standing(one: EventParticipant, on: DateRange, standing: Standing) -> None:
    assert standing_of(one, on, load()) == standing


def test_states_in_other_lists() -> None:
    codes = country_codes("MAR")
    assert (codes.iso2, codes.fips, codes.cow) == ("MA", "MO", "600")
    assert country_codes("PSE").cow == ""
    assert country_codes("XXX") == country_codes(None)
    assert country_name(load(), "MAR") == "Morocco"
    assert country_name(load(), None) == ""


def test_no_two_states_have_one_code() -> None:
    codes = [country_codes(state) for state in load().states]
    for column in ("iso2", "fips", "cow"):
        given = [getattr(one, column) for one in codes if getattr(one, column)]
        assert len(given) == len(set(given))
        assert len(given) > 190
