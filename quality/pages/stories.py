"""Sixty stories for the pages: articles of the measuring set, made longer, with teasers of other articles."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pages.layouts import LAYOUTS, Story, Teaser
from pages.words import WORDS

QUALITY = Path(__file__).resolve().parents[1]
_TEASERS = 4


@cache
def articles(language: str) -> tuple[dict[str, Any], ...]:
    """Return the open articles of a language that are dated to the day, titled and without furniture, by id."""
    found = []
    for path in sorted((QUALITY / "articles" / language).glob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        gold = json.loads((QUALITY / "gold" / language / path.name).read_text("utf-8"))
        if len(article["published"] or "") == 10 and article["title"] and not gold.get("not_events"):
            found.append(article)
    return tuple(found)


def stories() -> Iterator[Story]:
    """Yield a story for each layout in each language, always the same."""
    for language in WORDS:
        for number in range(len(LAYOUTS)):
            yield story(language, number)


def story(language: str, number: int) -> Story:
    """Return the story of this number."""
    pool, words = articles(language), WORDS[language]
    article = pool[number % len(pool)]
    background = words.background[number % 4 :][:2] + words.background[: number % 2]
    return Story(
        slug=f"{number}-{article['id']}",
        language=language,
        words=words,
        title=article["title"],
        paragraphs=(*article["text"].split("\n\n"), *background),
        day=dt.date.fromisoformat(article["published"]),
        site=f"site{number}.example",
        author=("Salma Idrissi", "Jean Roux", "Ann Brook")[number % 3],
        teasers=tuple(teaser(pool[(number + step) % len(pool)]) for step in range(3, 3 + _TEASERS)),
        tags=words.menu[1:5],
    )


def teaser(article: dict[str, Any]) -> Teaser:
    """Return the teaser of an article: its title and its first sentence."""
    first = article["text"].split("\n")[0].split(". ")[0].rstrip(".") + "."
    return Teaser(article["title"], first, dt.date.fromisoformat(article["published"]))
