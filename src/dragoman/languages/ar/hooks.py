"""What data can't say of Arabic: clitics that stand before a word without a blank."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from dragoman.language.text import form_of

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"


def without_article(form: str) -> str:
    """Return a word without the article, so that "الوزير" finds the "وزير" of "وزير الخارجية"."""
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


def split_clitics(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the ways to take clitics off a folded word: ((clitics), rest), fewest clitics first.

    "ووزير" gives (و, وزير), "للرييس" gives (ل, الرييس), "وبنظيره" gives (و ب, نظيره).
    """
    found: list[tuple[tuple[str, ...], str]] = []
    if len(form) > 3 and form[0] in _CONJUNCTIONS:
        found.append(((form[0],), form[1:]))
        found += [((form[0], *inner), rest) for inner, rest in _prepositions(form[1:])]
    found += _prepositions(form)
    return tuple(sorted(found, key=lambda item: len(item[0])))


def with_clitics(form: str) -> tuple[str, ...]:
    """Return a folded word as it is written with clitics and article before it; nothing for another script's words.

    A search for "وزير" is to find "والوزير" and "للوزير".
    """
    if not "ء" <= form[:1] <= "ي":
        return ()
    bare = without_article(form)
    prepositions = (*(f"{one}ال{bare}" for one in ("", *_PREPOSITIONS)), f"لل{bare}")
    words = (form, *(one + form for one in _PREPOSITIONS), *prepositions)
    return (*words, *(one + word for one in _CONJUNCTIONS for word in words))


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


_LATIN = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ء": "", "تش": "ch",
}  # fmt: skip
_SMALL = {"بن": "bin", "ابن": "bin", "بنت": "bint", "ال": "Al", "ابو": "Abu", "ابي": "Abi", "ولد": "Ould", "عبد": "Abd",
          "دي": "de", "دو": "du", "فان": "van", "فون": "von", "الله": "Allah"}  # fmt: skip
_SHORT_KUNYA = 5
# Words after "آل" that the list leaves out since they are ordinary words too.
_DYNASTIES = frozenset({"ثاني", "سعود", "خليفه", "مكتوم"})
# Ends of family names that no Arabic word has, for those whom the list doesn't know.
_FOREIGN_END = re.compile("..(?:ينكو|وفيتش|يفيتش|شتاين|وغلو|شفيلي|بيرغ|برغ|ادزه|وفسكي|ينسكي|يتسكي|ياهو|كوفا|نوفا)$")


def is_name_part(form: str) -> bool:
    """Say whether a folded word is part of a person's name and no ordinary word of running text."""
    if form in _name_list() or form in _DYNASTIES or _FOREIGN_END.search(form):
        return True
    # "بوحبيب" is "أبو حبيب"; the list holds no ordinary word that a "ب" and a "و" could stand before.
    return form.startswith("بو") and len(form) > _SHORT_KUNYA and form[2:] in _name_list()


def romanize(name: str) -> str:
    """Return the usual Latin form of a name, word by word; a word that no list has is spelt by its letters."""
    words = [form_of(word) for word in name.split()]
    found: list[str] = []
    while words:
        servant = " ".join(words[:2])
        if len(words) > 1 and words[0] == "عبد" and servant in _name_list():
            found.append(_name_list()[servant])
            words = words[2:]
        else:
            found.append(_latin(words.pop(0)))
    return " ".join(found)


def _latin(word: str) -> str:
    known = _SMALL.get(word) or _name_list().get(word)
    if known:
        return known
    if word.startswith("ال") and len(word) > 4:
        return "Al-" + _latin(word[2:])
    if word.startswith("بو") and word[2:] in _name_list():
        return "Bou " + _name_list()[word[2:]]
    return _spelt(word).capitalize()


def _spelt(word: str) -> str:
    """Return the letters of a word one by one, digraphs and glides as they sound."""
    word = word.replace("تش", "چ").replace("يا", "ya").replace("وا", "wa")
    letters = "".join("ch" if c == "چ" else _LATIN.get(c, c) for c in word)
    opening = {"u": "w", "i": "y"}.get(letters[:1]) if letters[1:2] in ("a", "u", "i") else None
    return (opening + letters[1:]) if opening else letters


@cache
def _name_list() -> dict[str, str]:
    """Return the Latin form of each word of `name_parts.txt`, read when a name is first asked for."""
    text = files(__package__).joinpath("name_parts.txt").read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines())
