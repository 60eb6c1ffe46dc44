"""From the items that a rule took to what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.timex.grammar import Rule
from dragoman.timex.scan import Item
from dragoman.timex.values import Anchor, Shape, Spec, Third, Turn, Unit

_SEPARATORS = {
    Shape.LIST: frozenset({"AND", "COMMA", "DASH", "SLASH"}),
    Shape.CHOICE: frozenset({"OR", "COMMA"}),
    Shape.RANGE: frozenset({"TO", "UNTIL", "DASH", "AND"}),
}
_UNITS = frozenset({"UMINUTE", "UHOUR", "UDAY", "UWEEK", "UWEEKEND", "UMONTH", "UYEAR", "UAGE"})
_NUMBERS = frozenset({"DAY", "ORD", "NTH", "NUM", "YEAR", "HYEAR"})
# What the parts of a list or range take from each other: "from the 3rd to the 5th of May 2023".
_SHARED = ("month", "year", "unit", "turn")
_WEEKS = {1: Third.WEEK_1, 2: Third.WEEK_2, 3: Third.WEEK_3, 4: Third.WEEK_4}
_MOST_KNOWN = 20_000
_KNOWN: dict[tuple[Any, ...], tuple[Spec, ...] | None] = {}


def specs_of(items: Sequence[Item], rule: Rule) -> tuple[Spec, ...] | None:
    """Return what the items say, one Spec a part; None where they say nothing that can be.

    Of a duration the shift is its length; times of day and sets have no Spec. Kept for what items say, since
    texts say the same few things.
    """
    if rule.kind not in ("date", "duration"):
        return ()
    key = (rule.place, *[item[2:] for item in items])
    if key not in _KNOWN:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[key] = _specs(items, rule)
    return _KNOWN[key]


def _specs(items: Sequence[Item], rule: Rule) -> tuple[Spec, ...] | None:
    if rule.shape is Shape.ONE:
        spec = _spec(items, rule)
        return None if spec is None else (spec,)
    specs = [spec for spec in (_spec(part, rule) for part in _parts(items, rule.shape)) if spec]
    return tuple(_shared(specs)) if specs else None


def _parts(items: Sequence[Item], shape: Shape) -> Iterator[Sequence[Item]]:
    """Yield the items of each part; the comma of "May 5, 2023" separates nothing."""
    part: list[Item] = []
    for item, after in zip(items, [*items[1:], None], strict=True):
        before_year = item.cls == "COMMA" and after is not None and after.cls in ("YEAR", "UYEAR")
        if item.cls in _SEPARATORS.get(shape, ()) and not before_year:
            if any(one.cls not in ("THE", "FROMOF", "FROM", "BETWEEN", "PART") for one in part):
                yield part
                part = []
            continue
        if item.cls == "WEEKDAY" and shape is Shape.RANGE and any(one.cls == "WEEKDAY" for one in part):
            yield part  # "the night of Sunday Monday"
            part = []
        part.append(item)
    if part:
        yield part


def _shared(specs: Sequence[Spec]) -> Iterator[Spec]:
    """Yield the parts, each with the month and year that the nearest other part gives."""
    for place, spec in enumerate(specs):
        others = [*specs[place + 1 :], *reversed(specs[:place])]
        for name in _SHARED:
            if getattr(spec, name) is None and _takes(spec, name):
                given = next((getattr(other, name) for other in others if getattr(other, name) is not None), None)
                spec = _with(spec, name, given)
        yield spec


def _with(spec: Spec, name: str, value: Any) -> Spec:
    return replace(spec, **{name: value})


def _takes(spec: Spec, name: str) -> bool:
    return name == "turn" or (name == "month" and spec.day is not None) or (name == "year" and spec.month is not None)


def _spec(items: Sequence[Item], rule: Rule) -> Spec | None:
    """Return what the items say together; of two words that say the same thing the first is heard."""
    fields: dict[str, Any] = {}
    for item in items:
        if rule.count and item.cls in _NUMBERS:
            one = fields.get("shift", 0)
            fields["shift"] = item.value if one == 1 else one + item.value  # "a two-day stay", "a hundred"
        elif item.cls in _READERS:
            fields = {**_READERS[item.cls](item.value), **fields}
    if rule.name == "day-of-count":
        return Spec(nth=fields.get("shift"), unit=Unit.DAY, anchor=Anchor.EVENT)
    if rule.name == "week-of-month":
        fields = _week_of_month(fields)
    elif rule.name in ("turned-unit", "third-of-this"):
        fields = _turned(fields, items)
    elif rule.count:
        fields |= _counted(fields, rule, items)
    return Spec(anchor=_anchor(fields, rule), **fields) if fields else None


def _turned(fields: dict[str, Any], items: Sequence[Item]) -> dict[str, Any]:
    """Return the fields of "last month"; "the last months" are no one month."""
    if any(item.cls in _UNITS and item.value.number != 1 for item in items):
        return {"vague": True}
    return {"turn": Turn.THIS, **fields}


def _week_of_month(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of "the first week of May": a month and which part of it; nothing for a week it hasn't."""
    kept = {name: value for name, value in fields.items() if name in ("month", "year")}
    which = _WEEKS.get(fields.get("day", 0)) or (Third.LAST_WEEK if fields.get("turn") is Turn.LAST else None)
    return {**kept, "third": which} if which else {}


