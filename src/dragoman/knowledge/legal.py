"""The legal forms in the names of companies, which say nothing of whose name it is ("Gazprom PJSC")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.knowledge.forms import form_key
from dragoman.knowledge.tables import package_folder, read_table


@cache
def legal_forms() -> frozenset[str]:
    """Return the legal forms of the table, folded, full stops taken off."""
    rows = read_table(
        package_folder("data").joinpath("legal_forms.tsv").read_text("utf-8"), "legal_forms.tsv", ("form",)
    )
    return frozenset(form_key(row[0].replace(".", "")) for row in rows)


@cache
def _longest() -> int:
    return max(form.count(" ") + 1 for form in legal_forms())


def without_legal_form(parts: Sequence[str]) -> list[str]:
    """Return the parts of a name that belong to no legal form; the longest form at each place counts."""
    left: list[str] = []
    at = 0
    while at < len(parts):
        width = _form_at(parts, at)
        if not width:
            left.append(parts[at])
        at += width or 1
    return left


def _form_at(parts: Sequence[str], at: int) -> int:
    """Return how many parts from `at` on are a legal form."""
    widths = range(min(_longest(), len(parts) - at), 0, -1)
    return next((width for width in widths if " ".join(parts[at : at + width]) in legal_forms()), 0)
