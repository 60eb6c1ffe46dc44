"""Prints how many states have a known holder of each main office, on the first of July of each year.

    coverage.py [--since YEAR] [--until YEAR] [--gaps OFFICE] [--lot SEED --office OFFICE --on DAY]

A row is an office; its cells are the numbers of members of the United Nations for which `dragoman who` says held,
presumed, several and unknown. --gaps lists the states behind the last two, year by year. --lot draws forty members
blind and prints what `dragoman who` says of an office of each, for a person to check.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dragoman.knowledge import KnowledgeBase, load
from dragoman.model import DateRange

MEMBERS = Path(__file__).parent / "knowledge" / "un_members.tsv"
OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
ANSWERS = ("held", "presumed", "several", "unknown")
LOT = 40


def members() -> list[str]:
    """Return the members of the United Nations, in the order of their codes."""
    return MEMBERS.read_text("utf-8").split()[1:]


def answer(base: KnowledgeBase, office: str, state: str, day: dt.date) -> str:
    """Return what the base says of an office on a day."""
    return base.called(office, state, DateRange(day, day, day.isoformat())).status.value


def print_table(base: KnowledgeBase, years: Sequence[int]) -> None:
    """Print the numbers of states by office, year and answer."""
    states = members()
    print("| office | " + " | ".join(map(str, years)) + " |")
    print("| --- |" + " --- |" * len(years))
    for office in OFFICES:
        cells = []
        for year in years:
            counts = Counter(answer(base, office, state, dt.date(year, 7, 1)) for state in states)
            cells.append(" ".join(str(counts[one]) for one in ANSWERS))
        print(f"| {office} | " + " | ".join(cells) + " |")


def print_gaps(base: KnowledgeBase, office: str, years: Sequence[int]) -> None:
    """Print the states for which nobody or more than one is known, year by year."""
    for year in years:
        found = {state: answer(base, office, state, dt.date(year, 7, 1)) for state in members()}
        for wanted in ANSWERS[2:]:
            print(year, wanted, " ".join(state for state, status in found.items() if status == wanted))


def print_lot(base: KnowledgeBase, seed: str, office: str, day: dt.date) -> None:
    """Print what is said of an office in forty states drawn blind."""
    drawn = sorted(random.Random(seed).sample(members(), LOT))
    for state in drawn:
        name = base.states[state].name
        said = base.who(f"{office.replace('_', ' ')} of {name}", day, "en")
        persons = ", ".join(one.person.name for one in said.candidates if one.term)
        print(f"{state} {name}: {said.status.value} {persons}")


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--since", type=int, default=2010)
    parser.add_argument("--until", type=int, default=2026)
    parser.add_argument("--gaps", metavar="OFFICE")
    parser.add_argument("--lot", metavar="SEED")
    parser.add_argument("--office", default="foreign_minister")
    parser.add_argument("--on", type=dt.date.fromisoformat, default=dt.date(2023, 10, 13))
    asked = parser.parse_args()
    base, years = load(), range(asked.since, asked.until + 1)
    if asked.lot:
        print_lot(base, asked.lot, asked.office, asked.on)
    elif asked.gaps:
        print_gaps(base, asked.gaps, years)
    else:
        print_table(base, years)


if __name__ == "__main__":
    main()
