"""What the page says, in the language of whoever reads it: texts, days, numbers, names of states.

The texts stand in `interface.yaml` of each language folder; a language without one is read, but not spoken.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache, partial
from typing import Any

from babel import Locale
from babel.dates import format_date, format_interval
from babel.numbers import format_decimal, format_percent

from dragoman.errors import KnowledgeError
from dragoman.language.folder import Language, language_codes, load_language
from dragoman.model import DateRange

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_OF_MONTH_YEAR, _MONTH_YEAR = "yMMMd", "MMMM y"
_KEPT = 4096


class Speech:
    """One language in which the page can be read."""

    def __init__(self, language: Language) -> None:
        self.code = language.code
        self.name = str(language.manifest["name"])
        self.direction = "rtl" if language.right_to_left else "ltr"
        self._texts: dict[str, Any] = language.data("interface")
        self.for_strangers = bool(self._texts["for_strangers"])
        self._locale = Locale.parse(str(self._texts["locale"]))
        # A page writes the same numbers and days in row after row.
        self._number = lru_cache(_KEPT)(partial(format_decimal, locale=self._locale))
        self._date = lru_cache(_KEPT)(partial(format_date, locale=self._locale))
        self._language = language

    def say(self, key: str, **values: object) -> str:
        """Return the text of a key such as "ledger.title"; `count` chooses among plural forms.

        Raises KeyError for a key that no text has.
        """
        text: Any = self._texts
        for part in key.split("."):
            text = text[part]
        if isinstance(text, dict):
            count = values["count"]
            assert isinstance(count, int)
            text = text.get(self._locale.plural_form(count), text["other"])
            values["count"] = self.number(count)
        return str(text).format(**values) if values else str(text)

    def known(self, section: str, key: str) -> str:
        """Return the text of a value that comes from data, the value itself where there is no text for it."""
        return str(self._texts[section].get(key, key.replace("_", " ")))

    def number(self, number: float) -> str:
        """Return a number with this language's separators."""
        return str(self._number(number))

    def percent(self, share: float) -> str:
        """Return a share of one in hundredths."""
        return str(format_percent(share, locale=self._locale))

    def state(self, code: str | None) -> str:
        """Return the name of a state by its three letters, the letters where the language has no name for it."""
        return self.states[code or ""]

    def language(self, code: str | None) -> str:
        """Return what a language is called, by its code."""
        return (code and self._locale.languages.get(code)) or code or self.say("unknown")

    def day(self, day: dt.date | None) -> str:
        """Return a day, short: "11 Oct 2023"."""
        return str(self._date(day, "d MMM y")) if day else "—"

    def month(self, month: str) -> str:
        """Return a month that is given as "2023-10"."""
        return self._month_of(dt.date.fromisoformat(f"{month}-01"))

    def days(self, dates: DateRange, *, short: bool = False) -> str:
        """Return known days in words: "Wednesday 11 October 2023", "a Wednesday of February 2023", "October 2023"."""
        start, end = dates.start, dates.end
        if start is None or end is None:
            return self.say("days.unknown")
        if start == end:
            return self.day(start) if short else str(self._date(start, "full"))
        weekday = _weekday_of_set(dates)
        if weekday is not None:
            name = self._locale.days["stand-alone"]["wide"][weekday]
            if (start.year, start.month) == (end.year, end.month):
                return self.say("days.weekday_of", weekday=name, month=self._month_of(start))
            return self.say("days.weekday_between", weekday=name, start=self.day(start), end=self.day(end))
        return self._stretch(start, end)

    @cached_property
    def time_format(self) -> dict[str, Any]:
        """Return how charts write times, as d3 wants it."""
        months, days = self._locale.months["format"], self._locale.days["format"]
        sunday_first = (6, 0, 1, 2, 3, 4, 5)
        return {
            "dateTime": "%c",
            "date": "%d/%m/%Y",
            "time": "%H:%M:%S",
            "periods": [self._locale.day_periods["format"]["abbreviated"].get(part, part) for part in ("am", "pm")],
            "days": [days["wide"][day] for day in sunday_first],
            "shortDays": [days["abbreviated"][day] for day in sunday_first],
            "months": [months["wide"][month] for month in range(1, 13)],
            "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
        }

    def _stretch(self, start: dt.date, end: dt.date) -> str:
        if start.day == 1 and end == start.replace(day=calendar.monthrange(start.year, start.month)[1]):
            return self._month_of(start)
        if (start.month, start.day, end) == (1, 1, dt.date(start.year, 12, 31)):
            return str(start.year)
        return str(format_interval(start, end, _DAY_OF_MONTH_YEAR, locale=self._locale))

    def _month_of(self, day: dt.date) -> str:
        return str(self._date(day, _MONTH_YEAR))

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Return the names of states by their three letters; other letters are their own name."""
        rows = ((row["state"], row["names"].split("|")[0]) for row in self._language.table("states"))
        return _Names((code, name) for code, name in rows if name)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Return what the kinds of contact are called."""
        return _Names(self._texts["kinds"])

    @cached_property
    def statuses(self) -> Mapping[str, str]:
        """Return what the statuses are called."""
        return _Names(self._texts["statuses"])

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """Return what languages are called, by code."""
        return _Names(self._locale.languages)


class _Names(dict[str, str]):
    """Names by code, the code itself where there is none."""

    def __missing__(self, code: str) -> str:
        return code


@cache
def spoken() -> dict[str, Speech]:
    """Return the languages that the page speaks, by code, the one it speaks to strangers first."""
    found = []
    for code in language_codes():
        try:
            found.append(Speech(load_language(code)))
        except KnowledgeError:  # no interface.yaml: the press of that language is read, the page not written in it
            continue
    found.sort(key=lambda speech: not speech.for_strangers)
    return {speech.code: speech for speech in found}


def speech_for(wanted: Iterable[str]) -> Speech:
    """Return the first language of `wanted` that the page speaks, else the one for strangers."""
    languages = spoken()
    for code in wanted:
        speech = languages.get(code.split("-")[0].lower())
        if speech:
            return speech
    return next(iter(languages.values()))


def accepted(header: str) -> list[str]:
    """Return the languages of an Accept-Language header, the dearest first; what can't be read is left out."""
    weighed = []
    for part in header.split(",")[:20]:
        code, _, quality = part.strip().partition(";q=")
        try:
            weighed.append((-float(quality or 1), code.strip()))
        except ValueError:
            continue
    return [code for weight, code in sorted(weighed, key=lambda pair: pair[0]) if weight < 0]


def _weekday_of_set(dates: DateRange) -> int | None:
    if not (dates.edtf or "").startswith(("[", "{")):
        return None
    try:
        found = {dt.date.fromisoformat(day).weekday() for day in _ISO_DAY.findall(dates.edtf or "")}
    except ValueError:
        return None
    return found.pop() if len(found) == 1 else None
