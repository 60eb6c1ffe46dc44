"""Sentences: the cases of each language, and what must hold of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.annotate.page.blocks import Block
from dragoman.annotate.page.clean import clean
from dragoman.annotate.sentences import MAX_SENTENCE, quotations, split
from dragoman.language.folder import language_codes
from dragoman.model import Span

_LANGUAGES = Path(__file__).parents[2] / "src/dragoman/languages"


def _cases() -> list[tuple[str, str]]:
    return [
        (code, case)
        for code in language_codes()
        for case in yaml.safe_load((_LANGUAGES / code / "cases/sentences.yaml").read_text("utf-8"))
    ]


def _split(text: str, language: str) -> list[str]:
    return [s.span.of(text) for s in split(text, (Block(Span(0, len(text)), "body", 0),), language)]


@pytest.mark.parametrize(("language", "case"), _cases())
def test_case(language: str, case: str) -> None:
    assert _split(case.replace("|", ""), language) == [sentence.strip() for sentence in case.split("|")]


def test_newline_inside_a_block_is_no_end() -> None:
    text = "Il a appelé le président à\n''prendre des mesures''. Il a raccroché."
    assert _split(text, "fr") == ["Il a appelé le président à\n''prendre des mesures''.", "Il a raccroché."]


def test_offsets_behind_characters_outside_the_basic_plane() -> None:
    text = "😀😀 He came. He 😀 left. They go."
    assert _split(text, "en") == ["😀😀 He came.", "He 😀 left.", "They go."]


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert _split("He came \ud800. He left.", "en") == ["He came \ud800.", "He left."]


def test_long_sentence_is_cut_at_semicolons_or_hard() -> None:
    text = "; ".join(["they spoke of the border"] * 300)
    pieces = _split(text, "en")
    assert len(pieces) > 2
    assert all(len(piece) <= MAX_SENTENCE and piece.endswith(";") for piece in pieces[:-1])
    assert [len(piece) for piece in _split("ﷺ" * 5000, "ar")] == [2000, 2000, 1000]


def test_language_without_folder_is_split_too() -> None:
    assert _split("Der Minister kam. Er ging.", "de") == ["Der Minister kam.", "Er ging."]


def test_headline_and_paragraph_are_carried() -> None:
    text = "Minister flies to Oslo for talks\n\nThe minister flew to Oslo on Monday. He will be back soon."
    found = split(text, clean(text, "en").blocks, "en")
    assert [(s.paragraph, s.headline) for s in found] == [(0, True), (1, False), (1, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« a » et «b»", ["« a »", "«b»"]),
        ("قال “نعم“ ثم ”لا”", ["“نعم“", "”لا”"]),
        ("''l'accord'' d'hier", ["''l'accord''"]),
        ('he said "a and left', []),
        ('an "open one and a "closed one"', ['"closed one"']),
        ("l'un et l'autre", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == expected


@pytest.mark.parametrize("text", ["ﷺ" * 100_000, '"' * 50_000, "a. " * 50_000, "a." + "\u00a0" * 100_000 + "»"])
def test_bounded(text: str) -> None:
    assert all(len(piece) <= MAX_SENTENCE for piece in _split(text, "ar"))
