"""Names in scripts without capitals: which words are part of one, and how they are written in Latin letters."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import form_of


def _cases(key: str) -> Iterator[Any]:
    for language in language_codes():
        if files("dragoman.languages").joinpath(language, "cases", "name_parts.yaml").is_file():
            for case in load_language(language).data("cases/name_parts")[key]:
                yield pytest.param(language, case, id=f"{language}: {case}")


def _is_name_part(language: str, word: str) -> bool:
    return bool(load_language(language).hook("is_name_part", lambda _form: False)(form_of(word)))


@pytest.mark.parametrize(("language", "word"), list(_cases("parts")))
def test_words_of_names(language: str, word: str) -> None:
    assert _is_name_part(language, word)


@pytest.mark.parametrize(("language", "word"), list(_cases("ordinary")))
def test_ordinary_words_are_no_names(language: str, word: str) -> None:
    assert not _is_name_part(language, word)


@pytest.mark.parametrize(("language", "name"), list(_cases("romanized")))
def test_latin_forms(language: str, name: str) -> None:
    folder = load_language(language)
    assert folder.hook("romanize", str)(name) == folder.data("cases/name_parts")["romanized"][name]
