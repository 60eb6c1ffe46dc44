"""GDELT's events are read back by a client of GDELT; its parser wants 61 columns and every number."""

from __future__ import annotations

from itertools import pairwise

from dossiers import Export
from py_gdelt.models.events import Event as GdeltEvent
from py_gdelt.parsers.events import EventsParser

from dragoman.export import Dossier, Losses
from dragoman.export.codes import NO_CODE
from dragoman.export.dyadic import NO_DAY
from dragoman.export.gdelt_events import COLUMNS
from dragoman.export.parties import BEARER, SEVERAL_ROWS


def read(export: Export) -> tuple[list[GdeltEvent], Losses]:
    content, losses = export("gdelt-events")
    return [GdeltEvent.from_raw(raw) for raw in EventsParser().parse(content)], losses


def test_columns_are_those_of_the_client() -> None:
    assert tuple(name.lower() for name in EventsParser.V2_COLUMNS) == tuple(name.lower() for name in COLUMNS)


def test_every_row_is_read(export: Export, told: tuple[Dossier, ...]) -> None:
    events, losses = read(export)
    assert len(events) == export("gdelt-events")[0].count(b"\n")
    assert len({event.global_event_id for event in events}) == len(events)
    days = [event.date for event in events]
    assert all(one <= other for one, other in pairwise(days))
    assert losses[NO_CODE] == sum(str(one.event.status) == "denied" for one in told)
    assert losses[NO_DAY] == sum(not one.event.date.is_day and str(one.event.status) != "denied" for one in told)
    assert losses[BEARER] == 1
    assert not losses[SEVERAL_ROWS]


def test_the_call_is_told_in_gdelts_words(export: Export) -> None:
    [call] = [event for event in read(export)[0] if event.event_code == "041"]
    assert call.actor1 is not None
    assert call.actor2 is not None
    assert (call.actor1.code, call.actor1.name, call.actor2.country_code) == ("MARGOV", "ARUNA VELL", "USA")
    assert (call.num_mentions, call.num_articles, call.is_root_event) == (2, 2, True)
    assert call.source_url == "https://www.call-ar.example/a?b=1&c=2"


def test_the_host_is_the_source_of_a_visit_received(export: Export) -> None:
    [hosted] = [event for event in read(export)[0] if event.event_code == "043"]
    assert hosted.actor1 is not None
    assert (hosted.actor1.name, hosted.action_geo and hosted.action_geo.country_code) == ("SAMIR HALIM", "EG")
    assert hosted.action_geo
    assert hosted.action_geo.lat is not None
