"""Synthetic mentions with known truth, for the scale and the limits of linking.

    PYTHONPATH=src python quality/synthetic.py --mentions 10000 100000

The world: persons of uneven activity; pairs of them that meet from once a year to twice a week, over five years;
1 to 30 reports a contact. The noise is the press's: half of the mentions have no
day, a tenth a stretch of days, one in twenty is a day off; participants are missing or too many; every third is
background; a few have lost their publication date.

The oracle knows the truth and leaves alone what nothing can place: mentions without a day that aren't main news or
have no publication. No linking can be expected to do better than it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import (
    UNDATED,
    ContactType,
    DateRange,
    EventMention,
    MentionDate,
    Participant,
    Place,
    ReportedMention,
    Side,
    Span,
    Status,
    Zone,
)

YEARS_START, DAYS = dt.date(2019, 1, 1), 5 * 365
# Contacts a year of a pair, and how many pairs have that rate: most hardly ever meet, a few twice a week; a fifth
# of all contacts are of pairs that meet weekly or more.
RATES = (1.0, 2.0, 4.0, 12.0, 52.0, 104.0)
RATE_SHARES = (65, 18, 12, 4, 0.6, 0.15)
MEAN_REPORTS = 4.0
MOST_REPORTS = 30
NO_DAY, STRETCH, OFF_BY_ONE = 0.5, 0.1, 0.05
BACKGROUND, NO_PUBLICATION = 0.3, 0.1
MISSING, EXTRA, NO_ENTITY = 0.04, 0.06, 0.05
_KINDS = (ContactType.CALL, ContactType.CALL, ContactType.MEETING, ContactType.MEETING, ContactType.VISIT)
_LANGUAGES = ("xa", "xb", "xc")


@dataclass(frozen=True, slots=True)
class Contact:
    """One real contact of the synthetic world."""

    id: str
    kind: ContactType
    day: dt.date
    persons: tuple[int, ...]
    country: str
    city: str
    directed: bool


@dataclass(frozen=True, slots=True)
class World:
    """Mentions, and the contact that each is a report of."""

    mentions: tuple[ReportedMention, ...]
    truth: Mapping[str, str]


def make_world(count: int, seed: int = 1) -> World:
    """Return a world of about `count` mentions; the same seed gives the same."""
    told = list(stream_world(count, seed))
    return World(tuple(one for one, _ in told), {one.mention.id: contact for one, contact in told})


def stream_world(count: int, seed: int = 1) -> Iterator[tuple[ReportedMention, str]]:
    """Yield the mentions of a world, each with its contact, without keeping them."""
    chance = random.Random(seed)
    made = 0
    for contact in _contacts(chance, count):
        for reported in _reports(chance, contact, made):
            made += 1
            yield reported, contact.id
        if made >= count:
            break


def _contacts(chance: random.Random, count: int) -> Iterator[Contact]:
    people = max(20, count // 60)
    number = 0
    while True:
        # Squared: few persons are in most of the news.
        one, other = (int(people * chance.random() ** 2) for _ in range(2))
        if one == other:
            continue
        rate = chance.choices(RATES, RATE_SHARES)[0]
        day = chance.expovariate(rate / 365)
        while day < DAYS:
            number += 1
            yield _contact(chance, f"c{number}", (one, other), int(day))
            day += max(1.0, chance.expovariate(rate / 365))


def _contact(chance: random.Random, identity: str, pair: tuple[int, int], day: int) -> Contact:
    host = chance.choice(pair)
    cities = f"{_country(host)}-{chance.choices((0, 1, 2), (8, 1, 1))[0]}"
    order = pair if chance.random() < 0.5 else pair[::-1]
    kind, when = chance.choice(_KINDS), YEARS_START + dt.timedelta(day)
    return Contact(identity, kind, when, order, _country(host), cities, chance.random() < 0.5)


def _country(person: int) -> str:
    return f"S{person % 90:02}"


def _reports(chance: random.Random, contact: Contact, first: int) -> Iterator[ReportedMention]:
    for number in range(min(MOST_REPORTS, 1 + int(chance.expovariate(1 / (MEAN_REPORTS - 1))))):
        main = chance.random() > BACKGROUND
        yield _report(chance, contact, f"m{first + number:07}", main)


def _report(chance: random.Random, contact: Contact, identity: str, main: bool) -> ReportedMention:
    # News is of the day or the day before; background comes weeks later.
    delay = chance.choices((0, 1, 2, 3), (45, 40, 10, 5))[0] if main else chance.randint(5, 300)
    published = contact.day + dt.timedelta(delay)
    with_place = contact.kind is not ContactType.CALL and chance.random() < 0.7
    city = contact.city if chance.random() < 0.7 else contact.country
    kind = ContactType.OTHER_CONTACT if contact.kind is ContactType.CALL and chance.random() < 0.15 else contact.kind
    mention = EventMention(
        id=identity,
        type=kind,
        status=Status.HAPPENED,
        main=main,
        zone=Zone.TEXT,
        participants=_participants(chance, contact),
        date=MentionDate(_dates(chance, contact.day)),
        sentence=Span(0, 1),
        trigger=Span(0, 1),
        rule="synthetic",
        place=Place(city, city, contact.country) if with_place or contact.kind is ContactType.VISIT else None,
        confidence=0.9,
    )
    known = UNDATED if chance.random() < NO_PUBLICATION else _day(published, "given")
    return ReportedMention(mention, f"d{identity}", chance.choice(_LANGUAGES), known)


def _dates(chance: random.Random, day: dt.date) -> DateRange:
    drawn = chance.random()
    if drawn < NO_DAY:
        return UNDATED
    if drawn < NO_DAY + STRETCH:
        before, length = chance.randint(0, 6), chance.choice((6, 6, 13, 30))
        start = day - dt.timedelta(min(before, length))
        end = start + dt.timedelta(length)
        return DateRange(start, end, f"{start}/{end}", "relative")
    if chance.random() < OFF_BY_ONE:
        day += dt.timedelta(chance.choice((-1, 1)))
    return _day(day, "stated")


def _day(day: dt.date, basis: str) -> DateRange:
    return DateRange(day, day, day.isoformat(), basis)


def _participants(chance: random.Random, contact: Contact) -> tuple[Participant, ...]:
    if contact.kind is ContactType.VISIT:
        return (_participant(chance, contact.persons[0], Side.GUEST),)
    sides = (Side.INITIATOR, Side.RECIPIENT) if contact.directed and chance.random() < 0.6 else (None, None)
    if sides[0] and chance.random() < 0.1:
        sides = sides[::-1]
    found = [_participant(chance, one, side) for one, side in zip(contact.persons, sides, strict=True)]
    if chance.random() < MISSING:
        found.pop()
    if chance.random() < EXTRA:
        found.append(_participant(chance, 1_000_000 + chance.randrange(500), None))
    return tuple(found)


def _participant(chance: random.Random, person: int, side: Side | None) -> Participant:
    name = _name(person)
    entity = None if chance.random() < NO_ENTITY else f"Q{person}"
    return Participant(name, name, None, entity, None, _country(person), None, side)


def _name(person: int) -> str:
    """Return a name whose sounds are those of no other: a syllable for each digit, in two words."""
    syllables = [f"{one}a{other}a" for one in "bkst" for other in "rlmn"]
    digits = [syllables[int(digit)] for digit in f"{person:07}"]
    return f"{''.join(digits[:4])} {syllables[-1]}{''.join(digits[4:])}".title()


def oracle(world: World) -> dict[str, str]:
    """Return the best that can be hoped for: truth, each mention that nothing can place by itself."""
    return {
        one.mention.id: world.truth[one.mention.id] if placeable(one) else f"alone {one.mention.id}"
        for one in world.mentions
    }


def placeable(one: ReportedMention) -> bool:
    """Say whether a mention has a day, days, or main news's publication, and whom it takes to be compared."""
    dated = one.mention.date.dates.known or (one.mention.main and one.published.known)
    return dated and (len(one.mention.participants) > 1 or one.mention.type is ContactType.VISIT)


