"""What data can't say of French: the accent that tells a participle from a present."""

from __future__ import annotations

import re

_PARTICIPLE = re.compile(r"é(e?s?)$")


def skeleton_form(surface: str, form: str) -> str:
    """Return the form in which a word stands in patterns: "rencontré" is not "rencontre"."""
    ending = _PARTICIPLE.search(surface)
    return form[: -len(ending.group())] + ending.group() if ending else form
