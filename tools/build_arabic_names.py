"""Write `languages/ar/name_parts.txt`: words of names in Arabic letters with their usual Latin form.

    python tools/build_arabic_names.py <folder of arabic-names>

The folder holds `names.sqlite3` (parts of names with counts) and `wd_ar_tokens_coling2018.json` (Latin parts with
Arabic spellings). A pair is taken where the Latin word spells the Arabic one, so that translated labels drop out;
the ordinary words that the language folder lists (`actors.yaml`, `common`) and its titles and verbs are struck.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.knowledge.letters import word_similarity
from dragoman.language.folder import load_language
from dragoman.language.text import form_of, tokenize
from dragoman.languages.ar.hooks import split_clitics

_TARGET = Path(__file__).parent.parent / "src/dragoman/languages/ar/name_parts.txt"
_ARABIC = re.compile("^[\u0621-\u064a]+$")
_SERVANT = re.compile("^عبد ال?[\u0621-\u064a]+$")
_FOREIGN = str.maketrans("چژڨۋڭ", "جزقفك")
_ALIKE = 0.75
# A token of the second file is one observation; a count of the first is many persons.
_WEIGHT = 3
# A short word needs more bearers, and one that a clitic and an ordinary word make up more still.
_BEARERS = {2: 10_000, 3: 6}
_CLEAR = 60


def main(folder: Path) -> None:
    """Write the file and print how many names it holds."""
    ordinary = _ordinary()
    lines = []
    for arabic, forms in sorted(_counted(folder).items()):
        weight = sum(forms.values())
        if weight >= _BEARERS.get(len(arabic), 1) and not _is_ordinary(arabic, ordinary, weight):
            best = max(forms, key=lambda latin: (forms[latin], word_similarity(arabic, latin.casefold()), latin))
            lines.append(f"{arabic}\t{best}\n")
    _TARGET.write_text("".join(lines), "utf-8")
    print(len(lines), "names,", _TARGET.stat().st_size, "bytes")


def _counted(folder: Path) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for arabic, latin, count in _pairs(folder):
        key = " ".join(form_of(word) for word in arabic.translate(_FOREIGN).split())
        latin = _written(latin)
        single = _ARABIC.match(key) and " " not in latin
        if latin and (single or _SERVANT.match(key)) and _spells(key, latin):
            found[key][latin] += count
    return found


def _pairs(folder: Path) -> Iterator[tuple[str, str, int]]:
    base = sqlite3.connect(f"file:{folder / 'names.sqlite3'}?mode=ro", uri=True)
    for arabic, latin, count in base.execute("select arabic_key, latin, count from units"):
        yield arabic, latin, count * _WEIGHT
    for latin, spellings in json.loads((folder / "wd_ar_tokens_coling2018.json").read_text("utf-8")).items():
        for arabic in spellings:
            yield arabic, latin, 1


def _written(latin: str) -> str:
    """Return "Al-Nuaimi" for "Al Nuaimi" and "Blinken" for "blinken"."""
    latin = re.sub(r"^(al|el)[ -](?=\w)", lambda m: m.group(1).capitalize() + "-", latin.strip(), flags=re.I)
    return "-".join(part[:1].upper() + part[1:] for part in latin.split("-"))


def _spells(arabic: str, latin: str) -> bool:
    bare = re.sub("^ال(?=...)", "", arabic.replace(" ", ""))
    return word_similarity(bare, re.sub(r"^(al|el)-", "", latin.casefold()).replace(" ", "").replace("-", "")) >= _ALIKE


def _is_ordinary(word: str, ordinary: frozenset[str], weight: int) -> bool:
    if word in ordinary or (word.startswith("ال") and word[2:] in ordinary):
        return True
    return weight < _CLEAR and any(stem in ordinary or "ال" + stem in ordinary for _, stem in split_clitics(word))


def _ordinary() -> frozenset[str]:
    """Return the words of the language folder: common ones, titles, verbs, states, adjectives."""
    folder = load_language("ar")
    texts: list[str] = []
    for name in ("titles", "frames", "actors", "dates"):
        texts.extend(_strings(folder.data(name)))
    texts.extend(value for row in folder.table("states") for value in row.values())
    return frozenset(token.form for text in texts for token in tokenize(text)) - _particles(folder.data("titles"))


def _particles(titles: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(map(form_of, titles["particles"]))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
    elif isinstance(data, str):
        yield data


if __name__ == "__main__":
    main(Path(sys.argv[1]))
