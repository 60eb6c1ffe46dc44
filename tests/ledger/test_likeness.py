"""Sketches: what share of two texts is the same, whatever their lengths, and what is too short to tell."""

from __future__ import annotations

import random

from dragoman.ledger.likeness import LIKE, SKETCH, likeness, sketch_of
from dragoman.model import CodedDocument, Document, Skipped, Span


def words(seed: int, count: int) -> str:
    """Return a text of so many words, always the same for a seed."""
    chance = random.Random(seed)
    return " ".join(f"word{chance.randrange(5000)}" for _ in range(count))


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text."""
    return sketch_of(CodedDocument(Document("a", text)))


def test_a_reprint_is_like_and_another_text_is_not() -> None:
    text = words(1, 400)
    assert likeness(sketch(text), sketch(text)) == 1.0
    assert likeness(sketch(text), sketch(text.upper() + ".")) == 1.0
    assert likeness(sketch(text), sketch(words(2, 400))) < 0.05


def test_half_of_the_words_are_about_half() -> None:
    text = words(1, 400)
    assert 0.3 < likeness(sketch(text), sketch(text + " " + words(3, 400))) < 0.7
    assert likeness(sketch(text), sketch(words(3, 40) + " " + text)) > 0.8
    assert likeness(sketch(text), sketch(words(3, 1600) + " " + text)) < LIKE


def test_the_size_is_bounded_and_short_texts_have_none() -> None:
    assert len(sketch(words(1, 5000))) == SKETCH
    assert sketch(words(1, 20)) == ()
    assert likeness((), ()) == 0.0


def test_furniture_is_no_part_of_it() -> None:
    own, furniture = words(1, 100), words(2, 300)
    with_furniture = CodedDocument(
        Document("a", f"{own} {furniture}"), skipped=(Skipped(Span(len(own), len(own) + 1 + len(furniture)), "teaser"),)
    )
    assert likeness(sketch_of(with_furniture), sketch(own)) == 1.0
