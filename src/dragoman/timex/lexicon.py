"""The words of time of one language, as entries that a scan can look up by their first word."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, repeat
from typing import Any, NamedTuple

from dragoman.errors import KnowledgeError
from dragoman.language.folder import load_language
from dragoman.language.text import form_of_each
from dragoman.timex.values import Season, Third, Turn, Unit
from dragoman.timex.words import Word, form_at, words_of

GAP = "GAP"
UNIT_CLASSES = {
    Unit.MINUTE: "UMINUTE",
    Unit.HOUR: "UHOUR",
    Unit.DAY: "UDAY",
    Unit.WEEK: "UWEEK",
    Unit.WEEKEND: "UWEEKEND",
    Unit.MONTH: "UMONTH",
    Unit.YEAR: "UYEAR",
    Unit.AGE: "UAGE",
}
MARKS = {
    ",": "COMMA",
    "،": "COMMA",
    "-": "DASH",
    "/": "SLASH",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
}
_FIGURE = re.compile(r"^\d", re.MULTILINE)
_NEW = -1  # a word that hasn't been met yet
_MOST_WORDS = 50_000  # kept with their rank before they are forgotten
# Classes that say no time by themselves: no pattern of the grammar matches where only these stand.
WEAK = frozenset(
    {
        *("THE", "IN", "INAHEAD", "AHEAD", "ON", "AT", "OF", "FROMOF", "FROM", "TO", "UNTIL", "SINCE", "SINCEAGO"),
        *(
            "BEFORE",
            "AFTER",
            "BETWEEN",
            "AND",
            "OR",
            "DURING",
            "EVERY",
            "THAT",
            "AGO",
            "AGOPRE",
            "FROMNOW",
            "BEFORETHAT",
            "AFTERTHAT",
        ),
        *("EARLIER", "LATER", "NUM", "FEW", "ORD", "TURN", "TURNED", "TURNS", "SEQ", "THIRD", "MATCH", "OLD", "AGED"),
        *("ERA", "ZONE", "COMMA", "DASH", "SLASH", "OPEN", "CLOSE", "GAP"),
    }
)
# How many a unit's form says by itself: "day", the Arabic dual, "days".
_NUMBER = {"one": 1, "two": 2, "many": None}


# What a word is to the grammar: nothing, part of an expression, or what one can rest on.
NONE, PART, CORE = 0, 1, 2


class Amount(NamedTuple):
    """A unit and how many of it its own form says; None where that stays open."""

    unit: Unit
    number: int | None


class Entry(NamedTuple):
    """A word, or several, with its class in the grammar and what it stands for."""

    forms: tuple[str, ...]
    cls: str
    value: Any = None


class Prefix(NamedTuple):
    """What is written together with the word after it; `hides` are letters of that word that it swallows."""

    form: str
    cls: str
    hides: str


class Branch(NamedTuple):
    """The entries with one first form: the word alone, and by its second form what goes on, the longest first."""

    alone: Entry | None
    longer: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True)
class Lexicon:
    """All entries of a language, by their first form."""

    entries: Mapping[str, Branch]
    prefixes: tuple[Prefix, ...]
    prefix_letters: Mapping[str, tuple[Prefix, ...]]
    ordinal_suffixes: frozenset[str]
    capitalised: frozenset[str]
    figures: tuple[str, ...]
    month_names: Mapping[str, int]
    marks: Mapping[str, tuple[tuple[str, ...], ...]]
    parts_alone: frozenset[tuple[str, ...]]  # parts of the day that mean the day told before
    no_part_before: frozenset[tuple[str, ...]]  # words behind which it is no part of the day: "ظهرا معا"
    events_of: frozenset[tuple[str, ...]]  # of the words for days counted from an event, those that name it behind
    contracted: frozenset[str]  # prepositions with the article in them
    leads_of_day: tuple[tuple[str, ...], ...]  # words behind which figures can be a day without its month
    known: Mapping[str, int]
    ranks: dict[str, int] = field(default_factory=dict)

    def ranks_of(self, surfaces: Sequence[str]) -> list[int]:
        """Return what each word, mark or figure is to the grammar; a figure may be what an expression rests on.

        Words in plain letters are looked up as they stand in small letters, all at once and with nothing to learn
        first; others are folded when they are first met, and kept.
        """
        line = "\n".join(surfaces)
        if self.prefix_letters or not line.isascii():
            return self._kept(surfaces)
        found = list(map(self.known.get, line.lower().split("\n"), repeat(NONE))) if surfaces else []
        index, place = 0, 0
        for figure in _FIGURE.finditer(line):
            index += line.count("\n", place, figure.start())
            found[index], place = CORE, figure.start()
        return found

    def _kept(self, surfaces: Sequence[str]) -> list[int]:
        kept = list(map(self.ranks.get, surfaces, repeat(_NEW)))
        if _NEW not in kept:
            return kept
        if len(self.ranks) > _MOST_WORDS:
            self.ranks.clear()
            kept = [_NEW] * len(kept)
        self._learn(set(compress(surfaces, map(_NEW.__eq__, kept))))
        return list(map(self.ranks.__getitem__, surfaces))

    def _learn(self, surfaces: Iterable[str]) -> None:
        """Keep what words are to the grammar that are met for the first time."""
        ranks, known, prefixed = self.ranks, self.known, self.prefix_letters
        folded: list[str] = []
        for surface in surfaces:
            if surface[0].isdecimal():
                ranks[surface] = CORE
            elif surface.isascii() and not prefixed:
                ranks[surface] = known.get(surface.lower(), NONE)
            else:
                folded.append(surface)
        for surface, form in zip(folded, form_of_each(folded), strict=True):
            ranks[surface] = self._rank_of(form, 2) if form[:1] in prefixed else known.get(form, NONE)

    def _rank_of(self, form: str, prefixes: int) -> int:
        rank = self.known.get(form, NONE)
        if prefixes and rank != CORE and form[:1] in self.prefix_letters:
            for prefix in self.prefix_letters[form[0]]:
                if form.startswith(prefix.form) and len(form) > len(prefix.form) + 1:
                    rank = max(rank, self._rank_of(prefix.hides + form[len(prefix.form) :], prefixes - 1))
        return rank


@lru_cache(maxsize=32)
def load_lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language folder's ``dates.yaml``.

    Raises KnowledgeError where a key is missing.
    """
    data = load_language(language).data("dates")
    try:
        return _lexicon_of(data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise KnowledgeError(f"language {language}: dates.yaml: {error!r}") from error


def _lexicon_of(data: Mapping[str, Any]) -> Lexicon:
    by_first: dict[str, list[Entry]] = defaultdict(list)
    entries = list(_all_entries(data))
    for entry in entries:
        by_first[entry.forms[0]].append(entry)
    prefixes = tuple(_prefix(form, says) for form, says in data["prefixes"].items())
    return Lexicon(
        entries={first: _branch(found) for first, found in by_first.items()},
        prefixes=prefixes,
        prefix_letters={p.form[0]: tuple(q for q in prefixes if q.form[0] == p.form[0]) for p in prefixes},
        ordinal_suffixes=frozenset(map(_form, data["ordinal_suffixes"])),
        capitalised=frozenset(map(_form, data["capitalised"])),
        figures=tuple(data["figures"]),
        month_names=_month_names(data["months"]),
        known=_known(entries),
        parts_alone=frozenset(map(forms_of, data["parts_alone"])),
        no_part_before=frozenset(map(forms_of, data["no_part_before"])),
        events_of=frozenset(map(forms_of, data["events_of"])),
        contracted=frozenset(map(_form, data["contracted"])),
        leads_of_day=tuple(forms_of(phrase) for phrase in data["leads_of_day"]),
        marks={key: tuple(forms_of(phrase) for phrase in data[key]) for key in ("published", "updated")},
    )


def _known(entries: Sequence[Entry]) -> Mapping[str, int]:
    """Return the rank of every word of the entries, and of the marks."""
    weak = {*MARKS, *(form for entry in entries for form in entry.forms)}
    known = {**dict.fromkeys(weak, PART), **dict.fromkeys(_cores_of(entries), CORE)}
    return {**known, **{mark: known.get(form_at(mark), NONE) for mark in string.punctuation}}


def _cores_of(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the words by which the entries are looked for: of several the longest that is no common one, and no mark.

    The full stop of "p.m." ends every sentence.
    """
    entries = list(entries)
    common = {entry.forms[0] for entry in entries if len(entry.forms) == 1 and entry.cls in WEAK}
    return frozenset(
        max(entry.forms, key=lambda form: (form not in common, form.isalnum(), len(form)))
        for entry in entries
        if entry.cls not in WEAK
    )


def _branch(entries: Iterable[Entry]) -> Branch:
    # sorted() is stable: of two entries of one length the one that comes first in _all_entries wins.
    ordered = sorted(entries, key=lambda entry: -len(entry.forms))
    longer: dict[str, list[Entry]] = defaultdict(list)
    for entry in ordered:
        if len(entry.forms) > 1:
            longer[entry.forms[1]].append(entry)
    alone = next((entry for entry in ordered if len(entry.forms) == 1), None)
    return Branch(alone, {second: tuple(found) for second, found in longer.items()})


def _prefix(form: str, says: str) -> Prefix:
    cls, _, hides = says.partition(" ")
    return Prefix(_form(form), cls, _form(hides) if hides else "")


def _form(text: str) -> str:
    return forms_of(text)[0]


def forms_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as the entries have them."""
    return tuple(word.form for word in words_of(str(phrase)) if isinstance(word, Word))


def _month_names(months: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return the months' names that are long enough to be known when one letter is wrong."""
    names = {
        _form(name): number for number, names in enumerate(months, 1) for name in names if len(forms_of(name)) == 1
    }
    return {name: number for name, number in names.items() if len(name) >= 6}


def _all_entries(data: Mapping[str, Any]) -> Iterator[Entry]:
    yield from _named(GAP, {None: data["never"]})
    yield from _named("EVENT", data["events"])
    yield from _named("REL", data["offsets"])
    yield from _named("NOW", {0: data["now"]})
    yield from _numbered("WEEKDAY", data["weekdays"], 0)
    yield from _numbered("WEEKDAYS", data["weekdays_plural"], 0)
    yield from _numbered("WDAY", data["weekdays_short"], 0)
    yield from _numbered("MONTH", data["months"], 1)
    yield from _numbered("MONTH", _with_dots(data["months_short"]), 1)
    yield from _numbered("HMONTH", data["hijri_months"], 1)
    yield from _named("FEAST", {_month_and_day(key): names for key, names in data["feasts"].items()})
    yield from _named("PART", data["parts"])
    yield from _named("THIRD", {Third(key): names for key, names in data["thirds"].items()})
    yield from _named("SEASON", {Season(key): names for key, names in data["seasons"].items()})
    yield from _named("TURN", {Turn(key): names for key, names in data["turns_before"].items()})
    yield from _named("TURNED", {Turn(key): names for key, names in data["turns_after"].items()})
    yield from _named("TURNS", {Turn(key): names for key, names in data["turns_plural"].items()})
    yield from _named("SEQ", {Turn(key): names for key, names in data["sequels"].items()})
    yield from _units(data["units"])
    yield from _named("NUM", data["numbers"])
    yield from _named("FEW", {None: data["vague"]})
    yield from _named("ORD", data["ordinals"])
    for cls, words in data["words"].items():
        yield from _named(cls, {cls: words})


def _month_and_day(key: str) -> tuple[int, int]:
    month, _, day = key.partition("-")
    return int(month), int(day)


def _named(cls: str, values: Mapping[Any, Iterable[str]]) -> Iterator[Entry]:
    for value, phrases in values.items():
        yield from (Entry(forms_of(phrase), cls, value) for phrase in phrases)


def _numbered(cls: str, lists: Iterable[Iterable[str]], first: int) -> Iterator[Entry]:
    return _named(cls, dict(enumerate(lists, first)))


def _with_dots(lists: Iterable[Iterable[str]]) -> list[list[str]]:
    return [[form for name in names for form in (name, f"{name}.")] for names in lists]


def _units(units: Mapping[str, Mapping[str, Iterable[str]]]) -> Iterator[Entry]:
    for name, forms in units.items():
        unit = Unit(name)
        for number, phrases in forms.items():
            yield from _named(UNIT_CLASSES[unit], {Amount(unit, _NUMBER[number]): phrases})
