"""The table of levels says the same in Python and in SQL, and every level has its weight."""

from __future__ import annotations

import random

from builders import day, person, reported, stretch

from dragoman.link.bulk import score_pairs_in_bulk
from dragoman.link.comparison import level_of
from dragoman.link.features import Features, features_of
from dragoman.link.levels import COMPARISONS
from dragoman.link.scoring import candidates, score_pairs
from dragoman.link.weights import load_weights
from dragoman.model import UNDATED, Place, ReportedMention, Side


def _any_mention(chance: random.Random, number: int) -> ReportedMention:
    people = [person(f"Na{letter}o Te{letter}a", f"Q{letter}") for letter in "bdfg"]
    people[1] = person(people[1].name, people[1].entity, "BBB")
    some = chance.sample(people, chance.choice((2, 2, 2, 3, 4)))
    side = chance.choice((None, None, Side.INITIATOR, Side.HOST))
    first = person(some[0].name, some[0].entity, "AAA", side)
    first_day = chance.randint(1, 6) if number % 2 else 4
    dates = chance.choice(
        (
            UNDATED,
            UNDATED,
            day(f"2023-02-0{first_day}"),
            day(f"2023-02-0{first_day}"),
            stretch("2023-02-01", f"2023-02-{chance.choice((5, 20, 28)):02}"),
            stretch("2023-02-03", "2023-02-09"),
        )
    )
    place = chance.choice(
        (
            None,
            Place("Ruma", "Ruma", "AAA"),
            Place("Tivo", "Tivo", "AAA"),
            Place("Egypt", "R", "AAA"),
            Place("Kano", "Kano", "CCC"),
            Place("Ruma", "R", "BBB"),
        )
    )
    return reported(
        f"d{number:03}#0",
        first,
        *some[1:],
        type=chance.choice(("call", "other_contact", "meeting", "summit", "visit", "message")),
        status=chance.choice(("happened", "happened", "planned", "denied")),
        dates=dates,
        surface=chance.choice((None, None, "samedi 4 février", "mardi", "samedi")) if dates is UNDATED else None,
        main=chance.random() < 0.7,
        place=place,
        language=chance.choice(("fr", "en")),
        published=chance.choice(
            (UNDATED, day("2023-02-05"), day("2023-02-06"), day("2023-02-08"), stretch("2023-02-01", "2023-02-28"))
        ),
        sentence=chance.choice(("", "one two three four five six seven eight nine ten")),
        topics=chance.choice(((), ("fishing rights",), ("border crossings",))),
        company=chance.choice(
            ((), (("Ola Nin", "Q3"),), (("Ola Nin", "Q3"), ("Ina Soto", None)), (("Ura Bek", None),))
        ),
    )


def _rows(count: int = 120, seed: int = 5) -> tuple[Features, ...]:
    chance = random.Random(seed)
    rows = features_of([_any_mention(chance, number) for number in range(count)])
    # Nobody here is in the news all the time, and no pair is rare.
    return tuple(row._replace(busy=n % 4 == 0, abroad=n % 3 == 0, record=n % 5) for n, row in enumerate(rows))


def test_splink_and_python_give_the_same_pairs_and_weights() -> None:
    rows, weights = _rows(), load_weights()
    plain, bulk = score_pairs(rows, weights), score_pairs_in_bulk(rows, weights)
    assert len(plain) > 100
    assert [pair[:2] for pair in plain] == [pair[:2] for pair in bulk]
    assert max(abs(one.weight - other.weight) for one, other in zip(plain, bulk, strict=True)) < 1e-9


def test_the_cases_above_reach_most_levels() -> None:
    rows = _rows(200)
    reached = {(some.name, level_of(some, rows[a], rows[b]).name) for a, b in candidates(rows) for some in COMPARISONS}
    every = {(some.name, level.name) for some in COMPARISONS for level in some.levels}
    never = {
        "the same figures",
        "a participant in common",
        "no participant in common",
        "several sentences or quotations word for word the same",
        "one of two contacts of these on record",
        "the weekday of the day that the other states",
        "the same place, in a third country",
        "in the news all the time, and both don't state a day",
    }
    assert {level for _, level in every - reached} <= never | {"two participants or more in common"}


def test_a_level_is_the_same_from_both_sides() -> None:
    rows = _rows()
    for one, other in candidates(rows):
        for some in COMPARISONS:
            assert level_of(some, rows[one], rows[other]) is level_of(some, rows[other], rows[one])


def test_every_level_has_a_weight_and_no_weight_is_left_over() -> None:
    weights = load_weights()
    levels = {(some.name, level.name) for some in COMPARISONS for level in some.levels if not level.silent}
    assert set(weights.m) == set(weights.u) == levels
    assert all(0 < share <= 1 for share in (*weights.m.values(), *weights.u.values()))


def test_names_of_levels_are_told_apart() -> None:
    for some in COMPARISONS:
        assert len({level.name for level in some.levels}) == len(some.levels)
