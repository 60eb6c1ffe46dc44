"""Context: what is true of a paragraph because of the paragraphs around it.

Reads the labels that the paragraphs got by themselves; gives the names of features, as `features` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.annotate.page.features import LONG_WORDS, Paragraph
from dragoman.annotate.page.furniture import furniture

_SHARED, _SHARED_CLOSELY = 0.2, 0.34  # of a paragraph's word stems that the article has too
_CLOSING_WORDS = 7
_BLURB_WORDS = 32  # what stands under another story's title is shorter
_SOLE_SHARE = 0.6  # of the longest line's words, where a page has no paragraph that looks like text
_KIND_WORDS = 3  # "Live", "In pictures" and the like alone have no more
_FOREIGN_WORDS = 3  # stop words of another language
_TEXT, _HEADING = "body", "heading"


@dataclass(frozen=True, slots=True)
class Page:
    """The paragraphs of a page with the labels that they have by themselves."""

    paragraphs: Sequence[Paragraph]
    labels: Sequence[str]
    language: str

    def is_text(self, number: int) -> bool:
        """Say whether there is such a paragraph and it looks like running text."""
        return 0 <= number < len(self.labels) and self.labels[number] == _TEXT

    def is_heading(self, number: int) -> bool:
        """Say whether there is such a paragraph and it looks like a headline."""
        return 0 <= number < len(self.labels) and self.labels[number] == _HEADING

    def is_furniture(self, number: int) -> bool:
        """Say whether there is such a paragraph and it looks like anything but text and headlines."""
        return 0 <= number < len(self.labels) and self.labels[number] not in (_TEXT, _HEADING)

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
        _summary(page),
        _box(page, texts),
        _headline_of_a_kind(page, texts),
        _foreign(page, texts),
        _to_the_reader(page, texts),
        _list_of_its_own(page),
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
    is_open = has_head = seen = False
    for number, paragraph in enumerate(page.paragraphs):
        seen |= page.is_text(number)
        if paragraph.has("section") and not seen:
            continue  # the name of the part of the paper in which the article stands, or what kind of headline it is
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
            or paragraph.has("opener")
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


def _summary(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the lines of a box that says the article in short: behind its head, or before a machine's signature."""
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.has("summary_marker"):
            yield from ((other, "in_summary") for other in _run(page, number + 1, 1, ("bulleted", "short_sentence")))
        elif paragraph.has("generated"):
            yield from ((other, "in_summary") for other in _run(page, number - 1, -1, ("bulleted",)))


def _to_the_reader(page: Page, texts: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Yield short lines that speak to whoever reads the page, before and behind the text or beside other furniture.

    Inside the text a column, an interview or a quotation says "you" as well.
    """
    others = [number for number in texts if not page.paragraphs[number].has("reader")]
    for number, paragraph in enumerate(page.paragraphs):
        outside = bool(others) and not others[0] < number < others[-1]
        if paragraph.has("reader") and (outside or page.is_furniture(number - 1) or page.is_furniture(number + 1)):
            yield number, "speaks_to_reader"


def _list_of_its_own(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the items of a list that a sentence of the article brings in with a colon."""
    is_open = False
    for number, paragraph in enumerate(page.paragraphs):
        item = is_open and paragraph.has("bulleted")
        if item:
            yield number, "item"
        is_open = item or paragraph.has("waiting")


def _run(page: Page, start: int, step: int, kinds: tuple[str, ...]) -> Iterator[int]:
    """Yield the paragraphs from `start` on, forwards or backwards, while they are of one of the kinds."""
    number = start
    while 0 <= number < len(page.paragraphs) and any(page.paragraphs[number].has(kind) for kind in kinds):
        yield number
        number += step


def _box(page: Page, texts: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Yield what stands under "about the author" and the like."""
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.has("box_marker") and texts and number > texts[0] and number + 1 < len(page.paragraphs):
            yield number + 1, "in_box"


def _headline_of_a_kind(page: Page, texts: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Yield headlines that say first what they are ("Live: …", "عاجل: …"), before a text of the same subject."""
    stems = {stem for number in texts for stem in page.paragraphs[number].stems}
    for number, paragraph in enumerate(page.paragraphs[: texts[0] if texts else 0]):
        if paragraph.has("section") and len(paragraph.words) > _KIND_WORDS and len(paragraph.stems & stems) > 1:
            yield number, "names_the_subject"


def _foreign(page: Page, texts: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Yield paragraphs in another language than the page's, a tweet as a rule; not where most of the page is."""
    found = [number for number, paragraph in enumerate(page.paragraphs) if _is_foreign(paragraph, page.language)]
    if 2 * len([number for number in found if page.is_text(number)]) < len(texts):
        yield from ((number, "foreign") for number in found)


def _is_foreign(paragraph: Paragraph, language: str) -> bool:
    stopwords = furniture().stopwords_of
    own = sum(form in stopwords.get(language, ()) for form in paragraph.forms)
    other = max((sum(form in words for form in paragraph.forms) for code, words in stopwords.items()
                 if code != language), default=0)  # fmt: skip
    return other >= _FOREIGN_WORDS and own * 4 <= other
