"""One event out of its reports: a value for each field with its grounds, and every value that stands against it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.link.dates import fused_date
from dragoman.link.features import Features
from dragoman.link.keys import city_key
from dragoman.link.sources import source_groups
from dragoman.model import (
    Conflict,
    ContactType,
    Event,
    EventMention,
    EventParticipant,
    Grounds,
    Participant,
    Place,
    Report,
    ReportedMention,
    Side,
    Stated,
    Status,
)

# Surer than this no ledger of the press is.
MAX_CONFIDENCE = 0.99

# The more specific kind is the later; what one report leaves open the other says.
_SPECIFIC = (
    ContactType.OTHER_CONTACT,
    ContactType.CALL,
    ContactType.MEETING,
    ContactType.MULTILATERAL_MEETING,
    ContactType.SUMMIT,
)
# What has come to pass stands before what was foreseen.
_SETTLED = (
    Status.HAPPENED,
    Status.ONGOING,
    Status.CANCELLED,
    Status.DENIED,
    Status.PLANNED,
    Status.REQUESTED,
)


@dataclass(frozen=True, slots=True)
class _Reports:
    """The reports of one event with their rows and the index of the independent source of each."""

    reported: tuple[ReportedMention, ...]
    rows: tuple[Features, ...]
    source: tuple[int, ...]

    def documents(self, indexes: Iterable[int]) -> tuple[str, ...]:
        """Return the documents of these reports, each once, in order."""
        return tuple(dict.fromkeys(self.reported[index].document for index in sorted(indexes)))

    def support(self, indexes: Iterable[int]) -> int:
        """Return how many independent sources these reports are."""
        return len({self.source[index] for index in indexes})


def fuse(event: str, reported: Sequence[ReportedMention], rows: Sequence[Features]) -> Event:
    """Return the event of these reports, which should stand in the order of their mentions' ids."""
    reports = _in_order(reported, rows)
    mentions = [one.mention for one in reports.reported]
    kind = max((one.type for one in mentions), key=_rank)
    status, status_conflict = _chosen(reports, "status", lambda one: str(one.status), _settled)
    participants, named = _participants(reports)
    place, place_conflict = _place(reports)
    date, date_conflict = fused_date(reports.reported, reports.support)
    direction = _direction(reports)
    conflicts = (date_conflict, status_conflict, place_conflict, named, direction)
    return Event(
        id=event,
        type=kind,
        status=Status(status),
        participants=participants,
        reports=tuple(Report(o.document, o.mention.id, o.language, o.published) for o in reports.reported),
        date=date,
        place=place,
        topics=_topics(reports),
        languages=tuple(sorted({one.language for one in reports.reported if one.language})),
        independent_sources=len(set(reports.source)),
        conflicts=tuple(conflict for conflict in conflicts if conflict),
        grounds=_grounds(reports, kind, status, place, date.edtf),
        confidence=_confidence(reports),
    )


def _in_order(reported: Sequence[ReportedMention], rows: Sequence[Features]) -> _Reports:
    order = sorted(range(len(reported)), key=lambda index: _first_published(reported[index]))
    reported, rows = tuple(reported[i] for i in order), tuple(rows[i] for i in order)
    groups = source_groups(reported, rows)
    source = {index: number for number, group in enumerate(groups) for index in group}
    return _Reports(reported, rows, tuple(source[index] for index in range(len(rows))))


def _first_published(reported: ReportedMention) -> tuple[bool, str, str, str]:
    start = reported.published.start
    return (start is None, start.isoformat() if start else "", reported.document, reported.mention.id)


def _rank(kind: ContactType) -> int:
    return _SPECIFIC.index(kind) if kind in _SPECIFIC else len(_SPECIFIC)


def _settled(status: str) -> int:
    return _SETTLED.index(Status(status))


def _by_value(reports: _Reports, value_of: Callable[[EventMention], str | None]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(reports.reported):
        value = value_of(one.mention)
        if value is not None:
            found[value].append(index)
    return found


def _chosen(
    reports: _Reports, field: str, value_of: Callable[[EventMention], str | None], rank: Callable[[str], int]
) -> tuple[str, Conflict | None]:
    """Return the value of the best rank, and the conflict where reports give several."""
    values = _by_value(reports, value_of)
    ordered = sorted(values, key=lambda value: (rank(value), -reports.support(values[value]), value))
    return ordered[0], _conflict(reports, field, values, ordered)


def _conflict(
    reports: _Reports, field: str, values: Mapping[str, Sequence[int]], ordered: Sequence[str]
) -> Conflict | None:
    if len(ordered) < 2:
        return None
    return Conflict(field, tuple(Stated(value, reports.documents(values[value])) for value in ordered))


def _participants(reports: _Reports) -> tuple[tuple[EventParticipant, ...], Conflict | None]:
    """Return those whom half of the reports or more name, in the order of the fullest report."""
    named = [_keyed(one.mention, row) for one, row in zip(reports.reported, reports.rows, strict=True)]
    counts = Counter(key for keys in named for key in keys)
    fullest = max(range(len(named)), key=lambda index: (len(named[index]), -index))
    order = list(dict.fromkeys([*named[fullest], *(key for keys in named for key in keys)]))
    wanted = [key for key in order if 2 * counts[key] >= len(named)]
    chosen = tuple(_fused_participant(key, named, reports) for key in wanted or list(named[fullest]))
    return chosen, _named_otherwise(reports, named)


def _keyed(mention: EventMention, row: Features) -> dict[str, Participant]:
    """Return the participants by the keys under which they were compared."""
    return dict(zip(row.named, mention.participants, strict=True))


def _fused_participant(key: str, named: Sequence[Mapping[str, Participant]], reports: _Reports) -> EventParticipant:
    indexes = [index for index, keys in enumerate(named) if key in keys]
    ones = [named[index][key] for index in indexes]
    return EventParticipant(
        name=_usual(one.name for one in sorted(ones, key=lambda one: one.entity is None)) or ones[0].name,
        entity=_usual(one.entity for one in ones),
        country=_usual(one.country for one in ones),
        role=_usual(one.role for one in ones),
        org=_usual(one.org for one in ones),
        side=_side(ones),
        documents=reports.documents(indexes),
    )


def _usual(values: Iterable[str | None]) -> str | None:
    """Return the most frequent value, of several the first."""
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda value: counts[value]) if counts else None


