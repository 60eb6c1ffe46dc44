"""B-cubed, by hand."""

from __future__ import annotations

import pytest

from dragoman.evaluation.linking import Placed, b_cubed, linking_figures


@pytest.mark.parametrize(
    ("pairs", "precision", "recall"),
    [
        ("a1 a1 b2", 1.0, 1.0),
        ("a1 a1 b1", 5 / 9, 1.0),
        ("a1 a2 b3", 1.0, 2 / 3),
        ("", 0.0, 0.0),
    ],
)
def test_b_cubed(pairs: str, precision: float, recall: float) -> None:
    assert b_cubed([Placed(*pair) for pair in pairs.split()]) == pytest.approx((precision, recall))


def test_figures() -> None:
    figures = linking_figures([Placed("a", "1"), Placed("a", "2"), Placed("b", "2"), Placed("c", "3")])
    assert figures.mentions == 4
    assert figures.events_mixing_contacts == 1
    assert figures.recall_of_repeated == 0.5
    assert linking_figures([]).b3_f1 == 0.0
