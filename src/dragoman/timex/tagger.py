"""The tagger: text to unresolved time expressions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Span
from dragoman.timex.build import specs_of
from dragoman.timex.grammar import Match, Rule, load_grammar
from dragoman.timex.lexicon import Lexicon, forms_of, load_lexicon
from dragoman.timex.scan import Item, scan
from dragoman.timex.values import Bound, Kind, TimeExpression
from dragoman.timex.words import form_at

# A line longer than this is read in pieces: memory stays bounded on a file that is one line.
_LONGEST_PIECE = 20_000
_BOUNDS = {
    "SINCE": Bound.SINCE,
    "SINCEAGO": Bound.SINCE,
    "UNTIL": Bound.UNTIL,
    "BEFORE": Bound.BEFORE,
    "AGOPRE": Bound.BEFORE,
    "AFTER": Bound.AFTER,
}
# What may stand between a word like "since" and the expression.
_BETWEEN = frozenset({"THE", "ON", "OF", "FROMOF", "TO", "UDAY", "IN"})
# What a match may begin or end with without its being part of what a reader would underline.
_LEADING = frozenset({"OF", "FROMOF", "FROM", "TO", "BETWEEN", "ON", "AND", "COMMA", "OPEN", "DURING", "SINCE"})
# Behind these words the other event is named from which an expression counts.
_OPENING = frozenset({"AFTER", "BEFORE", "AGOPRE", "OF", "FROMOF"})
_TRAILING = frozenset({"COMMA", "OF", "FROMOF", "AND", "ON", "OPEN"})


def tag(text: str, language: str, span: Span | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text`, or of what `span` covers: unresolved, in order, not overlapping.

    Spans count from the start of `text`. An expression never runs on over the end of a line.
    """
    start, end = span or (0, len(text))
    return tuple(found for piece in _pieces(text, start, end) for found in _tag_piece(text, language, piece))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, min(end, start + _LONGEST_PIECE))
        if stop < 0:
            stop = end if end - start <= _LONGEST_PIECE else _blank_before(text, start, start + _LONGEST_PIECE)
        yield Span(start, stop)
        start = max(stop, start + 1) if text[stop : stop + 1] != "\n" else stop + 1


def _blank_before(text: str, start: int, limit: int) -> int:
    blank = text.rfind(" ", start + 1, limit)
    return blank if blank > start else limit


def _tag_piece(text: str, language: str, piece: Span) -> Iterator[TimeExpression]:
    lexicon = load_lexicon(language)
    items = scan(text, piece.start, piece.end, lexicon)
    for match in load_grammar().matches(items) if items else ():
        expression = _expression(text, items, match, lexicon)
        if expression is not None:
            yield expression


def _expression(text: str, items: Sequence[Item], match: Match, lexicon: Lexicon) -> TimeExpression | None:
    taken = _trimmed(items[match.first : match.after])
    specs = specs_of(taken, match.rule)
    if not taken or specs is None or _is_doubtful(text, taken):
        return None
    if match.rule.name in _ALONE and not _ALONE[match.rule.name](
        text, taken, items[match.after : match.after + 1], lexicon
    ):
        return None
    span = Span(taken[0].start, taken[-1].end)
    kind, rule = Kind(match.rule.kind), match.rule
    bound = None if _is_distance(rule, items[match.first]) else _bound(items, match.first, taken)
    opens = rule.event and _opens(text, items[match.after - 1], lexicon)
    return TimeExpression(span, span.of(text), kind, rule.name, specs, rule.shape, bound, opens)


def _is_part_alone(text: str, taken: Sequence[Item], _after: Sequence[Item], lexicon: Lexicon) -> bool:
    """Say whether a part of the day is told in a form that needs no day beside it: "dans la soirée", "مساء"."""
    behind = forms_of(text[taken[-1].end : taken[-1].end + _NEXT_WORD])[:1]
    return (
        forms_of(text[taken[0].start : taken[-1].end]) in lexicon.parts_alone and behind not in lexicon.no_part_before
    )


