"""With which letters a pattern can begin, and that no match is lost by looking at these only."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.letters import LetterPatterns, first_letters


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        ("ab", "a"),
        ("a?b", "ab"),
        ("a*b+c", "ab"),
        ("(?:a|bc)?d", "abd"),
        ("[xy]{0,2}z", "xyz"),
        ("[xy]{1,2}z", "xy"),
        ("(?:a?|b)(?=q)c", "abc"),
        ("(?<![ab])(?!(?:c|d)e)f", "f"),
        ("(?>(?:a)?b)?$", "ab"),
        ("(?:a{2,3}?)*?b", "ab"),
    ],
)
def test_first_letters(source: str, letters: str) -> None:
    assert first_letters(source) == frozenset(letters)


@pytest.mark.parametrize("source", ["(a)", "[a-z]", "[^a]", ".", r"\w", "(?=a"])
def test_what_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"read|open"):
        first_letters(source)


_PIECES = st.sampled_from(["a", "b", "c", "[ab]", "(?:a|b)", "(?:bc)?", "(?=b)", "(?!c)", "c{0,2}", "a+", "b*?"])


@given(st.lists(st.lists(_PIECES, min_size=1, max_size=5).map("".join), max_size=4), st.text("abcd", min_size=1))
def test_no_match_is_lost(sources: list[str], letters: str) -> None:
    patterns = [re.compile(source) for source in sources]
    chosen = LetterPatterns(patterns)
    for at in range(len(letters)):
        every = [(n, m) for n, p in enumerate(patterns) if (m := p.match(letters, at)) and m.end() > at]
        found = list(chosen.matches(letters, at))
        assert [(n, m.span()) for n, m in found] == [(n, m.span()) for n, m in every]
