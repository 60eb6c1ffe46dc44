"""`dragoman export`: a file that is whole or not there, the filters of `events`, and what the format lacks."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from command import Run

from dragoman.cli.exporting import title_of
from dragoman.ledger import EventFilter
from dragoman.model import ContactType


def test_json_lines_are_those_of_events(dragoman: Run, ledger: Path) -> None:
    assert dragoman("export", "jsonl").out == dragoman("events", "--format", "jsonl").out


def test_csv_is_that_of_events(dragoman: Run, ledger: Path) -> None:
    assert dragoman("export", "csv").out == dragoman("events", "--format", "csv").out


def test_filters_and_a_file(dragoman: Run, ledger: Path) -> None:
    result = dragoman("export", "atom", "--who", "Blinken", "-o", "out.atom")
    assert (result.code, result.out) == (0, "")
    feed = feedparser.parse(Path("out.atom").read_bytes())
    assert feed.feed.title == "Contacts of Blinken"
    assert len(feed.entries) == 1
    assert any("atom has no place for" in line for line in result.complaints)
    assert not list(Path().glob(".*part"))


def test_what_fails_leaves_the_file_as_it_was(dragoman: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.csv").write_text("before")
    monkeypatch.setattr("dragoman.export.event_csv._row", lambda event: 1 / 0)
    assert dragoman("export", "csv", "-o", "out.csv").code == 1
    assert Path("out.csv").read_text() == "before"
    assert not list(Path().glob(".*part"))


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["xls"], "xls"),
        (["csv", "-o", "no/such/folder/x"], "No such file"),
        (["csv", "--since", "May"], "--since wants a day"),
    ],
)
def test_wrong_usage_is_one_line(dragoman: Run, ledger: Path, arguments: list[str], complaint: str) -> None:
    result = dragoman("export", *arguments)
    assert result.code in (1, 2)
    assert len(result.complaints) == 1
    assert complaint in result.complaints[0]


def test_a_title_is_made_of_the_filters() -> None:
    assert title_of(EventFilter()) == "Diplomatic contacts"
    asked = EventFilter(who=(("Vell", "Q1"), ("Keriz",)), country="MAR", type=ContactType.OTHER_CONTACT, conflicts=True)
    assert title_of(asked) == "Contacts of Vell and Keriz, MAR, other contact, reports that disagree"
