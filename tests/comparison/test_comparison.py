"""Rows of other data sets against the ledger: our own exports are confirmed, what differs is told for what it is."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from pathlib import Path

import pytest
from builders import UNDATED, day
from dossiers import DOCUMENTS, HALIM, KERIZ, ORSAY, VELL, plain
from relinking import add

from dragoman.comparison import Claim, ClaimedSide, Comparison, Outcome, compare, read_claims
from dragoman.errors import ReadError, UsageError
from dragoman.export import About, Dossier, dossiers, format_named
from dragoman.ledger import open_ledger
from dragoman.model import CodedDocument

MAR, USA, EGY, FRA = (ClaimedSide((code,)) for code in ("MAR", "USA", "EGY", "FRA"))

NOBODY = ClaimedSide()


def told(folder: Path, *documents: CodedDocument) -> tuple[Dossier, ...]:
    ledger = open_ledger(folder / "compare.db")
    add(ledger, *documents)
    with ledger.read() as reader:
        return tuple(dossiers(reader, reader.events()))


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, ...]:
    return told(tmp_path_factory.mktemp("compare"), *DOCUMENTS)


def claim(text: str, source: ClaimedSide, target: ClaimedSide = NOBODY, category: str | None = "CONSULT") -> Claim:
    return Claim(1, "x", dt.date.fromisoformat(text), category, "040", source, target)


@pytest.mark.parametrize(
    ("one", "outcome", "why"),
    [
        (claim("2023-10-10", MAR, USA), Outcome.CONFIRMED, "same sides"),
        (claim("2023-10-10", USA, MAR), Outcome.CONFIRMED, "same sides"),
        (claim("2023-10-10", ClaimedSide(("MAR", "USA"))), Outcome.CONFIRMED, "same sides"),
        (claim("2023-10-10", ClaimedSide((), ("VELL",)), USA), Outcome.CONFIRMED, "same sides"),
        (claim("2023-10-12", USA, MAR), Outcome.OTHER_DAY, "2023-10-10; the row has the day of a report"),
        (claim("2023-10-15", USA, MAR), Outcome.OTHER_DAY, "the ledger has it on 2023-10-10"),
        (claim("2023-12-01", USA, MAR), Outcome.NOT_FOUND, "the nearest is 2023-10-10"),
        (claim("2023-10-25", FRA, EGY), Outcome.POSSIBLE, "2023-10-24/2023-10-26"),
        (claim("2023-06-07", MAR, FRA), Outcome.OTHER_KIND, "cancelled"),
        (claim("2023-06-07", MAR, FRA, "REJECT"), Outcome.CONFIRMED, "same sides"),
        (claim("2023-08-01", USA, FRA), Outcome.DENIED, "deny"),
        (claim("2023-08-01", USA, ClaimedSide(("DEU",))), Outcome.NOT_FOUND, "no contact of these two"),
        (claim("2023-10-10", ClaimedSide((), ("VELLUM",)), USA), Outcome.NOT_FOUND, "no contact of these two"),
        (claim("2023-10-10", MAR, MAR), Outcome.NOT_FOUND, "no contact of these two"),
        (claim("2022-02-02", ClaimedSide(("EGY",), ("Ilya Undo", "Samir Halim"))), Outcome.CONFIRMED, "same sides"),
        (claim("2022-02-02", ClaimedSide(("EGY",), ("Ilya Undo", "Aruna Vell"))), Outcome.NOT_FOUND, "of these two"),
        (claim("2023-10-10", MAR), Outcome.ONE_SIDE, "no second side"),
        (claim("2023-10-10", MAR, USA, None), Outcome.NO_CONTACT, "040"),
    ],
)
def test_outcomes(every: tuple[Dossier, ...], one: Claim, outcome: Outcome, why: str) -> None:
    [finding] = compare([one], every).findings
    assert finding.outcome is outcome, finding.why
    assert why in finding.why


@pytest.mark.parametrize("name", ["gdelt-events", "polecat"])
def test_what_we_export_is_confirmed(every: tuple[Dossier, ...], tmp_path: Path, name: str) -> None:
    comparison = read_back(every, tmp_path, name)
    assert {finding.outcome for finding in comparison.findings} == {Outcome.CONFIRMED}
    assert len(comparison.findings) == 6
    assert not comparison.not_claimed


def read_back(every: tuple[Dossier, ...], folder: Path, name: str) -> Comparison:
    sink = io.BytesIO()
    format_named(name).write(every, sink, About())
    file = folder / "rows.tsv"
    file.write_bytes(sink.getvalue())
    claims = [one for one in read_claims(file) if isinstance(one, Claim)]
    return compare(claims, every)


def test_contacts_in_no_row_are_told(every: tuple[Dossier, ...]) -> None:
    comparison = compare([claim("2023-04-03", MAR, USA), claim("2023-10-10", MAR, USA)], every)
    assert len(comparison.not_claimed) == 3  # the letter, the cancelled and the hosted one lie between


def test_many_claims_are_held_against_few_events_each(every: tuple[Dossier, ...]) -> None:
    many = [claim("2023-10-10", MAR, USA)] * 20_000 + [claim("2023-10-10", MAR, ClaimedSide(("DEU",)))] * 20_000
    counts = Counter(finding.outcome for finding in compare(many, every).findings)
    assert counts == {Outcome.CONFIRMED: 20_000, Outcome.NOT_FOUND: 20_000}


def test_an_undated_contact_is_possible(tmp_path: Path) -> None:
    some = told(
        tmp_path, plain("one", (VELL, HALIM), dates=UNDATED), plain("two", (KERIZ, ORSAY), dates=day("2020-01-01"))
    )
    [finding] = compare([claim("2021-01-01", MAR, EGY)], some).findings
    assert (finding.outcome, finding.why) == (Outcome.POSSIBLE, "the ledger has these two, day unknown")


def test_broken_rows_are_named_and_the_rest_is_read(every: tuple[Dossier, ...], tmp_path: Path) -> None:
    sink = io.BytesIO()
    format_named("gdelt-events").write(every, sink, About())
    rows = sink.getvalue().decode().splitlines()
    file = tmp_path / "rows.tsv"
    file.write_text("\n".join([rows[0], "1\t2\t3", rows[1].replace("\t20", "\tXX", 1), rows[2]]) + "\n", "utf-8")
    read = list(read_claims(file))
    assert [isinstance(one, ReadError) for one in read] == [False, True, True, False]
    assert "rows.tsv:2: has 3 columns, not 61" in str(read[1])
    assert "rows.tsv:3: its day is none" in str(read[2])


def test_other_files_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text("a\tb\n", "utf-8")
    with pytest.raises(ReadError, match="2 columns"):
        list(read_claims(file))
    with pytest.raises(UsageError):
        list(read_claims(tmp_path / "nothing"))


def test_a_finding_names_its_events(every: tuple[Dossier, ...]) -> None:
    confirmed, missing = compare([claim("2023-10-10", MAR, USA), claim("2023-10-10", MAR, NOBODY)], every).findings
    assert [one.event.id for one in every if one.event.id in confirmed.events]
    assert not missing.events
