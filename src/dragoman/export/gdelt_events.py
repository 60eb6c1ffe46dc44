"""Events as GDELT 2.0 has them: 61 columns, tab-separated, no header."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from dragoman.export.actors import country_codes, country_name, standing_of
from dragoman.export.dossier import About, Dossier, Losses
from dragoman.export.dyadic import DyadicEvent, dyadic
from dragoman.export.spots import Spot, spot_of
from dragoman.export.tabbed import write_row
from dragoman.knowledge import KnowledgeBase, load
from dragoman.model import EventParticipant

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
# What a place's type is in GDELT: a state, a city of the United States, a city elsewhere.
_STATE, _US_CITY, _WORLD_CITY = 1, 3, 4
_NOWHERE: Sequence[object] = (None,) * len(_GEO)
# GDELT wants a tone; none is measured.
_NO_TONE = 0


def write(dossiers: Iterable[Dossier], sink: BinaryIO, about: About) -> Losses:
    """Write a row for each pair of sides of each event."""
    losses = Losses()
    base = load(about.knowledge)
    for row in dyadic(dossiers, losses):
        write_row(sink, _cells(row, base))
    return +losses


def date_added(dossier: Dossier) -> str:
    """Return the day of the first report, else of the event, as YYYYMMDDHHMMSS; empty where neither is known."""
    published = [report.published.start for report in dossier.event.reports if report.published.start]
    day = min(published) if published else dossier.event.date.start
    return f"{day:%Y%m%d}000000" if day else ""


def _cells(row: DyadicEvent, base: KnowledgeBase) -> Iterable[object]:
    event, coding, day = row.dossier.event, row.coding, row.day
    reports = row.dossier.reports
    yield from (row.number, f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, _fraction(day))
    yield from _actor(row.source, row, base)
    yield from _actor(row.target, row, base)
    yield int(any(told.mention.main for told in reports))
    yield from (coding.cameo, coding.cameo, coding.root, coding.cameo_quad, coding.goldstein)
    yield from (len(event.reports), event.independent_sources)
    yield from (len({report.document for report in event.reports}), _NO_TONE)
    yield from _NOWHERE
    yield from _NOWHERE
    yield from _geo(spot_of(event.place, base), base)
    address = next((told.document.url for told in reports if told.document.url), reports[0].document.id)
    yield from (date_added(row.dossier), address)


def _actor(one: EventParticipant, row: DyadicEvent, base: KnowledgeBase) -> Sequence[object]:
    standing = standing_of(one, row.dossier.event.date, base)
    country = None if standing.code == "IGO" else one.country
    code = "".join(dict.fromkeys(filter(None, (standing.code, standing.sector))))
    return (code or None, one.name.upper(), country, None, None, None, None, standing.sector, None, None)


def _geo(spot: Spot | None, base: KnowledgeBase) -> Sequence[object]:
    if spot is None:
        return _NOWHERE
    country = spot.place.country
    kind = _STATE if not spot.narrow else _US_CITY if country == "USA" else _WORLD_CITY
    name = ", ".join(filter(None, (spot.city, country_name(base, country))))
    return (kind, name, country_codes(country).fips, None, None, spot.latitude, spot.longitude, None)


def _fraction(day: dt.date) -> str:
    """Return the year with the part of it that is gone, as GDELT reckons: months of thirty days."""
    return f"{day.year + min((day.month * 30 + day.day) / 365, 0.9999):.4f}"
