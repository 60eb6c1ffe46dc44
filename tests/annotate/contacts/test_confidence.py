"""The confidence of a row: a probability, from features that its weights know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.annotate import coder
from dragoman.annotate.contacts import confidence
from dragoman.annotate.contacts.tellings.telling import Telling
from dragoman.knowledge import load
from dragoman.model import Document

PLAIN = "French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on 3 May 2019."
VAGUE = "Asked about it, Macron, who had been briefed by Erdogan's aides, did so together with Merkel and Putin."


@pytest.fixture
def tellings(monkeypatch: pytest.MonkeyPatch) -> list[Telling]:
    found: list[Telling] = []

    def caught(telling: Telling, language: str) -> float:
        found.append(telling)
        return confidence.confidence_of(telling, language)

    monkeypatch.setattr(coder, "confidence_of", caught)
    return found


def code(text: str) -> list[float]:
    return [one.confidence for one in coder.code(Document("a", text, language="en"), load()).mentions]


def test_features_say_what_holds_of_a_row(tellings: list[Telling]) -> None:
    assert len(code(PLAIN)) == 1
    features = confidence.features_of(tellings[0], "en")
    assert {"dated", "placed", "known", "type meeting", "status happened", "sides person+person"} <= features
    assert {"implied", "others_named", "told_twice", "more_than_two", "quoting"}.isdisjoint(features)
    assert {one for one in features if not one.startswith("rule ")} <= confidence._weights().keys()


def test_a_plain_row_is_surer_than_a_vague_one() -> None:
    assert all(0 < one < 1 for one in code(PLAIN) + code(VAGUE))
    assert min(code(PLAIN)) > max(code(VAGUE), default=0.0)


def test_a_rule_that_nobody_has_weighed_counts_for_nothing(tellings: list[Telling]) -> None:
    code(PLAIN)
    [telling] = tellings
    telling.best = replace(telling.best, rule="en.unheard-of")
    assert "rule unheard-of" in confidence.features_of(telling, "en")
    assert 0 < confidence.confidence_of(telling, "en") < 1
