"""Numbers in figures and in words, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.language.folder import load_language
from dragoman.language.text import Token, form_of
from dragoman.model import Span

_GROUPS = "  \u00a0\u202f\u2009.,٬’'"
_FIGURES = re.compile(rf"\d{{1,3}}(?:[{_GROUPS}]\d{{3}}(?!\d))+(?:[.,٫]\d{{1,2}}(?!\d))?|\d+(?:[.,٫]\d+)?")
_GLUED = re.compile(r"([a-zA-Z]{1,3})\b")
_MAX_DIGITS = 15
_HUNDRED, _THOUSAND = 100, 1000
_FOUR, _TWENTY, _EIGHTY = 4, 20, 80


@dataclass(frozen=True, slots=True)
class Number:
    """A number; `first` and `last` are its tokens, `bare` says that it is one plain run of figures."""

    value: float
    span: Span
    first: int
    last: int
    bare: bool


@dataclass(frozen=True)
class Numerals:
    """The number words of a language."""

    values: Mapping[str, int]
    multipliers: frozenset[str]
    letters: Mapping[str, int]
    glue: frozenset[str]
    never_alone: frozenset[str]
    articles: frozenset[str]
    decimal: str
    attached: frozenset[str]
    split_clitics: Callable[[str], tuple[tuple[tuple[str, ...], str], ...]]


@cache
def numerals(language: str) -> Numerals:
    """Return the number words of a language."""
    folder = load_language(language)
    data = folder.data("reporting")["figures"]
    return Numerals(
        {form_of(word): int(value) for word, value in data["numbers"].items()},
        frozenset(map(form_of, data["multipliers"])),
        {str(key): int(value) for key, value in data["letters"].items()},
        frozenset(map(form_of, data["glue"])),
        frozenset(map(form_of, data["never_alone"])),
        frozenset(map(form_of, data["articles"])),
        str(data["decimal"]),
        frozenset(map(str, data["attached"])),
        folder.hook("split_clitics", lambda _form: ()),
    )


def numbers(text: str, tokens: Sequence[Token], words: Numerals) -> list[Number]:
    """Return the numbers among the tokens, in order; what is part of a date, a score or a name is left out."""
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        form = tokens[at].form
        glued = int(form[:1] in words.attached and form[1:2].isdigit())
        figures = glued or form[:1].isdigit()
        number = _in_figures(text, tokens, at, words, glued) if figures else _in_words(tokens, at, words)
        if number:
            found.append(number)
        at = max(number.last if number else 0, at + 1)
    return found


def _in_figures(text: str, tokens: Sequence[Token], at: int, words: Numerals, glued: int) -> Number | None:
    start = tokens[at].span.start + glued
    match = _FIGURES.match(text, start, tokens[-1].span.end)
    if match is None or not _stands_free(text, match, tokens[at], glued):
        return None
    end, scale = _scale_after(text, tokens[at : at + 8], match.end(), words)
    if not scale or (match.group()[0] == "0" and match.group()[1:2].isdigit()):
        return None
    value = _figure_value(match.group(), words.decimal, scale > 1)
    if value is None:
        return None
    last = next((i for i in range(at, len(tokens)) if tokens[i].span.start >= end), len(tokens))
    return Number(value * scale, Span(start, end), at, last, bare=match.group().isdigit() and scale == 1)


def _stands_free(text: str, match: re.Match[str], token: Token, glued: int) -> bool:
    """Say whether nothing is glued to the figures that makes them a name, an hour, a score or a date."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    if before and not glued and (before.isalpha() or before in "-/:.#°" or before.isdigit()):
        return False
    if after[:1].isalpha() and not _GLUED.match(text, match.end()):
        return False
    if ":" in token.form or (after[:1] in "/:-–°" and after[1:].isalnum()) or after[:1] == "/":
        return False
    return len(match.group()) <= _MAX_DIGITS


