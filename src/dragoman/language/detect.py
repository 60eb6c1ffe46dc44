"""Detection: the main language of a text, also one that has no folder.

Script first, then a vote of the stop words that each language folder lists (its manifest's `stopwords`: words
that its neighbours don't have), and where that is unclear lingua in low-accuracy mode, loaded when it is first
needed and only with the languages of that script.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from dragoman.language.folder import language_codes, load_language

if TYPE_CHECKING:
    from lingua import LanguageDetector

_LOOKED_AT = 6_000  # characters; a page of an article settles it, and a book costs no more
_MIN_LETTERS = 25  # below that lingua guesses, and is asked only to choose among the languages with a folder
_MIN_TEXT = 60  # letters of a whole text, with the same meaning: names of persons and places sway it
_MIN_HITS, _MIN_SHARE = 3, 0.12  # of all words; running text of a language gives .2 to .35
_CLEAR_LEAD = 3  # the winner of a vote has that many times the hits of the next
_MIN_MARKED = 0.004  # share of letters that only one language of the script uses
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that most of `text` is in, None where it can't be told."""
    sample = _sample(text)
    script = _main_script(sample)
    if script is None:
        return None
    languages: list[str] = script["languages"]
    if len(languages) == 1:
        return languages[0]
    return _by_letters(sample, script) or _by_vote(sample, languages) or _by_model(sample, tuple(languages))


def _sample(text: str) -> str:
    """Return a stretch of `text` from its start, and where it is long, one from its middle too.

    The start alone may be a foreign page head, navigation or an abstract.
    """
    if len(text) <= _LOOKED_AT:
        return text
    half, middle = _LOOKED_AT // 2, len(text) // 2
    return f"{text[:half]}\n{text[middle : middle + half]}"


@cache
def _scripts() -> dict[str, dict[str, Any]]:
    content = files("dragoman.language").joinpath("scripts.yaml").read_text("utf-8")
    return yaml.safe_load(content)  # type: ignore[no-any-return]


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


def _main_script(sample: str) -> dict[str, Any] | None:
    """Return the entry of the script that most letters belong to; kana among Chinese characters are Japanese."""
    counts = Counter(_script_of(character) for character in sample if character.isalpha())
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    if kana and kana * 5 > counts["CJK"]:
        counts["HIRAGANA"] += counts.pop("CJK", 0)
    known = [(count, name) for name, count in counts.items() if count and name in _scripts()]
    return _scripts()[max(known)[1]] if known else None


def _by_letters(sample: str, script: dict[str, Any]) -> str | None:
    letters = sum(map(str.isalpha, sample))
    for language, own in script.get("letters", {}).items():
        if sum(map(sample.count, own)) > _MIN_MARKED * letters:
            return str(language)
    return None


@cache
def _stopwords() -> dict[str, str]:
    """Return for each word that folders list as stop words the code of its language."""
    return {word: code for code in language_codes() for word in load_language(code).manifest["stopwords"]}


def _by_vote(sample: str, languages: list[str]) -> str | None:
    """Return the language whose stop words clearly lead, None where none does."""
    words = [word.group().casefold() for word in _WORD.finditer(sample)]
    votes = Counter(_stopwords()[word] for word in words if word in _stopwords()).most_common(2)
    if not votes or votes[0][0] not in languages:
        return None
    (language, hits), second = votes[0], votes[1][1] if len(votes) > 1 else 0
    clear = hits >= _MIN_HITS and hits >= _MIN_SHARE * len(words) and hits >= _CLEAR_LEAD * second
    return language if clear else None


def _by_model(sample: str, languages: tuple[str, ...]) -> str | None:
    """Return the language that lingua gives most letters to, paragraph by paragraph.

    A text of a few words, or without a paragraph that is long enough, is judged as a whole, among the languages
    with a folder if the script has any.
    """
    paragraphs = [line for line in sample.splitlines() if sum(map(str.isalpha, line)) >= _MIN_LETTERS]
    if not paragraphs or sum(map(str.isalpha, sample)) < _MIN_TEXT:
        paragraphs, languages = [sample], tuple(code for code in languages if code in language_codes()) or languages
    if len(languages) <= 1:
        return next(iter(languages), None)
    letters: Counter[str] = Counter()
    for paragraph in paragraphs:
        if (found := _model(languages).detect_language_of(paragraph)) is not None:
            letters[found.iso_code_639_1.name.lower()] += len(paragraph)
    return letters.most_common(1)[0][0] if letters else None


@cache
def _model(languages: tuple[str, ...]) -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    wanted = [entry for entry in Language.all() if entry.iso_code_639_1.name.lower() in languages]
    return LanguageDetectorBuilder.from_languages(*wanted).with_low_accuracy_mode().build()
