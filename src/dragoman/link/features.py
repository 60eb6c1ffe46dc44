"""What linking compares: one flat row for each mention, the same columns for Python and for SQL."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dragoman.language.folder import language_codes
from dragoman.language.text import tokenize
from dragoman.link.keys import city_key, digest, name_key, pair_keys
from dragoman.link.people import KeyOf, Names, People, key_by_family, key_by_name
from dragoman.link.undated import BUSY, PREFIX, with_record
from dragoman.model import BlockKey, ContactType, DateRange, EventMention, Participant, ReportedMention, Side, Status
from dragoman.timex import tag

# Main news without a day is taken to be of the publication's day or of the three before it.
WINDOW_DAYS = 3
# A sentence or quotation shorter than this may be said twice by chance.
ECHO_WORDS = 9
# Figures under this are everybody's ("two ministers", "15 members").
SMALL_FIGURE = 100
LAST_DAY = dt.date.max.toordinal()

FAMILIES = {
    ContactType.CALL: "talk",
    ContactType.OTHER_CONTACT: "talk",
    ContactType.MEETING: "talk",
    ContactType.SUMMIT: "talk",
    ContactType.MULTILATERAL_MEETING: "talk",
    ContactType.VISIT: "visit",
    ContactType.MESSAGE: "message",
    ContactType.PRESS_CONFERENCE: "press",
}
SORTS = {ContactType.SUMMIT: "meeting", ContactType.MULTILATERAL_MEETING: "meeting"}
STANDINGS = {
    Status.HAPPENED: "real",
    Status.ONGOING: "real",
    Status.PLANNED: "ahead",
    Status.REQUESTED: "ahead",
    Status.CANCELLED: "fallen",
    Status.DENIED: "denied",
}
_LEADS = (Side.INITIATOR, Side.HOST)
_VISITORS = (Side.GUEST, Side.INITIATOR)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Features(NamedTuple):
    """One mention as it is compared.

    `basis` is day (stated), stretch (of days, stated), window (of its publication), plan (window of a plan) or
    open; `lo` and `hi` are ordinals of days. `month_day` is month * 100 + day where a day lacks its year.
    `blocks` are compared where the days meet, `marks` whatever the days. An open mention lies `not_after` its
    publication, an open plan `not_before` it; `record` counts the contacts of its participants that are known.
    """

    id: str
    document: str
    family: str
    sort: str
    kind: str
    standing: str
    main: bool
    keys: tuple[str, ...]
    basis: str
    lo: int | None
    hi: int | None
    weekday: int | None
    month_day: int | None
    country: str | None
    city: str | None
    lead: str | None
    language: str | None
    echoes: tuple[str, ...]
    figures: tuple[float, ...]
    topics: tuple[str, ...]
    blocks: tuple[str, ...]
    marks: tuple[str, ...]
    named: tuple[str, ...]  # the key of every participant, in the mention's order
    company: tuple[str, ...] = ()  # the keys of others whom the document names
    not_before: int | None = None
    not_after: int | None = None
    record: int = 0
    busy: bool = False  # those who take part are in the news all the time
    abroad: bool = False  # the place is in the country of none who takes part


class _Time(NamedTuple):
    basis: str = "open"
    lo: int | None = None
    hi: int | None = None
    weekday: int | None = None
    month_day: int | None = None
    not_before: int | None = None
    not_after: int | None = None


def features_of(mentions: Sequence[ReportedMention]) -> tuple[Features, ...]:
    """Return the row of each mention; whom names stand for is what all of them together tell."""
    names = Names()
    for reported in mentions:
        names.add(reported)
    people = names.people()
    rows = [row_of(reported, people.key) for reported in mentions]
    if not any(reported.often for reported in mentions):
        return with_record(rows)
    return with_record(rows, [_often(reported, row) for reported, row in zip(mentions, rows, strict=True)])


def _often(reported: ReportedMention, row: Features) -> frozenset[str]:
    """Return the blocks of a row that the ledger holds more often than linking is shown, by entity or by name."""
    names = {key: name_key(one.name) for key, one in zip(row.named, reported.mention.participants, strict=True)}
    held = set(reported.often)
    found = {block for block in row.blocks if not held.isdisjoint(_index_keys(block, names))}
    busy = {BUSY + block for block in found if any(BUSY + key in held for key in _index_keys(block, names))}
    return frozenset(found | busy)


def _index_keys(block: str, names: Mapping[str, str]) -> tuple[str, str]:
    family, one, other = block.split("|", 2)
    pair = (names.get(one, one), names.get(other, other))
    by_name = pair if family == "visit" or not other else sorted(pair)
    return PREFIX + block, PREFIX + "|".join((family, *by_name))


def block_keys(reported: ReportedMention) -> tuple[BlockKey, ...]:
    """Return what `reported` can be compared by, for an index of all mentions.

    Every participant counts by its entity, by its name and by its family name in its office, as what the ledger
    knows of names may grow.
    """
    found: dict[str, BlockKey] = {}
    for key_of in (People().key, key_by_name, *((key_by_family,) if reported.offices else ())):
        row = row_of(reported, key_of)
        if row.lo is not None and row.hi is not None:
            # A day more: reports of one contact may be a day apart.
            found |= {key: BlockKey(key, row.lo, row.hi + 1) for key in row.blocks}
        found |= {key: BlockKey(key, 0, LAST_DAY) for key in (*row.marks, *(PREFIX + block for block in row.blocks))}
    return tuple(found.values())


def row_of(reported: ReportedMention, key_of: KeyOf) -> Features:
    """Return the row of one mention, without what only all mentions together tell."""
    mention = reported.mention
    time = _time(reported)
    family = FAMILIES[mention.type]
    named = tuple(key_of(one, reported) for one in mention.participants)
    keys = tuple(sorted({key_of(one, reported) for one in _compared(mention)}))
    country = (mention.place.country if mention.place else None) or _host_country(mention)
    echoes = _echoes(reported) if mention.main else ()
    city = city_key(mention.place)
    blocks = _blocks(family, keys, (country, city), time)
    return Features(
        id=mention.id,
        document=reported.document,
        family=family,
        sort=SORTS.get(mention.type, str(mention.type)),
        kind=str(mention.type),
        standing=STANDINGS[mention.status],
        main=mention.main,
        keys=keys,
        basis=time.basis,
        lo=time.lo,
        hi=time.hi,
        weekday=time.weekday,
        month_day=time.month_day,
        country=country,
        city=city,
        lead=_lead(reported, key_of),
        language=reported.language,
        echoes=echoes,
        figures=tuple(sorted({value for value in reported.figures if value >= SMALL_FIGURE})),
        topics=_topic_words(mention),
        blocks=blocks,
        marks=_marks(blocks, echoes, time),
        named=named,
        company=tuple(sorted({entity or name_key(name) for name, entity in reported.company} - set(named))),
        not_before=time.not_before,
        not_after=time.not_after,
        abroad=_abroad(mention),
    )


def _abroad(mention: EventMention) -> bool:
    where = mention.place.country if mention.place else None
    countries = {one.country for one in mention.participants}
    return where is not None and len(countries) > 1 and not countries & {where, None}


def _compared(mention: EventMention) -> tuple[Participant, ...]:
    """Return the participants that tell contacts apart: all, but of a visit the visitors (hosts are optional)."""
    if mention.type is not ContactType.VISIT:
        return mention.participants
    visitors = tuple(one for one in mention.participants if one.side in _VISITORS)
    return visitors or mention.participants[:1]


def _host_country(mention: EventMention) -> str | None:
    """Return the country of a visit's hosts, where no place is stated."""
    if mention.type is not ContactType.VISIT:
        return None
    visitors = _compared(mention)
    return next((one.country for one in mention.participants if one not in visitors and one.country), None)


