"""Which persons are women, by their given names: whom "she" can mean, and "he" can't."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.tables import package_folder, read_table
from dragoman.language.text import form_of


@cache
def women_names() -> frozenset[str]:
    """Return the folded given names that women bear, and the keys of women whose names don't tell."""
    text = package_folder("data").joinpath("women.tsv").read_text("utf-8")
    return frozenset(name for (name,) in read_table(text, "women.tsv", ("name",)))


def is_woman(name: str, key: str | None = None) -> bool:
    """Say whether a person's given name is a woman's, or the person's key is listed; False where nobody can tell."""
    words = form_of(name).replace("-", " ").split()
    return (key or "") in women_names() or (bool(words) and words[0] in women_names())
