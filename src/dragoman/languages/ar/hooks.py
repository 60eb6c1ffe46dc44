"""What data can't say of Arabic: clitics that stand before a word without a blank."""

from __future__ import annotations

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"


def split_clitics(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the ways to take clitics off a folded word: ((clitics), rest), fewest clitics first.

    "ووزير" gives (و, وزير), "للرييس" gives (ل, الرييس), "وبنظيره" gives (و ب, نظيره).
    """
    found = []
    if len(form) > 3 and form[0] in _CONJUNCTIONS:
        found.append(((form[0],), form[1:]))
        found += [((form[0], *inner), rest) for inner, rest in _prepositions(form[1:])]
    found += _prepositions(form)
    return tuple(sorted(found, key=lambda item: len(item[0])))


def _prepositions(form: str) -> list[tuple[tuple[str, ...], str]]:
    if len(form) < 4 or form[0] not in _PREPOSITIONS:
        return []
    if form.startswith("لل"):
        return [(("ل",), "ال" + form[2:])]
    return [((form[0],), form[1:])]


def name_parts(form: str) -> list[str]:
    """Return the parts under which a word of a name is filed.

    The article is dropped ("السيسي" and "سيسي" are one), servants' names are cut ("عبدالفتاح" as "عبد الفتاح"),
    and "ابن" is "بن".
    """
    parts: list[str] = []
    for piece in form.split("-"):
        word = piece.strip("'.\"")
        if word.startswith("عبدال") and len(word) > 6:
            parts.append("عبد")
            word = "الله" if word == "عبدالله" else word[5:]
        elif word.startswith("ال") and len(word) > 4:
            word = word[2:]
        elif word == "ابن":
            word = "بن"
        if word:
            parts.append(word)
    return parts
