"""The figures of an evaluation for a person: a column for all documents and one a language."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from dragoman.evaluation import Figures, LinkingFigures
from dragoman.language.direction import isolated

if TYPE_CHECKING:
    from dragoman.cli.evaluating import Evaluation

_MOST_LINES = 10


def evaluation_view(result: Evaluation) -> Group:
    """Return the figures of coding in each language, those of linking, and what went wrong with evidence."""
    coding = Table("coding", box=SIMPLE_HEAD, pad_edge=False)
    for name in result.figures:
        coding.add_column(name, justify="right")
    for one in fields(Figures):
        coding.add_row(_words(one.name), *(_cell(getattr(figures, one.name)) for figures in result.figures.values()))
    linking = Table("linking", "all", box=SIMPLE_HEAD, pad_edge=False)
    for one in fields(LinkingFigures):
        linking.add_row(_words(one.name), _cell(getattr(result.linking, one.name)))
    lines = [f"evidence: {result.spans:,} spans read again, {len(result.wrong_spans):,} wrong"]
    lines += result.wrong_spans[:_MOST_LINES]
    if result.missing:
        lines.append(f"not found or not read: {', '.join(result.missing[:_MOST_LINES])} ({len(result.missing)} in all)")
    return Group(coding, linking, Text("\n".join(map(isolated, lines))))


def _words(name: str) -> str:
    return name.replace("_", " ").replace("f1", "F1").replace("b3", "B-cubed")


def _cell(value: float | int | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}"
