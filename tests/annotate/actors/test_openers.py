"""Passing over the words that begin nothing changes no segment."""

from __future__ import annotations

import pytest

from dragoman.annotate.actors.phrases.openers import Openers
from dragoman.annotate.actors.phrases.segments import Segmenter
from dragoman.knowledge import load
from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import tokenize


@pytest.mark.parametrize("language", language_codes())
def test_segments_are_those_of_every_word_tried(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteer = load().gazetteer(language)
    quick, thorough = Segmenter(language, gazetteer), Segmenter(language, gazetteer)
    monkeypatch.setattr(thorough._openers, "opens", lambda _form: True)
    for text in _texts(language):
        tokens = quick.split_joined(tokenize(text))
        assert quick.segments(tokens) == thorough.segments(tokens), text


def test_a_plain_word_opens_nothing() -> None:
    segmenter = Segmenter("en", load().gazetteer("en"))
    assert isinstance(segmenter._openers, Openers)
    assert [form for form in ("met", "minister", "france", "the", "yesterday") if segmenter._openers.opens(form)] == [
        "minister",
        "france",
        "the",
    ]


def _texts(language: str) -> list[str]:
    cases = load_language(language).data("cases/contacts")
    return [str(case["text"]) for case in cases[::7]]
