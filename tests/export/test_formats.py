"""Every format is in the table, under the contract's name, writes the same bytes twice, and can be empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from dossiers import Export

from dragoman.cli.exporting import FormatName
from dragoman.errors import UsageError
from dragoman.export import FORMATS, Dossier, format_named
from dragoman.model import ContactType, Status

NAMES = [one.name for one in FORMATS]


def test_the_command_knows_the_formats() -> None:
    assert [str(name) for name in FormatName] == NAMES


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="there are"):
        format_named("xls")


def test_the_ledger_has_what_formats_treat_apart(told: tuple[Dossier, ...]) -> None:
    events = [one.event for one in told]
    assert {event.status for event in events} == set(Status) - {Status.ONGOING}
    assert {event.type for event in events} >= {
        *(ContactType.CALL, ContactType.MEETING, ContactType.VISIT, ContactType.MESSAGE, ContactType.SUMMIT)
    }
    assert any(event.conflicts for event in events)
    assert any(not event.date.known for event in events)
    assert [len(one.reports) for one in told].count(2) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_same_events_give_the_same_bytes(export: Export, name: str) -> None:
    assert export(name) == export(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_event_gives_a_file_too(export: Export, name: str) -> None:
    assert not export(name, ())[1]


def test_every_format_is_documented() -> None:
    words = Path(__file__).resolve().parents[2].joinpath("docs", "exports.md").read_text("utf-8")
    assert not [name for name in NAMES if f"`{name}`" not in words]
