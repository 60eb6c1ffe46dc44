"""From text to items: every word that has a class in the grammar, with gaps where others stand between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from dragoman.timex.lexicon import CORE, GAP, MARKS, Entry, Lexicon
from dragoman.timex.values import Ymd
from dragoman.timex.words import Figure, Word, is_figure, parts_of, token_at

_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_FIRST_HIJRI, _LAST_HIJRI = 1300, 1500
_BEFORE_MONTH = frozenset({"DAY", "ORD", "NTH"})
_SHORTEST_MISSPELT = 5


class Item(NamedTuple):
    """A stretch of text with its class in the grammar and its value."""

    start: int
    end: int
    cls: str
    value: Any = None


_SOME_GAP = Item(-1, -1, GAP)  # where a gap stands is never asked
_UNREAD = Word(-1, -1, "", False)  # in no entry
_BESIDE = 2  # tokens before a number that are looked at


def scan(text: str, start: int, end: int, lexicon: Lexicon) -> list[Item]:
    """Return the items of ``text[start:end]``; all words without a class between two items are one gap."""
    parts = parts_of(text[start:end])
    runs = _runs(parts[1::2], lexicon)
    if not runs:
        return []  # most lines say nothing of time
    tokens = _tokens(text, start, end, parts, runs)
    items: list[Item] = []
    index = 0
    for first, after in runs:
        if not items or items[-1].cls != GAP:
            items.append(_SOME_GAP)
        index = max(first, index)
        while index < after:
            found, used = _at(tokens, index, lexicon)
            if found[0].cls == GAP and items[-1].cls in _BEFORE_MONTH:
                found = (_misspelt(tokens[index], lexicon) or _SOME_GAP,)
            for item in found:
                if item.cls != GAP or items[-1].cls != GAP:
                    items.append(item)
            index += used
    glued = tuple(prefix.form for prefix in lexicon.prefixes if prefix.cls == "THE")
    return [_SOME_GAP if glued and _opens_noun(text, items, at, glued) else item for at, item in enumerate(items)]


def _opens_noun(text: str, items: Sequence[Item], at: int, glued: tuple[str, ...]) -> bool:
    """Say whether an ordinal without its article behind a day goes on a noun: "أمس أول لقاء", not "اليوم الأول"."""
    item, before = items[at], items[at - 1] if at else None
    if item.cls != "ORD" or before is None or before.cls != "REL":
        return False
    after = items[at + 1].cls if at + 1 < len(items) else GAP
    return after == GAP and not text[item.start : item.end].startswith(glued)


def _runs(surfaces: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the stretches of tokens known to the grammar that hold one on which an expression can rest."""
    ranks = lexicon.ranks_of(surfaces)
    if CORE not in ranks:
        return []
    runs = []
    first, core = 0, False
    for index, rank in enumerate(ranks):
        if rank:
            core = core or rank == CORE
        elif core:
            if is_figure(surfaces[index - 1]):
                continue  # after a number it may be a misspelt month
            runs.append((first, index))
            first, core = index + 1, False
        else:
            first = index + 1
    if core:
        runs.append((first, len(ranks)))
    return runs


def _tokens(
    text: str, start: int, end: int, parts: Sequence[str], runs: Sequence[tuple[int, int]]
) -> list[Word | Figure]:
    """Return a stretch of text's words and figures: those of the runs and beside them, the others unread."""
    surfaces = parts[1::2]
    tokens: list[Word | Figure] = [_UNREAD] * len(surfaces)
    place, index = start, 0  # where the token at `index`, with what stands before it, begins
    for first, after in runs:
        # What a number is glued to stands beside it: "Covid-19", "16th".
        low = max(first - _BESIDE, index) if any(map(is_figure, surfaces[first : first + _BESIDE])) else first
        high = min(after + 1, len(tokens)) if is_figure(surfaces[after - 1]) else after
        place += sum(map(len, parts[2 * index : 2 * low]))
        for at in range(low, high):
            place += len(parts[2 * at])
            surface = surfaces[at]
            tokens[at] = token_at(text, place, surface, end)
            place += len(surface)
        index = high
    return tokens


def _at(tokens: Sequence[Word | Figure], index: int, lexicon: Lexicon) -> tuple[Sequence[Item], int]:
    """Return the items that begin at a token, and how many tokens they use."""
    token = tokens[index]
    if isinstance(token, Figure):
        return _figure(tokens, index, lexicon)
    if entry := _look_up(tokens, index, token.form, lexicon):
        return [_item(tokens, index, entry)], len(entry.forms)
    if token.form in MARKS:
        return [Item(token.start, token.end, MARKS[token.form])], 1
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
    """Return the longest entry whose words stand there."""
    branch = lexicon.entries.get(form)
    if branch is None:
        return None
    if branch.longer and index + 1 < len(tokens):
        after = tokens[index + 1]
        for entry in branch.longer.get(after.form, ()) if isinstance(after, Word) else ():
            if _goes_on(tokens, index, entry.forms):
                return entry
    return branch.alone if branch.alone and _may_stand(tokens[index], form, lexicon) else None


def _may_stand(token: Word | Figure, form: str, lexicon: Lexicon) -> bool:
    return form not in lexicon.capitalised or not isinstance(token, Word) or token.capital


def _goes_on(tokens: Sequence[Word | Figure], index: int, forms: Sequence[str]) -> bool:
    """Say whether the third and further words of an entry stand there too."""
    if index + len(forms) > len(tokens):
        return False
    for place in range(2, len(forms)):
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
    if figure.kind == "figures" and _in_address(tokens, index):
        return [_gap(figure)], 1
    if figure.kind == "figures" and figure.ymd:
        readings = readings_of(figure.ymd, lexicon.figures)
        return [Item(figure.start, figure.end, "FIGURES", readings) if readings else _gap(figure)], 1
    if figure.kind == "month":
        return [Item(figure.start, figure.end, "YEARMONTH", figure.ymd)], 1
    if figure.kind == "number":
        return _number(tokens, index, figure, lexicon)
    return [_gap(figure)], 1


def _in_address(tokens: Sequence[Word | Figure], index: int) -> bool:
    """Say whether a slash is glued to the front of a date in figures: it is part of a web address."""
    before = tokens[index - 1] if index else None
    return isinstance(before, Word) and before.form == "/" and before.end == tokens[index].start


def _number(
    tokens: Sequence[Word | Figure], index: int, figure: Figure, lexicon: Lexicon
) -> tuple[Sequence[Item], int]:
    if _glued_before(tokens, index, lexicon):
        return [_gap(figure)], 1
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if isinstance(after, Word) and after.start == figure.end and after.form:
        if after.form in lexicon.ordinal_suffixes:
            return [Item(figure.start, after.end, "NTH", figure.value)], 2
        if after.form[:1].isalpha() and not _look_up(tokens, index + 1, after.form, lexicon):
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