def _is_day_alone(text: str, taken: Sequence[Item], after: Sequence[Item], lexicon: Lexicon) -> bool:
    """Say whether figures stand for a day of the month: "le 5, ...", "on the 16th"; not "le 20 heures", "les 27"."""
    day = taken[-1]
    words = form_at(text[max(0, day.start - _NEAR) : day.start]).split()
    led = any(tuple(words[-len(lead) :]) == lead for lead in lexicon.leads_of_day)
    if not led or not text[day.start].isdigit():
        return False
    following = text[day.end : day.end + 2].lstrip(" ")[:1]
    return not following or following in _ENDS or (bool(after) and after[0].cls in _AFTER_DAY)


def _is_articled(text: str, taken: Sequence[Item], _after: Sequence[Item], lexicon: Lexicon) -> bool:
    """Say whether a unit has its article: "the end of the month", "fin du mois", "مطلع الشهر"; not "fin de mois"."""
    before, unit = (form_at(text[item.start : item.end]) for item in taken[-2:])
    glued = tuple(prefix.form for prefix in lexicon.prefixes if prefix.cls == "THE")
    return taken[-2].cls == "THE" or before in lexicon.contracted or (bool(glued) and unit.startswith(glued))


_ALONE = {"part-of-day": _is_part_alone, "day-of-month": _is_day_alone, "third-of-this": _is_articled}
# What may follow a day of the month that has no month beside it.
_ENDS = ".;:)»\n"
_NEAR = 12
_NEXT_WORD = 12  # characters in which the next word stands
_AFTER_DAY = frozenset({"COMMA", "CLOSE", "TO", "IN", "INAHEAD", "AHEAD", "AND", "AT", "DURING", "PART"})


def _is_distance(rule: Rule, first: Item) -> bool:
    """Say whether a "before" is no limit: "before two weeks" is Arabic for two weeks ago."""
    return rule.name == "ago" and first.cls == "AGOPRE"


def _opens(text: str, last: Item, lexicon: Lexicon) -> bool:
    """Say whether the event that it counts from follows its last word: "the day after ...", "la veille de ..."."""
    if last.cls != "EVENT":
        return last.cls in _OPENING
    if forms_of(text[last.start : last.end]) in lexicon.events_of:
        return True
    entry = lexicon.entries.get(form_at(text[last.start : last.end].split()[-1]))
    return entry is not None and entry.alone is not None and entry.alone.cls in _OPENING


def _trimmed(items: Sequence[Item]) -> Sequence[Item]:
    first, after = 0, len(items)
    while first < after and items[first].cls in _LEADING:
        first += 1
    while after > first and (items[after - 1].cls in _TRAILING or _closes_nothing(items[first:after])):
        after -= 1
    taken = items[first:after]
    return taken[1:] if [item.cls for item in taken] == ["THE", "YEAR"] else taken


def _closes_nothing(items: Sequence[Item]) -> bool:
    classes = [item.cls for item in items]
    return classes[-1] == "CLOSE" and "OPEN" not in classes


def _is_doubtful(text: str, items: Sequence[Item]) -> bool:
    """Say whether a bare year may be a number: "in 2000 villages"."""
    if len(items) != 1 or items[0].cls != "YEAR" or (items[0].value >= 1900 and items[0].value % 100):
        return False
    rest = text[items[0].end : items[0].end + 2]
    return rest[:1] == " " and rest[1:].isalpha() and not rest[1:].isupper()


def _bound(items: Sequence[Item], first: int, taken: Sequence[Item]) -> Bound | None:
    """Return the limit that a word before the expression, or dropped from its front, makes of it."""
    place = first
    while place < len(items) and items[place].start <= taken[0].start:
        if items[place].cls in _BOUNDS:
            return _BOUNDS[items[place].cls]
        place += 1
    for place in range(first - 1, max(-1, first - 4), -1):
        if items[place].cls in _BOUNDS:
            return _BOUNDS[items[place].cls]
        if items[place].cls not in _BETWEEN:
            return None
    return None
