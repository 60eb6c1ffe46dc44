"""Pronouns and verbs that say "she" or "he", and names that are women's."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dragoman.annotate.reporting.lexicon import ReportingLexicon
from dragoman.knowledge import women_names
from dragoman.knowledge.namewords import masculine_given_names
from dragoman.language.text import form_of


class Gender(StrEnum):
    """What a pronoun says of whom it means."""

    SHE = "she"
    HE = "he"


def is_woman(name: str) -> bool:
    """Say whether a name has a given name that women bear, in any place but the last."""
    return not women_names().isdisjoint(_given(name))


def is_man(name: str) -> bool:
    """Say whether a name has a given name that men bear."""
    return not masculine_given_names().isdisjoint(_given(name)) and not is_woman(name)


def _given(name: str) -> list[str]:
    words = form_of(name).split()
    return words[:-1] + [word for word in words[-1:] if "-" in word]


def gender_of(forms: Sequence[str], lexicon: ReportingLexicon) -> Gender | None:
    """Return what a pronoun, or a verb with its pronoun in it, says: "she", "a-t-elle dit", "قالت"."""
    for form in forms:
        for gender, endings in ((Gender.SHE, lexicon.she_endings), (Gender.HE, lexicon.he_endings)):
            if lexicon.mark(gender.value, (form,), 0) is not None or (endings and form.endswith(endings)):
                return gender
    return None