def _lead(reported: ReportedMention, key_of: KeyOf) -> str | None:
    leads = [one for one in reported.mention.participants if one.side in _LEADS]
    return key_of(leads[0], reported) if len(leads) == 1 else None


def _blocks(family: str, keys: tuple[str, ...], where: tuple[str | None, str | None], time: _Time) -> tuple[str, ...]:
    """Return what mentions share to be compared: two participants, of a visit the visitor and the country or city."""
    if family == "visit":
        pairs = tuple(f"{key}|{place}" for key in keys for place in where if place)
    else:
        pairs = pair_keys(keys) if keys else ()
    prefix = "plan" if time.basis == "plan" else family
    return tuple(f"{prefix}|{pair}" for pair in pairs)


def _marks(blocks: tuple[str, ...], echoes: tuple[str, ...], time: _Time) -> tuple[str, ...]:
    """Return what compares mentions whatever their days: the words themselves, and a day that lacks its year."""
    found = [f"echo|{echo}" for echo in echoes]
    month_day = time.month_day
    if time.basis == "day" and time.lo is not None:
        day = dt.date.fromordinal(time.lo)
        month_day = day.month * 100 + day.day
    if month_day is not None:
        found += [f"{block}|{month_day}" for block in blocks]
    return tuple(found)


def _echoes(reported: ReportedMention) -> tuple[str, ...]:
    texts = (reported.sentence, *reported.quotes)
    words = ([token.form for token in tokenize(text[:2000]) if token.form[:1].isalnum()] for text in texts)
    return tuple(sorted({digest(" ".join(some)) for some in words if len(some) >= ECHO_WORDS}))


