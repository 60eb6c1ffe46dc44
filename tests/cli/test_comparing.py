"""`dragoman compare`: a file of another data set, row by row."""

from __future__ import annotations

from pathlib import Path

from command import Run


def test_our_own_export_is_confirmed(dragoman: Run, ledger: Path) -> None:
    dragoman("export", "gdelt-events", "-o", "rows.csv")
    result = dragoman("compare", "rows.csv", "--format", "jsonl")
    assert result.code == 0
    assert {one["outcome"] for one in result.records} == {"confirmed"}
    assert list(result.records[0]) == ["row", "id", "date", "code", "source", "target", "outcome", "why", "events"]


def test_the_table_counts(dragoman: Run, ledger: Path) -> None:
    dragoman("export", "polecat", "-o", "rows.tsv")
    result = dragoman("compare", "rows.tsv")
    assert "2 rows: 2 confirmed" in result.out
    assert "0 contacts of the ledger on these days are in no row" in result.out


def test_a_file_of_something_else_is_one_line(dragoman: Run, ledger: Path) -> None:
    Path("rows.tsv").write_text("a\tb\n")
    result = dragoman("compare", "rows.tsv")
    assert result.code == 1
    assert len(result.complaints) == 1
    assert dragoman("compare", "nothing").code == 2
