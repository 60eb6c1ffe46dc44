"""Linking of a synthetic world is near to the best that can be hoped for, and adding is as good as linking anew."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builders import coded, day, mention
from relinking import add, relink

from dragoman.ledger import open_ledger
from dragoman.link import link
from dragoman.records import dump_line, event_to_record

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
synthetic = pytest.importorskip("synthetic")


def test_near_the_oracle() -> None:
    world = synthetic.make_world(6000, seed=11)
    found = {one.mention: event.id for event in link(world.mentions).events for one in event.reports}
    ours, best = synthetic.score(world.truth, found), synthetic.score(world.truth, synthetic.oracle(world))
    assert set(found) == set(world.truth)
    assert ours.f1 > best.f1 - 0.025
    assert ours.mixed < 0.02


def test_adding_in_parts_gives_what_linking_all_gives(tmp_path: Path) -> None:
    world = synthetic.make_world(110, seed=3)
    ledger = open_ledger(tmp_path / "parts.db")
    for one in world.mentions:
        published = one.published.edtf
        add(ledger, coded(one.document, one.mention, published=published))
    parts = _events(ledger)
    relink(ledger)
    assert _events(ledger) == parts


def _events(ledger) -> list[frozenset[str]]:  # type: ignore[no-untyped-def]
    with ledger.read() as reader:
        return sorted((frozenset(one.mention for one in event.reports) for event in reader.events()), key=sorted)


def test_what_is_not_touched_keeps_its_bytes(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "kept.db")
    for number in range(10):
        add(ledger, coded(f"d{number:02}", mention(f"d{number:02}#0", dates=day(f"2023-{1 + number:02}-10"))))
    with ledger.read() as reader:
        before = {event.id: dump_line(event_to_record(event)) for event in reader.events()}
    add(ledger, coded("new", mention("new#0", dates=day("2023-03-10"))))
    with ledger.read() as reader:
        after = {event.id: dump_line(event_to_record(event)) for event in reader.events()}
    assert set(after) == set(before)
    assert sum(after[one] != before[one] for one in before) == 1
