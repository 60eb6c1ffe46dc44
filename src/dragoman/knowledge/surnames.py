"""The family name in a full name, as the press uses it alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.knowledge.namewords import name_words
from dragoman.knowledge.tables import package_folder, read_table

_PATRONYMIC = 3  # parts of a name with the father's: one's own, "bin", his


@cache
def states_ordered(order: str) -> frozenset[str]:
    """Return the states whose names the press writes family name first ("family") or only whole ("whole")."""
    text = package_folder("data").joinpath("name_order.tsv").read_text("utf-8")
    return frozenset(state for state, its in read_table(text, "name_order.tsv", ("state", "order")) if its == order)


def family_forms(full_forms: Iterable[str], states: frozenset[str]) -> Iterator[str]:
    """Yield the family names, in their looked-up form, that the full forms of one person give."""
    if states & states_ordered("whole"):
        return
    first = bool(states & states_ordered("family"))
    for form in full_forms:
        parts = _bare(form.split(" "))
        if len(parts) > 1:
            names = _family_first(parts) if first else _family_last(parts)
            yield from (name for name in names if _is_name(name))


def without_house(form: str) -> str | None:
    """Return a full name up to the father's ("Tamim bin Hamad"), None where no house's name stands behind it."""
    parts, words = form.split(" "), name_words()
    ends = (at for at in range(_PATRONYMIC, len(parts)) if parts[at] in words.dropped)
    end = next((at for at in ends if parts[at - 2] in words.patronymics), None)
    return " ".join(parts[:end]) if end else None


def _is_name(name: str) -> bool:
    """Say whether a form can be a family name: no initial, no title ("Mr. Li"), no particle alone."""
    words = name_words()
    return len(name) > 1 and name not in words.honorifics and name not in words.dropped


def _bare(parts: list[str]) -> list[str]:
    """Return the parts without the place of which one is lord, ordinals and marks of generation, and lone marks.

    A ruler's name becomes one part ("Mohammed VI", "Abdullah of Jordan").
    """
    words = name_words()
    start = next((at for at in range(1, len(parts)) if parts[at] in words.territorial or parts[at] == ","), len(parts))
    parts = [part for part in parts[:start] if part[:1].isalnum()]
    while len(parts) > 1 and (_tells_namesakes(parts[-1]) and parts[-2] not in words.dropped):
        parts = parts[:-1]
    return parts


def _tells_namesakes(part: str) -> bool:
    words = name_words()
    return part in words.ordinals or part in words.generations


def _family_first(parts: list[str]) -> Iterator[str]:
    yield parts[0]


def _family_last(parts: list[str]) -> Iterator[str]:
    words = name_words()
    start = len(parts) - 1
    while start > 1 and (parts[start - 1] in words.kept or parts[start - 1] in words.dropped):
        start -= 1
    yield " ".join(parts[start:])
    # "آل ثاني" without its particle is an ordinal, as are all forms of "second" without an article.
    while start < len(parts) - 1 and parts[start] in words.dropped and parts[start + 1] not in words.ordinals:
        start += 1
        yield " ".join(parts[start:])
    if len(parts) > 2 and start == len(parts) - 1:
        yield from _double(parts)


def _double(parts: list[str]) -> Iterator[str]:
    """Yield the last two parts, the double family name of many ("Caïd Essebsi", "Bongo Ondimba")."""
    words = name_words()
    if len(parts[-2]) > 1 and parts[-2] not in words.kept and parts[-2] not in words.dropped:
        yield " ".join(parts[-2:])
