"""The five articles and the press sample: what the product must show, and that our figures are the shared script's."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from command import Run

from dragoman.evaluation import check_evidence, furniture_mentions, load_gold
from dragoman.model import CodedDocument
from dragoman.pipeline import code_documents

# our name of a figure and that of score.py
SAME_FIGURES = {
    "gold": "gold",
    "mentions": "pred",
    "strict_precision": "strict_p",
    "strict_recall": "strict_r",
    "strict_f1": "strict_f1",
    "soft_precision": "soft_p",
    "soft_recall": "soft_r",
    "soft_f1": "soft_f1",
    "main_recall": "main_recall",
    "type_accuracy": "type_acc",
    "status_accuracy": "status_acc",
    "date_exact": "date_exact",
    "date_near": "date_near",
    "overclaimed_dates": "overclaimed_dates",
    "source_recall": "source_recall",
    "sources_per_gold": "source_pred_per_gold",
    "quote_recall": "quote_text_recall",
    "speaker_recall": "quote_speaker_recall",
    "quotes_per_gold": "quote_pred_per_gold",
    "figure_recall": "figure_recall",
    "without_contact": "negatives",
    "spurious_in_these": "spurious_in_negatives",
}
SAME_LINKING = {
    "mentions": "mentions",
    "b3_precision": "b3_p",
    "b3_recall": "b3_r",
    "b3_f1": "b3_f1",
    "recall_of_repeated": "b3_r_reported_twice_or_more",
    "events_mixing_contacts": "ledger_events_mixing_two_real_ones",
}


@dataclass(frozen=True)
class Scored:
    """What the shared script and `dragoman eval` say of one set, and the ledger's events."""

    script: dict[str, Any]
    own: dict[str, Any]
    events: list[dict[str, Any]]


@pytest.fixture
def scored(shared: Path, tmp_path: Path, dragoman: Run) -> Callable[[str], Scored]:
    """Code, add and list a set as a user would, and score it in both ways."""

    def score(name: str) -> Scored:
        gold, docs = shared / name / "gold", shared / name / "docs"
        (tmp_path / "coded.jsonl").write_text(dragoman("code", docs, "--format", "jsonl").out, "utf-8")
        assert dragoman("add", docs).code == 0
        events = dragoman("events", "--format", "jsonl")
        (tmp_path / "events.jsonl").write_text(events.out, "utf-8")
        script = [sys.executable, str(shared / "score" / "score.py"), "--gold", str(gold), "--docs", str(docs)]
        more = ["--pred", "coded.jsonl", "--events", "events.jsonl", "--json", "out.json"]
        subprocess.run([*script, *more], check=True, capture_output=True)
        own = {record["group"]: record for record in dragoman("eval", gold, "--format", "jsonl").records}
        return Scored(json.loads((tmp_path / "out.json").read_text("utf-8")), own, events.records)

    return score


@pytest.mark.slow
@pytest.mark.parametrize("name", ["seeds", "press-sample"])
def test_our_figures_are_those_of_the_shared_script(scored: Callable[[str], Scored], name: str) -> None:
    found = scored(name)
    for group in set(found.own) - {"linking", "evidence", "missing"}:
        ours, theirs = found.own[group], found.script[group]
        assert {one: ours[one] for one in SAME_FIGURES} == {one: theirs[other] for one, other in SAME_FIGURES.items()}
    ours, theirs = found.own["linking"], found.script["linking"]
    assert {one: ours[one] for one in SAME_LINKING} == {one: theirs[other] for one, other in SAME_LINKING.items()}


def test_the_seeds_are_coded_and_linked_as_they_must_be(scored: Callable[[str], Scored]) -> None:
    found = scored("seeds")
    figures = found.script["all"]
    assert figures["strict_f1"] >= 0.85
    assert figures["soft_f1"] >= 0.95
    assert figures["overclaimed_dates"] == 0
    assert found.script["evidence"]["wrong"] == 0
    assert found.script["linking"]["ledger_events_mixing_two_real_ones"] == 0


def test_two_articles_tell_one_call_and_the_look_alikes_stay_apart(
    scored: Callable[[str], Scored], dragoman: Run
) -> None:
    events = scored("seeds").events
    calls = [event for event in events if is_call_of(event, "Antony Blinken", "Nasser Bourita")]
    told = {frozenset(report["document"][:3] for report in event["reports"]): event for event in calls}
    assert set(told) == {frozenset({"000", "003"}), frozenset({"001"}), frozenset({"002"})}
    joined, open_one, bounded = (told[frozenset(key)] for key in ({"000", "003"}, {"001"}, {"002"}))
    assert joined["date"]["start"] == joined["date"]["end"] == "2023-10-11"
    assert open_one["date"]["start"] is None
    assert (bounded["date"]["start"], bounded["date"]["end"]) == ("2023-02-01", "2023-02-22")
    shown = dragoman("show", open_one["id"]).out
    assert "Tuesday, year unknown" in shown
    shown = dragoman("show", joined["id"]).out
    assert "silent" in shown
    assert "why they are one contact" in shown
    assert "a Wednesday of February 2023" in dragoman("show", bounded["id"]).out


@pytest.mark.parametrize("name", ["seeds", "press-sample"])
def test_nothing_comes_from_a_teaser_and_every_span_holds(shared: Path, name: str) -> None:
    coded = {
        one.document.id: one
        for one in code_documents([str(shared / name / "docs")], jobs=1)
        if isinstance(one, CodedDocument)
    }
    for gold in load_gold(shared / name / "gold"):
        assert furniture_mentions(gold, coded[gold.id]) == []
        assert check_evidence(coded[gold.id]).wrong == ()


def test_the_press_sample_is_coded_as_it_must_be(scored: Callable[[str], Scored]) -> None:
    figures = scored("press-sample").script["all"]
    assert figures["soft_f1"] >= 0.6
    assert figures["overclaimed_dates"] == 0


def is_call_of(event: dict[str, Any], *names: str) -> bool:
    """Say whether it is a call of exactly these persons."""
    return event["type"] == "call" and {one["name"] for one in event["participants"]} == set(names)
