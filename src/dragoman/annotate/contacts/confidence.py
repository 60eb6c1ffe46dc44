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
from dragoman.model import ContactType, EntityKind, Status, Zone

_DIGITS = 2


def features_of(telling: Telling) -> dict[str, bool]:
    """Return what is known of a contact before anybody has checked it, by name."""
    draft = telling.best
    persons = [party.mention for party in draft.parties if party.mention.kind is EntityKind.PERSON]
    return {
        "explicit": draft.explicit,
        "dependent": draft.dependent,
        "recall": draft.recall,
        "referential": draft.referential,
        "dated": draft.date.dates.known,
        "placed": draft.place is not None,
        "retold": bool(telling.others),
        "main": telling.main,
        "headline": draft.skeleton.parsed.sentence.headline or draft.skeleton.parsed.sentence.zone is Zone.TITLE,
        "known": all(mention.entity for mention in persons) and len(persons) == len(draft.parties),
        "happened": draft.status is Status.HAPPENED,
        "more_than_two": len(draft.parties) > 2,
        **{kind.value: draft.type is kind for kind in ContactType},
    }


def confidence_of(telling: Telling) -> float:
    """Return the probability that a contact's kind and participants are right, two decimals."""
    weights = _weights()
    score = weights["bias"] + sum(weights.get(name, 0.0) for name, holds in features_of(telling).items() if holds)
    return round(1 / (1 + math.exp(-score)), _DIGITS)


@cache
def _weights() -> Mapping[str, float]:
    text = files("dragoman.annotate.contacts").joinpath("confidence.yaml").read_text("utf-8")
    return yaml.safe_load(text)["weights"]  # type: ignore[no-any-return]
