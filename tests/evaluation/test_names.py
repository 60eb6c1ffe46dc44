"""Names that may stand for one, and names that may not."""

from __future__ import annotations

import pytest

from dragoman.evaluation.names import fold, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergueï Lavrov", "Sergey Lavrov"),
        ("Joe Biden", "Joseph R. Biden"),
        ("Bourita", "Nasser Bourita"),
        ("Nasser Bourita", "Nacer Bourita"),
        ("أنتوني بلينكن", "انتونى بلينكن"),
        ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"),
        ("the United Nations", "United Nations"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Antony Blinken", "Nasser Bourita"),
        ("Mohammed VI", "Mohammed Dahlan"),
        ("", "Nasser Bourita"),
        ("—", "–"),
        ("Xi", "Xu"),
    ],
)
def test_not_same(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_fold() -> None:
    assert fold("L’Élysée – ÇA") == "l elysee ca"
    assert fold("الرُّبــاط") == "الرباط"
