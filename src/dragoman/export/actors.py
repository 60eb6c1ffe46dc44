"""Which state or kind of body an actor stands for, in PLOVER's codes, on the day of the event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.export.codes import tables
from dragoman.knowledge import KnowledgeBase
from dragoman.model import DateRange, EventParticipant


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A state in other lists: ISO alpha-2, FIPS 10-4, Correlates of War; empty where a list lacks it."""

    iso2: str = ""
    fips: str = ""
    cow: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What an actor stands for: `code` is ISO alpha-3 or IGO, `sector` GOV, IGO, JUD, PTY or None."""

    code: str | None
    sector: str | None


@cache
def _countries() -> dict[str, CountryCodes]:
    lines = files("dragoman.export").joinpath("countries.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: CountryCodes(*codes) for code, *codes in rows}


def country_codes(alpha3: str | None) -> CountryCodes:
    """Return the state's codes in other lists."""
    return _countries().get(alpha3 or "", CountryCodes())


def country_name(base: KnowledgeBase, alpha3: str | None) -> str:
    """Return the state's usual English name, empty where there is none."""
    state = base.state(alpha3) if alpha3 else None
    return state.name if state else ""


def standing_of(one: EventParticipant, on: DateRange, base: KnowledgeBase) -> Standing:
    """Return what the actor stands for; a sector is never guessed.

    A body says it by its kind. A person has the sector of the office held on that day, or of the office that a
    report gives with a state; a name with a state alone has none: it may be the opposition's.
    """
    body = base.body(one.entity or "") or base.body(one.org or "")
    if body:
        return _of_body(body.kind, one.country or body.country)
    state = base.state(one.country) if one.country else None
    if state and one.entity in (state.wikidata, state.code):
        return Standing(one.country, "GOV")
    terms = base.offices_of(one.entity, on) if one.entity and on.known else ()
    for term in terms:
        if body := base.body(term.of):
            return _of_body(body.kind, one.country or body.country)
    in_office = bool(terms) or bool(one.role and one.country and not one.org)
    return Standing(one.country, "GOV" if in_office else None)


def _of_body(kind: str, country: str | None) -> Standing:
    known = tables()["bodies"].get(kind, {})
    return Standing(known.get("code", country), known.get("sector"))
