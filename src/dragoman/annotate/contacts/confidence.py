"""How sure a row is: a probability that its kind and participants are right, calibrated on measured articles.

The weights stand in `confidence.yaml`; `tools/calibrate.py` estimates them on the open articles of `quality/` and
prints the reliability table of docs/measurements.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from dragoman.annotate.contacts.tellings.telling import Telling
from dragoman.model import EntityKind, Zone

_DIGITS = 2
_OFTEN, _PAIR = 2, 2
_LONG = 40  # items of a sentence


def features_of(telling: Telling, language: str) -> frozenset[str]:
    """Return what is known of a contact before anybody has checked it: the names of what holds of it."""
    draft = telling.best
    sentence = draft.skeleton.parsed.sentence
    mentions = [party.mention for party in draft.parties]
    named = {mention.name for group in draft.skeleton.groups for mention in group.mentions}
    implied = sum(mention.name not in named for mention in mentions)
    others = len(named - {mention.name for mention in mentions})
    tellings = len(telling.others) + 1
    tests = {
        "explicit": draft.explicit,
        "dependent": draft.dependent,
        "coordinated": draft.coordinated,
        "recall": draft.recall,
        "referential": draft.referential,
        "carried": draft.carried,
        "purpose": draft.purpose,
        "again": draft.again,
        "lent_day": draft.lent,
        "dated": draft.date.dates.known,
        "placed": draft.place is not None,
        "told_twice": tellings > 1,
        "told_often": tellings > _OFTEN,
        "main": telling.main,
        "headline": sentence.headline or sentence.zone is Zone.TITLE,
        "quoting": '"' in draft.skeleton.text,
        "long": len(draft.skeleton.items) > _LONG,
        "known": all(m.entity and m.kind is EntityKind.PERSON for m in mentions),
        "one_implied": implied == 1,
        "implied": implied > 1,
        "others_named": others > 0,
        "many_named": others > _OFTEN,
        "more_than_two": len(mentions) > _PAIR,
    }
    sides = "+".join(sorted(mention.kind.value for mention in mentions[:_PAIR]))
    rule = draft.rule.partition(".")[2]
    said = (f"type {draft.type}", f"status {draft.status}", f"sides {sides}", f"rule {rule}", f"language {language}")
    return frozenset((*said, *(name for name, holds in tests.items() if holds)))


def confidence_of(telling: Telling, language: str) -> float:
    """Return the probability that a contact's kind and participants are right, two decimals."""
    weights = _weights()
    score = weights["bias"] + math.fsum(weights.get(name, 0.0) for name in features_of(telling, language))
    return round(1 / (1 + math.exp(-score)), _DIGITS)


@cache
def _weights() -> Mapping[str, float]:
    text = files("dragoman.annotate.contacts").joinpath("confidence.yaml").read_text("utf-8")
    return yaml.safe_load(text)["weights"]  # type: ignore[no-any-return]
