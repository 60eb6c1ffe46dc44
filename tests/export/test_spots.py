"""A place has the coordinates of the knowledge base or none; a state as a whole has none."""

from __future__ import annotations

import pytest

from dragoman.export.spots import spot_of
from dragoman.knowledge import load
from dragoman.model import Place


@pytest.mark.parametrize(
    ("place", "located", "city"),
    [
        (Place("Cairo", "القاهرة", "EGY"), True, "Cairo"),
        (Place("Cairo", "Cairo"), True, "Cairo"),
        (Place("Cairo", "Cairo", "FRA"), False, "Cairo"),
        (Place("Vessaly", "Vessaly", "FRA"), False, "Vessaly"),
        (Place("Morocco", "Maroc", "MAR"), False, ""),
    ],
)
def test_spots(place: Place, located: bool, city: str) -> None:
    spot = spot_of(place, load())
    assert spot is not None
    assert (spot.located, spot.city) == (located, city)


def test_no_place_is_no_spot() -> None:
    assert spot_of(None, load()) is None