def _scale_after(text: str, tokens: Sequence[Token], end: int, words: Numerals) -> tuple[int, int]:
    """Return (end, factor) with the multipliers that follow the figures ("1.5 million", "25bn").

    The factor is 0 where other letters are glued to them ("20th", "06h").
    """
    if glued := _GLUED.match(text, end):
        factor = words.letters.get(glued.group(1).lower())
        return (glued.end(), factor) if factor else (end, 0)
    factor = 1
    for token in tokens:
        if token.span.start < end:
            continue
        value = words.values.get(token.form, 0) if token.form in words.multipliers else words.letters.get(token.form, 0)
        if value < _HUNDRED or text[end : token.span.start].strip():
            break
        end, factor = token.span.end, factor * value
    return end, factor


def _figure_value(figures: str, decimal: str, scaled: bool) -> float | None:
    plain = figures.replace("٫", decimal).replace("٬", "")
    parts = re.split(r"[.,]", re.sub(rf"[{_GROUPS.replace('.', '').replace(',', '')}]", "", plain))
    if len(parts) == 1:
        return float(int(parts[0]))
    whole, rest = "".join(parts[:-1]), parts[-1]
    thousands = len(rest) == 3 and not (scaled and len(parts) == 2) and parts[0] != "0"
    if thousands:
        return float(int(whole + rest))
    return float(f"{int(whole)}.{rest}")


def _in_words(tokens: Sequence[Token], at: int, words: Numerals) -> Number | None:
    values = _parts(tokens[at].form, words)
    if values is None:
        return None
    last = at + 1
    while last < len(tokens):
        step = 2 if tokens[last].form in words.glue and last + 1 < len(tokens) else 1
        more = _parts(tokens[last + step - 1].form, words)
        if more is None or not _goes_on(values, more, words, step > 1 or _is_glued(tokens[last].form, words)):
            break
        values += more
        last += step
    article = at > 0 and tokens[at - 1].form in words.articles and tokens[at].form in words.multipliers
    alone = last == at + 1 and (tokens[at].form in words.never_alone or _is_glued_word(tokens[at].form, words))
    value = _value(values)
    if (alone and not article) or value <= 1:
        return None
    start = at - 1 if article else at
    return Number(float(value), Span(tokens[start].span.start, tokens[last - 1].span.end), start, last, bare=False)


def _parts(form: str, words: Numerals) -> list[int] | None:
    """Return the numbers that a word holds ("vingt-cinq" holds two), None where it holds something else."""
    if form in words.values:
        return [words.values[form]]
    pieces = form.split("-")
    if len(pieces) > 1:
        values = [words.values[p] for p in pieces if p in words.values]
        return values if values and len(values) + sum(p in words.glue for p in pieces) == len(pieces) else None
    for _, rest in words.split_clitics(form):
        if rest in words.values:
            return [words.values[rest]]
    return None


def _is_glued(form: str, words: Numerals) -> bool:
    """Say whether "and" is written together with the number word."""
    return form not in words.values and form[:1] in words.glue


def _is_glued_word(form: str, words: Numerals) -> bool:
    rest = form[1:]
    return form not in words.values and rest in words.never_alone


def _goes_on(values: list[int], more: list[int], words: Numerals, glue: bool) -> bool:
    """Say whether the next number word belongs to the same number."""
    last, following = values[-1], more[0]
    if following >= _HUNDRED and not glue:
        return following > last or last >= _THOUSAND > following
    if glue:
        return following < last or (last < 10 and _TWENTY <= following < _HUNDRED) or last >= _THOUSAND
    return (
        (following < last and (last % 10 == 0 or last >= _HUNDRED))
        or (last, following) == (_FOUR, _TWENTY)
        or (last < 10 and following == 10)
    )


def _value(values: Sequence[int]) -> int:
    total = current = 0
    for value in values:
        if value >= _THOUSAND:
            total, current = (total + max(current, 1) * value, 0) if current < value else (total + current + value, 0)
        elif value == _HUNDRED:
            current = current * _HUNDRED if 0 < current < 10 else current + _HUNDRED
        elif value == _TWENTY and current % _HUNDRED == _FOUR:
            current += _EIGHTY - _FOUR
        else:
            current += value
    return total + current