def _counted(fields: Mapping[str, Any], rule: Rule, items: Sequence[Item]) -> dict[str, Any]:
    """Return a signed shift: from the number, else from the unit's own form (a dual)."""
    amount = next(item.value for item in items if item.cls in _UNITS)
    shift = fields.get("shift")
    if shift is None and not fields.get("vague"):
        shift = amount.number
    return {"unit": amount.unit, "shift": None if shift is None else rule.sign * shift, "vague": shift is None}


def _anchor(fields: Mapping[str, Any], rule: Rule) -> Anchor:
    if rule.event or fields.get("turn") in (Turn.SAME, Turn.FOLLOWING, Turn.PRECEDING):
        return Anchor.EVENT
    if "readings" in fields or ("year" in fields and ("day" in fields or "turn" not in fields)):
        return Anchor.NONE
    return Anchor.PUBLICATION


def _sequel(turn: Turn) -> Mapping[str, Any]:
    return {"shift": {Turn.SAME: 0, Turn.FOLLOWING: 1, Turn.PRECEDING: -1}[turn], "turn": turn}


def _readings(readings: Any) -> Mapping[str, Any]:
    if len(readings) == 1:
        return {"year": readings[0].year, "month": readings[0].month, "day": readings[0].day}
    return {"readings": readings}


_READERS: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {
    "WEEKDAY": lambda value: {"weekday": value},
    "WDAY": lambda value: {"weekday": value},
    "DAY": lambda value: {"day": value},
    "ORD": lambda value: {"day": value},
    "NTH": lambda value: {"day": value},  # in figures: "16th"
    "NUM": lambda value: {"day": value},
    "MONTH": lambda value: {"month": value},
    "HMONTH": lambda value: {"month": value, "hijri": True},
    "YEAR": lambda value: {"year": value},
    "HYEAR": lambda value: {"year": value},
    "REL": lambda value: {"offset": value},
    "NOW": lambda value: {"offset": value},
    "PART": lambda value: {"part": value},
    "FEAST": lambda value: {"month": value[0], "day": value[1]},
    "THIRD": lambda value: {"third": Third(value)},
    "EARLIER": lambda _: {"third": Third.EARLIER},
    "LATER": lambda _: {"third": Third.LATER},
    "SEASON": lambda value: {"season": value},
    "TURN": lambda value: {"turn": value},
    "TURNS": lambda value: {"turn": value},
    "TURNED": lambda value: {"turn": value},
    "SEQ": _sequel,
    "THAT": lambda _: _sequel(Turn.SAME),
    "EVENT": lambda value: {"shift": value, "unit": Unit.DAY},
    "FEW": lambda value: {"vague": True},
    "FIGURES": _readings,
    **{cls: (lambda value: {"unit": value.unit}) for cls in _UNITS},
}
