"""From text to items: every word that has a class in the grammar, with gaps where others stand between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from dragoman.timex.lexicon import GAP, Entry, Lexicon
from dragoman.timex.values import Ymd
from dragoman.timex.words import Figure, Word, words_of

_MARKS = {
    ",": "COMMA",
    "،": "COMMA",
    "-": "DASH",
    "/": "SLASH",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
}
_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_FIRST_HIJRI, _LAST_HIJRI = 1300, 1500
_BEFORE_MONTH = frozenset({"DAY", "ORD"})
_SHORTEST_MISSPELT = 5


class Item(NamedTuple):
    """A stretch of text with its class in the grammar and its value."""

    start: int
    end: int
    cls: str
    value: Any = None


def scan(text: str, start: int, end: int, lexicon: Lexicon) -> list[Item]:
    """Return the items of ``text[start:end]``; words without a class between two items are one gap."""
    tokens = list(words_of(text, start, end))
    items: list[Item] = []
    index = 0
    while index < len(tokens):
        found, used = _at(tokens, index, lexicon)
        if found[0].cls == GAP and items and items[-1].cls in _BEFORE_MONTH:
            found = [_misspelt(tokens[index], lexicon) or found[0]]
        _append(items, found)
        index += used
    return items


def _append(items: list[Item], found: Sequence[Item]) -> None:
    for item in found:
        if item.cls != GAP or not items or items[-1].cls != GAP:
            items.append(item)


def _at(tokens: Sequence[Word | Figure], index: int, lexicon: Lexicon) -> tuple[Sequence[Item], int]:
    """Return the items that begin at a token, and how many tokens they use."""
    token = tokens[index]
    if isinstance(token, Figure):
        return _figure(tokens, index, lexicon)
    if entry := _look_up(tokens, index, token.form, lexicon):
        return [_item(tokens, index, entry)], len(entry.forms)
    if token.form in _MARKS:
        return [Item(token.start, token.end, _MARKS[token.form])], 1
    return _prefixed(tokens, index, lexicon) or ((_gap(token),), 1)


def _misspelt(token: Word | Figure, lexicon: Lexicon) -> Item | None:
    """Return the month that a word after a number of a day is, one letter set aside ("8 févier")."""
    if not isinstance(token, Word) or len(token.form) < _SHORTEST_MISSPELT:
        return None
    for name, number in lexicon.month_names.items():
        if OSA.distance(token.form, name, score_cutoff=1) <= 1:
            return Item(token.start, token.end, "MONTH", number)
    return None


def _gap(token: Word | Figure) -> Item:
    return Item(token.start, token.end, GAP)


def _item(tokens: Sequence[Word | Figure], index: int, entry: Entry) -> Item:
    return Item(tokens[index].start, tokens[index + len(entry.forms) - 1].end, entry.cls, entry.value)


def _look_up(tokens: Sequence[Word | Figure], index: int, form: str, lexicon: Lexicon) -> Entry | None:
    for entry in lexicon.entries.get(form, ()):
        if _fits(tokens, index, entry, lexicon):
            return entry
    return None


def _fits(tokens: Sequence[Word | Figure], index: int, entry: Entry, lexicon: Lexicon) -> bool:
    if len(entry.forms) > 1 and not _goes_on(tokens, index, entry.forms):
        return False
    first = tokens[index]
    return not isinstance(first, Word) or first.capital or entry.forms[0] not in lexicon.capitalised


def _goes_on(tokens: Sequence[Word | Figure], index: int, forms: Sequence[str]) -> bool:
    if index + len(forms) > len(tokens):
        return False
    for place in range(1, len(forms)):
        token = tokens[index + place]
        if not isinstance(token, Word) or token.form != forms[place]:
            return False
    return True


def _prefixed(tokens: Sequence[Word | Figure], index: int, lexicon: Lexicon) -> tuple[Sequence[Item], int] | None:
    """Return the items of a word to whose front one or two others are glued ("and-on-Monday")."""
    token = tokens[index]
    before: list[Item] = []
    start, form = token.start, token.form if isinstance(token, Word) else ""
    for _ in range(2):
        cut = next((p for p in lexicon.prefixes if form.startswith(p.form) and len(form) > len(p.form) + 1), None)
        if cut is None:
            return None
        after = start + len(cut.form)
        if cut.cls:
            before.append(Item(start, after, cut.cls, cut.cls))
        start, form = after, cut.hides + form[len(cut.form) :]
        if entry := _look_up(tokens, index, form, lexicon):
            whole = _item(tokens, index, entry)
            return [*before, whole._replace(start=start)], len(entry.forms)
    return None


def _figure(tokens: Sequence[Word | Figure], index: int, lexicon: Lexicon) -> tuple[Sequence[Item], int]:
    figure = tokens[index]
    assert isinstance(figure, Figure)
    if figure.kind == "clock":
        return [Item(figure.start, figure.end, "CLOCK")], 1
    if figure.kind == "figures" and figure.ymd:
        readings = readings_of(figure.ymd, lexicon.figures)
        return [Item(figure.start, figure.end, "FIGURES", readings) if readings else _gap(figure)], 1
    if figure.kind == "month":
        return [Item(figure.start, figure.end, "YEARMONTH", figure.ymd)], 1
    if figure.kind == "number":
        return _number(tokens, index, figure, lexicon)
    return [_gap(figure)], 1


def _number(
    tokens: Sequence[Word | Figure], index: int, figure: Figure, lexicon: Lexicon
) -> tuple[Sequence[Item], int]:
    if _glued_before(tokens, index, lexicon):
        return [_gap(figure)], 1
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if isinstance(after, Word) and after.start == figure.end and after.form:
        if after.form in lexicon.ordinal_suffixes:
            return [Item(figure.start, after.end, "ORD", figure.value)], 2
        if after.form[0].isalpha() and not _look_up(tokens, index + 1, after.form, lexicon):
            return [_gap(figure)], 1
        if after.form in "%‰°€$£":
            return [_gap(figure)], 1
    return [Item(figure.start, figure.end, number_class(figure), figure.value)], 1


def _glued_before(tokens: Sequence[Word | Figure], index: int, lexicon: Lexicon) -> bool:
    """Say whether a number is part of a name: G20, Covid-19, F-16 (but not the Arabic "and 11")."""
    figure = tokens[index]
    before = tokens[index - 1] if index else None
    if not isinstance(before, Word) or before.end != figure.start:
        return False
    if before.form == "-" and index > 1:
        name = tokens[index - 2]
        short = figure.end - figure.start <= 3
        return short and isinstance(name, Word) and name.end == before.start and name.form not in lexicon.entries
    if not before.form[:1].isalpha():
        return before.form in ("$", "€", "£", "#", "№")
    return before.form not in lexicon.entries and all(before.form != prefix.form for prefix in lexicon.prefixes)


def number_class(figure: Figure) -> str:
    """Return the class of a plain number: a day, a year, a year of the Hijra, or any number."""
    if figure.digits <= 2 and 1 <= figure.value <= 31:
        return "DAY"
    if figure.digits == 4 and _FIRST_YEAR <= figure.value <= _LAST_YEAR:
        return "YEAR"
    if figure.digits == 4 and _FIRST_HIJRI <= figure.value <= _LAST_HIJRI:
        return "HYEAR"
    return "NUM"


def readings_of(numbers: Ymd, orders: Sequence[str]) -> tuple[Ymd, ...]:
    """Return what a date in figures can mean, by the orders in which the language writes one."""
    first, middle, last = numbers
    if first > 31:
        found = [Ymd(first, middle, last)]
    else:
        year = last if last > 99 else 2000 + last
        by_order = {"dmy": Ymd(year, middle, first), "mdy": Ymd(year, first, middle)}
        found = [by_order[order] for order in orders]
    return tuple(dict.fromkeys(ymd for ymd in found if _possible(ymd)))


def _possible(ymd: Ymd) -> bool:
    return 1000 <= ymd.year <= _LAST_YEAR and 1 <= ymd.month <= 12 and 1 <= ymd.day <= 31
