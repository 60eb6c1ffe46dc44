"""Parquet is read back by pyarrow, DuckDB and pandas, with dates that are dates."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import duckdb
import pandas
from dossiers import Export
from pyarrow import parquet

from dragoman.export import Dossier
from dragoman.records import event_to_record


def test_every_reader_sees_the_same(export: Export, told: tuple[Dossier, ...], tmp_path: Path) -> None:
    content, _ = export("parquet")
    table = parquet.read_table(io.BytesIO(content))
    assert table.column_names == list(event_to_record(told[0].event))
    assert table["id"].to_pylist() == [one.event.id for one in told]
    assert list(pandas.read_parquet(io.BytesIO(content))["type"]) == [str(one.event.type) for one in told]
    file = tmp_path / "events.parquet"
    file.write_bytes(content)
    query = f"SELECT date.start, participants[1].name FROM '{file}' WHERE type = 'call'"
    assert duckdb.sql(query).fetchall() == [(dt.date(2023, 10, 10), "Aruna Vell")]


def test_what_is_read_back_is_the_record(export: Export, told: tuple[Dossier, ...]) -> None:
    rows = parquet.read_table(io.BytesIO(export("parquet")[0])).to_pylist()
    for row, one in zip(rows, told, strict=True):
        row["date"].update({end: day and day.isoformat() for end, day in row["date"].items() if end != "edtf"})
        assert row == event_to_record(one.event)
