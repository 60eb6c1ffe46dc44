"""Every gold file of the examples and of the measuring set holds together with its article."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import ContactType, Status

ROOT = Path(__file__).parents[1]
EVENT_ID = re.compile(r"(\d{4}-\d\d-\d\d)_[a-z]+(_[a-z0-9]+)+")


def example_articles() -> dict[str, dict[str, Any]]:
    """Return the example articles by id."""
    folder = ROOT / "examples"
    found = {path.stem: {"text": path.read_text(encoding="utf-8")} for path in folder.glob("*.txt")}
    for path in folder.glob("*.json"):
        article = json.loads(path.read_text(encoding="utf-8"))
        found[article["id"]] = article
    for path in folder.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            found[article["id"]] = article
    return found


def measured_articles(base: Path) -> dict[str, dict[str, Any]]:
    """Return the articles of one half of the measuring set by id."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in base.glob("articles/*/*.json")}


def gold_files(base: Path) -> dict[str, dict[str, Any]]:
    """Return the gold below `base` by id."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in base.glob("**/*.json")}


SETS = {
    "examples": (example_articles, ROOT / "examples" / "gold"),
    "open": (lambda: measured_articles(ROOT / "quality"), ROOT / "quality" / "gold"),
    "frozen": (lambda: measured_articles(ROOT / "quality" / "frozen"), ROOT / "quality" / "frozen" / "gold"),
}


def faults(gold: dict[str, Any], article: dict[str, Any]) -> Iterator[str]:
    """Return what in a gold file doesn't stand in its article or isn't of the format."""
    words = f"{article.get('title') or ''}\n{article['text']}"
    for event in gold["events"]:
        yield from (f"{event['event_id']}: {fault}" for fault in event_faults(event, words))
    for kind, key in (("quotes", "text"), ("figures", "surface")):
        yield from (f"{kind}: {entry[key]}" for entry in gold[kind] if entry[key] not in words)
    yield from (f"not_events: {start}" for start in gold.get("not_events", ()) if start not in words)


def event_faults(event: dict[str, Any], words: str) -> Iterator[str]:
    """Return what is wrong with one event of a gold file."""
    if not EVENT_ID.fullmatch(event["event_id"]):
        yield "form of the id"
    if event["type"] not in set(ContactType) or event["status"] not in set(Status):
        yield "type or status"
    stated = [event["sentence"], event["date_surface"], event["place"], *event["sources"]]
    stated += [part[key] for part in event["participants"] for key in ("surface", "role")]
    yield from (f"not in the article: {surface}" for surface in stated if surface and surface not in words)
    days = [event["date"]["start"], event["date"]["end"]]
    if days != sorted(days, key=str) or any(day and not dt.date.fromisoformat(day) for day in days):
        yield "days"
    if not event["participants"]:
        yield "nobody takes part"


@pytest.mark.parametrize("name", sorted(SETS))
def test_gold_agrees_with_articles(name: str) -> None:
    read, folder = SETS[name]
    articles, gold = read(), gold_files(folder)
    assert gold.keys() == articles.keys()
    assert not [f"{key} {fault}" for key, entry in gold.items() for fault in faults(entry, articles[key])]


def test_no_frozen_article_is_an_open_one() -> None:
    assert not measured_articles(ROOT / "quality" / "frozen").keys() & measured_articles(ROOT / "quality").keys()


def test_a_false_surface_is_a_fault() -> None:
    article = {"title": None, "text": "Nobody met."}
    entry = {
        "event_id": "2020-01-01_meeting_a_b", "type": "meeting", "status": "happened", "sentence": "Nobody met.",
        "date": {"start": None, "end": None}, "date_surface": "on Monday", "place": None, "sources": [],
        "participants": [{"surface": "Nobody", "role": None}],
    }  # fmt: skip
    found = list(faults({"events": [entry], "quotes": [], "figures": []}, article))
    assert found == ["2020-01-01_meeting_a_b: not in the article: on Monday"]
