"""The calendar is read back by icalendar."""

from __future__ import annotations

import datetime as dt

from dossiers import Export
from icalendar import Calendar

from dragoman.export import About, Dossier
from dragoman.export.ics import NO_DATE, STRETCH
from dragoman.export.phrasing import headline


def test_every_dated_event_is_an_entry(export: Export, told: tuple[Dossier, ...]) -> None:
    content, losses = export("ics", about=About("Vell, Keriz; and\nothers"))
    calendar = Calendar.from_ical(content)
    assert rb"X-WR-CALNAME:Vell\, Keriz\; and\nothers" in content
    dated = {one.event.id: one.event for one in told if one.event.date.known}
    entries = {str(entry["UID"]).split("@")[0]: entry for entry in calendar.walk("VEVENT")}
    assert entries.keys() == dated.keys()
    for identity, entry in entries.items():
        assert entry["DTSTART"].dt == dated[identity].date.start
        assert str(entry["SUMMARY"]) == headline(dated[identity])
        assert not entry.errors
    assert losses[NO_DATE] == len(told) - len(dated)
    assert losses[STRETCH] == 2


def test_states_and_lengths(export: Export) -> None:
    entries = {str(entry["CATEGORIES"].cats[0]): entry for entry in Calendar.from_ical(export("ics")[0]).walk("VEVENT")}
    assert str(entries["call"]["STATUS"]) == "CONFIRMED"
    assert entries["call"]["DTEND"].dt - entries["call"]["DTSTART"].dt == dt.timedelta(days=1)
    assert str(entries["summit"]["STATUS"]) == "TENTATIVE"
    assert "Disagreement on date" in str(entries["call"]["DESCRIPTION"])
    assert (str(entries["visit"]["LOCATION"]), entries["visit"]["GEO"].latitude > 30) == ("Cairo", True)


def test_lines_are_short_and_whole(export: Export) -> None:
    lines = export("ics")[0].split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert not any(b"\n" in line or b"\x0b" in line for line in lines)
