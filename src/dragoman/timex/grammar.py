"""The grammar: patterns over the classes of items, compiled to regular expressions over one letter a class."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from dragoman.errors import KnowledgeError
from dragoman.language.letters import first_letters
from dragoman.timex.scan import Item
from dragoman.timex.values import Shape

_FIRST_LETTER = 0x4E00  # any stretch of letters without meaning in a regular expression will do
_TOKEN = re.compile(r"[A-Z]+|\{[a-z_]+\}|[\[\]()|?<>!]|\s+")
_MACRO = re.compile(r"\{([a-z_]+)\}")
_LONGEST_RUN, _MOST_RUNS = 24, 20_000  # runs of classes whose longest match is kept
_NO_CLASS = " "  # the letter of gaps and of classes that no rule asks for
_LOOKS = re.compile(r"\(\?(?:<=|!)\[[^\]]*\]\)")  # what asks for words before or after a match
_IGNORED = "gap"  # the kind of rules whose matches are thrown away: ages


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the grammar."""

    name: str
    kind: str
    shape: Shape
    count: bool
    event: bool
    sign: int
    place: int


class Match(NamedTuple):
    """The items that one rule took: from `first` up to, not including, `after`."""

    rule: Rule
    first: int
    after: int


class Grammar:
    """All rules, sorted by the class with which a match of theirs can begin."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._letters: dict[str, str] = {}
        self._macros: Mapping[str, str] = data["macros"]
        self._by_letter: dict[str, list[tuple[Rule, re.Pattern[str]]]] = defaultdict(list)
        self._known: dict[tuple[int, str], Match | None] = {}
        for place, rule in enumerate(data["rules"]):
            self._add(_rule(rule, place), rule["patterns"])
        # Before a gap only a word that is an expression by itself can begin one: most articles are passed over here.
        alone = "".join(letter for letter in self._by_letter if self._suffices(letter))
        self._start = re.compile(f"[{alone}]|[{''.join(self._by_letter)}](?=[^{_NO_CLASS}])")

    def matches(self, items: Sequence[Item]) -> list[Match]:
        """Return the longest matches that do not overlap, in order."""
        letters = self._letters
        line = "".join([letters.get(cls, _NO_CLASS) for _, _, cls, _ in items])
        found: list[Match] = []
        place = 0
        while start := self._start.search(line, place):
            best = self._longest(line, start.start())
            place = best.after if best else start.start() + 1
            if best and best.rule.kind != _IGNORED:
                found.append(best)
        return found

    def _longest(self, line: str, place: int) -> Match | None:
        """Return the longest match at a place; kept for each run of classes, since texts say the same few things."""
        limit = line.find(_NO_CLASS, place + 1)
        run = line[place - 1 if place else 0 : limit + 1 if limit >= 0 else None]
        if len(run) > _LONGEST_RUN:
            return self._search(line, place, limit)
        start = 1 if place else 0
        key = (start, run)
        if key not in self._known:
            if len(self._known) >= _MOST_RUNS:
                self._known.clear()
            self._known[key] = self._search(run, start, len(run) - 1 if limit >= 0 else -1)
        found = self._known[key]
        return found and Match(found.rule, place, place + found.after - found.first)

    def _search(self, line: str, place: int, limit: int) -> Match | None:
        """Return the longest match; no match goes on over a gap at `limit`: one that reaches it is the longest."""
        best: Match | None = None
        for rule, pattern in self._by_letter[line[place]]:
            match = pattern.match(line, place)
            if match and match.end() > (best.after if best else place):
                best = Match(rule, place, match.end())
                if match.end() == limit:
                    break
        return best

    def _suffices(self, letter: str) -> bool:
        return any(re.fullmatch(_LOOKS.sub("", p.pattern), letter) for _, p in self._by_letter[letter])

    def _add(self, rule: Rule, patterns: Sequence[str]) -> None:
        for pattern in patterns:
            source = self._translate(self._expand(pattern))
            compiled = re.compile(source)
            for letter in sorted(first_letters(source)):
                self._by_letter[letter].append((rule, compiled))

    def _expand(self, pattern: str) -> str:
        """Return the pattern without macros; macros may hold macros, but not themselves."""
        for _ in range(8):
            pattern = _MACRO.sub(lambda match: self._macros[match.group(1)], pattern)
        return pattern

    def _translate(self, pattern: str) -> str:
        out, negated = [], False
        for symbol in _TOKEN.findall(pattern):
            if symbol == "!":
                out.append("])" if negated else "(?![")
                negated = not negated
            elif symbol in "[]" and negated:
                continue
            else:
                out.append(_SYMBOLS.get(symbol) or (self._letter(symbol) if symbol.strip() else ""))
        return "".join(out)

    def _letter(self, name: str) -> str:
        return self._letters.setdefault(name, chr(_FIRST_LETTER + len(self._letters)))


_SYMBOLS = {"<": "(?<=[", ">": "])", "[": "[", "]": "]", "(": "(?:", ")": ")", "|": "|", "?": "?"}


def _rule(data: Mapping[str, Any], place: int) -> Rule:
    return Rule(
        name=data["name"],
        kind=data.get("kind", "date"),
        shape=Shape(data.get("shape", "one")),
        count=bool(data.get("count", False)),
        event=bool(data.get("event", False)),
        sign=int(data.get("sign", 0)),
        place=place,
    )


@cache
def load_grammar() -> Grammar:
    """Return the grammar that all languages share.

    Raises KnowledgeError where the file is malformed.
    """
    text = files("dragoman.timex").joinpath("grammar.yaml").read_text("utf-8")
    try:
        return Grammar(yaml.safe_load(text))
    except (KeyError, ValueError, re.error, yaml.YAMLError) as error:
        raise KnowledgeError(f"timex/grammar.yaml: {error!r}") from error