@dataclass(frozen=True, slots=True)
class Score:
    """B-cubed precision, recall and F1, and the share of events that mix two real contacts."""

    precision: float
    recall: float
    f1: float
    mixed: float


def score(truth: Mapping[str, str], found: Mapping[str, str]) -> Score:
    """Return how well the clusters `found` (mention -> event) are those of `truth`."""
    real, made = _clusters(truth), _clusters(found)
    common: dict[tuple[str, str], int] = defaultdict(int)
    for mention, event in found.items():
        common[truth[mention], event] += 1
    precision = sum(n * n / len(made[event]) for (_, event), n in common.items()) / len(found)
    recall = sum(n * n / len(real[contact]) for (contact, _), n in common.items()) / len(found)
    mixed = sum(len({truth[one] for one in members}) > 1 for members in made.values()) / len(made)
    return Score(precision, recall, 2 * precision * recall / (precision + recall), mixed)


def _clusters(assigned: Mapping[str, str]) -> dict[str, list[str]]:
    clusters: dict[str, list[str]] = defaultdict(list)
    for mention, cluster in assigned.items():
        clusters[cluster].append(mention)
    return clusters


def exact_match(world: World) -> dict[str, str]:
    """Return the clusters of the same pair and the same stated day: what a plain query would do."""
    found = {}
    for one in world.mentions:
        dates = one.mention.date.dates
        names = "|".join(sorted(someone.name for someone in one.mention.participants))
        found[one.mention.id] = f"{names} {dates.edtf}" if dates.is_day else one.mention.id
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line of JSON for each size asked for."""
    from dragoman.link import link

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000])
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    for count in asked.mentions:
        world = make_world(count, asked.seed)
        began = time.perf_counter()
        result = link(world.mentions)
        seconds = time.perf_counter() - began
        found = {report.mention: event.id for event in result.events for report in event.reports}
        ours, best, plain = (score(world.truth, one) for one in (found, oracle(world), exact_match(world)))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        figures = {"mentions": len(world.mentions), "seconds": round(seconds, 2), "peak_mb": memory}
        figures |= {"f1": round(ours.f1, 4), "precision": round(ours.precision, 4), "recall": round(ours.recall, 4)}
        figures |= {"oracle_f1": round(best.f1, 4), "exact_f1": round(plain.f1, 4), "mixed": round(ours.mixed, 4)}
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
