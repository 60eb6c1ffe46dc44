"""The weights of the levels: m (how often a level holds of reports of one contact) and u (of two contacts).

They stand in `weights.json`, written by `quality/estimate_link.py`. A level's weight is log2(m / u) bits.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.link.comparison import Comparison, Level


@dataclass(frozen=True, slots=True)
class Weights:
    """The linking model. `prior` is how likely two mentions that are compared at all are one contact.

    `threshold` and `margin` are in bits: what an edge must weigh, and by how much the best dated event must beat
    the second best before an undated mention joins it; `settled` is what one that nothing dates must weigh.
    """

    prior: float
    threshold: float
    margin: float
    settled: float
    m: Mapping[tuple[str, str], float]
    u: Mapping[tuple[str, str], float]

    @property
    def base(self) -> float:
        """Return the prior in bits."""
        return math.log2(self.prior / (1 - self.prior))

    def of(self, comparison: Comparison, level: Level) -> float:
        """Return the weight of a level in bits."""
        if level.silent:
            return 0.0
        key = (comparison.name, level.name)
        return math.log2(self.m[key] / self.u[key])


@cache
def load_weights() -> Weights:
    """Return the weights that come with the program."""
    return weights_from(json.loads(files("dragoman.link").joinpath("weights.json").read_text("utf-8")))


def weights_from(record: Mapping[str, object]) -> Weights:
    """Return the weights of the JSON form."""
    levels = record["levels"]
    assert isinstance(levels, dict)
    pairs = {(name, level): values for name, found in levels.items() for level, values in found.items()}
    return Weights(
        prior=float(str(record["prior"])),
        threshold=float(str(record["threshold"])),
        margin=float(str(record["margin"])),
        settled=float(str(record["settled"])),
        m={key: values[0] for key, values in pairs.items()},
        u={key: values[1] for key, values in pairs.items()},
    )
