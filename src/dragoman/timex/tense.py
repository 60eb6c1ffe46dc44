"""On which side of the publication a time expression lies, by the verb that it stands with.

"The ministers will confer on Wednesday" is of a Wednesday to come, "the ministers, he said on Wednesday, will confer"
of one past. The words are those of `tenses` in a language's `dates.yaml`; without them everything is past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from dragoman.language.folder import load_language
from dragoman.timex.values import Direction, Spec, TimeExpression

_REACH = 300  # characters to either side in which a verb is sought
_ONE_VERB = re.compile(r"\s*(?:\w+\s+)?")
_ENDS = re.compile(r"[.!?؟;؛:\n](?=\s|$)")


class _Mark(StrEnum):
    """What a word says of its clause; those that say nothing win over the others where they are longer."""

    NEITHER = "neither"
    AHEAD = "ahead"  # "will", "is to"
    FORESEEN = "foreseen"  # "due", "scheduled for": to come unless something past is told of it
    DONE = "done"  # "said", "was"
    ASIDE = "aside"  # another clause begins: "that", "who", "where"
    AND = "and"


class _Tenses(NamedTuple):
    """The words of a language that tell a tense, in any letters, and the shapes of words, in small letters."""

    words: re.Pattern[str]
    shapes: re.Pattern[str]
    hints: frozenset[str]  # first words, beginnings and ends of those that lie ahead: without one nothing does
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def may_lie_ahead(self, clause: str) -> bool:
        """Say whether a clause has a word that a look at all others could be worth."""
        return any(
            word in self.hints or word.startswith(self.beginnings) or word.endswith(self.endings)
            for word in clause.lower().split()
        )


def direction_at(text: str, expression: TimeExpression, language: str) -> Direction:
    """Return FUTURE where the expression's clause tells of what is to come, else PAST."""
    tenses = _tenses(language)
    if tenses is None or not any(_is_open(spec) for spec in expression.specs):
        return Direction.PAST
    lead, rest = _clause_before(text, expression.span.start), _clause_after(text, expression.span.end)
    if not tenses.may_lie_ahead(lead) and not tenses.may_lie_ahead(rest):
        return Direction.PAST
    before = [mark for mark in _marks(lead, tenses) if mark is not _Mark.AND]
    after = list(_marks(rest, tenses))
    return Direction.FUTURE if _lies_ahead(before, after) else Direction.PAST


def _is_open(spec: Spec) -> bool:
    """Say whether a day can lie on either side: a weekday, or a day or month without its year."""
    return spec.turn is None and spec.year is None and (spec.weekday is not None or spec.month is not None)


def _lies_ahead(before: Sequence[_Mark], after: Sequence[_Mark]) -> bool:
    nearest = before[-1] if before else _Mark.ASIDE
    if nearest is _Mark.ASIDE:
        return bool(after) and after[0] in (_Mark.AHEAD, _Mark.FORESEEN) and not _is_told(after[1:], after[0])
    return nearest is _Mark.AHEAD or (nearest is _Mark.FORESEEN and not _is_told(after, nearest))


def _is_told(after: Sequence[_Mark], nearest: _Mark) -> bool:
    """Say whether something past is told of what was foreseen: "the visit due on Monday was called off"."""
    said = (mark for mark in after if mark is not _Mark.AND)
    return nearest is _Mark.FORESEEN and next(said, None) is _Mark.DONE


def _clause_before(text: str, end: int) -> str:
    lead = text[max(0, end - _REACH) : end]
    stops = list(_ENDS.finditer(lead))
    return lead[stops[-1].end() :] if stops else lead


def _clause_after(text: str, start: int) -> str:
    rest = text[start : start + _REACH]
    stop = _ENDS.search(rest)
    return rest[: stop.start()] if stop else rest


def _marks(clause: str, tenses: _Tenses) -> Iterator[_Mark]:
    found = [*tenses.words.finditer(clause.lower()), *tenses.shapes.finditer(clause)]
    reached, last = 0, _Mark.NEITHER
    for match in sorted(found, key=lambda match: (match.start(), -match.end(), match.lastgroup != _Mark.NEITHER)):
        mark, between = _Mark(str(match.lastgroup)), clause[reached : match.start()]
        if match.start() < reached or mark is _Mark.NEITHER:
            reached = max(reached, match.end())
            continue
        reached = match.end()
        if last is _Mark.AHEAD and mark is _Mark.DONE and _ONE_VERB.fullmatch(between):
            continue  # "will be held", "doit être reçu"
        if match["glued"]:
            yield _Mark.AND
        yield mark
        last = mark


@cache
def _tenses(language: str) -> _Tenses | None:
    data = load_language(language).data("dates").get("tenses")
    if data is None:
        return None
    glued = data.get("glued", ())
    ahead = [word for mark in (_Mark.AHEAD, _Mark.FORESEEN) for word in data.get(mark, ())]
    words = [word.split()[0] for word in ahead if "*" not in word]
    shapes = [word for word in ahead if "*" in word]
    return _Tenses(
        _pattern(data, "".join(glued), shaped=False),
        _pattern(data, "".join(glued), shaped=True),
        frozenset(lead + word for word in words for lead in ("", *glued)),
        tuple(lead + word.rstrip("*") for word in shapes if word.endswith("*") for lead in ("", *glued)),
        tuple(word.lstrip("*") + comma for word in shapes if word.startswith("*") for comma in ("", ",")),
    )


def _pattern(data: Mapping[str, Sequence[str]], glue: str, shaped: bool) -> re.Pattern[str]:
    """Return the pattern of all words, each mark a group; "*" stands for letters, small ones."""
    marked = {mark: [word for word in data.get(mark, ()) if ("*" in word) is shaped] for mark in _Mark}
    groups = [
        f"(?P<{mark}>{'|'.join(map(_source, sorted(words, key=len, reverse=True)))})"
        for mark, words in marked.items()
        if words
    ]
    lead = f"(?P<glued>[{glue}])?" if glue else "(?P<glued>(?!))?"
    return re.compile(rf"(?<!\w){lead}(?:{'|'.join(groups) or '(?!)'})(?!\w)")


def _source(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"(?:(?![A-ZÀ-Þ])\w)+")
