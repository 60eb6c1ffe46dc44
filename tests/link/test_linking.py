"""Which reports are one contact: look-alikes stay apart, reports of one come together, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from builders import KERIZ, VELL, day, person, reported, stretch

from dragoman.link import link
from dragoman.model import (
    UNDATED,
    Attribution,
    Event,
    Judgement,
    Participant,
    Place,
    ReportedMention,
    Side,
    Span,
    Verdict,
)

NIN = person("Ola Nin", "Q3", "CCC")
FEBRUARY = stretch("2023-02-01", "2023-02-22", "[2023-02-01,2023-02-08,2023-02-15,2023-02-22]", "weekday")
TIVO, RUMA = Place("Tivo", "Tivo", "AAA"), Place("Ruma", "Ruma", "BBB")


def groups(mentions: Iterable[ReportedMention], *judgements: Judgement) -> set[frozenset[str]]:
    """Return the documents of each event."""
    return {frozenset(one.document for one in event.reports) for event in link(mentions, judgements).events}


def together(*mentions: ReportedMention) -> bool:
    return len(groups(mentions)) == 1


def only(*mentions: ReportedMention) -> Event:
    [event] = link(mentions).events
    return event


def a(**about: object) -> ReportedMention:
    return reported("alpha#0", *about.pop("who", (VELL, KERIZ)), **about)  # type: ignore[misc]


def b(**about: object) -> ReportedMention:
    return reported("beta#0", *about.pop("who", (VELL, KERIZ)), **about)  # type: ignore[misc]


ONE = [
    ("the same day", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"))),
    ("the other way round", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), who=(KERIZ, VELL))),
    ("a channel left open", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), type="other_contact")),
    (
        "a meeting told as a talk",
        a(dates=day("2023-10-11"), type="meeting"),
        b(dates=day("2023-10-11"), type="other_contact"),
    ),
    ("main news published two days after", a(dates=day("2023-10-11")), b(published=day("2023-10-13"))),
    ("both undated, published a day apart", a(published=day("2023-10-12")), b(published=day("2023-10-13"))),
    (
        "a day of the week that the other states",
        a(dates=day("2023-10-11")),
        b(dates=stretch("2023-10-09", "2023-10-15")),
    ),
    ("a participant more", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), who=(VELL, KERIZ, NIN))),
    ("a plan and its fulfilment", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), status="planned")),
    (
        "a plan and its end",
        a(dates=day("2023-10-11"), status="cancelled"),
        b(dates=day("2023-10-11"), status="planned"),
    ),
    ("kinds of meeting", a(dates=day("2023-10-11"), type="summit"), b(dates=day("2023-10-11"), type="meeting")),
    (
        "a day apart, all else alike",
        a(dates=day("2023-10-11"), type="meeting", place=TIVO),
        b(dates=day("2023-10-12"), type="meeting", place=TIVO),
    ),
    (
        "a name in another script, no entity",
        a(dates=day("2023-10-11"), who=(person("Nasser Bourita"), KERIZ)),
        b(dates=day("2023-10-11"), who=(person("ناصر بوريطة"), KERIZ)),
    ),
    (
        "a name that has its entity elsewhere",
        a(dates=day("2023-10-11"), who=(person("Aruna Vell"), KERIZ)),
        b(dates=day("2023-10-11")),
    ),
    (
        "a visit, its days overlapping",
        a(dates=day("2023-10-11"), type="visit", who=(VELL,), place=RUMA),
        b(
            dates=stretch("2023-10-10", "2023-10-12"),
            type="visit",
            who=(VELL, KERIZ),
            place=Place("Tivo", "Tivo", "BBB"),
        ),
    ),
    ("a day and month without the year", a(dates=day("2022-02-12")), b(surface="samedi 12 février", language="fr")),
]

APART = [
    ("twice in one week", a(dates=day("2023-10-11")), b(dates=day("2023-10-13"))),
    ("another pair", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), who=(VELL, NIN))),
    ("a call and a meeting", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), type="meeting")),
    (
        "a meeting, and a talk some day of the month",
        a(dates=day("2023-10-11"), type="meeting"),
        b(dates=stretch("2023-10-01", "2023-10-31"), type="other_contact"),
    ),
    ("a meeting and a visit", a(dates=day("2023-10-11"), type="meeting"), b(dates=day("2023-10-11"), type="visit")),
    ("happened and denied", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), status="denied")),
    ("happened and cancelled", a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), status="cancelled")),
    ("published before the day", a(dates=day("2023-10-11")), b(published=day("2023-10-10"))),
    ("published long after", a(dates=day("2023-10-11")), b(published=day("2023-10-16"))),
    ("background published the day after", a(dates=day("2023-10-11")), b(published=day("2023-10-12"), main=False)),
    ("no date at all", a(dates=day("2023-10-11")), b()),
    ("neither has a date", a(), b()),
    ("a weekday of another month", a(dates=day("2023-10-11")), b(dates=FEBRUARY)),
    ("not the weekday of the set", a(dates=day("2023-02-09")), b(dates=FEBRUARY)),
    (
        "the weekday contradicts",
        a(dates=day("2023-10-11")),
        b(published=day("2023-10-12"), surface="mardi", language="fr"),
    ),
    ("another day and month without the year", a(dates=day("2022-02-12")), b(surface="13 février", language="fr")),
    (
        "host and guest swapped, a day apart",
        a(dates=day("2023-10-11"), type="meeting", place=TIVO),
        b(dates=day("2023-10-12"), type="meeting", place=RUMA),
    ),
    (
        "letters of both to each other",
        a(dates=day("2023-10-11"), type="message", who=(person("V", "Q1", side=Side.INITIATOR), KERIZ)),
        b(dates=day("2023-10-12"), type="message", who=(person("K", "Q2", side=Side.INITIATOR), VELL)),
    ),
    (
        "visits of two countries",
        a(dates=day("2023-10-11"), type="visit", who=(VELL,), place=TIVO),
        b(dates=day("2023-10-11"), type="visit", who=(VELL,), place=RUMA),
    ),
    (
        "two rulers of one name",
        a(dates=day("2023-10-11"), who=(person("Mohammed VI"), KERIZ)),
        b(dates=day("2023-10-11"), who=(person("Mohammed V"), KERIZ)),
    ),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_contact(one: ReportedMention, other: ReportedMention) -> None:
    assert together(one, other)
    assert together(other, one)


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_two_contacts(one: ReportedMention, other: ReportedMention) -> None:
    assert not together(one, other)
    assert not together(other, one)


def test_what_one_article_keeps_apart_stays_apart() -> None:
    # gamma tells a call and a session of three on one day; alpha and beta each report one of the two.
    both = [
        reported("gamma#0", VELL, KERIZ, type="meeting", dates=day("2023-04-06")),
        reported("gamma#1", VELL, KERIZ, NIN, type="meeting", dates=day("2023-04-06")),
        reported("alpha#0", VELL, KERIZ, type="meeting", dates=day("2023-04-06")),
        reported("beta#0", NIN, VELL, KERIZ, type="meeting", published=day("2023-04-06")),
    ]
    assert groups(both) == {frozenset({"gamma", "alpha"}), frozenset({"gamma", "beta"})}


def test_an_article_that_tells_the_same_twice_is_no_reason_against() -> None:
    same = [reported(f"alpha#{number}", dates=day("2023-04-06")) for number in range(2)]
    assert together(*same)


def test_an_open_kind_does_not_bridge_a_call_and_a_meeting() -> None:
    kinds = ("call", "meeting", "other_contact")
    mentions = [reported(f"{kind}#0", dates=day("2023-04-06"), type=kind) for kind in kinds]
    assert groups(mentions) == {frozenset({"call", "other_contact"}), frozenset({"meeting"})}


def test_two_undated_mentions_of_one_article_stay_apart() -> None:
    assert len(link([reported(f"alpha#{n}", published=day("2023-04-06")) for n in range(2)]).events) == 2


def test_an_undated_report_between_two_contacts_is_left_alone() -> None:
    days = [a(dates=day("2023-10-11")), b(dates=day("2023-10-13"))]
    between = reported("gamma#0", published=day("2023-10-14"))
    assert frozenset({"gamma"}) in groups([*days, reported("gamma#0", published=day("2023-10-13"), main=False)])
    assert frozenset({"alpha"}) in groups([*days, between])


def test_chains_do_not_bridge_days() -> None:
    # Each is a day from the next; the first and the last are three days apart.
    chain = [reported(f"d{n}#0", dates=day(f"2023-10-1{n}"), type="meeting", place=TIVO) for n in range(4)]
    for event in link(chain).events:
        days = {one.mention for one in event.reports}
        assert len(days) <= 2


def test_the_order_of_mentions_does_not_matter() -> None:
    chance = random.Random(2)
    mentions = [
        reported(
            f"d{number}#0",
            *chance.sample((VELL, KERIZ, NIN), chance.choice((2, 2, 3))),
            dates=chance.choice((UNDATED, day(f"2023-10-{chance.randint(10, 18)}"))),
            published=day(f"2023-10-{chance.randint(18, 21)}"),
            type=chance.choice(("call", "meeting")),
        )
        for number in range(60)
    ]
    expected = link(mentions)
    for _ in range(3):
        chance.shuffle(mentions)
        assert link(mentions) == expected


def test_judgements_are_obeyed_and_can_be_withdrawn() -> None:
    days = [a(dates=day("2023-10-11")), b(dates=day("2023-10-11")), reported("gamma#0", dates=day("2023-12-01"))]

    def said(verdict: Verdict, *mentions: str) -> Judgement:
        return Judgement(f"{verdict}", verdict, mentions, "an analyst", "2024-01-01T00:00:00Z")

    assert frozenset({"alpha"}) in groups(days, said(Verdict.DIFFERENT, "alpha#0", "beta#0"))
    assert groups(days, said(Verdict.SAME, "alpha#0", "gamma#0")) == {frozenset({"alpha", "beta", "gamma"})}
    assert groups(days, said(Verdict.REJECT, "alpha#0")) == {frozenset({"beta"}), frozenset({"gamma"})}
    both = said(Verdict.DIFFERENT, "alpha#0", "beta#0"), said(Verdict.SAME, "alpha#0", "gamma#0")
    assert frozenset({"alpha", "gamma"}) in groups(days, *both)
    withdrawn = Judgement("x", Verdict.SAME, ("alpha#0", "gamma#0"), "an analyst", "a", None, "an analyst", "b")
    assert groups(days, withdrawn) == groups(days)


def test_the_seeds_call_is_one_and_its_look_alikes_are_not() -> None:
    pair = (person("Antony Blinken", "Q7821917", "USA"), person("Nasser Bourita", "Q1", "MAR"))
    seeds = [
        reported("000#0", *pair, published=day("2023-10-13"), language="fr"),
        reported("001#0", *pair, surface="mardi", language="fr"),
        reported("002#0", *pair, dates=FEBRUARY, published=stretch("2023-02-01", "2023-02-28"), language="fr"),
        reported("003#0", *pair, dates=day("2023-10-11"), published=day("2023-10-12"), language="ar"),
    ]
    assert groups(seeds) == {frozenset({"000", "003"}), frozenset({"001"}), frozenset({"002"})}


def test_a_day_learnt_elsewhere_narrows_an_open_one() -> None:
    event = only(a(dates=stretch("2023-10-09", "2023-10-15")), b(dates=day("2023-10-11")))
    assert event.date == day("2023-10-11")
    assert event.conflicts == ()


def test_a_day_in_dispute_keeps_both_values() -> None:
    mentions = [
        reported(f"d{number}#0", dates=day(text), type="meeting", place=TIVO, outlet=f"o{number}.example")
        for number, text in enumerate(("2023-10-11", "2023-10-12", "2023-10-12"))
    ]
    event = only(*mentions)
    assert event.date.edtf == "2023-10-12"
    [conflict] = event.conflicts
    assert [(stated.value, stated.documents) for stated in conflict.values] == [
        ("2023-10-12", ("d1", "d2")),
        ("2023-10-11", ("d0",)),
    ]


def test_reprints_are_one_source() -> None:
    agency = (Attribution("agency", "Presswire", "Presswire", Span(0, 1)),)
    reports = [
        reported("d0#0", dates=day("2023-10-11"), sources=agency),
        reported("d1#0", dates=day("2023-10-11"), sources=agency),
        reported("d2#0", dates=day("2023-10-11"), outlet="paper.example"),
        reported("d3#0", dates=day("2023-10-11"), outlet="paper.example"),
        reported("d4#0", dates=day("2023-10-11"), sentence="a b c d e f g h i j k l m n o p"),
        reported("d5#0", dates=day("2023-10-11"), sentence="A b c d e f g h i j k l m, n o p."),
        reported("d6#0", dates=day("2023-10-11")),
    ]
    event = only(*reports)
    assert (len(event.reports), event.independent_sources) == (7, 4)
    assert event.confidence <= 0.99


def test_fulfilment_stands_before_the_plan_and_the_plan_is_kept() -> None:
    event = only(a(dates=day("2023-10-11"), status="planned"), b(dates=day("2023-10-11"), type="other_contact"))
    assert (event.status, event.type) == ("happened", "call")
    assert [conflict.field for conflict in event.conflicts] == ["status"]


def test_participants_named_by_half_are_the_events() -> None:
    fuller = (VELL, KERIZ, NIN)
    named = [only(a(dates=day("2023-10-11")), b(dates=day("2023-10-11"), who=fuller)).participants]
    mentions = [reported(f"d{n}#0", dates=day("2023-10-11")) for n in range(2)]
    named.append(only(*mentions, b(dates=day("2023-10-11"), who=fuller)).participants)
    assert [[one.name for one in participants] for participants in named] == [
        ["Aruna Vell", "Tomas Keriz", "Ola Nin"],
        ["Aruna Vell", "Tomas Keriz"],
    ]
    assert named[0][2].documents == ("beta",)


def test_many_copies_of_one_report_are_bounded_work() -> None:
    copies = [reported(f"d{number}#0", dates=day("2023-10-11")) for number in range(1500)]
    assert together(*copies)


HADDAR, SHORT, OTHER = (person(name, None, "AAA") for name in ("Wajdi Haddar", "Haddar", "Selim Haddar"))
FOREIGN, TRADE = ("foreign_minister", "AAA"), ("trade_minister", "AAA")


def introduced(identity: str, who: Participant, *offices: tuple[str, str]) -> ReportedMention:
    said = tuple((who.name, *office) for office in offices)
    return reported(identity, who, KERIZ, dates=day("2023-10-11"), offices=said)


def test_a_family_name_in_an_office_is_the_one_who_bears_it_there() -> None:
    whole, short = introduced("alpha#0", HADDAR, FOREIGN), introduced("beta#0", SHORT, FOREIGN)
    assert together(whole, short)


@pytest.mark.parametrize("office", [(), (TRADE,), (("foreign_minister", "CCC"),)], ids=["none", "another", "abroad"])
def test_a_family_name_alone_tells_nothing(office: tuple[tuple[str, str], ...]) -> None:
    assert not together(introduced("alpha#0", HADDAR, FOREIGN), introduced("beta#0", SHORT, *office))


def test_a_family_name_of_two_in_that_office_stays_open() -> None:
    both = introduced("alpha#0", HADDAR, FOREIGN), introduced("gamma#0", OTHER, FOREIGN)
    assert frozenset({"beta"}) in groups((*both, introduced("beta#0", SHORT, FOREIGN)))
