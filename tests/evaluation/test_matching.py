"""Which mention tells which contact, strictly and softly."""

from __future__ import annotations

import pytest
from builders import KERIZ, VELL, mention, person

from dragoman.evaluation.gold import GoldEvent, GoldParticipant
from dragoman.evaluation.matching import agreement, match_events
from dragoman.model import ContactType, EventMention, Participant, Place

OTHER = person("Bora Lind", "Q3", "CCC")


def event(*names: str, type: str = "call", places: tuple[str, ...] = (), start: str | None = None) -> GoldEvent:
    """Return a gold event of these participants."""
    people = tuple(GoldParticipant(name) for name in names or ("Aruna Vell", "Tomas Keriz"))
    return GoldEvent("x", type, "happened", True, people, start, start, places)


@pytest.mark.parametrize(
    ("gold", "coded", "soft", "strict"),
    [
        (event(), mention("m"), True, True),
        (event(), mention("m", KERIZ, VELL), True, True),
        (event(), mention("m", VELL, KERIZ, OTHER), True, False),
        (event(), mention("m", VELL), False, False),
        (event(), mention("m", VELL, OTHER), False, False),
        (event(), mention("m", type="other_contact"), True, False),
        (event(), mention("m", type="meeting"), False, False),
        (event(type="summit"), mention("m", type="meeting"), True, False),
        (event("Aruna Vell", "Tomas Keriz", "Bora Lind"), mention("m"), True, False),
        (event("Aruna Vell", "Tomas Keriz", "Bora Lind", "Ida Voss", "Ren Oka"), mention("m"), False, False),
        (event("Aruna Vell", "(Republic of B)"), mention("m"), False, False),
    ],
)
def test_agreement(gold: GoldEvent, coded: EventMention, soft: bool, strict: bool) -> None:
    found = agreement(gold, coded)
    assert (found.soft, found.strict) == (soft, strict)


def test_a_side_without_a_person_is_known_by_its_state() -> None:
    gold = GoldEvent(
        "x", "call", "happened", True, (GoldParticipant("Aruna Vell"), GoldParticipant("(B)", None, "BBB")), None, None
    )
    assert agreement(gold, mention("m")).strict


@pytest.mark.parametrize(
    ("place", "participants", "good"),
    [
        (Place("Cairo", "Le Caire", "EGY"), (VELL,), True),
        (Place("Rabat", "Rabat", "MAR"), (VELL,), False),
        (None, (VELL, KERIZ), True),
        (None, (VELL,), False),
        (Place("Cairo", "Le Caire", "EGY"), (KERIZ,), False),
    ],
)
def test_of_a_visit_the_visitor_and_the_place_decide(
    place: Place | None, participants: tuple[Participant, ...], good: bool
) -> None:
    gold = event(type="visit", places=("القاهرة", "Cairo"))
    assert agreement(gold, mention("m", *participants, type="visit", place=place)).strict is good


def test_each_mention_tells_one_contact_and_the_better_one() -> None:
    gold = [event(type="other_contact"), event(type="call")]
    matches = match_events(gold, [mention("m", type="call")])
    assert [(match.gold, match.mention) for match in matches] == [(1, 0)]
    assert match_events(gold, []) == []


def test_every_type_of_the_contract_agrees_with_itself() -> None:
    for kind in ContactType:
        assert agreement(event(type=kind, places=()), mention("m", type=kind)).strict
