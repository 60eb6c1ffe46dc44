"""PLOVER and CAMEO codes of an event, with what these code books say of them; tables are `codes.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dragoman.annotate.contacts.codes import codes_of
from dragoman.export.dossier import Dossier
from dragoman.export.parties import parties_of

NO_CODE = "denied contacts have no code: left out"


@dataclass(frozen=True, slots=True)
class Coding:
    """An event's category and mode in PLOVER and its code in CAMEO."""

    plover: str
    mode: str | None
    quad: int
    score: float | None
    cameo: str
    text: str
    goldstein: float
    cameo_quad: int
    penta: int

    @property
    def root(self) -> str:
        """Return CAMEO's cue category."""
        return self.cameo[:2]

    @property
    def quad_name(self) -> str:
        """Return PLOVER's quad category by name."""
        return str(tables()["quads"][self.quad])


@cache
def tables() -> dict[str, Any]:
    """Return the tables of `codes.yaml`."""
    text = files("dragoman.export").joinpath("codes.yaml").read_text("utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]


def coding_of(dossier: Dossier) -> Coding | None:
    """Return the event's codes, None where the code books have none (a contact that was denied)."""
    event, known = dossier.event, tables()
    plover, cameo = codes_of(event.type, event.status, event.participants, event.place)
    if _is_summons(dossier):
        plover, cameo = tuple(known["summons"]["plover"]), known["summons"]["cameo"]
    if plover is None or cameo is None:
        return None
    about, root = known["cameo"][cameo], known["roots"][cameo[:2]]
    category = known["plover"][plover[0]]
    return Coding(
        plover=plover[0],
        mode=_mode(dossier, *plover),
        quad=category["quad"],
        score=category["score"],
        cameo=cameo,
        text=about["text"],
        goldstein=about["goldstein"],
        cameo_quad=root["quad"],
        penta=root["penta"],
    )


def _mode(dossier: Dossier, category: str, mode: str | None) -> str | None:
    """Return the mode where the category knows it; a visit wants a visitor and a host."""
    if mode == "visit" and not parties_of(dossier.event).visit:
        return None
    return mode if mode in tables()["modes"][category] else None


def _is_summons(dossier: Dossier) -> bool:
    rules = [told.mention.rule.split(".") for told in dossier.reports]
    return bool(rules) and all(tables()["summons"]["rule"] in parts for parts in rules)
