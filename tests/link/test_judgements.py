"""What a person has said holds for ever: whatever is added later, and however often all is linked again."""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from builders import coded
from relinking import add, relink

from dragoman.ledger import Ledger, open_ledger
from dragoman.model import Judgement, Verdict

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))
synthetic = pytest.importorskip("synthetic")

BEFORE, ADDED = 200, 1000


def _homes(ledger: Ledger) -> dict[str, str]:
    with ledger.read() as reader:
        return {one.mention: event.id for event in reader.events() for one in event.reports}


def _judgements(homes: dict[str, str]) -> list[Judgement]:
    """Return verdicts that go against what was linked: pairs of one event apart, events together, mentions rejected."""
    events: dict[str, list[str]] = defaultdict(list)
    for mention in sorted(homes):
        events[homes[mention]].append(mention)
    joined = [members for _, members in sorted(events.items()) if len(members) > 1]
    alone = [members[0] for _, members in sorted(events.items()) if len(members) == 1]
    said = [(Verdict.DIFFERENT, tuple(members[:2])) for members in joined[:6]]
    said += [(Verdict.SAME, pair) for pair in zip(alone[:6], alone[6:12], strict=True)]
    said += [(Verdict.REJECT, (members[0],)) for members in joined[6:10]]
    return [
        Judgement(f"j{number:02}", verdict, mentions, "an analyst", "2026-01-01T00:00:00Z")
        for number, (verdict, mentions) in enumerate(said)
    ]


def _broken(judgements: list[Judgement], homes: dict[str, str]) -> list[Judgement]:
    def holds(one: Judgement) -> bool:
        found = [homes.get(mention) for mention in one.mentions]
        if one.verdict is Verdict.REJECT:
            return found == [None]
        if one.verdict is Verdict.SAME:
            return None not in found and len(set(found)) == 1
        return all(first != second for first, second in combinations(found, 2))

    return [one for one in judgements if not holds(one)]


def test_every_verdict_outlives_a_thousand_articles(tmp_path: Path) -> None:
    world = synthetic.make_world(BEFORE + ADDED, seed=4)
    documents = [coded(one.document, one.mention, published=one.published.edtf) for one in world.mentions]
    # Every sixth, so that what is added are further reports of the contacts that were judged.
    first = documents[::6]
    rest = [one for number, one in enumerate(documents) if number % 6]
    assert len(rest) >= ADDED
    ledger = open_ledger(tmp_path / "judged.db")
    add(ledger, *first)
    judgements = _judgements(_homes(ledger))
    assert len({one.verdict for one in judgements}) == 3
    assert _broken(judgements, _homes(ledger)) == judgements
    with ledger.write() as writer:
        for judgement in judgements:
            writer.judge(judgement)
    add(ledger)
    assert _broken(judgements, _homes(ledger)) == []
    add(ledger, *rest)
    assert _broken(judgements, _homes(ledger)) == []
    relink(ledger)
    assert _broken(judgements, _homes(ledger)) == []
