"""Context: what is true of a paragraph because of the paragraphs around it.

Reads the labels that the paragraphs got by themselves; gives the names of features, as `features` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.features import LONG_WORDS, Paragraph

_SHARED, _SHARED_CLOSELY = 0.2, 0.34  # of a paragraph's word stems that the article has too
_CLOSING_WORDS = 7
_BLURB_WORDS = 32  # what stands under another story's title is shorter
_SOLE_SHARE = 0.6  # of the longest line's words, where a page has no paragraph that looks like text
_TEXT, _HEADING = "body", "heading"


@dataclass(frozen=True, slots=True)
class Page:
    """The paragraphs of a page with the labels that they have by themselves."""

    paragraphs: Sequence[Paragraph]
    labels: Sequence[str]

    def is_text(self, number: int) -> bool:
        """Say whether there is such a paragraph and it looks like running text."""
        return 0 <= number < len(self.labels) and self.labels[number] == _TEXT

    def is_heading(self, number: int) -> bool:
        """Say whether there is such a paragraph and it looks like a headline."""
        return 0 <= number < len(self.labels) and self.labels[number] == _HEADING

    def is_title(self, number: int) -> bool:
        """Say whether there is such a paragraph and it looks like a headline of several words."""
        return self.is_heading(number) and not self.paragraphs[number].has("label")

    def texts(self) -> tuple[int, ...]:
        """Return the numbers of the paragraphs that look like running text."""
        return tuple(number for number, label in enumerate(self.labels) if label == _TEXT)


def surroundings(page: Page) -> tuple[frozenset[str], ...]:
    """Return for each paragraph the names of what its surroundings say."""
    texts = page.texts()
    sources = (
        _neighbours(page),
        _first_and_sole(page, texts),
        _after_comments(page, texts),
        _related(page),
        _pairs_at_end(page, texts),
        _repeats(page),
        _unpunctuated_page(page),
    )
    found: list[set[str]] = [set() for _ in page.paragraphs]
    for source in sources:
        for number, feature in source:
            found[number].add(feature)
    return tuple(map(frozenset, found))


def _neighbours(page: Page) -> Iterator[tuple[int, str]]:
    for number, paragraph in enumerate(page.paragraphs):
        if page.is_heading(number - 1):
            yield number, "follows_heading"
            if paragraph.stems & page.paragraphs[number - 1].stems:
                yield number, "shares_with_heading"
        if page.is_heading(number + 1) or number + 1 == len(page.paragraphs):
            yield number, "before_heading"
        if page.is_text(number - 1) and page.is_text(number + 1):
            yield number, "between_paragraphs"
        if page.is_text(number - 1) and number + 1 == len(page.paragraphs) and len(paragraph.words) >= _CLOSING_WORDS:
            yield number, "closing"


def _first_and_sole(page: Page, texts: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    if texts:
        yield texts[0], "first"
        if len(texts) == 1:
            yield texts[0], "sole"
        return
    headings = [number for number, label in enumerate(page.labels) if label == _HEADING]
    longest = max((len(page.paragraphs[number].words) for number in headings), default=0)
    for number in headings:
        if len(page.paragraphs[number].words) >= _SOLE_SHARE * longest:
            yield number, "sole"


def _after_comments(page: Page, texts: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Yield all that follows the head of the comments, where text stands before it."""
    heads = (n for n, p in enumerate(page.paragraphs) if p.has("comments_marker") and texts and n > texts[0])
    if (head := next(heads, None)) is not None:
        yield from ((number, "after_comments") for number in range(head + 1, len(page.paragraphs)))


def _related(page: Page) -> Iterator[tuple[int, str]]:
    """Yield what belongs to a list of other stories: from its head up to where the article goes on.

    A line that announces one story with its title has no blurbs behind it: there the article goes on with
    the next text.
    """
    is_open = has_head = False
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.has("related_marker"):
            has_head = paragraph.has("related_head") or (is_open and has_head)
            is_open = True
        elif is_open and page.is_text(number) and (not has_head or _goes_on(page, number)):
            is_open = has_head = False
        elif is_open:
            yield number, "in_related"


def _goes_on(page: Page, number: int) -> bool:
    """Say whether the article goes on with this paragraph after a list of other stories.

    It does where two paragraphs of text stand together, with a long one, or with one that speaks of what the
    article speaks of, when the list has had one title at most.
    """
    paragraph = page.paragraphs[number]
    if paragraph.has("truncated"):
        return False
    if paragraph.has("very_long") or not (page.is_heading(number - 1) or paragraph.has("brief")):
        return True
    if page.is_text(number + 1) and not page.paragraphs[number + 1].has("truncated"):
        return len(paragraph.words) + len(page.paragraphs[number + 1].words) >= LONG_WORDS
    later = any(page.is_title(other) for other in range(number + 1, len(page.labels)))
    if later or page.is_heading(number - 2):
        return False
    return len(paragraph.words) >= _BLURB_WORDS or _share(page, number) >= _SHARED_CLOSELY


def _share(page: Page, number: int) -> float:
    """Return what part of a paragraph's word stems the text before the list has."""
    stems = page.paragraphs[number].stems
    before = {stem for other in range(number) if page.is_text(other) for stem in page.paragraphs[other].stems}
    return len(stems & before) / len(stems) if stems else 0.0


def _pairs_at_end(page: Page, texts: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of two or more pairs of title and blurb at the page's end, without any head.

    An article with subheadings looks alike; it speaks of one thing, and its paragraphs aren't all short.
    """
    pairs: list[int] = []
    for number in reversed(texts):
        paragraph = page.paragraphs[number]
        if (
            not page.is_heading(number - 1)
            or len(paragraph.words) > 2 * LONG_WORDS
            or paragraph.has("several_sentences")
        ):
            break
        pairs.append(number)
    if len(pairs) < 2 or len(texts) - len(pairs) < 1:
        return
    if sum(_share(page, number) < _SHARED for number in pairs) * 2 > len(pairs):
        yield from ((number, "in_related") for number in pairs)


def _repeats(page: Page) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.key in seen and len(paragraph.words) > 2:
            yield number, "repeated"
        seen.add(paragraph.key)


def _unpunctuated_page(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the longer lines of a page whose paragraphs have no full stop at their ends, as some pages do."""
    own = [line for line, label in zip(page.paragraphs, page.labels, strict=True) if label in (_TEXT, _HEADING)]
    long = [line for line in own if not line.has("brief")]
    if len(long) > 1 and sum(line.has("unpunctuated") for line in long) * 2 > len(long):
        lines = enumerate(page.paragraphs)
        yield from ((number, "unpunctuated_page") for number, line in lines if len(line.words) >= _CLOSING_WORDS)
