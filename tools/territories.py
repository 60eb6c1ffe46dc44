"""The territories of the world by name and Wikidata id, from rigour's table among the collected data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.forms import form_key


@dataclass(frozen=True)
class Territory:
    """A country or part of one; `alpha3` is "" where ISO has no code."""

    alpha3: str
    name: str
    qid: str
    historical: bool


class Territories:
    """All territories, looked up by name or Wikidata id."""

    def __init__(self, file: Path, states: Iterable[str]) -> None:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        self.all = [_territory(row) for row in rows]
        self._states = frozenset(states)
        self._by_qid: dict[str, Territory] = {}
        self._by_name: dict[str, Territory] = {}
        for territory, row in zip(self.all, rows, strict=True):
            for qid in (row.get("qid"), *row.get("other_qids", ())):
                self._by_qid.setdefault(qid or "", territory)
        # A country's usual name is worth more than another's short or foreign one.
        for columns in (("name",), ("full_name",), ("names_strong",), ("names_weak",)):
            for territory, row in zip(self.all, rows, strict=True):
                for name in _names(row, columns):
                    self._by_name.setdefault(form_key(name), territory)

    def state_named(self, name: str) -> str:
        """Return the alpha-3 code of a sovereign state, "" for anything else."""
        return self._code(self._by_name.get(form_key(name)))

    def state_of(self, qid: str) -> str:
        """Return the alpha-3 code of the state with this Wikidata id, "" where it is none."""
        return self._code(self._by_qid.get(qid))

    def _code(self, territory: Territory | None) -> str:
        return territory.alpha3 if territory and territory.alpha3 in self._states else ""


def _territory(row: dict[str, str]) -> Territory:
    return Territory(
        (row.get("alpha3") or "").upper(), row["name"], row.get("qid") or "", bool(row.get("is_historical"))
    )


def _names(row: dict[str, str | list[str]], columns: Iterable[str]) -> Iterable[str]:
    for column in columns:
        cell = row.get(column) or []
        yield from [cell] if isinstance(cell, str) else cell
