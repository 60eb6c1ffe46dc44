"""Names in a row of tokens: persons, surnames, bodies, states, demonyms, capitals and cities of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.knowledge.forms import Parts, is_vowel_sign, join_parts, token_forms


class EntryKind(StrEnum):
    """What a form in the gazetteer stands for."""

    PERSON = "person"
    SURNAME = "surname"
    BODY = "body"
    STATE = "state"
    DEMONYM = "demonym"
    ADJECTIVE = "adjective"  # a demonym that only stands beside a noun: no person by itself
    CAPITAL = "capital"  # the key is the state's
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form may stand for; `capitals` asks that the surface be written in capitals (UN, US, ONU)."""

    kind: EntryKind
    key: str
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The longest name at a token: `end` is the index of the first token after it."""

    end: int
    entries: tuple[Entry, ...]

    def of_kind(self, *kinds: EntryKind) -> tuple[Entry, ...]:
        """Return the entries of these kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)


# The vowel signs of a name, each with the number of letters after it (clitics may stand before the name).
Signs = frozenset[tuple[int, str]]


def _signs(name: str) -> Signs:
    if name.isascii():
        return frozenset()
    found, letters = [], 0
    for character in reversed(name):
        if character.isalpha():
            letters += 1
        elif is_vowel_sign(character):
            found.append((letters, character))
    return frozenset(found)


class Gazetteer:
    """All the names of one language's texts, filed by their parts joined with a space."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._longest: dict[str, int] = {}
        self._signs: dict[tuple[str, Entry], list[Signs]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, name: str, entry: Entry) -> None:
        """File `entry` under `name`; filing it twice changes nothing."""
        parts = join_parts(token_forms(name), self._parts)
        if parts:
            self._file(parts, entry)
            signs = _signs(name)
            if signs:
                self._signs.setdefault((" ".join(parts), entry), []).append(signs)

    def add_parts(self, parts: Sequence[str], entry: Entry) -> None:
        """File `entry` under parts that are cut already."""
        if parts:
            self._file(parts, entry)

    def _file(self, parts: Sequence[str], entry: Entry) -> None:
        key = " ".join(parts)
        old = self._entries.get(key, ())
        if entry not in old:
            self._entries[key] = (*old, entry)
            if len(parts) > self._longest.get(parts[0], 0):
                self._longest[parts[0]] = len(parts)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return what the whole of `name` stands for."""
        return self._entries.get(" ".join(join_parts(token_forms(name), self._parts)), ())

    def begins(self, form: str) -> bool:
        """Say whether any name begins with a token of that form."""
        return self._reach(form) > 0

    def match(self, forms: Sequence[str], start: int, surfaces: Sequence[str] | None = None) -> Match | None:
        """Return the longest name that begins at token `start`, None where there is none.

        `forms` are the forms of a sentence's tokens. With `surfaces`, the same tokens as written, names without
        any capital and abbreviations in small letters ("us", "who", "un") are left out.
        """
        longest = self._reach(forms[start])
        if not longest:
            return None
        for end, key in reversed(self._prefixes(forms, start, longest)):
            entries = self._entries.get(key)
            if entries and surfaces:
                surface = "".join(surfaces[start:end])
                entries = self._as_pronounced(key, _as_written(entries, surface), surface)
            if entries:
                return Match(end, entries)
        return None

    def _as_pronounced(self, key: str, entries: tuple[Entry, ...], surface: str) -> tuple[Entry, ...]:
        """Return the entries whose listed names bear the vowel signs of the surface, all where none does.

        "عمّان" is Amman, "عُمان" Oman; "عمان" may be either.
        """
        written = _signs(surface) if len(entries) > 1 else frozenset()
        if not written:
            return entries
        shared = [max((len(written & signs) for signs in self._signs.get((key, e), ())), default=0) for e in entries]
        return tuple(entry for entry, n in zip(entries, shared, strict=True) if n == max(shared))

    def _reach(self, form: str) -> int:
        first = self._parts(form)
        return self._longest.get(first[0], 0) if first else 0

    def _prefixes(self, forms: Sequence[str], start: int, longest: int) -> list[tuple[int, str]]:
        """Return the keys that tokens from `start` on may spell, with the token after each."""
        parts: list[str] = []
        keys: list[tuple[int, str]] = []
        for index in range(start, min(start + 2 * longest, len(forms))):
            more = self._parts(forms[index])
            if not more and not _may_join(forms[index], parts):
                break
            parts.extend(more)
            if len(parts) > longest:
                break
            if more:
                keys.append((index + 1, " ".join(parts)))
        return keys


def _may_join(form: str, parts: list[str]) -> bool:
    """Say whether a lone mark may stand inside a name: an apostrophe, or the stop after an initial."""
    return form == "'" or (form == "." and len(parts[-1]) <= 3)


# Names of these kinds have a capital somewhere, where the script has any ("el-Sisi", never "le").
_NAMES = frozenset({EntryKind.PERSON, EntryKind.SURNAME, EntryKind.STATE, EntryKind.CAPITAL, EntryKind.CITY})


def _as_written(entries: tuple[Entry, ...], surface: str) -> tuple[Entry, ...]:
    if surface.isupper():
        return entries
    small = surface.islower()
    return tuple(entry for entry in entries if not entry.capitals and not (small and entry.kind in _NAMES))
