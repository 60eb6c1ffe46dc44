"""What data can't say of French: the accent that tells a participle from a present, and how an infinitive ends."""

from __future__ import annotations

import re

_PARTICIPLE = re.compile(r"é(e?s?)$")
_INFINITIVE = re.compile(r"(?:\w{2}er|\w{2}ir|\w{2}re)$")
# Words that end alike and may stand right behind a name.
_NO_INFINITIVE = frozenset({"hier", "hiver", "janvier", "fevrier", "premier", "dernier", "septembre", "octobre"}) | {
    "novembre",
    "decembre",
    "contre",
    "entre",
    "outre",
    "soir",
    "encore",
    "guere",
    "avenir",
    "cher",
    "etre",
    "notre",
}


def skeleton_form(surface: str, form: str) -> str:
    """Return the form in which a word stands in patterns: "rencontré" is not "rencontre"."""
    ending = _PARTICIPLE.search(surface)
    return form[: -len(ending.group())] + ending.group() if ending else form


def is_infinitive(form: str) -> bool:
    """Say whether a word behind an object is what it was seen doing: "a vu Biden et Xi céder"."""
    return form not in _NO_INFINITIVE and bool(_INFINITIVE.search(form))