def _side(ones: Sequence[Participant]) -> Side | None:
    sides = {one.side for one in ones if one.side}
    return sides.pop() if len(sides) == 1 else None


def _named_otherwise(reports: _Reports, named: Sequence[Mapping[str, Participant]]) -> Conflict | None:
    """Return the conflict where each of two reports names one whom the other doesn't; more names are no conflict."""
    sets = [frozenset(keys) for keys in named]
    if not any(one - other and other - one for i, one in enumerate(sets) for other in sets[:i]):
        return None
    values: dict[str, list[int]] = defaultdict(list)
    for index, keys in enumerate(named):
        values[", ".join(sorted(one.name for one in keys.values()))].append(index)
    ordered = sorted(values, key=lambda value: (-reports.support(values[value]), value))
    return _conflict(reports, "participants", values, ordered)


def _place(reports: _Reports) -> tuple[Place | None, Conflict | None]:
    """Return the narrowest place; places in two countries, or two cities, are a conflict."""
    narrow = _by_value(reports, lambda one: one.place.name if one.place and city_key(one.place) else None)
    wide = _by_value(reports, lambda one: one.place.country if one.place else None)
    values = narrow or _by_value(reports, lambda one: one.place.name if one.place else None)
    if not values:
        return None, None
    ordered = sorted(values, key=lambda value: (-reports.support(values[value]), value))
    places = [reports.reported[index].mention.place for index in values[ordered[0]]]
    place = next((one for one in places if one and one.country), places[0])
    if len(wide) > 1:
        by_country = sorted(wide, key=lambda code: (-reports.support(wide[code]), code))
        return place, _conflict(reports, "place", wide, by_country)
    distinct = {city_key(Place(value, value)) for value in narrow}
    return place, _conflict(reports, "place", narrow, ordered) if len(distinct) > 1 else None


def _direction(reports: _Reports) -> Conflict | None:
    values: dict[str, list[int]] = defaultdict(list)
    keys: dict[str, str] = {}
    for index, row in enumerate(reports.rows):
        leads = [one.name for one in reports.reported[index].mention.participants if one.side in _LEADS]
        if row.lead and leads:
            values[keys.setdefault(row.lead, leads[0])].append(index)
    ordered = sorted(values, key=lambda value: (-reports.support(values[value]), value))
    return _conflict(reports, "direction", values, ordered)


_LEADS = (Side.INITIATOR, Side.HOST)


def _topics(reports: _Reports) -> tuple[Stated, ...]:
    values: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(reports.reported):
        for topic in one.mention.topics:
            values[topic.surface].append(index)
    return tuple(Stated(surface, reports.documents(indexes)) for surface, indexes in values.items())


def _grounds(
    reports: _Reports, kind: ContactType, status: str, place: Place | None, edtf: str | None
) -> tuple[Grounds, ...]:
    """Return for each value the documents that state it."""
    found = [
        ("type", str(kind), _by_value(reports, lambda one: str(one.type)).get(str(kind), [])),
        ("status", status, _by_value(reports, lambda one: str(one.status)).get(status, [])),
    ]
    if place:
        found.append(("place", place.name, _by_value(reports, _place_name).get(place.name, [])))
    dates = _by_value(reports, lambda one: one.date.dates.edtf)
    if edtf:
        # An overlap of two stretches is stated by none alone: it rests on all that are dated.
        found.append(("date", edtf, dates.get(edtf) or [index for some in dates.values() for index in some]))
    return tuple(Grounds(field, value, reports.documents(indexes)) for field, value, indexes in found)


def _place_name(mention: EventMention) -> str | None:
    return mention.place.name if mention.place else None


def _confidence(reports: _Reports) -> float:
    """Return how sure it is that the contact is real: independent sources add up, reports of one source don't."""
    best: dict[int, float] = {}
    for source, one in zip(reports.source, reports.reported, strict=True):
        best[source] = max(best.get(source, 0.0), one.mention.confidence)
    doubt = math.prod(1 - min(max(value, 0.0), 1.0) for value in best.values())
    return round(min(1 - doubt, MAX_CONFIDENCE), 3)
