import datetime as dt
import json
from pathlib import Path

from wikidata_fake import FakeTransport

from dragoman.knowledge import load
from dragoman.knowledge.refresh import posts, refresh
from dragoman.knowledge.wikidata import Post, Reply, WikidataClient
from dragoman.model import DateRange

TODAY = dt.date(2027, 3, 1)
POSTS = [Post("foreign_minister", "TUN", "Q1"), Post("foreign_minister", "USA", "Q2")]


def row(position: str, person: str, start: str, end: str = "") -> dict[str, dict[str, str]]:
    values = {"position": f"x/{position}", "person": f"x/{person}", "start": f"{start}T00:00:00Z"}
    if end:
        values["end"] = f"{end}T00:00:00Z"
    return {name: {"value": value} for name, value in values.items()}


def client() -> WikidataClient:
    rows = [row("Q1", "Q999999901", "2026-12-01"), row("Q2", "Q7821917", "2021-01-26", "2025-01-20")]
    terms = {"results": {"bindings": rows}}
    names = {"labels": {"en": {"value": "Jane\tRoe"}, "ar": {"value": "جين رو"}}}
    labels = {"entities": {"Q999999901": names, "Q7821917": {"labels": {"en": {"value": "Antony Blinken"}}}}}
    return WikidataClient(
        "me@example.org", FakeTransport([Reply(200, json.dumps(terms)), Reply(200, json.dumps(labels))]), pause=0
    )


def test_the_difference_is_shown_before_anything_is_written(tmp_path: Path) -> None:
    result = refresh(load(tmp_path), client(), TODAY, tmp_path, POSTS)
    assert [change.after.person for change in result.changes] == ["jane-roe"]  # Blinken's term is known
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_is_read_and_pinned_by_its_hash(tmp_path: Path) -> None:
    result = refresh(load(tmp_path), client(), TODAY, tmp_path, POSTS)
    result.write(tmp_path)
    load.cache_clear()
    base = load(tmp_path)
    assert base.snapshot == result.snapshot
    holding = base.holders("foreign_minister", "TUN", DateRange(TODAY, TODAY))
    assert [(one.person.name, one.person.entity) for one in holding.candidates] == [("Jane Roe", "Q999999901")]
    assert [p.name for p in base.persons_named("جين رو")] == ["Jane Roe"]
    again = refresh(base, client(), TODAY, tmp_path, POSTS)
    assert again.changes == ()
    assert [file.text for file in again.files] == [file.text for file in result.files]
    load.cache_clear()


def test_many_posts_are_known() -> None:
    listed = posts()
    assert len({post.of for post in listed if post.office == "foreign_minister"}) > 150
    assert all(post.wikidata.startswith("Q") for post in listed)
