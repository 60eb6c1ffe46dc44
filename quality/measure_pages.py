"""Figures of reading pages: main text, date, title, and whether a teaser was coded.

    .venv/bin/python quality/measure_pages.py [--errors] [--only LAYOUT] [--later]

Makes sixty pages (twenty layouts in three languages, `quality/pages`), reads them as `dragoman add` would, codes
them, and compares with the story that each was made of.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pages.later import LATER
from pages.layouts import LAYOUTS, Story
from pages.stories import stories

from dragoman.errors import DragomanError
from dragoman.intake.pages import page_document
from dragoman.intake.source import held_source, unread
from dragoman.model import CodedDocument
from dragoman.pipeline import code_one
from dragoman.settings import Settings


@dataclass(frozen=True)
class Found:
    """What came of one page."""

    layout: str
    story: Story
    precision: float
    recall: float
    dated: bool
    coded_teasers: tuple[str, ...]
    text: str

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall of the text's words."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def words_of(text: str) -> Counter[str]:
    """Return how often each word stands in a text."""
    return Counter(re.findall(r"\w+", text))


def own_text(coded: CodedDocument) -> str:
    """Return what is read as the article's own: the text without what was skipped."""
    text, place = [], 0
    for one in sorted(coded.skipped, key=lambda one: one.span):
        text.append(coded.document.text[place : one.span.start])
        place = one.span.end
    return " ".join([*text, coded.document.text[place:]])


def measure(layout: str, story: Story, page: str) -> Found:
    """Return what became of a page; a page that can't be read is a fault of this script."""
    content = page.encode()
    source = held_source(content, unread(story.slug, story.slug, story.address))
    document = page_document(content, source, Settings())
    coded = code_one(document)
    if isinstance(coded, DragomanError):
        raise coded
    wanted, found = words_of(" ".join(story.paragraphs)), words_of(own_text(coded))
    title = words_of(story.title)
    found -= title - wanted  # the headline is the article's own, inside its text or beside it
    same = (wanted & found).total()
    day = coded.document.published
    return Found(
        layout, story, same / max(1, found.total()), same / wanted.total(), day.is_day and day.start == story.day,
        tuple(coded_teasers(coded, story)), own_text(coded),
    )  # fmt: skip


def coded_teasers(coded: CodedDocument, story: Story) -> Iterator[str]:
    """Yield the sentences of contacts that stand in a teaser and not in the article."""
    own = " ".join((story.title, *story.paragraphs))
    for mention in coded.mentions:
        sentence = mention.sentence.of(coded.document.text) if mention.zone == "text" else ""
        if sentence and sentence.strip() not in own:
            yield sentence


def measured(only: str | None = None, layouts: Sequence[Callable[[Story], str]] = LAYOUTS) -> list[Found]:
    """Return what became of the sixty pages, or of those with one layout, or of sixty with other layouts."""
    found = []
    for number, story in enumerate(stories()):
        layout = layouts[number % len(layouts)]
        if only in (None, layout.__name__):
            found.append(measure(layout.__name__, story, layout(story)))
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, and with --errors what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only")
    parser.add_argument("--later", action="store_true", help="the layouts that were written after the rules")
    options = parser.parse_args(arguments)
    found = measured(options.only, LATER if options.later else LAYOUTS)
    if options.errors:
        for one in found:
            if one.f1 < 0.98 or not one.dated or one.coded_teasers:
                print(f"{one.layout} {one.story.language}: F1 {one.f1:.3f}, dated {one.dated}, {one.coded_teasers}")
                print("   ", one.text.replace("\n", "\n    ") if options.only else "")
    for language in ("ar", "en", "fr", None):
        some = [one for one in found if language in (None, one.story.language)]
        f1 = sum(one.f1 for one in some) / len(some)
        print(
            f"{language or 'all'}: {len(some)} pages, main text F1 {f1:.3f}, worst {min(one.f1 for one in some):.3f},"
            f" date right {sum(one.dated for one in some) / len(some):.3f},"
            f" teasers coded {sum(len(one.coded_teasers) for one in some)}"
        )


if __name__ == "__main__":
    main()