def _topic_words(mention: EventMention) -> tuple[str, ...]:
    forms = (token.form for topic in mention.topics for token in tokenize(topic.surface[:300]))
    return tuple(sorted({form for form in forms if len(form) > 3 and form.isalpha()}))


def _time(reported: ReportedMention) -> _Time:
    dates, window = reported.mention.date.dates, _window(reported)
    ahead = STANDINGS[reported.mention.status] == "ahead"
    if dates.start is not None and dates.end is not None:
        stated = dates.start.toordinal(), dates.end.toordinal()
        if dates.is_day:
            return _Time("day", *stated)
        return _stretch(stated, None if ahead else window, _weekday_of_set(dates))
    weekday, month_day = _clues(reported.mention.date.surface, reported.language)
    if window is None or month_day is not None:
        return _open_time(reported, weekday, month_day)
    return _Time("plan" if ahead else "window", *window, weekday)


def _open_time(reported: ReportedMention, weekday: int | None, month_day: int | None) -> _Time:
    published = reported.published
    if published.start is None or published.end is None:
        return _Time(weekday=weekday, month_day=month_day)
    if STANDINGS[reported.mention.status] == "ahead":
        return _Time(weekday=weekday, month_day=month_day, not_before=published.start.toordinal())
    return _Time(weekday=weekday, month_day=month_day, not_after=published.end.toordinal())


def _stretch(stated: tuple[int, int], window: tuple[int, int] | None, weekday: int | None) -> _Time:
    """Return the days stated, less those that the publication of main news leaves out ("this week")."""
    if window:
        lo, hi = max(stated[0], window[0]), min(stated[1], window[1])
        if lo <= hi and hi - lo < stated[1] - stated[0]:
            return _Time("window", lo, hi, weekday)
    return _Time("stretch", *stated, weekday)


def _window(reported: ReportedMention) -> tuple[int, int] | None:
    """Return the days in which main news without a day may have happened."""
    published = reported.published
    if not reported.mention.main or published.start is None or published.end is None:
        return None
    if (published.end - published.start).days > 31:
        return None
    return published.start.toordinal() - WINDOW_DAYS, published.end.toordinal()


def _weekday_of_set(dates: DateRange) -> int | None:
    """Return the weekday that all days of a set share ("a Wednesday of February 2023")."""
    if dates.is_day or not (dates.edtf or "").startswith(("[", "{")):
        return None
    try:
        found = {dt.date.fromisoformat(day).weekday() for day in _DAY.findall(dates.edtf or "")}
    except ValueError:
        return None
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _clues(surface: str | None, language: str | None) -> tuple[int | None, int | None]:
    """Return the weekday, and month * 100 + day, that words name without fixing the day."""
    if not surface or language not in language_codes():
        return None, None
    found = tag(surface, language)
    weekday = next((one.weekday for one in found if one.weekday is not None), None)
    specs = [spec for one in found for spec in one.specs if spec.day and spec.month and not spec.hijri]
    if not specs:
        return weekday, None
    return weekday, (specs[0].month or 0) * 100 + (specs[0].day or 0)
