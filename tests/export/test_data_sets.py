"""POLECAT's, ICEWS's and Phoenix's files are read back by pandas and DuckDB, with their columns and codes."""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
import pandas
import pytest
from dossiers import Export

from dragoman.export import Dossier, icews, phoenix, polecat

DYADIC = 6  # events of the dossiers with a code, one day and two sides


@pytest.mark.parametrize(
    ("name", "columns", "count", "header"),
    [("polecat", polecat.COLUMNS, 40, 0), ("icews", icews.COLUMNS, 20, 0), ("phoenix", phoenix.COLUMNS, 26, None)],
)
def test_columns(
    export: Export, tmp_path: Path, name: str, columns: tuple[str, ...], count: int, header: int | None
) -> None:
    assert len(columns) == len(set(columns)) == count
    content, _ = export(name)
    frame = pandas.read_csv(io.BytesIO(content), sep="\t", header=header, quoting=3)
    assert frame.shape == (DYADIC, count)
    file = tmp_path / "rows.tsv"
    file.write_bytes(content)
    options = f"delim='\t', quote='', header={header == 0}"
    assert duckdb.sql(f"SELECT count(*) FROM read_csv('{file}', {options})").fetchall() == [(DYADIC,)]


def test_polecat_has_lists(export: Export) -> None:
    frame = pandas.read_csv(io.BytesIO(export("polecat")[0]), sep="\t", keep_default_na=False)
    [off] = [row for _, row in frame.iterrows() if row["Event Type"] == "REJECT"]
    assert (off["Actor Name"], off["Actor COW"], off["Recipient Name"]) == (
        "Aruna Vell; Claire Orsay",
        "600; 220",
        "None",
    )
    [third] = [row for _, row in frame.iterrows() if row["Event Mode"] == "third-party"]
    assert (third["Quad Code"], third["City"], third["Country"]) == ("VERBAL COOPERATION", "Cairo", "Egypt")


def test_icews_names_states_and_sectors(export: Export) -> None:
    frame = pandas.read_csv(io.BytesIO(export("icews")[0]), sep="\t", dtype={"CAMEO Code": str})
    [row] = [row for _, row in frame.iterrows() if row["CAMEO Code"] == "041"]
    assert (row["Source Country"], row["Source Sectors"], row["Event Text"]) == (
        *("Morocco", "Government"),
        "Discuss by telephone",
    )


def test_phoenix_joins_its_reports(export: Export, told: tuple[Dossier, ...]) -> None:
    frame = pandas.read_csv(io.BytesIO(export("phoenix")[0]), sep="\t", names=phoenix.COLUMNS, dtype=str)
    [row] = [row for _, row in frame.iterrows() if row["EventCode"] == "041"]
    assert row["NewsSources"] == "call-ar.example;call-en.example" or row["NewsSources"].count(";") == 1
    assert (row["PentaClass"], row["SourceActorFull"], row["Year"]) == ("1", "MARGOV", "2023")
