"""Events as JSON lines are the contract's records."""

from __future__ import annotations

import json

from dossiers import Export

from dragoman.export import Dossier
from dragoman.records import event_to_record


def test_a_line_is_the_event(export: Export, told: tuple[Dossier, ...]) -> None:
    content, losses = export("jsonl")
    assert [json.loads(line) for line in content.splitlines()] == [event_to_record(one.event) for one in told]
    assert not losses
