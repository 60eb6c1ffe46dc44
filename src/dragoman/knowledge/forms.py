"""The forms under which names are looked up: folded, cut into parts, joined again by one space.

A language may cut further with a hook `name_parts(form) -> list of parts` in its folder (articles, particles
that are written apart or together). Marks that writers set or leave out (hyphen, apostrophe, full stop after
an initial) are no parts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from dragoman.language.folder import language_codes, load_language
from dragoman.language.text import form_of, tokenize

Parts = Callable[[str], list[str]]
_NO_WORD = str.maketrans("", "", " -")
# First words of letters' Unicode names, and the script codes that manifests use.
_SCRIPTS = {"LATIN": "Latn", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr"}


def plain_parts(form: str) -> list[str]:
    """Return the parts of one token's form: cut at hyphens, without apostrophes and lone marks."""
    if form.isalnum():
        return [form]
    return [part for piece in form.split("-") if (part := piece.strip("'.\""))]


@cache
def parts_of(script: str) -> Parts:
    """Return the function that cuts a token's form into the parts of a script's names."""
    for code in language_codes():
        language = load_language(code)
        if language.manifest.get("script") == script:
            hook: Parts = language.hook("name_parts", plain_parts)
            if hook is not plain_parts:
                return hook
    return plain_parts


@cache
def script_of(language: str) -> str:
    """Return the script that the language's folder names."""
    return str(load_language(language).manifest.get("script", ""))


def token_forms(text: str) -> list[str]:
    """Return the forms of the tokens of `text`."""
    if text.translate(_NO_WORD).isalnum():
        return form_of(text).split()
    return [token.form for token in tokenize(text)]


def form_key(text: str) -> str:
    """Return the parts of a name joined by a space, the key under which it is filed, whatever its script."""
    return " ".join(join_parts(token_forms(text), parts_of(script_of_form(text))))


def join_parts(forms: Iterable[str], parts: Parts) -> list[str]:
    """Return the parts of all the forms in a row."""
    return [part for form in forms for part in parts(form)]


@lru_cache(maxsize=16384)
def script_of_form(form: str) -> str:
    """Return the ISO 15924 code of a form's script, by its first letter; "" where it has none that is known."""
    return next((_script_of_letter(character) for character in form if character.isalpha()), "")


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "")


def is_latin(form: str) -> bool:
    """Say whether a form is written in Latin letters (its first letter decides)."""
    return script_of_form(form) == "Latn"


def is_vowel_sign(character: str) -> bool:
    """Say whether a character is a sign over or under a letter that writers mostly leave out, and looking up too."""
    return unicodedata.category(character) == "Mn" and not form_of("a" + character)[1:]
