"""Cleaning: an article's own text, and what stands around it on its page.

Each paragraph gets the label whose weights (`labels.yaml`) fit its features best, first by itself, then again
with its surroundings: what the page's own text is about, what follows "read also", what repeats. What is
glued to a paragraph of the article is cut by itself (`trims`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from dragoman.annotate.page.blocks import Block, BlockKind, CleanText
from dragoman.annotate.page.context import Page, surroundings
from dragoman.annotate.page.features import Paragraph
from dragoman.annotate.page.furniture import furniture
from dragoman.annotate.page.lines import paragraphs, trimmed
from dragoman.annotate.page.trims import cuts
from dragoman.language.text import fold, form_of
from dragoman.model import Skipped, Span

__all__ = ["Block", "CleanText", "clean"]

_BODY, _HEADING, _HEADLINE = "body", "heading", "headline"
_KINDS: Mapping[str, BlockKind] = {_BODY: "body", _HEADLINE: "headline"}
_MIN_HEADLINE_WORDS = 3
_SHARED_WITH_TEXT = 0.3  # of a headline's word stems
# Paragraphs that are looked at; a text of five million characters has twenty thousand.
MAX_PARAGRAPHS = 20_000


def clean(text: str, language: str) -> CleanText:
    """Return the article's own blocks and what was skipped and why; together they cover all but blanks.

    `language` is that of the article; furniture is looked for in all languages, since pages mix them.
    """
    folded = fold(text)
    found = paragraphs(text, _is_function_word)
    parts = [_parts(text, folded, line.span) for line in found[:MAX_PARAGRAPHS]]
    page = [paragraph for paragraph, _ in parts]
    labels = _with_something(page, _with_headlines(page, label_page(page, language)))
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    for number, ((paragraph, glued), label) in enumerate(zip(parts, labels, strict=True)):
        if kind := _KINDS.get(label):
            blocks.extend(Block(span, kind, number) for span in _left(text, paragraph.span, glued))
            skipped.extend(glued)
        else:
            skipped.append(Skipped(paragraph.span, label))
    skipped.extend(Skipped(line.span, "beyond_limit") for line in found[MAX_PARAGRAPHS:])
    return CleanText(tuple(blocks), tuple(skipped))


def _with_something(page: Sequence[Paragraph], labels: list[str]) -> list[str]:
    """Return the labels with the longest heading as body where nothing else is left: a text of one headline."""
    headings = [number for number, label in enumerate(labels) if label == "heading"]
    if headings and not any(label in _KINDS for label in labels):
        labels[max(headings, key=lambda number: page[number].span.end - page[number].span.start)] = "headline"
    return labels


def label_page(page: Sequence[Paragraph], language: str) -> list[str]:
    """Return the label of each paragraph, without telling the page's headline from other headings."""
    by_itself = [_best_label(paragraph.features) for paragraph in page]
    around = surroundings(Page(page, by_itself, language))
    return [_best_label(paragraph.features | more) for paragraph, more in zip(page, around, strict=True)]


def _is_function_word(word: str) -> bool:
    return form_of(word).rpartition("'")[2] in furniture().stopwords


def _parts(text: str, folded: str, span: Span) -> tuple[Paragraph, tuple[Skipped, ...]]:
    """Return the paragraph at `span`, seen without what is glued to its ends, and the glued parts."""
    glued = cuts(text, folded, span, furniture())
    left = tuple(_left(text, span, glued))
    core = Span(left[0].start, left[-1].end) if left else span
    return Paragraph(span, core.of(text), core.of(folded)), glued


def _left(text: str, span: Span, glued: Sequence[Skipped]) -> Iterator[Span]:
    """Yield the stretches of `span` that no cut covers, without blanks at their ends."""
    start = span.start
    for end, following in (*((cut.span.start, cut.span.end) for cut in glued), (span.end, span.end)):
        piece = trimmed(text, Span(start, end))
        if piece.start < piece.end:
            yield piece
        start = following


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    content = files("dragoman.annotate.page").joinpath("labels.yaml").read_text("utf-8")
    return yaml.safe_load(content)  # type: ignore[no-any-return]


def score(label: str, features: frozenset[str]) -> float:
    """Return how well the features fit the label: the sum of its weights for them."""
    weights = _weights()[label]
    return weights["bias"] + sum(weights.get(feature, 0.0) for feature in features)


def _best_label(features: frozenset[str]) -> str:
    return max(_weights(), key=lambda label: score(label, features))


def _with_headlines(page: Sequence[Paragraph], labels: list[str]) -> list[str]:
    """Return the labels with the article's own headlines among the headings before its text.

    Those that share many words with the text are headlines, and so is one that shares some and stands right
    above them; where none shares, the first heading is.
    """
    first = labels.index(_BODY) if _BODY in labels else 0
    candidates = [n for n in range(first) if labels[n] == _HEADING and len(page[n].words) >= _MIN_HEADLINE_WORDS]
    if not candidates:
        return labels
    text = frozenset[str]().union(*(page[n].stems for n in range(first, len(page)) if labels[n] == _BODY))
    own = {n for n in candidates if _shared(page[n], text) >= _SHARED_WITH_TEXT} or {candidates[0]}
    own |= {n for n in candidates if n + 1 in own and _shared(page[n], text)}
    return [_HEADLINE if number in own else label for number, label in enumerate(labels)]


def _shared(paragraph: Paragraph, text: frozenset[str]) -> float:
    return len(paragraph.stems & text) / len(paragraph.stems) if paragraph.stems else 0.0
