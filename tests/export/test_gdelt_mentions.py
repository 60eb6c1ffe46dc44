"""GDELT's mentions are read back by a client of GDELT, and belong to the events exported beside them."""

from __future__ import annotations

from dossiers import CALL_AR, Export
from py_gdelt.parsers.events import EventsParser
from py_gdelt.parsers.mentions import MentionsParser


def test_mentions_belong_to_the_events(export: Export) -> None:
    content, losses = export("gdelt-mentions")
    mentions = list(MentionsParser().parse(content))
    assert len(mentions) == content.count(b"\n")
    events = list(EventsParser().parse(export("gdelt-events")[0]))
    assert {int(one.global_event_id) for one in mentions} == {int(one.global_event_id) for one in events}
    assert losses == export("gdelt-events")[1]


def test_offsets_are_those_of_the_text(export: Export) -> None:
    rows = [line.split("\t") for line in export("gdelt-mentions")[0].decode().splitlines()]
    [row] = [row for row in rows if row[4] == "call-ar.example"]
    assert CALL_AR[int(row[7]) :].startswith("أرونا فيل")
    assert CALL_AR[int(row[8]) :].startswith("توماس كيريز")
    assert (row[3], row[11], row[12]) == ("1", "90", str(len(CALL_AR)))
