"""Who acts on whom: visitor and host, caller and called, and all alike where nothing says so."""

from __future__ import annotations

import pytest
from builders import person
from dossiers import CAIRO, HALIM, KERIZ, LEAGUE, NOBODY, NOWHERE, ORSAY, VELL

from dragoman.export.parties import dyads_of, parties_of
from dragoman.model import ContactType, Event, EventParticipant, Participant, Place, Side, Status


def event(*people: Participant, kind: str = "meeting", place: Place | None = None, sides: str = "") -> Event:
    """Return an event of these people; `sides` gives each their side by its first letter, "." for none."""
    letters = {str(side)[0]: side for side in Side} | {".": None}
    some = tuple(
        EventParticipant(one.name, one.entity, one.country, None, one.org, letters[side])
        for one, side in zip(people, sides or "." * len(people), strict=True)
    )
    return Event("e1", ContactType(kind), Status.HAPPENED, some, (), place=place)


def names(some: tuple[EventParticipant, ...]) -> list[str]:
    return [one.name.split()[-1] for one in some]


@pytest.mark.parametrize(
    ("told", "actors", "recipients", "visit"),
    [
        (event(VELL, KERIZ, sides="ir"), ["Vell"], ["Keriz"], False),
        (event(KERIZ, VELL, sides="ri"), ["Vell"], ["Keriz"], False),
        (event(HALIM, VELL, sides="hg"), ["Vell"], ["Halim"], True),
        (event(HALIM, VELL, sides="h."), ["Vell"], ["Halim"], True),
        (event(VELL, KERIZ), ["Vell", "Keriz"], [], False),
        (event(VELL, KERIZ, sides="hh"), ["Vell", "Keriz"], [], False),
        (event(VELL, ORSAY, LEAGUE), ["Vell", "Orsay", "League"], [], False),
        (event(ORSAY, kind="visit", place=CAIRO), ["Orsay"], ["Egypt"], True),
        (event(HALIM, kind="visit", place=CAIRO), ["Halim"], [], False),
        (event(ORSAY, kind="visit"), ["Orsay"], [], False),
        (event(VELL, kind="meeting", place=CAIRO), ["Vell"], [], False),
        (event(VELL, HALIM, NOBODY, kind="message", sides="irb"), ["Vell"], ["Halim"], False),
    ],
)
def test_who_acts(told: Event, actors: list[str], recipients: list[str], visit: bool) -> None:
    parties = parties_of(told)
    assert (names(parties.actors), names(parties.recipients), parties.visit) == (actors, recipients, visit)


@pytest.mark.parametrize(
    ("told", "pairs"),
    [
        (event(VELL, KERIZ), ["Vell-Keriz"]),
        (event(HALIM, VELL, sides="hg"), ["Vell-Halim"]),
        (event(VELL, KERIZ, HALIM), ["Vell-Keriz", "Vell-Halim", "Keriz-Halim"]),
        (event(VELL, person("Omar Bel", None, "MAR"), KERIZ), ["Vell-Keriz"]),
        (event(VELL, person("Omar Bel", None, "MAR")), []),
        (event(VELL, place=NOWHERE), []),
    ],
)
def test_pairs_of_sides(told: Event, pairs: list[str]) -> None:
    found = [f"{names(dyad.source)[0]}-{names(dyad.target)[0]}" for dyad in dyads_of(told)]
    assert found == pairs


def test_the_host_may_come_first() -> None:
    [dyad] = dyads_of(event(HALIM, VELL, sides="hg"), host_acts=True)
    assert names(dyad.source) == ["Halim"]
