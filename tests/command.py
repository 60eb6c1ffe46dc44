"""The command run in this process, its output caught, and a few articles to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

CALL = (
    "On Wednesday 11 October 2023 US Secretary of State Antony Blinken spoke by phone with "
    "Moroccan Foreign Minister Nasser Bourita."
)
APPEL = (
    "Le ministre marocain des Affaires étrangères, Nasser Bourita, s'est entretenu par téléphone, "
    "mercredi 11 octobre 2023, avec le secrétaire d'État américain, Antony Blinken."
)
VISIT = "French President Emmanuel Macron met with Egyptian President Abdel Fattah el-Sisi in Cairo on 25 October 2023."
NEWS_WITHOUT_CONTACT = "Wheat prices rose by two percent on Tuesday after weeks of dry weather."


@dataclass(frozen=True)
class Result:
    """What a run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON objects of its output."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaints(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


Run = Callable[..., Result]
