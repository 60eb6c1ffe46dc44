"""Women are known by their given names, or by name."""

import pytest

from dragoman.knowledge import is_woman


@pytest.mark.parametrize(
    ("name", "key", "known"),
    [
        ("Angela Merkel", "angela-merkel", True),
        ("Jóhanna Sigurðardóttir", None, True),
        ("Tsai Ing-wen", "tsai-ing-wen", True),
        ("Vladimir Putin", "vladimir-putin", False),
        ("Karen Karapetyan", "karen-karapetyan", False),
        ("", None, False),
    ],
)
def test_given_names(name: str, key: str | None, known: bool) -> None:
    assert is_woman(name, key) is known
