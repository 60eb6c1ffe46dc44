"""The reporting words of the languages."""

from __future__ import annotations

import pytest

from dragoman.annotate.reporting.clauses.phrasebook import forms
from dragoman.annotate.reporting.lexicon import GROUPS, reporting_lexicon
from dragoman.language.folder import language_codes, load_language


def test_all_languages_have_the_same_keys() -> None:
    shapes = {code: _shape(load_language(code).data("reporting")) for code in language_codes()}
    assert len(set(map(repr, shapes.values()))) == 1


def _shape(data: object) -> object:
    """Return the keys, down to where words stand; what numbers and macros are called is a language's own."""
    if not isinstance(data, dict):
        return None
    own = ("numbers", "letters", "macros", "bounds_after")
    return {key: None if key in own else _shape(data[key]) for key in sorted(data)}


@pytest.mark.parametrize("code", language_codes())
def test_every_list_of_words_is_known(code: str) -> None:
    assert set(load_language(code).data("reporting")["words"]) == set(GROUPS)


def test_the_longest_phrase_wins() -> None:
    lexicon = reporting_lexicon("en")
    found = lexicon.match(["according", "to", "x"], 0)
    assert found is not None
    assert found[0] == 2


def test_an_elided_word_is_one_form() -> None:
    assert forms("d'") == ("d'",)
    assert forms("plus d'") == ("plus", "d'")
